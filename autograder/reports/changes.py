"""What regrades have moved, learner by learner: reports/<unit>/changes.csv, a line each, never written over."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from autograder.exchange.cells import identity, number, text
from autograder.grading.regrade import Change

FOLDER, FILE = "reports", "changes.csv"


class ChangeLog:
    """Every change of points by a regrade, a line each, written as soon as the gradebook has it."""

    def __init__(self, root: Path, unit: str) -> None:
        self.path = root / FOLDER / unit / FILE

    @cached_property
    def _last(self) -> dict[tuple[str, str], dict[str, str]]:
        """The last row about each cell of each learner."""
        if not self.path.exists():
            return {}
        with self.path.open(encoding="utf-8", newline="") as file:
            return {_place(row): row for row in csv.DictReader(file)}

    def add(self, found: Sequence[Change]) -> None:
        """Writes changes down. One that stands there as the last about its cell is not written twice."""
        new = [row for row in map(_row, found) if not _is_same(row, self._last.get(_place(row)))]
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
        self._last.update((_place(row), row) for row in new)


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return str(row.get("student")), str(row.get("grade_id"))


def _row(change: Change) -> dict[str, str]:
    values = {one.name: getattr(change, one.name) for one in fields(Change)}
    texts = {name: number(value) if isinstance(value, float) else text(value or "") for name, value in values.items()}
    return {**texts, "student": identity(change.student)}


def _is_same(row: Mapping[str, str], last: Mapping[str, str] | None) -> bool:
    return last is not None and all(last.get(name) == text for name, text in row.items())
