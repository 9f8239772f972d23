"""`gradwalk report` on a small course that was graded for real."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from autograder.commands.report import report
from tests.tiny_class import RAISING, RIGHT, UNIT, WRONG, grade, hand_in, make_course


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(report, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four learners: one is right, two fail alike, one has a damaged file."""
    made = make_course(tmp_path_factory.mktemp("course"))
    hand_in(made, "anna", RIGHT)
    hand_in(made, "bert", WRONG)
    hand_in(made, "carl", {**WRONG, "square": RAISING["double"].replace("double", "square")})
    (hand_in(made, "dora", RIGHT) / f"{UNIT}.ipynb").write_text("{")
    assert grade(made).returncode == 1
    return made


def test_a_class_is_reported_twice_alike(course: Path) -> None:
    done = run(UNIT, "--course-dir", course)
    folder = course / "reports" / UNIT
    assert done.output.splitlines()[:2] == [
        f"3 of 4 learners are graded: {folder}/report.html",
        "The same data: report.csv, report.json beside it",
    ]
    assert done.exit_code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(before) == {"report.html", "report.csv", "report.json"}
    assert run(UNIT, "--course-dir", course).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_test_without_a_check_of_ours_goes_by_its_own_name(course: Path, tmp_path: Path) -> None:
    assert run(UNIT, "--course-dir", course, "--to", tmp_path).exit_code == 0
    record = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [(one["label"], one["exercise"], one["counts"]) for one in record["exercises"]] == [
        ("test_double", None, {"passed": 1, "unnamed": 2}),
        ("test_square", None, {"passed": 1, "unnamed": 1, "error": 1}),
    ]
    assert [(one["grade_id"], one["learners"]) for one in record["unknown"]][0] == ("test_double", ["bert", "carl"])
    assert record["unknown"][0]["example"] == "def double(x):\n    return x"
    assert [one["problem"] for one in record["learners"] if one["person"]["id"] == "dora"] == [
        "tiny.ipynb: It is not JSON, as a notebook has to be (it breaks off, line 1)."
    ]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "alert(1)" in page  # the words of the learner's error


def test_what_is_no_entry_is_said_in_comments_and_by_the_exit_code(course: Path) -> None:
    done = run(UNIT, "--course-dir", course, "--unknown")
    assert done.exit_code == 1
    assert "# test_double: 2 learners" in done.stdout
    assert "# No entry: The test has no exercise in the catalogue." in done.stdout
    assert done.stderr == "3 of 3 kinds of answers are not entries: the reason stands there.\n"
    compile(done.stdout, "<printed>", "exec")


def test_a_class_that_was_graded_without_records_has_points_only(course: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(course, tmp_path / "course")
    shutil.rmtree(copy / ".gradwalk")
    assert run(UNIT, "--course-dir", copy).exit_code == 0
    assert "Points only." in (copy / "reports" / UNIT / "report.html").read_text(encoding="utf-8")
    nothing = run(UNIT, "--course-dir", copy, "--unknown")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "nbgrader keeps points and no reasons. To find those: gradwalk grade tiny" in nothing.output


def test_before_anybody_is_graded_it_says_what_comes_first(tmp_path: Path) -> None:
    made = make_course(tmp_path)
    done = run(UNIT, "--course-dir", made)
    assert (done.exit_code, done.output) == (2, "Error: Nobody has a grade in tiny yet. First: gradwalk grade tiny\n")
    assert not (made / "reports").exists()


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("no_such_unit", "holds no notebook. Is"),
        ("../tiny", "holds no notebook"),
        ("tiny", "is no report of Gradwalk's"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(course: Path, tmp_path: Path, unit: str, said: str) -> None:
    (tmp_path / "report.csv").write_text("mine")
    done = run(unit, "--course-dir", course, "--to", tmp_path)
    assert done.exit_code == 2
    assert said in done.output
    assert (tmp_path / "report.csv").read_text() == "mine"


def test_the_help_has_examples_and_exit_codes() -> None:
    text = run("--help").output
    assert "gradwalk report 01_gradient_descent --unknown > tomorrow.py" in text
    assert "The exit code is 0" in text
