"""`gradwalk check`: notebooks graded where they stand, read as a learner reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.commands.verdicts import printable, verdict_lines
from autograder.grading.record import CellGrade, Grade
from tests.foreign import answer, cell, given, handed_in, notebook, scored

MASTER = notebook(
    given("s", "import math"),
    answer("f", "def f(x):\n    return x * x"),
    scored("test_f", "assert f(3) == 9, 'f(3) is 9'", 2),
    answer("g", "g = 1"),
    scored("test_g", "assert g == 1"),
)
CLASSES = notebook(answer("C", "class C: pass"), scored("test_c", "assert isinstance(C(), C)"))


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


def write(path: Path, content: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))
    return path


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the instructor's notebooks in source/, and with work/."""
    folder = tmp_path_factory.mktemp("room")
    write(folder / "source" / "one" / "one.ipynb", MASTER)
    write(folder / "source" / "classes.ipynb", CLASSES)
    write(folder / "work" / "one.ipynb", handed_in(MASTER, f="def f(x):\n    return 0", test_g="pass"))
    write(folder / "work" / "renamed.ipynb", MASTER)
    write(folder / "work" / "start.ipynb", notebook(cell("", "1")))
    write(folder / "right" / "one.ipynb", MASTER)
    write(folder / "class" / "classes.ipynb", CLASSES)
    (folder / "damaged.ipynb").write_text('{"cells": [')
    write(folder / "other.ipynb", notebook(answer("h", "h = 1"), scored("test_h", "assert h")))
    (folder / "empty").mkdir()
    return folder


def test_a_folder_of_notebooks_is_graded_without_the_start_page(room: Path) -> None:
    done = run(room / "work", "--source", room / "source")
    assert done.exit_code == 0
    assert [line.rstrip() for line in done.output.splitlines()] == [
        f"{room}/work/one.ipynb: 1 of 3 points",
        "exercise  verdict   points  mistake",
        "test_f    ✗ wrong    0 / 2",
        "    f(3) is 9",
        "test_g    ✓ passed   1 / 1",
        "Note: test_g was edited; the original ran.",
        "",
        f"{room}/work/renamed.ipynb: 3 of 3 points",
        "exercise  verdict   points  mistake",
        "test_f    ✓ passed   2 / 2",
        "test_g    ✓ passed   1 / 1",
        "",
    ]


def test_the_record_is_json(room: Path) -> None:
    done = run(room / "work" / "one.ipynb", room / "damaged.ipynb", "--source", room / "source", "--json")
    one, damaged = json.loads(done.output)
    assert (one["master"], one["points"], one["max_points"], one["problem"]) == ("one", 1, 3, None)
    assert [entry["verdict"] for entry in one["cells"]] == ["wrong", "passed"]
    assert damaged["problem"] == "It is not JSON, as a notebook has to be (it breaks off, line 1)."
    assert done.exit_code == 2


def test_the_exit_code_is_strict_if_it_is_asked_to_be(room: Path) -> None:
    source = ("--source", room / "source")
    assert run(room / "work" / "one.ipynb", *source, "--strict-exit").exit_code == 1
    assert run(room / "right", *source, "--strict-exit").exit_code == 0
    assert run(room / "right", room / "damaged.ipynb", *source, "--strict-exit").exit_code == 2


def test_what_cannot_be_graded_is_said_in_a_sentence_and_stops_nothing(room: Path) -> None:
    (room / "link.ipynb").symlink_to(room / "right" / "one.ipynb")
    names = ["damaged.ipynb", "nowhere.ipynb", "other.ipynb", "link.ipynb", "right/one.ipynb"]
    done = run(*(room / name for name in names), "--source", room / "source")
    assert done.exit_code == 2
    for sentence in (
        "damaged.ipynb: not graded. It is not JSON, as a notebook has to be (it breaks off, line 1).",
        "nowhere.ipynb: not graded. There is no such file.",
        f"other.ipynb: not graded. No notebook in {room}/source is called other.ipynb or has the same exercises.",
        "link.ipynb: not graded. It is a link, not a file.",
        "right/one.ipynb: 3 of 3 points",
    ):
        assert sentence in done.output


def test_a_test_that_runs_with_the_code_it_tests_is_marked_and_strict_refuses_it(room: Path) -> None:
    source = ("--source", room / "source")
    done = run(room / "class", *source)
    assert "1 of 1 points" in done.output
    assert "Note: test_c ran in the same process as the code it tests." in done.output
    done = run(room / "class", *source, "--strict")
    assert "not graded. classes.ipynb: test_c cannot run apart from what they test." in done.output
    assert done.exit_code == 2


def test_files_beside_the_instructors_notebook_are_there(tmp_path: Path) -> None:
    master = notebook(
        answer("total", "total = sum(map(int, open('numbers.txt')))"),
        scored("test_total", "from answers import TOTAL\nassert total == TOTAL"),
    )
    path = write(tmp_path / "source" / "sums" / "sums.ipynb", master)
    (path.parent / "numbers.txt").write_text("1\n2\n")
    (path.parent / "answers.py").write_text("TOTAL = 3\n")
    done = run(write(tmp_path / "sums.ipynb", master), "--source", tmp_path / "source")
    assert "1 of 1 points" in done.output


def test_without_a_sandbox_it_says_so_and_can_refuse(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    arguments = (room / "right", "--source", room / "source")
    done = run(*arguments)
    assert done.exit_code == 0
    assert "3 of 3 points" in done.output
    assert "of its own. What helps: gradwalk doctor" in done.output
    done = run(*arguments, "--require-sandbox")
    assert (done.exit_code, "3 of 3 points" in done.output) == (2, False)
    assert "The sandbox lacks" in done.output
    assert "What helps: gradwalk doctor" in done.output


def test_folders_with_nothing_in_them_are_refused(room: Path) -> None:
    done = run(room / "empty", "--source", room / "source")
    assert (done.exit_code, done.output) == (2, f"Error: There is no notebook with exercises in {room}/empty.\n")
    done = run(room / "right", "--source", room / "empty")
    assert done.exit_code == 2
    assert "There is no instructor's notebook" in done.output


def test_a_damaged_master_is_the_instructors_to_repair(room: Path, tmp_path: Path) -> None:
    (tmp_path / "one.ipynb").write_text("")
    done = run(room / "right", "--source", tmp_path)
    assert done.exit_code == 2
    assert f"{tmp_path}/one.ipynb, the instructor's notebook, cannot be used. It is empty." in done.output


def test_our_own_notebook_is_found_without_naming_a_folder(tmp_path: Path) -> None:
    unit = "01_gradient_descent"
    released = Path(__file__).parent.parent / "release" / unit / f"{unit}.ipynb"
    done = run(released)
    assert done.exit_code == 0
    assert "0 of 32 points" in done.output
    assert done.output.count("Its cell still raises NotImplementedError.") == 1


def test_a_learners_text_steers_no_terminal() -> None:
    assert printable("\x1b[2Ja\rb\u202e") == " [2Ja b "
    assert len(printable("x" * 10_000)) < 700
    hostile = CellGrade("t", 0, 1, "wrong", message="\x1b]0;title\x07 [red]no[/red]")
    lines = list(verdict_lines(Grade((hostile,), {}, (), (), 0.0), 80))
    assert [str(line) for line in lines][2] == "     ]0;title  [red]no[/red]"
