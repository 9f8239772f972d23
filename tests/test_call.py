"""One call: copies go in, everything it did comes out, nothing is printed."""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np
import pytest

from autograder.call import call
from autograder.exercise import case


def test_the_function_gets_copies() -> None:
    x = np.zeros(2)

    def spoil(x: Any) -> None:
        x += 1

    outcome = call(spoil, case("", x))
    assert outcome.changed == (0,)
    assert x.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("argument", "spoil"),
    [
        (np.array([0.0]), lambda x: x.__setitem__(0, -0.0)),  # equal, but not bitwise
        (np.array([np.nan]), lambda x: x.__setitem__(0, 1.0)),
        ([1.0, 2.0], lambda x: x.reverse()),
        ([1.0], lambda x: x.append(2.0)),
        ([np.zeros(2)], lambda x: x[0].fill(1.0)),
        ({"a": 1.0}, lambda x: x.update(a=2.0)),
    ],
)
def test_any_change_of_an_argument_is_seen(argument: Any, spoil: Any) -> None:
    assert call(spoil, case("", argument)).changed == (0,)
    assert call(lambda x: None, case("", argument)).changed == ()


def test_a_changed_named_argument_is_seen_by_its_name() -> None:
    assert call(lambda w: w.sort(), case("", w=[2.0, 1.0])).changed == ("w",)


def test_nothing_is_printed_and_nothing_is_warned(capfd: pytest.CaptureFixture[str]) -> None:
    def noisy(x: float) -> float:
        print("a line")
        print("another", file=sys.stderr)
        warnings.warn("careful", stacklevel=1)
        return float(np.float64(x) / np.float64(0.0))

    outcome = call(noisy, case("", 1.0))
    assert outcome.value == np.inf
    assert "a line" in outcome.printed
    assert capfd.readouterr() == ("", "")


def test_an_error_and_an_exit_are_outcomes_but_an_interrupt_is_not() -> None:
    divided, left = call(lambda: 1 / 0, case("")).error, call(lambda: sys.exit(3), case("")).error
    assert divided is not None
    assert str(divided) == "ZeroDivisionError (division by zero)"
    assert left is not None
    assert left.kind == "SystemExit"

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(interrupt, case(""))


def test_an_error_that_passes_for_one_of_pythons_own_is_what_it_is_derived_from() -> None:
    def answer(x: float) -> float:
        raise type("ValueError", (KeyError,), {"__module__": "builtins"})("no")

    error = call(answer, case("a number", 1.0)).error
    assert error is not None
    assert (error.kind, error.base) == ("ValueError", "KeyError")
    assert error.is_a("LookupError")
    assert not error.is_a("ValueError")
