"""What an instructor wants to know first: who needs help with what, which exercise or sentence is bad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.reports.findings import Findings, Mistake
from autograder.reports.learners import Line, needy
from autograder.reports.outcomes import KINDS
from autograder.reports.rows import Row
from autograder.reports.unknown import Group

HARD, SKIPPED = 0.7, 0.2  # an exercise that fewer pass, or that more leave out, is worth a look
COMMON = 0.1  # of the class: a mistake worth a word to everybody
MOST = 3


@dataclass(frozen=True)
class Answers:
    """The first things to look at; each list has a few entries and may be empty."""

    needy: tuple[Line, ...]  # all of them, who needs it most first
    common: tuple[Mistake, ...]
    hard: tuple[tuple[Row, str], ...]  # and what most of those who did not pass have in common
    skipped: tuple[Row, ...]
    contrary: tuple[str, ...]  # parts that disagree the way they should not
    nameless: tuple[Group, ...]
    faulty: tuple[Row, ...]


def answers(found: Findings, everybody: Sequence[Line], groups: Sequence[Group]) -> Answers:
    """The most important findings."""
    size = len(found.results.graded)
    hard = sorted((row for row in found.rows if row.outcomes and row.share < HARD), key=lambda row: row.share)
    skipped = sorted(_skipped(found.rows), key=lambda row: -row.counts["missing"])
    return Answers(
        tuple(needy(everybody)),
        tuple(_worth_a_word(found.mistakes, size)),
        tuple((row, reason(row, found.mistakes)) for row in _one_each(hard, lambda row: row)[:MOST]),
        tuple(_one_each(skipped, lambda row: row)[:MOST]),
        tuple(_contrary(found)),
        tuple(_one_each([one for one in groups if len(one.learners) > 1], lambda one: one.row)[:MOST]),
        tuple(row for row in found.rows if row.counts["fault"]),
    )


def _one_each(ordered: Iterable[Any], row_of: Callable[[Any], Row]) -> list[Any]:
    """The first of each exercise: its other parts mostly tell the same."""
    found: dict[tuple[str, str], Any] = {}
    for one in ordered:
        row = row_of(one)
        found.setdefault((row.scored.notebook, row.exercise or row.label), one)
    return list(found.values())


def _worth_a_word(mistakes: Sequence[Mistake], size: int) -> list[Mistake]:
    return [one for one in mistakes if len(one.learners) >= max(2, COMMON * size)][:MOST]


def _skipped(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if row.outcomes and row.counts["missing"] / len(row.outcomes) >= SKIPPED:
            yield row


def reason(row: Row, mistakes: Sequence[Mistake]) -> str:
    """The most frequent way not to pass, with its count: a mistake by its sentence, all else by its kind."""
    sentences = {one.id: one.sentence for one in mistakes if row in one.rows}
    ways: Counter[str] = Counter()
    for outcome in row.outcomes:
        if outcome.kind == "named" and outcome.cell:
            ways[sentences[str(outcome.cell.mistake)]] += 1
        elif outcome.kind != "passed":
            ways[KINDS[outcome.kind]] += 1
    return "".join(f"{count} × {words}" for words, count in ways.most_common(1))


def _contrary(found: Findings) -> Iterator[str]:
    """A later part is harder than the first: who passes only that one has met a fault of the exercise or its check."""
    for pair in found.pairs:
        if pair.only_second:
            who = "learner passes" if pair.only_second == 1 else "learners pass"
            yield f"{pair.only_second} {who} {pair.second.label} and not {pair.first.label}."
