"""The house: the verbs' set-up, what is required, and what happens without Chromium."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import MISSING, SWITCH, find_chromium

ROOT = Path(__file__).resolve().parent.parent


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_without_chromium_a_browser_test_is_skipped_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(SWITCH, raising=False)
    with pytest.raises(pytest.skip.Exception, match="sudo apt install chromium"):
        find_chromium()


def test_with_the_switch_it_fails_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(SWITCH, "1")
    with pytest.raises(pytest.fail.Exception, match=MISSING):
        find_chromium()


def test_chromium_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = executable(tmp_path / "chromium-browser", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium() == str(browser)


def executable(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_ci_sets_the_switch_and_calls_the_verbs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"export {SWITCH}=1" in script
    assert script.rstrip().endswith("make check\nmake test")
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=True)


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """The Makefile and what it depends on, without an environment."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs make as a person would, also where `make test` runs the tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))}
    command = ["make", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("verb", ["lab", "demo", "test", "build", "check", "bench"])
def test_every_verb_refuses_an_old_python_by_name(empty_house: Path, verb: str) -> None:
    old = executable(empty_house / "python3.9", "exit 1")
    done = make(empty_house, verb, f"PYTHON={old}")
    assert done.returncode
    assert f"Gradwalk needs Python 3.11 or newer, and '{old}' is not." in done.stdout
    assert not (empty_house / ".venv").exists()


FAKE = """
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/gradwalk ;;
    *) echo "ran $(basename "$0") $*" ;;
esac
"""


def test_set_up_happens_once_and_again_when_requirements_change(empty_house: Path) -> None:
    fake = f"PYTHON={executable(empty_house / 'python3.12', FAKE)}"
    first, second = (make(empty_house, "lab", "ARGS=--no-browser", fake).stdout for _ in range(2))
    assert "Setting up Python in .venv" in first
    assert "-r requirements.txt" in first
    assert second == "ran gradwalk start --no-browser\n"
    (empty_house / "requirements.txt").touch()
    again = make(empty_house, "lab", fake).stdout
    assert "Setting up" not in again
    assert "-r requirements.txt" in again
    assert "-r requirements-dev.txt" in make(empty_house, "test", fake).stdout


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    named = [
        line for name in ("requirements.txt", "requirements-dev.txt") for line in requirements(name) if line[0] != "-"
    ]
    assert [line for line in named if not re.fullmatch(r"[a-z][a-z0-9-]*(\[[a-z]+\])?>=[\d.]+,<[\d.]+", line)] == []


def test_the_course_installs_itself_so_that_notebooks_can_import_it() -> None:
    assert requirements("requirements.txt")[-1] == "-e ."
    assert requirements("requirements-dev.txt")[0] == "-r requirements.txt"
