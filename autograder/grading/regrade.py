"""A regrade of some exercises: everything else stays as it was graded, and what moved is kept."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.grading.bench import Assignment, read_cells
from autograder.grading.grade import blank
from autograder.grading.plan import Unusable
from autograder.grading.record import CellGrade, Grade
from autograder.grading.submission import grade_id, is_test

FOLDER, FILE = "reports", "changes.csv"


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


class ChangeLog:
    """Every change of points by a regrade, a line each, written as soon as the gradebook has it."""

    def __init__(self, root: Path, unit: str) -> None:
        self.path = root / FOLDER / unit / FILE

    def add(self, found: list[Change]) -> None:
        """Writes changes down. One that stands there as the last about its cell is not written twice."""
        last = {row["student"] + "\0" + row["grade_id"]: row for row in self._rows()}
        rows = [_row(one) for one in found]
        new = [row for row in rows if not _is_same(row, last.get(row["student"] + "\0" + row["grade_id"]))]
        if not new:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["time", *(one.name for one in fields(Change))])
            if file.tell() == 0:
                writer.writeheader()
            now = datetime.now(UTC).isoformat(timespec="seconds")
            writer.writerows({"time": now, **row} for row in new)
            file.flush()
            os.fsync(file.fileno())

    def _rows(self) -> list[dict[str, str]]:
        try:
            with self.path.open(encoding="utf-8", newline="") as file:
                return [row for row in csv.DictReader(file) if row.get("student") and row.get("grade_id")]
        except OSError:
            return []


def _row(change: Change) -> dict[str, str]:
    texts = ["" if value is None else f"{value:g}" if isinstance(value, float) else value for value in astuple(change)]
    return {one.name: as_text(text) for one, text in zip(fields(Change), texts, strict=True)}


def _is_same(row: Mapping[str, str], last: Mapping[str, str] | None) -> bool:
    return last is not None and all(last.get(name) == text for name, text in row.items())


def as_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text else text
