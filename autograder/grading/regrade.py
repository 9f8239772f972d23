"""A regrade of some exercises: everything else stays as it was graded, and what moved is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from autograder.grading.bench import Assignment, read_cells
from autograder.grading.grade import blank
from autograder.grading.plan import Unusable
from autograder.grading.record import CellGrade, Grade
from autograder.grading.submission import grade_id, is_test


@dataclass(frozen=True)
class Change:
    """A test cell whose points moved, for one learner."""

    student: str
    notebook: str
    grade_id: str
    exercise: str | None
    part: str | None
    before: float
    after: float
    verdict_before: str
    verdict_after: str


def cells_about(assignment: Assignment, names: Iterable[str]) -> frozenset[str]:
    """The test cells that check one of these exercises, or are called so themselves. Raises Unusable for none."""
    known: dict[str, set[str]] = {}
    for notebook, raw in assignment.notebooks.items():
        for cell in map(blank, filter(is_test, read_cells(notebook, raw))):
            for name in (cell.grade_id, cell.exercise or cell.grade_id):
                known.setdefault(name, set()).add(cell.grade_id)
    for name in names:
        if name not in known:
            raise Unusable(f"No test of this assignment checks {name!r}. It has: {', '.join(sorted(known))}.")
    return frozenset(cell for name in names for cell in known[name])


def kept(new: Grade, old: Grade, only: frozenset[str], shown: Mapping[str, Any] | None) -> Grade:
    """The old grade with the new one's cells in place of those that are regraded.

    `shown` is the notebook of the old grade as it stands in autograded/: the outputs of the other tests come from it.
    """
    before = {cell.grade_id: cell for cell in old.cells}
    cells = tuple(cell if cell.grade_id in only else before.get(cell.grade_id, cell) for cell in new.cells)
    outputs = {grade_id(cell): cell.get("outputs", []) for cell in (shown or {}).get("cells", []) if is_test(cell)}
    ran = [
        {**cell, "outputs": outputs.get(grade_id(cell), cell["outputs"])}
        if is_test(cell) and grade_id(cell) not in only
        else cell
        for cell in new.notebook["cells"]
    ]
    return replace(new, cells=cells, notebook={**new.notebook, "cells": ran})


def changes(student: str, old: Mapping[str, Grade], new: Mapping[str, Grade]) -> list[Change]:
    """The cells whose points are others than before, in the order of the notebooks."""
    before = {(name, cell.grade_id): cell for name, grade in old.items() for cell in grade.cells}
    found = []
    for name, grade in new.items():
        for cell in grade.cells:
            was = before.get((name, cell.grade_id))
            if was is not None and was.points != cell.points:
                found.append(_change(student, name, was, cell))
    return found


def _change(student: str, notebook: str, was: CellGrade, now: CellGrade) -> Change:
    about = (student, notebook, now.grade_id, now.exercise, now.part)
    return Change(*about, was.points, now.points, was.verdict, now.verdict)
