"""The project as a wheel of itself: it installs where there is nothing else, and the copy makes the same wheel."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.exchange import own_wheel as room
from autograder.exchange.own_wheel import NoWheel, own_wheel, requirements, zipped

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, with nothing of this project on its path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_TARGET"))}
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd, env=kept).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path) -> Path:
    """The Python of an empty virtual environment in which the wheel, and nothing else, is installed."""
    venv = wheel.parent / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=wheel.parent)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=wheel.parent)
    return python


def test_the_wheel_installs_in_an_empty_environment_and_has_both_packages(python: Path) -> None:
    about = (
        "from importlib.metadata import distribution as d; g = d('gradwalk'); print(g.version, *g.requires, sep='\\n')"
    )
    version, *needed = run(python, "-I", "-c", about, cwd=python.parent).splitlines()
    assert version == "0.1.0"
    assert tuple(needed) == requirements()
    assert (python.parent / "gradwalk").exists() or (python.parent / "gradwalk.exe").exists()


def test_the_packages_load_beside_what_they_need(python: Path) -> None:
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    program = (
        f"import sys; sys.path += {libraries!r}; import autograder, utils; print(autograder.__file__, utils.__file__)"
    )
    for found in run(python, "-I", "-c", program, cwd=python.parent).split():
        assert Path(found).is_relative_to(python.parent.parent)


def test_an_installed_copy_makes_the_same_wheel_byte_by_byte(python: Path, wheel: Path, tmp_path: Path) -> None:
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    program = f"""
import sys; sys.path += {libraries!r}
from pathlib import Path
from autograder.exchange.own_wheel import own_wheel
print(own_wheel(Path({str(tmp_path)!r})))
"""
    again = Path(run(python, "-I", "-c", program, cwd=tmp_path).strip())
    assert (again.name, again.read_bytes() == wheel.read_bytes()) == (wheel.name, True)


def test_it_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "autograder", "utils"], capture_output=True, text=True, cwd=ROOT)
    if listed.returncode:
        pytest.skip("there is no git checkout")
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in listed.stdout.split() if (ROOT / name).is_file() and name not in names] == []
    assert [name for name in names if "__pycache__" in name or name.startswith(("tests", "tools", "source"))] == []
    assert f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info/licenses/LICENSE" in names


def test_the_needs_are_those_of_the_requirements_file() -> None:
    assert any(line.startswith("numpy>=") for line in requirements())
    assert [line for line in requirements() if line.startswith(("-", "#"))] == []


def test_what_is_not_installed_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "NAME", "gradwalk-which-nobody-has")
    with pytest.raises(NoWheel, match="pip install -r requirements.txt"):
        own_wheel(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_programs_in_a_zip_may_be_run() -> None:
    archive = zipfile.ZipFile(io.BytesIO(zipped({"a.sh": b"#!/bin/sh\n", "b": b""}, frozenset({"a.sh"}))))
    assert [entry.external_attr >> 16 & 0o777 for entry in archive.infolist()] == [0o755, 0o644]
