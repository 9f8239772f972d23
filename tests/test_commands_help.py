"""Every command: a help with an example that works, meaningful exit codes, one sentence for bad input."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from autograder.cli import main

EXAMPLE = re.compile(r"^ +(gradwalk .*)$", re.MULTILINE)


def commands(group: click.Group = main, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


COMMANDS = list(commands())
NEED_A_UNIT = [
    path for path in COMMANDS if "UNIT" in CliRunner().invoke(main, [*path, "--help"]).output.splitlines()[0]
]


def named(path: tuple[str, ...]) -> click.Command:
    found: click.Command = main
    for name in path:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    return found


def run(*arguments: str) -> tuple[int, list[str], str]:
    """The exit code, the lines on stderr, and everything."""
    done = CliRunner().invoke(main, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr.splitlines(), done.output


def test_there_are_the_commands_that_the_page_for_instructors_needs() -> None:
    assert {("collect",), ("grade",), ("report",), ("feedback",), ("kit",), ("export", "canvas")} <= set(COMMANDS)


@pytest.mark.parametrize("path", [(), *COMMANDS], ids=" ".join)
def test_help_has_an_example(path: tuple[str, ...]) -> None:
    code, _, said = run(*path, "--help")
    assert code == 0
    own = [line for line in EXAMPLE.findall(said) if line.startswith(" ".join(["gradwalk", *path]))]
    assert own, said
    assert re.search(r"^Usage: .*\n\n  \w", said, re.MULTILINE), "and a sentence that says what it does"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_examples_are_commands_that_are_understood(
    path: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options and arguments are read as they would be; files and folders that an example names are made first."""
    monkeypatch.chdir(tmp_path)
    found = 0
    for line in EXAMPLE.findall(run(*path, "--help")[2]):
        words = shlex.split(re.sub(r"\s{2,}.*|>.*", "", line))[1:]
        if tuple(words[: len(path)]) == path:
            make(words)
            named(path).make_context(path[-1], words[len(path) :])
            found += 1
    assert found


def make(words: list[str]) -> None:
    """The files and folders among these words."""
    for word in words:
        if re.search(r"\.(csv|zip|ipynb)$", word):
            Path(word).parent.mkdir(parents=True, exist_ok=True)
            Path(word).touch()
        elif word.startswith(("mycourse", "work")) or word.endswith("/"):
            Path(word).mkdir(parents=True, exist_ok=True)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_an_option_that_does_not_exist_is_refused(path: tuple[str, ...]) -> None:
    code, complaints, _ = run(*path, "--colour-of-the-sky", "blue")
    assert code == 2
    assert complaints[-1].startswith("Error: No such option")


@pytest.mark.parametrize("path", NEED_A_UNIT, ids=" ".join)
@pytest.mark.parametrize("unit", ["10_gradient_descent", "../..", "0\n1", "단원"])
def test_a_folder_that_is_no_course_is_refused_in_a_sentence(path: tuple[str, ...], unit: str, tmp_path: Path) -> None:
    there = ["--course-dir", str(tmp_path)] if any(one.name == "course_dir" for one in named(path).params) else []
    code, complaints, said = run(*path, unit, *there)
    assert code == 2, said
    assert complaints[0].startswith(("Error: ", "Usage: "))
    assert len(" ".join(complaints)) < 600
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir()), "and nothing is left behind"


def test_a_command_for_instructors_says_what_a_learner_has_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = [name for name in sys.modules if name.split(".")[0] in ("nbgrader", "autograder.grading.layout")]
    for name in ["nbgrader", "nbgrader.api", "nbgrader.apps", *missing]:
        monkeypatch.setitem(sys.modules, name, None)
    code, complaints, _ = run("grade", "01_gradient_descent")
    assert code == 2
    assert complaints == ["Error: This command is for instructors and needs nbgrader: pip install nbgrader"]


def test_a_package_that_is_missing_for_another_reason_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "autograder.grading.layout", None)
    done = CliRunner().invoke(main, ["report", "01_gradient_descent"])
    assert isinstance(done.exception, ModuleNotFoundError)
