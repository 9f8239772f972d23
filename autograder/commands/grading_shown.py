"""What `gradwalk grade` shows while it runs and at its end: a bar on a terminal, plain lines elsewhere, a summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from autograder.grading.regrade import Change

MOST_NOTES = 20


@dataclass
class Tally:
    """What became of the submissions so far."""

    passed: int = 0
    refused: int = 0
    before: int = 0
    by_hand: int = 0
    problems: dict[str, str] = field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


class Shown:
    """Tells about submissions as they are done. A context manager: the bar stands as long as it is open."""

    def __init__(self, console: Console, total: int) -> None:
        self.tally = Tally()
        self._console = console
        self._total = total
        self._done = 0
        columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._bar.stop()

    def graded(self, student: str, points: float, most: float, *, passed: bool, by_hand: bool) -> None:
        """A submission is graded and recorded."""
        self.tally.passed += passed
        self.tally.refused += not passed
        self.tally.by_hand += by_hand
        self._advance(f"{student}: {points:g} of {most:g} points" + ", and some by hand" * by_hand)

    def note(self, student: str, notes: tuple[str, ...]) -> None:
        """Something about a submission that the instructor may want to know."""
        if notes:
            self.tally.notes[student] = notes

    def moved(self, changes: Iterable[Change]) -> None:
        """Points are others than before."""
        self.tally.changes += changes

    def not_graded(self, student: str, problem: str) -> None:
        """A submission got no grade."""
        self.tally.problems[student] = problem
        self._advance(f"{student}: not graded. {problem}", is_loud=True)

    def before(self, student: str) -> None:
        """A submission was graded by an earlier run and has not changed."""
        self.tally.before += 1
        self._advance(f"{student}: graded before")

    def _advance(self, line: str, *, is_loud: bool = False) -> None:
        self._done += 1
        self._bar.advance(self._task)
        if is_loud or not self._console.is_terminal:
            number = f"{self._done:>{len(str(self._total))}}/{self._total}"
            self._console.print(f"{number} {line}", markup=False, highlight=False, soft_wrap=True)


class Rate(ProgressColumn):
    """Submissions per second."""

    def render(self, task: Task) -> Text:
        """The speed as text; nothing as long as it is not known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def summary(tally: Tally, unit: str) -> list[str]:
    """What became of the class, in a few lines."""
    total = tally.passed + tally.refused + tally.before + len(tally.problems)
    before = f", {tally.before} graded before" if tally.before else ""
    lines = [
        f"{unit}: {total} submissions. {tally.passed} passed every test, {tally.refused} did not"
        f"{before}, {len(tally.problems)} not graded."
    ]
    if tally.by_hand:
        lines.append(f"To be graded by hand, in formgrader: {tally.by_hand}")
    if tally.notes:
        lines.append("Worth a look:")
        said = [f"  {student}: {note}" for student, notes in sorted(tally.notes.items()) for note in notes]
        lines += said[:MOST_NOTES] + [f"  … and {len(said) - MOST_NOTES} more"] * (len(said) > MOST_NOTES)
    if tally.changes:
        learners = len({change.student for change in tally.changes})
        lines.append(f"Points have moved for {learners} learner{'s' * (learners > 1)} (reports/{unit}/changes.csv):")
        lines += [
            f"  {one.student}: {one.grade_id} {one.before:g} → {one.after:g}"
            for one in sorted(tally.changes, key=lambda one: (one.student, one.grade_id))
        ]
    if tally.problems:
        lines.append("Not graded:")
        lines += [f"  {student}: {problem}" for student, problem in sorted(tally.problems.items())]
    return lines
