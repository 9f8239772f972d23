"""What became of each test cell: a row for each part of each exercise, with everybody's outcome in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from autograder.grading.record import CellGrade
from autograder.reports.outcomes import Kind, kind_of
from autograder.reports.results import ClassResults, Standing
from autograder.reports.sections import ScoredCell

Key = tuple[str, str]  # a notebook and the name of a test cell in it


@dataclass(frozen=True)
class Outcome:
    """What became of a test cell of one learner; `cell` is the grader's own record, None if nbgrader graded it."""

    learner: str
    kind: Kind
    cell: CellGrade | None = None

    @property
    def word(self) -> str:
        """The outcome in a word or two: "passed", "wrong: sum_not_mean"."""
        if self.cell is None:
            return {"passed": "passed", "missing": "missing"}.get(self.kind, "not passed")
        return self.cell.verdict + (f": {self.cell.mistake}" if self.cell.mistake else "")


@dataclass(frozen=True)
class Row:
    """One part of an exercise and everybody's outcome in it. A test without a check of ours goes by its own name."""

    scored: ScoredCell
    exercise: str | None
    part: str | None
    label: str
    outcomes: tuple[Outcome, ...] = field(repr=False)

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many have which kind of outcome."""
        return Counter(one.kind for one in self.outcomes)

    @property
    def share(self) -> float:
        """The share that passed, of those whose grade is known; 0 if there is none."""
        known = sum(one.kind != "fault" for one in self.outcomes)
        return self.counts["passed"] / known if known else 0.0


def rows_of(results: ClassResults, scored: Sequence[ScoredCell]) -> Iterator[Row]:
    """The rows in the order of the masters; what the masters no longer have comes last."""
    found: dict[Key, list[Outcome]] = {one.key: [] for one in scored}
    for standing in results.graded:
        for key, outcome in _outcomes(standing, found):
            found.setdefault(key, []).append(outcome)
    known = {one.key: one for one in scored}
    about = {key: next((one.cell for one in there if one.cell), None) for key, there in found.items()}
    names = {key: _label(cell) if cell and cell.exercise else key[1] for key, cell in about.items()}
    often = Counter(names.values())
    for key, there in found.items():
        cell, label = about[key], names[key]
        own = known.get(key) or ScoredCell(*key, cell.max_points if cell else 0.0)
        exercise, part = (cell.exercise, cell.part) if cell else (None, None)
        yield Row(own, exercise, part, label if often[label] == 1 else f"{label} · {' · '.join(key)}", tuple(there))


def _label(cell: CellGrade) -> str:
    return f"{cell.exercise}" if cell.part in (None, "correct") else f"{cell.exercise} ({cell.part})"


def _outcomes(standing: Standing, tests: Iterable[Key]) -> list[tuple[Key, Outcome]]:
    """A learner's outcomes: from the grader's records, or else from the points in the gradebook."""
    who = standing.person.id
    if standing.grades:
        cells = {(name, one.grade_id): one for name, grade in standing.grades.items() for one in grade.cells}
        absent = {key: Outcome(who, "missing") for key in tests if key[0] not in standing.grades}
        return [*((key, Outcome(who, kind_of(one), one)) for key, one in cells.items()), *absent.items()]
    wanted = set(tests)
    marks = [mark for mark in standing.marks if (mark.notebook, mark.grade_id) in wanted]
    return [
        ((one.notebook, one.grade_id), Outcome(who, "passed" if one.points >= one.max_points else "points"))
        for one in marks
    ]
