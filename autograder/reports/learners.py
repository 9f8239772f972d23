"""Each learner in a line: verdict and time of the submission, and what has not passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.reports.findings import Findings
from autograder.reports.results import Standing
from autograder.reports.rows import Outcome, Row

MOST_SHOWN = 6  # exercises that a line names
HALF = 0.5


@dataclass(frozen=True)
class Line:
    """A learner: how many test cells passed, and which did not. `tests` is 0 where nothing was graded."""

    standing: Standing
    passed: int
    tests: int
    open: tuple[tuple[Row, Outcome], ...]

    @property
    def share(self) -> float:
        """The share of the tests that passed; of the points, where no test is known."""
        if self.tests:
            return self.passed / self.tests
        return self.standing.points / self.standing.max_points if self.standing.max_points else 0.0

    @property
    def rest(self) -> str:
        """What has not passed, in a few words."""
        if not self.open:
            return ""
        if len(self.open) == self.tests and all(one.kind == "missing" for _, one in self.open):
            return "everything: nothing is written"
        named = ", ".join(row.label for row, _ in self.open[:MOST_SHOWN])
        more = len(self.open) - MOST_SHOWN
        return f"{named} and {more} more" if more > 0 else named


def lines(found: Findings) -> list[Line]:
    """Everybody, in the order of the class."""
    return list(_lines(found))


def _lines(found: Findings) -> Iterator[Line]:
    for standing in found.results.standings:
        there: Sequence[tuple[Row, Outcome]] = found.by_learner.get(standing.person.id, ())
        open_ones = tuple((row, one) for row, one in there if one.kind != "passed")
        yield Line(standing, len(there) - len(open_ones), len(there), open_ones)


def needy(everybody: Sequence[Line]) -> list[Line]:
    """Who passed fewer than half, the fewest first."""
    there = [line for line in everybody if line.standing.state == "graded" and line.share < HALF]
    return sorted(there, key=lambda line: (line.share, line.standing.points, line.standing.person.id))


def histogram(everybody: Sequence[Line], worth: float, bins: int = 10) -> list[int]:
    """How many have which share of the points: ten equal steps, full points in the last one."""
    counts = [0] * bins
    for line in everybody:
        if line.standing.state == "graded" and worth > 0:
            share = line.standing.points / worth
            counts[min(max(int(share * bins + 1e-9), 0), bins - 1)] += 1
    return counts
