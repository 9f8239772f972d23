"""`gradwalk doctor`: which layers hold, seen and not believed, and what to do about the others."""

from __future__ import annotations

import json
import platform
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.commands import doctor
from autograder.grading.probe import LAYERS

ASKED_FOR = {"namespaces", "network", "file system", "processes", "memory", "cpu", "sanitised output", "privileges"}
needs_bubblewrap = pytest.mark.skipif(shutil.which("bwrap") is None, reason="sudo apt install bubblewrap")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments], catch_exceptions=False)


@needs_bubblewrap
def test_with_bubblewrap_every_layer_holds() -> None:
    done = run("--json")
    layers = json.loads(done.output)
    assert [layer["layer"] for layer in layers if not layer["active"]] == []
    assert {layer["layer"] for layer in layers} == set(LAYERS) >= ASKED_FOR
    assert {layer["cure"] for layer in layers} == {""}
    assert done.exit_code == 0


def test_without_bubblewrap_the_missing_layers_are_named_with_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = run()
    assert done.exit_code == 1
    missing = [line for line in done.output.splitlines() if "✗ missing" in line]
    assert any(line.startswith("file system") for line in missing)
    assert "What helps:\n" in done.output
    assert "bubblewrap" in done.output


class Dead:
    """A sandbox that does not start."""

    def __init__(self, limits: Any) -> None:
        raise OSError("no more processes")


def test_where_nothing_starts_nothing_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.grading.sandbox.Sandbox", Dead)
    layers = json.loads(run("--json").output)
    assert not any(layer["active"] for layer in layers)
    assert all(layer["cure"] for layer in layers)


@pytest.mark.parametrize(
    ("system", "words"), [("Darwin", "Linux container or virtual machine"), ("Windows", "wsl --install")]
)
def test_other_systems_are_told_where_to_grade(monkeypatch: pytest.MonkeyPatch, system: str, words: str) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    assert words in doctor.cure("network")


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "sudo apt install bubblewrap"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "sudo apt install bubblewrap"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt install bubblewrap"),
        ({"ID": "fedora"}, "sudo dnf install bubblewrap"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install bubblewrap"),
        ({"ID": "plan9"}, "with the package manager of this system (the package is called bubblewrap)"),
    ],
)
def test_bubblewrap_is_installed_as_this_linux_does_it(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], command: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    monkeypatch.setenv("PATH", "")
    assert doctor.cure("network") == f"Install bubblewrap: {command}"


def test_a_kernel_that_forbids_namespaces_is_told_to_allow_them(tmp_path: Path) -> None:
    assert doctor.blocking_setting(tmp_path) == ""
    (tmp_path / "apparmor_restrict_unprivileged_userns").write_text("1\n")
    assert doctor.blocking_setting(tmp_path).endswith("apparmor_restrict_unprivileged_userns=0")
    (tmp_path / "apparmor_restrict_unprivileged_userns").write_text("0\n")
    assert doctor.blocking_setting(tmp_path) == ""
    (tmp_path / "unprivileged_userns_clone").write_text("0\n")
    assert doctor.blocking_setting(tmp_path).endswith("unprivileged_userns_clone=1")


def test_a_layer_that_fails_although_all_is_there_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(doctor, "blocking_setting", lambda: "")
    assert "in a container" in doctor.cure("namespaces")
    assert "do not grade strangers' code here" in doctor.cure("cpu")
