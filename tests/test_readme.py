"""What the README names exists, and its commands work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.apps.nbgraderapp import NbGraderApp

from autograder.cli import main
from autograder.exercises import units
from tools.markers import MARKERS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.DOTALL))
COMMANDS = [line.strip() for _, block in BLOCKS for line in block.splitlines()] + SPANS
MADE_LATER = {"work/", "submitted/"}  # by `make lab`, and by nbgrader in a course folder


def named(program: str) -> list[str]:
    """What follows `program` wherever the README names it."""
    return [
        found[1] for command in COMMANDS for found in [re.search(rf"(?:^|[\s\\/]){program} (\S.*)", command)] if found
    ]


@pytest.mark.parametrize("verb", sorted({arguments.split()[0] for arguments in named("make")}))
def test_every_verb_of_make_exists(verb: str) -> None:
    assert re.search(rf"^{verb}:", MAKEFILE, re.MULTILINE)


def test_the_readme_names_every_verb_and_so_does_help() -> None:
    verbs = set(re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[1].split())  # type: ignore[index]
    assert {arguments.split()[0] for arguments in named("make")} == verbs
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make (\w+)", shown, re.MULTILINE)) == verbs - {"help"}


@pytest.mark.parametrize("arguments", sorted(set(named("gradwalk"))))
def test_every_gradwalk_command_exists_with_its_options(arguments: str) -> None:
    name, *options = arguments.split()
    assert name in main.commands
    if options:
        assert main.commands[name].make_context(name, options)


@pytest.mark.parametrize("arguments", sorted(set(named("nbgrader"))))
def test_every_nbgrader_command_and_unit_exists(arguments: str) -> None:
    name, unit = arguments.split()
    assert name in NbGraderApp.subcommands
    assert unit in [unit.name for unit in units()]


@pytest.mark.parametrize("path", sorted({span for span in SPANS if re.fullmatch(r"[\w./]+(/|\.\w+)|LICENSE", span)}))
def test_every_file_and_folder_exists(path: str) -> None:
    assert path in MADE_LATER or (ROOT / path).exists()


def test_every_folder_of_code_is_named() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    folders = {f"{line.split('/')[0]}/" for line in tracked.splitlines() if "/" in line and not line.startswith(".")}
    assert folders <= set(SPANS)


def test_every_marker_of_a_master_is_explained() -> None:
    for kind, markers in MARKERS.items():
        for marker in markers.values():
            start = "# %% [markdown] " if kind == "markdown" else "# %% "
            assert [span for span in SPANS if span.startswith(f"{start}{marker}=")]


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_has_its_reason(requirements: str) -> None:
    table = README.split("| to run" if requirements == "requirements.txt" else "| to write")[1].split("\n\n")[0]
    explained = [name for row in table.splitlines()[2:] for name in row.split("|")[1].strip().split(", ")]
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    assert sorted(explained) == sorted(re.match(r"[\w-]+", line)[0] for line in lines if line[:1].isalpha())  # type: ignore[index]


def test_the_lines_for_windows_name_what_an_installation_has() -> None:
    (block,) = [block for language, block in BLOCKS if language == "powershell"]
    scripts = {Path(found).name for found in re.findall(r"\.venv\\Scripts\\(\w+)", block)}
    assert scripts == {"pip", "gradwalk"}
    assert all((Path(sys.prefix) / "bin" / script).exists() for script in scripts) or os.name == "nt"
    assert len(block.splitlines()) == 2


def test_the_lines_for_a_course_of_your_own_work(tmp_path: Path) -> None:
    (block,) = [block for language, block in BLOCKS if language == "sh" and "mycourse" in block]
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    script = "set -e\n" + block.replace("--learners 12", "--learners 1")
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "mycourse" / "feedback").rglob("*.html"))
