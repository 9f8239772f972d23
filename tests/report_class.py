"""Small classes as the grader's records describe them, for the tests of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from autograder.grading.record import CellGrade, Grade
from autograder.reports.findings import Findings, find_all
from autograder.reports.page import render
from autograder.reports.results import ClassResults, Mark, Person, Standing
from autograder.reports.sections import ScoredCell, Section
from autograder.reports.unknown import Group

BOXED = ("file system", "namespaces", "network", "processes")
CORRECT = ScoredCell("nb", "test_mse", 2, "mse", Section("1.4 · How wrong is a line?", "Exercise 3 · `mse`"))
ROBUST = ScoredCell("nb", "test_mse_robust", 1, "mse", CORRECT.section)
OWN = ScoredCell("nb", "test_own", 1, "own")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&, {{ 7*7 }} 🎈 ليلى\u202e"


def cell(verdict: str = "passed", mistake: str | None = None, **about: Any) -> CellGrade:
    """A record of `mse`, part correct, unless it says otherwise."""
    points = 2.0 if verdict == "passed" else 0.0
    known = {"grade_id": "test_mse", "exercise": "mse", "part": "correct"} | about
    return CellGrade(points=points, max_points=2.0, verdict=verdict, mistake=mistake, **known)  # type: ignore[arg-type]


def robust(*args: Any, **about: Any) -> CellGrade:
    return cell(*args, grade_id="test_mse_robust", part="robust", **about)


def own(*args: Any, **about: Any) -> CellGrade:
    return cell(*args, grade_id="test_own", exercise=None, part=None, **about)


def graded(name: str, *cells: CellGrade, layers: Sequence[str] = BOXED, **about: Any) -> Standing:
    marks = tuple(Mark("nb", one.grade_id, one.max_points, one.points) for one in cells)
    grades = {"nb": Grade(cells, {}, (), tuple(layers), 1.25)}
    return Standing(Person(name), "graded", marks=marks, grades=grades, **about)


def found(*standings: Standing, tests: Sequence[ScoredCell] = (CORRECT, ROBUST, OWN)) -> Findings:
    return find_all(ClassResults("unit", "course", datetime(2026, 3, 5), standings), tests)


def page_of(there: Findings, unknown: Sequence[Group] = ()) -> str:
    return render(there, unknown)
