"""Exercises where several answers are right, where an error is, or where kinds of numbers are not judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from autograder import exercises
from autograder.examine import Report, examine
from autograder.exercise import Case, Unit, case

toy = Unit("toy")


def has_all(wanted: list[int]) -> Any:
    def accepts(got: Any) -> str:
        if sorted(got) != sorted(wanted):
            return f"{len(set(wanted) - set(got))} of the numbers are missing"
        return "" if got[0] == max(got) else "the largest number does not stand first"

    return accepts


@toy.exercise
def largest_first(xs: Any) -> Any:
    """The numbers in any order with the largest first; ValueError if there are none."""
    if not xs:
        raise ValueError("no numbers")
    return sorted(xs, reverse=True)


@largest_first.cases
def lists(rng: Any) -> Iterator[Case]:
    for n in range(2, 22):
        xs = [int(x) for x in rng.permutation(40)[:n]]
        yield case("a list", xs, accepts=has_all(xs))
    yield case("no number at all", [], raises="ValueError")


@largest_first.mistake(
    "the smallest number stands first", ask="Which is first?", look="the order", formula="max first",
    shows=lambda case, got: sorted(got) == sorted(case.args[0]) and got[0] == min(got),
)  # fmt: skip
def smallest_first(xs: Any) -> Any:
    return sorted(xs)


@toy.exercise(ints_too=True)
def double(x: Any) -> Any:
    """Twice x, under "y"."""
    return {"y": 2.0 * x}


@double.cases
def numbers(rng: Any) -> Iterator[Any]:
    yield "a whole number", 3
    for _ in range(5):
        yield "a number", float(rng.normal())


@pytest.fixture(autouse=True)
def _the_toy_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "units", lambda: (toy,))


def raising(xs: Any) -> Any:
    return sorted(xs)[::-1] if xs else [][0]


class Refused(ValueError):
    """An error of the learner's own."""


def refusing(xs: Any) -> Any:
    if not xs:
        raise Refused("nothing to sort")
    return sorted(xs)[::-1]


RIGHT = {
    "an error of one's own kind of ValueError": refusing,
    "in falling order": lambda xs: largest_first.reference(xs),
    "the largest moved to the front": lambda xs: (
        [max(xs), *(x for x in xs if x != max(xs))] if xs else largest_first.reference(xs)
    ),
}
WRONG: dict[str, tuple[Any, str, str]] = {
    "another order than the mistake's own": (
        lambda xs: [min(xs), *(x for x in xs if x != min(xs))] if xs else largest_first.reference(xs),
        "smallest_first",
        "the smallest number stands first",
    ),
    "one lost": (lambda xs: largest_first.reference(xs)[:-1], "pattern:property", "1 of the numbers are missing"),
    "no error": (lambda xs: sorted(xs)[::-1], "pattern:no_error", "a ValueError is asked for here (no number at all)"),
    "another error": (raising, "pattern:no_error", "stopped with IndexError"),
    "nothing to look into": (lambda xs: 7, "pattern:property", "a whole number (int) came back, which does not"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_any_right_answer_is_accepted(name: str) -> None:
    report = examine("largest_first", RIGHT[name])
    assert report.verdict == "passed", report.message


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_named_by_what_it_shows(name: str) -> None:
    function, mistake, text = WRONG[name]
    report: Report = examine("largest_first", function)
    assert report.verdict in ("wrong", "error")
    assert report.mistake == mistake
    assert text in report.message


def test_a_whole_number_is_right_where_kinds_are_not_judged() -> None:
    assert examine("double", lambda x: {"y": x + x}).verdict == "passed"
    assert examine("double", lambda x: {"y": bool(x)}).verdict == "wrong"


def test_a_missing_key_is_said() -> None:
    report = examine("double", lambda x: {"x": 2 * x})
    assert "'y' is missing and 'x' is not asked for" in report.message
    assert "returned {'x': 6}" in report.message
