"""The packages of a student kit: what learners need, for this machine and for others."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.exchange import kit as room
from autograder.exchange import kit_wheels
from autograder.exchange.kit import make_kit
from autograder.exchange.kit_platforms import is_tag, markers, missing, spoken, taken, this_platform
from autograder.exchange.kit_release import NoKit, Release, imports_of, read_release
from autograder.exchange.kit_wheels import download, learners_wheel, needed
from autograder.exchange.own_wheel import requirements
from tests.student_kit import ROOT, files_in, notebook, release, tiny_wheel


def released(*units: str) -> Release:
    """What the project releases."""
    return read_release(ROOT / "release", units, ROOT / "release" / "start.ipynb")


def test_a_learner_needs_neither_nbgrader_nor_a_library_that_no_notebook_imports() -> None:
    all_names = {kit_wheels.name_of(line) for line in requirements()}
    plain = {kit_wheels.name_of(line) for line in needed(())[0]}
    assert all_names - plain == {*kit_wheels.INSTRUCTORS, "scikit-learn"}
    assert "scikit-learn" in {kit_wheels.name_of(line) for line in needed({"sklearn", "numpy"})[0]}


def test_what_a_foreign_unit_imports_comes_along_as_it_is_installed_here() -> None:
    ours, besides = needed({"bs4", "numpy"})
    assert not any(line.startswith("beautifulsoup4") for line in ours)
    assert besides == [f"beautifulsoup4=={kit_wheels.version('beautifulsoup4')}"]


def test_what_is_not_installed_here_is_named() -> None:
    with pytest.raises(NoKit, match="import neverheardof, which is not installed here"):
        needed({"numpy", "neverheardof"})


IMPORTS = {
    "plain": ("import numpy as np, pandas.io", ["numpy", "pandas.io"]),
    "from": ("from sklearn.datasets import load_iris", ["sklearn.datasets"]),
    "in a function": ("def f():\n    import torch", ["torch"]),
    "text that reads like one": ('"""\nfrom here to there\nimport nothing\n"""', []),
    "beside a magic": ("%matplotlib inline\n!ls\nimport torch", ["torch"]),
    "no Python": ("import (", []),
}


@pytest.mark.parametrize(("source", "modules"), IMPORTS.values(), ids=IMPORTS)
def test_the_imports_of_a_cell_are_found(source: str, modules: list[str]) -> None:
    assert list(imports_of(source)) == modules


def test_the_release_of_the_project_imports_what_the_requirements_provide() -> None:
    assert released().modules == {"numpy", "matplotlib", "sklearn"}
    assert released("01_gradient_descent").modules == {"numpy", "matplotlib"}
    assert needed(released().modules)[1] == []


def test_our_wheel_asks_for_the_rest_with_an_extra_and_its_record_holds(tmp_path: Path) -> None:
    ours = needed(())[0]
    path = learners_wheel(tmp_path, ours)
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    metadata = next(raw.decode() for name, raw in inside.items() if name.endswith("METADATA"))
    asked = re.findall(r"^Requires-Dist: (.*)$", metadata, re.MULTILINE)
    assert [line for line in asked if ";" not in line] == ours
    rest = [line.split(";")[1].strip() for line in asked if ";" in line]
    assert rest == ['extra == "teach"'] * len(kit_wheels.WHERE_IMPORTED)
    assert "Provides-Extra: teach" in metadata.splitlines()
    record = next(raw.decode() for name, raw in inside.items() if name.endswith("RECORD"))
    rows = {name: digest for name, digest, _ in csv.reader(record.splitlines())}
    assert list(rows) == list(inside)
    for name, raw in inside.items():
        right = f"sha256={base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b'=').decode()}"
        assert rows[name] == ("" if name.endswith("RECORD") else right)


# Other machines than this one


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels, and pip configured to look there and nowhere else."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": folder.as_uri()}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return folder


def fetched(tmp_path: Path, wanted: list[str], platform: str | None) -> list[str]:
    folder = tmp_path / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    download(wanted, folder, platform)
    return sorted(path.name.split("-")[0] for path in folder.glob("*.whl"))


def test_what_only_another_system_needs_is_fetched_for_it(index: Path, tmp_path: Path) -> None:
    tiny_wheel(index, "base", ['onwindows; sys_platform == "win32"', 'onmac; platform_system == "Darwin"'])
    tiny_wheel(index, "onwindows", ['deeper; os_name == "nt"'])
    for name in ("onmac", "deeper"):
        tiny_wheel(index, name)
    assert fetched(tmp_path, ["base"], "win_amd64") == ["base", "deeper", "onwindows"]
    assert fetched(tmp_path, ["base"], "macosx_12_0_arm64") == ["base", "onmac"]
    assert fetched(tmp_path, ["base"], "manylinux_2_28_x86_64") == ["base"]


def test_wheels_of_older_systems_are_taken_and_of_newer_ones_are_not(index: Path, tmp_path: Path) -> None:
    tiny_wheel(index, "old", tag="manylinux_2_17_x86_64")
    tiny_wheel(index, "older", tag="manylinux1_x86_64")
    tiny_wheel(index, "new", tag="manylinux_2_34_x86_64")
    assert fetched(tmp_path, ["old", "older"], "manylinux_2_28_x86_64") == ["old", "older"]
    with pytest.raises(NoKit, match="No matching distribution found for new"):
        fetched(tmp_path, ["new"], "manylinux_2_28_x86_64")


def test_what_cannot_be_downloaded_is_said_with_pips_reason_and_a_way_out(index: Path, tmp_path: Path) -> None:
    tiny_wheel(index, "base", ["absent>=2"])
    with pytest.raises(
        NoKit, match=r"pip could not download .*absent>=2.*Use --slim, or try again with a connection\."
    ):
        fetched(tmp_path, ["base"], None)


def test_without_pip_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kit_wheels, "distributions", lambda name: iter(()))
    with pytest.raises(NoKit, match="has no pip"):
        download(["numpy"], tmp_path)


def test_what_is_missing_is_found_through_extras(tmp_path: Path) -> None:
    tiny_wheel(tmp_path, "base", ["other[fast]>=1"])
    tiny_wheel(tmp_path, "other", ['quick>=3; extra == "fast"', 'never; extra == "slow"', "base"])
    assert missing(tmp_path, ["base"], "win_amd64") == ["quick>=3"]
    tiny_wheel(tmp_path, "quick")
    assert missing(tmp_path, ["base"], "win_amd64") == []


def test_platforms_have_names_and_answer_markers_as_they_do_themselves() -> None:
    assert spoken("win_amd64") == "Windows (amd64)"
    assert spoken("macosx_12_0_arm64") == "macOS 12.0 or newer (arm64)"
    assert spoken("manylinux_2_28_x86_64") == spoken("linux_x86_64") == "Linux (x86_64)"
    assert spoken("plan9_mips") == "plan9_mips"
    assert is_tag(this_platform())
    assert markers("win_amd64")["platform_machine"] == "AMD64"
    assert markers("macosx_12_0_arm64")["sys_platform"] == "darwin"
    assert markers(this_platform())["sys_platform"] == sys.platform
    assert list(taken("win_amd64")) == ["win_amd64"]


def test_a_kit_for_other_machines_names_them(tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_wheel(index, "base")
    monkeypatch.setattr(room, "needed", lambda modules: (["base"], []))
    folder = release(tmp_path, ps1=notebook("x"))
    asked = read_release(folder, (), folder / "start.ipynb")
    made = make_kit(asked, tmp_path / "kit.zip", ["win_amd64", "macosx_12_0_arm64"])
    assert made.packages == 2
    text = files_in(made.path)["README.txt"].decode()
    assert "\nWindows (amd64) or macOS 12.0 or newer (arm64).\n" in text
    assert "    ps1\n" in text
    assert "$" not in text
