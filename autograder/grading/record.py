"""What a submission earned, as frozen records and as JSON; docs/grade_record.md says it field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from typing import Any

from autograder.examine import Verdict

FORMAT = 1


@dataclass(frozen=True)
class CellGrade:
    """A test cell: its points, the verdict, the sentence for the learner, and whether it ran apart from their code."""

    grade_id: str
    points: float
    max_points: float
    verdict: Verdict
    exercise: str | None = None
    part: str | None = None
    mistake: str | None = None
    message: str = ""
    isolated: bool = True
    seed: int | None = None
    behaviour: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class ManualCell:
    """An answer that only a person can grade; `untouched` if it is as it was released."""

    grade_id: str
    max_points: float
    untouched: bool = False


@dataclass(frozen=True)
class Grade:
    """What a submission earned, cell by cell; the notebook as it ran; which layers of isolation were active."""

    cells: tuple[CellGrade, ...]
    notebook: Mapping[str, Any] = field(repr=False)
    notes: tuple[str, ...]
    layers: tuple[str, ...]
    seconds: float
    manual: tuple[ManualCell, ...] = ()

    @property
    def points(self) -> float:
        """The points of the test cells; those that a person gives are not among them."""
        return sum(cell.points for cell in self.cells)

    @property
    def max_points(self) -> float:
        """The points that the test cells are worth."""
        return sum(cell.max_points for cell in self.cells)

    @property
    def has_fault(self) -> bool:
        """Whether some cell could not be graded through no fault of the learner's."""
        return any(cell.verdict == "fault" for cell in self.cells)

    @property
    def has_passed(self) -> bool:
        """Whether every test cell has passed."""
        return all(cell.verdict == "passed" for cell in self.cells)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Grade:
        """The grade that `record` was made from, but for its notebook. What a later version writes on top is left."""
        cells = (_known(CellGrade, cell) for cell in record["cells"])
        manual = (_known(ManualCell, cell) for cell in record["manual"])
        notes, layers = tuple(record["notes"]), tuple(record["layers"])
        return cls(tuple(cells), {}, notes, layers, float(record["seconds"]), tuple(manual))

    def record(self) -> dict[str, Any]:
        """The grade as JSON, without the notebook."""
        return {
            "format": FORMAT,
            "points": self.points,
            "max_points": self.max_points,
            "cells": [asdict(cell) for cell in self.cells],
            "manual": [asdict(cell) for cell in self.manual],
            "notes": list(self.notes),
            "layers": list(self.layers),
            "seconds": round(self.seconds, 3),
        }


def grades_of(record: Mapping[str, Any]) -> dict[str, Grade]:
    """The grades in the record of a submission, by notebook; none if it is no such record."""
    try:
        return {str(name): Grade.from_record(one) for name, one in record.get("notebooks", {}).items()}
    except (AttributeError, KeyError, TypeError, ValueError):  # a file that somebody has edited
        return {}


def _known(kind: Any, record: Mapping[str, Any]) -> Any:
    names = _names(kind)
    return kind(**{name: value for name, value in record.items() if name in names})


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))
