"""A class counted: each mistake and who made it, the parts that disagree, the layers of isolation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.grading.bench import NEEDED
from autograder.reports.names import first_question, sentence_of
from autograder.reports.results import ClassResults
from autograder.reports.rows import Outcome, Row, rows_of
from autograder.reports.sections import ScoredCell


@dataclass(frozen=True)
class Mistake:
    """A mistake with a name in an exercise: who made it, in which parts, and what they read."""

    rows: tuple[Row, ...]
    id: str
    sentence: str
    question: str
    example: str  # the whole sentence, as most of them saw it
    learners: tuple[str, ...]

    @property
    def row(self) -> Row:
        """The first part in which it shows."""
        return self.rows[0]


@dataclass(frozen=True)
class Pair:
    """Two parts of one exercise: how many passed both, one of the two, neither."""

    first: Row
    second: Row
    both: int
    only_first: int
    only_second: int
    neither: int


@dataclass(frozen=True)
class Isolation:
    """Learners who were graded with the same layers of isolation; `missing` are those that a sandbox needs."""

    layers: tuple[str, ...]
    learners: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(sorted(NEEDED - set(self.layers)))


@dataclass(frozen=True)
class Findings:
    """All that a report says of a class."""

    results: ClassResults
    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]  # the most frequent first
    pairs: tuple[Pair, ...]
    isolation: tuple[Isolation, ...]
    together: int  # test cells that ran in the process of the code that they test
    by_learner: Mapping[str, Sequence[tuple[Row, Outcome]]] = field(repr=False)

    @property
    def has_records(self) -> bool:
        """Whether Gradwalk graded anybody; else there are points and nothing more."""
        return any(standing.grades for standing in self.results.graded)


def find_all(results: ClassResults, scored: Sequence[ScoredCell]) -> Findings:
    """Counts a class."""
    rows = tuple(rows_of(results, scored))
    by_learner: dict[str, list[tuple[Row, Outcome]]] = defaultdict(list)
    for row in rows:
        for outcome in row.outcomes:
            by_learner[outcome.learner].append((row, outcome))
    together = sum(not cell.isolated for one in results.graded for cell in one.cells)
    return Findings(
        results, rows, tuple(_mistakes(rows)), tuple(_pairs(rows)), tuple(_isolation(results)), together, by_learner
    )


def _mistakes(rows: Sequence[Row]) -> list[Mistake]:
    """One for each exercise and name, whether it shows in one part or in several."""
    made: dict[tuple[str, str, str], list[tuple[Row, Outcome]]] = defaultdict(list)
    for row in rows:
        for outcome in row.outcomes:
            if outcome.kind == "named" and outcome.cell and outcome.cell.mistake:
                place = row.scored.notebook, row.exercise or row.label
                made[*place, outcome.cell.mistake].append((row, outcome))
    return sorted(map(_mistake, made.values()), key=lambda one: -len(one.learners))


def _mistake(made: Sequence[tuple[Row, Outcome]]) -> Mistake:
    first = made[0][0]
    cells = [(row, outcome.cell) for row, outcome in made if outcome.cell]
    seen = Counter(cell.message for row, cell in cells if row is first).most_common(1)[0][0]
    name = str(cells[0][1].mistake)
    return Mistake(
        tuple({id(row): row for row, _ in made}.values()),
        name,
        sentence_of(first.exercise, name, seen),
        first_question(first.exercise, name),
        seen,
        tuple(dict.fromkeys(outcome.learner for _, outcome in made)),
    )


def _pairs(rows: Sequence[Row]) -> Iterator[Pair]:
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.exercise:
            parts[row.scored.notebook, row.exercise].append(row)
    for first, *others in parts.values():
        for second in others:
            yield _pair(first, second)


def _pair(first: Row, second: Row) -> Pair:
    one, other = ({out.learner: out.kind == "passed" for out in row.outcomes} for row in (first, second))
    seen = Counter((one[who], other[who]) for who in one if who in other)
    return Pair(first, second, seen[True, True], seen[True, False], seen[False, True], seen[False, False])


def _isolation(results: ClassResults) -> list[Isolation]:
    """Learners by the layers that held, the fewest layers first: those are what has to be seen."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for standing in results.graded:
        if standing.grades:
            groups[standing.layers].append(standing.person.id)
    found = [Isolation(layers, tuple(who)) for layers, who in groups.items()]
    return sorted(found, key=lambda one: (-len(one.missing), len(one.layers), one.layers))
