"""Answers that do the same have the same code, however they are written; others have another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.behaviour import MOST, behaviour
from autograder.call import call
from autograder.examine import examine
from autograder.exercise import case

X = np.array([0.1, 0.2, 0.7, -1.5])
SAME: dict[str, list[Callable[..., Any]]] = {
    "the order of a sum": [lambda x: float(x.sum()), lambda x: sum(float(v) for v in reversed(x))],
    "a float and numpy's": [lambda x: float(x[0]), lambda x: x[0]],
    "nans of other signs": [lambda x: x * np.nan, lambda x: -(x * np.nan)],
    "minus zero": [lambda x: 0.0 * x, lambda x: 0.0 * abs(x)],
    "the words of an error": [lambda x: [][1], lambda x: ()[2]],
}
OTHER: dict[str, list[Callable[..., Any]]] = {
    "another number": [lambda x: 1.0, lambda x: 1.0001],
    "another shape": [lambda x: x, lambda x: x[None]],
    "a list": [lambda x: x, lambda x: list(x)],
    "whole numbers": [lambda x: 1.0, lambda x: 1],
    "another error": [lambda x: [][1], lambda x: {}[1]],
    "nothing": [lambda x: None, lambda x: False],
    "a changed argument": [lambda x: 1.0, lambda x: x.sort() or 1.0],
    "a text": [lambda x: "a", lambda x: "b"],
    "a key": [lambda x: {"w": 1.0}, lambda x: {"b": 1.0}],
}


def code(function: Callable[..., Any], calls: int = 2) -> str:
    return behaviour(call(function, case("x", X * (n + 1))) for n in range(calls))


@pytest.mark.parametrize("name", SAME)
def test_the_same(name: str) -> None:
    assert len({code(one) for one in SAME[name]}) == 1


@pytest.mark.parametrize("name", OTHER)
def test_another(name: str) -> None:
    assert len({code(one) for one in OTHER[name]}) == 2


def test_how_many_calls_were_made_in_the_time_makes_no_difference() -> None:
    assert code(lambda x: 1.0, MOST) == code(lambda x: 1.0, MOST + 30)


def test_only_what_is_not_right_has_one() -> None:
    assert (
        examine("mse", lambda y_hat, y, half=False: float(np.mean((y_hat - y) ** 2) / (2 if half else 1))).behaviour
        is None
    )
    wrong = [
        lambda y_hat, y, half=False: float(np.mean((y_hat - y) ** 2) / (2 if half else 1)) + 0.25,
        lambda predicted, wanted, half=False: (
            0.25 + float(((predicted - wanted) ** 2).sum() / ((1 + half) * predicted.size))
        ),
    ]
    codes = {examine("mse", one).behaviour for one in wrong}
    assert len(codes) == 1
    assert None not in codes
