"""A mistake that is a right answer with one place changed."""

from __future__ import annotations

import pytest

from autograder import slips
from autograder.commands.paste import source_of
from autograder.errors import CatalogueError
from autograder.exercise import Unit

toy = Unit("toy")


@toy.exercise
def step(x, g, lr):
    """x − lr · g."""
    return x - lr * g


@step.equivalent
def by_the_letter(x, g, lr):
    length = lr * g
    return x - length


def declare(name: str, was: str, now: str) -> None:
    step.slip(name, "it goes up", of=by_the_letter, was=was, now=now, ask="Up?", look="the sign", formula="x − lr·g")


declare("ascent", "x - length", "x + length")
declare("not_there", "y - length", "x + length")
declare("twice", "length", "size")


def test_a_slip_is_the_right_answer_with_one_place_changed() -> None:
    ascent = step.mistakes["ascent"].function
    assert (by_the_letter(1.0, 2.0, 0.5), ascent(1.0, 2.0, 0.5)) == (0.0, 2.0)
    assert slips.source_of(ascent) == "def ascent(x, g, lr):\n    length = lr * g\n    return x + length"


def test_a_slip_is_handed_in_under_the_name_of_the_exercise() -> None:
    source = source_of(step.mistakes["ascent"].function, "step")
    assert source == "def step(x, g, lr):\n    length = lr * g\n    return x + length"


@pytest.mark.parametrize(("name", "times"), [("not_there", 0), ("twice", 2)])
def test_a_place_that_is_not_there_or_not_the_only_one_is_refused(name: str, times: int) -> None:
    with pytest.raises(CatalogueError, match=f"stands {times} times"):
        step.mistakes[name].function(1.0, 2.0, 0.5)


def test_a_function_that_is_no_def_is_refused() -> None:
    with pytest.raises(CatalogueError, match="not written as a def"):
        slips.source_of(lambda x: x)
