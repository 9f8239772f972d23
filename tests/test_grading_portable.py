"""Functions that a check hands in are sent as data where nobody could tell the difference, and nowhere else."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.exercise import Formula
from autograder.exercises import units
from autograder.grading.portable import built, portable
from autograder.grading.wire import WireError, decode, encode

CALLS: list[int] = []
A = np.array([[2.0, 0.5], [0.5, 1.0]])


def local(a: float, matrix: Any) -> Callable[..., Any]:
    return lambda x, b=3.0: a * np.sum(matrix @ np.asarray(x)) + b + math.sin(abs(a))


def nested(n: int) -> Callable[..., Any]:
    def f(x: Any) -> Any:
        return sum((lambda k: k * x)(k) for k in range(n))

    return f


SENT = {
    "a lambda": (lambda x: x**3 - 2 * x, 1.5),
    "with numpy, a constant array and a default": (local(0.7, A), np.array([1.0, -2.0])),
    "with functions inside": (nested(4), 2.5),
    "a function of numpy": (np.cos, 0.3),
    "a builtin": (abs, -4),
}


def counting() -> Callable[..., Any]:
    calls: list[float] = []
    return lambda x: calls.append(x) or x  # type: ignore[func-returns-value]


def numbering() -> Callable[..., Any]:
    n = 0

    def f(x: Any) -> Any:
        nonlocal n
        n += 1
        return x

    return f


def marking() -> Callable[..., Any]:
    seen = np.zeros(1)

    def f(x: Any) -> Any:
        seen[0] = x
        return x

    return f


def helper(x: Any) -> Any:
    return 2 * x


class Callable_:
    def __call__(self, x: Any) -> Any:
        return x


KEPT: dict[str, Any] = {
    "one that keeps a list": counting(),
    "one that counts": numbering(),
    "one that marks an array": marking(),
    "one that reads a global list": lambda x: len(CALLS),
    "one that calls a function of ours": lambda x: helper(x),
    "one that reads a file": lambda x: open(x),  # noqa: SIM115
    "one that imports": lambda x: __import__("os"),
    "an object": Callable_(),
    "a method": "abc".upper,
    "one with a keyword of its own": lambda x, *, k=1: x,
    "a reference": next(iter(units()[0].exercises.values())),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_gives_the_same_numbers(name: str) -> None:
    function, x = SENT[name]
    sent = portable(function, "f(x)")
    assert sent is not None
    again = decode(encode(sent), None, built)
    assert again is not function or function in (np.cos, abs)
    assert np.array_equal(again(x), function(x))


@pytest.mark.parametrize("name", KEPT)
def test_what_could_tell_the_difference_stays_here(name: str) -> None:
    assert portable(KEPT[name], "f(x)") is None


def test_the_trusted_side_builds_no_function_whatever_arrives() -> None:
    sent = portable(SENT["a lambda"][0], "f(x)")
    assert sent is not None
    with pytest.raises(WireError, match="unknown extension"):
        decode(encode(sent))


STAYS = re.compile(
    r"numerical_gradient: f\(x\) = product of all entries|gradient_check: grad_f\(x\) = .* with .*, but .*"
)


def test_all_functions_of_the_catalogue_can_be_sent_but_planted_bugs_and_one_product() -> None:
    """Else a check of them takes thousands of messages. Printed: how many stay."""
    handed, staying = Counter[str](), set()
    for exercise in (one for unit in units() for one in unit.exercises.values()):
        for case in (one for part in exercise.parts for one in exercise.draw(part, np.random.default_rng(1))):
            for function in (one for one in (*case.args, *case.named.values()) if isinstance(one, Formula)):
                handed[exercise.name] += 1
                if portable(function.function, function.text) is None:
                    staying.add(f"{exercise.name}: {function.text}")
    print(f"{dict(handed)} handed in; {len(staying)} stay")
    assert handed.total() > 300
    assert handed["gradient_check"] > 2 * len(staying)
    assert [one for one in staying if not STAYS.fullmatch(one)] == []
