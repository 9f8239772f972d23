"""A check is improved after release: its points move, nobody else's do, and everybody whose points moved is named."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.commands.nbgrader_steps import database_url
from autograder.grading.bench import Assignment
from autograder.grading.finished import Finished
from autograder.grading.plan import Unusable
from autograder.grading.record import CellGrade, Grade
from autograder.grading.regrade import Change, cells_about, changes, kept
from autograder.reports.changes import ChangeLog
from tests.tiny_class import RIGHT, UNIT, WRONG, autograded, grade, gradebook, hand_in, make_course, master

SLY = {**RIGHT, "double": "def double(x):\n    return 4 if x == 2 else -3.0"}  # passes what is asked before


def improve(course: Path) -> None:
    """The test of `double` asks for one more number; that of `square` now refuses everybody."""
    path = course / "source" / UNIT / f"{UNIT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("double(-1.5) == -3", "double(-1.5) == -3 and double(7) == 14")
        cell.source = cell.source.replace("square(5) == 25", "square(5) == 26")
    nbformat.write(notebook, path)


def rows(course: Path) -> list[dict[str, str]]:
    with (course / "reports" / UNIT / "changes.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    from nbgrader.api import Gradebook

    course = make_course(tmp_path / "course")
    for student, answers in {"ann": RIGHT, "bo": SLY, "cy": WRONG, "di": SLY}.items():
        hand_in(course, student, answers)
    assert grade(course).returncode == 0
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_grade("why", UNIT, UNIT, "bo").manual_score = 3.5
        book.find_grade("test_double", UNIT, UNIT, "di").manual_score = 1.5
        book.find_comment("double", UNIT, UNIT, "bo").manual_comment = "Nearly."
        book.db.commit()
    improve(course)
    return course


def points(course: Path) -> dict[str, dict[str, Any]]:
    return {
        student: {name: about[:2] for (_, name), about in one["grades"].items()}
        for student, one in gradebook(course).items()
    }


def test_only_the_named_exercise_moves_and_who_moved_is_listed(graded: Path) -> None:
    before = points(graded)
    done = grade(graded, "--force", "--only", "test_double")
    assert done.returncode == 0, done.stdout + done.stderr
    after = points(graded)
    for student in ("ann", "cy"):
        assert after[student] == before[student]
    assert after["bo"] == {**before["bo"], "test_double": (0.0, None)}
    assert after["di"] == {**before["di"], "test_double": (0.0, 1.5)}
    assert before["bo"]["why"] == after["bo"]["why"] == (None, 3.5)
    assert gradebook(graded)["bo"]["comments"][UNIT, "double"][1] == "Nearly."
    moved = [(row["student"], row["grade_id"], row["before"], row["after"]) for row in rows(graded)]
    assert sorted(moved) == [("bo", "test_double", "2", "0"), ("di", "test_double", "2", "0")]
    assert "Points have moved for 2 learners" in done.stdout
    assert "bo: test_double 2 → 0" in done.stdout
    record = json.loads((graded / ".gradwalk" / UNIT / "bo.json").read_text())["notebooks"][UNIT]
    assert {cell["grade_id"]: cell["points"] for cell in record["cells"]} == {"test_double": 0.0, "test_square": 3.0}


def test_a_second_time_nothing_moves(graded: Path) -> None:
    assert grade(graded, "--only", "test_double").returncode == 0
    before, files, moved = gradebook(graded), autograded(graded), rows(graded)
    again = grade(graded, "--only", "test_double")
    assert "Points have moved" not in again.stdout
    assert (gradebook(graded), autograded(graded), rows(graded)) == (before, files, moved)
    assert grade(graded).stdout.count("graded before") == 5, "each of four, and the summary"


def test_stopped_half_way_the_others_points_are_still_known(graded: Path) -> None:
    """Killed while it was recorded, a submission is open: its old record must still keep all else as it was."""
    finished = Finished(graded, UNIT)
    finished.reopen("bo", finished.read("bo"))
    before = points(graded)
    assert grade(graded, "--only", "test_double").returncode == 0
    assert points(graded)["bo"] == {**before["bo"], "test_double": (0.0, None)}
    assert {row["student"] for row in rows(graded)} == {"bo", "di"}


def test_who_handed_in_anew_is_graded_anew(graded: Path) -> None:
    hand_in(graded, "ann", WRONG)
    assert grade(graded, "--only", "test_double").returncode == 0
    assert {name: auto for name, (auto, _) in points(graded)["ann"].items()} == {
        "test_double": 0.0, "test_square": 0.0, "why": None,
    }  # fmt: skip


def test_an_exercise_that_is_not_tested_is_refused_in_a_sentence(graded: Path) -> None:
    done = grade(graded, "--only", "cube")
    assert done.returncode == 2
    assert "No test of this assignment checks 'cube'. It has: test_double, test_square." in done.stderr


# The parts

ASSIGNMENT = Assignment({UNIT: json.dumps(master()).encode()})


def cell(name: str, points: float, **others: Any) -> CellGrade:
    return CellGrade(name, points, 2.0, "passed" if points == 2 else "wrong", **others)


def test_cells_are_known_by_their_exercise_and_by_their_name() -> None:
    notebook = master()
    notebook.cells += [nbformat.v4.new_code_cell('check("mse", f, part="robust")')]
    notebook.cells[-1].metadata["nbgrader"] = {
        "grade_id": "test_mse_robust", "grade": True, "solution": False, "locked": True, "points": 1,
    }  # fmt: skip
    assignment = replace(ASSIGNMENT, notebooks={UNIT: json.dumps(notebook).encode()})
    assert cells_about(assignment, ["mse"]) == {"test_mse_robust"}
    assert cells_about(assignment, ["mse", "test_double"]) == {"test_mse_robust", "test_double"}
    assert cells_about(assignment, []) == frozenset()
    with pytest.raises(Unusable, match="checks 'test'"):
        cells_about(assignment, ["mse", "test"])


def test_a_cell_that_was_not_there_before_comes_in() -> None:
    old = Grade((cell("a", 2), cell("b", 0)), {}, (), ("network",), 1.0)
    new = Grade((cell("a", 0), cell("b", 2), cell("c", 2)), {"cells": []}, (), (), 1.0)
    assert kept(new, old, frozenset({"b"}), None).cells == (cell("a", 2), cell("b", 2), cell("c", 2))
    assert changes("kim", {"nb": old}, {"nb": new}) == [
        Change("kim", "nb", "a", None, None, 2, 0, "passed", "wrong"),
        Change("kim", "nb", "b", None, None, 0, 2, "wrong", "passed"),
    ]


def test_the_log_grows_and_holds_nothing_twice_and_no_formula(tmp_path: Path) -> None:
    log = ChangeLog(tmp_path, "unit")
    down = Change("=SUM(A1)", "nb", "a", None, None, 2.0, 0.5, "passed", "wrong")
    up = replace(down, before=0.5, after=2.0)
    for found in ([], [down], [down], [up], [down], [replace(down, student="kim")]):
        log.add(found)
    with log.path.open(newline="") as file:
        found = [(row["student"], row["before"], row["after"]) for row in csv.DictReader(file)]
    assert found == [
        ("'=SUM(A1)", "2", "0.5"),
        ("'=SUM(A1)", "0.5", "2"),
        ("'=SUM(A1)", "2", "0.5"),
        ("kim", "2", "0.5"),
    ]
