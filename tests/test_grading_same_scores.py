"""The scores of `nbgrader autograde`, cell by cell: of a class in unit 01, and of a course that knows nothing of us."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.commands.nbgrader_steps import database_url, run_nbgrader
from tests import foreign_course, tiny_class
from tests.foreign_course import ANSWERS, NUMBERS, make_foreign_course

PROJECT = Path(__file__).resolve().parent.parent
UNIT_01 = "01_gradient_descent"
LEARNERS = int(os.environ.get("GRADWALK_CLASS", "4"))  # GRADWALK_CLASS=40 for the whole class
QUICK = "--Execute.shutdown_kernel=immediate"  # nbgrader waits politely for each kernel otherwise
DIFFERENT = {"test_sign_share", "test_sign_truth", "test_sign_warned"}


def rows(course: Path, unit: str) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """All that the gradebook says about points: automatic, manual, extra, and whether a person has to look."""
    from nbgrader.api import Gradebook

    with Gradebook(database_url(course), "tiny_course") as book:
        return {
            (one.student.id, notebook.name, row.name):
                (row.auto_score, row.manual_score, row.extra_credit, row.needs_manual_grade)
            for one in book.assignment_submissions(unit)
            for notebook in one.notebooks
            for row in notebook.grades
        }  # fmt: skip


def gradwalk(*arguments: str) -> None:
    done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output


def graded_by_nbgrader(course: Path, unit: str) -> Path:
    """A copy of the course, graded by nbgrader alone: its configuration does not name us."""
    stock = Path(shutil.copytree(course, course.with_name("stock")))
    assert "gradwalk" not in (stock / "nbgrader_config.py").read_text(encoding="utf-8")
    step = run_nbgrader(stock, "autograde", unit, QUICK)
    assert step.is_ok, step.log
    return stock


def test_a_class_in_unit_01_has_the_scores_of_nbgrader(tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(PROJECT / "source" / UNIT_01, course / "source" / UNIT_01)
    (course / "nbgrader_config.py").write_text(tiny_class.CONFIG)
    assert run_nbgrader(course, "generate_assignment", UNIT_01).is_ok
    gradwalk("simulate", UNIT_01, "--learners", str(LEARNERS), "--course-dir", str(course))
    theirs = rows(graded_by_nbgrader(course, UNIT_01), UNIT_01)
    assert len(theirs) > 10 * LEARNERS
    assert {0.0, 1.0, 2.0} <= {points for points, *_ in theirs.values()}
    for options in (["--nbgrader-compatible"], []):  # the second time, it is another way to grade: all are graded again
        gradwalk("grade", UNIT_01, "--course-dir", str(course), *options)
        assert rows(course, UNIT_01) == theirs


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The foreign course graded by nbgrader, by us as nbgrader, and by us."""
    compatible = make_foreign_course(tmp_path_factory.mktemp("foreign") / "compatible")
    ours = Path(shutil.copytree(compatible, compatible.with_name("ours")))
    stock = graded_by_nbgrader(compatible, foreign_course.UNIT)
    for course, options in ((compatible, ["--nbgrader-compatible"]), (ours, [])):
        done = tiny_class.grade(course, "--jobs", "1", *options)
        assert done.returncode == 0, done.stdout + done.stderr
    return stock, compatible, ours


def test_a_foreign_course_has_the_scores_of_nbgrader(foreign: tuple[Path, Path, Path]) -> None:
    stock, compatible, _ = (rows(course, foreign_course.UNIT) for course in foreign)
    assert {row: (stock[row], compatible.get(row)) for row in stock if stock[row] != compatible.get(row)} == {}
    assert len(stock) == len(compatible) == (len(ANSWERS) + 1) * (6 + 4)
    points = {name: points for (student, _, name), (points, *_) in stock.items() if student == "ben-wrong"}
    assert (points["test_sign"], points["test_sign_share"], points["why"]) == (2.0, 2.0, None)


def test_in_the_default_mode_it_differs_only_where_it_is_documented(foreign: tuple[Path, Path, Path]) -> None:
    stock, _, ours = (rows(course, foreign_course.UNIT) for course in foreign)
    different = {row: (stock[row][0], ours[row][0]) for row in stock if stock[row] != ours[row]}
    assert {name for *_, name in different} == DIFFERENT
    assert different["ben-wrong", NUMBERS, "test_sign_truth"] == (1.0, 0.0)
    assert different["kim-half", NUMBERS, "test_sign_share"] == (2.0, 1.0)
    assert different["ada-right", NUMBERS, "test_sign_warned"] == (0.0, 1.0)


def test_comments_times_and_files_are_those_of_nbgrader(foreign: tuple[Path, Path, Path]) -> None:
    stock, compatible, _ = (tiny_class.gradebook(course) for course in foreign)
    for student in stock:
        assert stock[student]["time"] == compatible[student]["time"]
        theirs = {row: said for row, (said, _) in stock[student]["comments"].items() if said}
        ours = {row: said for row, (said, _) in compatible[student]["comments"].items()}
        assert theirs.items() <= ours.items()
    folders = [course / "autograded" / "ada-right" / foreign_course.UNIT for course in foreign[:2]]
    assert {path.name for path in folders[0].iterdir()} == {path.name for path in folders[1].iterdir()}


@pytest.mark.parametrize(("options", "points"), [([], [1, 1, 1]), (["--nbgrader-compatible"], [2, 1, 0])])
def test_a_single_notebook_is_checked_in_both_ways(
    foreign: tuple[Path, Path, Path], options: list[str], points: list[float]
) -> None:
    course = foreign[0]
    path = course / "submitted" / "kim-half" / foreign_course.UNIT / f"{NUMBERS}.ipynb"
    done = CliRunner().invoke(main, ["check", str(path), "--source", str(course / "source"), "--json", *options])
    assert done.exit_code == 0, done.output
    found = {cell["grade_id"]: cell["points"] for cell in json.loads(done.output)[0]["cells"]}
    assert [found[name] for name in sorted(DIFFERENT)] == points
