"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Accepts, Case, case
from autograder.exercises.logistic_regression.binary_cross_entropy.exercise import binary_cross_entropy


def by_hand(label: str, p: np.ndarray, y: np.ndarray, **tolerance: Any) -> Case:
    """A case whose oracle takes the examples one by one: −log p where y is 1, −log(1 − p) where it is 0."""
    logs = [math.log(a) if t == 1 else math.log1p(-a) for a, t in zip(p.tolist(), y.tolist(), strict=True)]
    return case(label, p, y, want=-math.fsum(logs) / len(logs), **tolerance)


@binary_cross_entropy.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three examples", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    yield by_hand("one example (m = 1), y = 1", np.array([0.8]), np.array([1.0]))
    yield by_hand("one example (m = 1), y = 0", np.array([0.7]), np.array([0.0]))
    yield by_hand("labels of type int", np.array([0.3, 0.6, 0.9, 0.2]), np.array([0, 1, 1, 0]))
    yield by_hand("all labels 1", np.array([0.9, 0.4, 0.7]), np.ones(3))
    yield by_hand("all labels 0", np.array([0.9, 0.4, 0.3]), np.zeros(3))
    yield by_hand("every p is 1/2", np.full(4, 0.5), np.array([1.0, 0.0, 0.0, 1.0]))
    yield by_hand("sure and wrong", np.array([0.0002, 0.6]), np.array([1.0, 0.0]), rtol=1e-4)


@binary_cross_entropy.cases
def random_labels(rng: np.random.Generator) -> Iterator[Any]:
    for m in (1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 30, 200, *rng.integers(2, 12, 4)):
        p, y = np.round(rng.uniform(0.03, 0.97, m), 3), rng.integers(0, 2, m).astype(float)
        y[:2] = [0.0, 1.0][:m] if rng.random() < 0.5 else [1.0, 0.0][:m]
        yield by_hand("one example (m = 1)" if m == 1 else f"m = {m}", p, y)
    yield by_hand("labels of type int", np.round(rng.uniform(0.05, 0.95, 7), 2), rng.permutation([0, 1, 0, 1, 1, 0, 1]))
    for y_sure in (0.0, 1.0):
        p, y = np.round(rng.uniform(0.1, 0.9, 4), 2), np.array([y_sure, 1.0, 0.0, 1.0])
        p[0] = abs(1 - y_sure - float(rng.uniform(3e-5, 9e-5)))
        yield by_hand("sure and wrong", p, y, rtol=1e-3)


ROOM: Final = 1.1e-9  # an eps of 1e-9 costs 1e-9 and a rounding error


@binary_cross_entropy.cases(part="robust")
def sure_and_right(rng: np.random.Generator) -> Iterator[Any]:
    label = "p exactly 0 or 1 where y is the same"
    yield by_hand("p strictly between 0 and 1", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    p, y = np.round(rng.uniform(0.05, 0.95, 6), 2), rng.permutation([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
    yield by_hand("p strictly between 0 and 1", p, y)
    yield case(label, np.array([1.0, 0.0]), np.array([1.0, 0.0]), want=0.0, atol=ROOM)
    yield case(label, np.array([0.0, 1.0, 0.25]), np.array([0.0, 1.0, 1.0]), want=-math.log(0.25) / 3, atol=ROOM)
    yield case(label, np.array([1.0]), np.array([1.0]), want=0.0, atol=ROOM)
    yield case(label, np.array([0.0]), np.array([0.0]), want=0.0, atol=ROOM)
    yield case(label, np.ones(3), np.ones(3), want=0.0, atol=ROOM)
    yield case(label, np.array([0.0, 0.0, 1.0, 0.0]), np.array([0, 0, 1, 0]), want=0.0, atol=ROOM)
    for m in (4, 5, 8):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        p = np.round(rng.uniform(0.05, 0.95, m), 2)
        sure = rng.permutation(m) < m // 2
        q = np.where(y == 1, p, 1 - p)[~sure]
        yield case(label, np.where(sure, y, p), y, want=-math.fsum(map(math.log, q)) / m, atol=ROOM)
    y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, 5)])
    yield case(label, y.copy(), y, want=0.0, atol=ROOM)


def larger_than(bound: float) -> Accepts:
    def accepts(got: Any) -> str:
        if not is_float(got) or np.asarray(got).dtype.itemsize < 8:
            return "the answer should be one number (a float64)"
        if np.isnan(got):
            return "nan came back where p is exactly wrong; the result should be finite there, and larger than 10/m"
        if np.isinf(got):
            return "infinity came back where p is exactly wrong; the result should be finite there"
        if got <= bound:
            return f"where p is exactly wrong the result should be larger than 10/m, which is {bound:.4g} here"
        return ""

    return accepts


@binary_cross_entropy.cases(part="robust")
def sure_and_wrong(rng: np.random.Generator) -> Iterator[Any]:
    """Exactly wrong on one or two examples, exactly right or nearly so on the others."""

    def wrong(p: Any, y: Any) -> Case:
        p, y = np.array(p, float), np.array(y)
        return case("p exactly 0 or 1 where y is the other", p, y, accepts=larger_than(10 / len(p)))

    yield wrong([0.0], [1.0])
    yield wrong([1.0], [0.0])
    yield wrong([1.0, 0.0, 1.0], [1, 0, 0])
    yield wrong([0.0, 0.9, 0.1, 1.0], [1.0, 1.0, 0.0, 1.0])
    yield wrong([0.0, 1.0], [1.0, 0.0])
    yield wrong([0.0, 0.9, 0.0], [1.0, 1.0, 1.0])
    yield wrong([1.0, 0.2, 1.0, 1.0], [0, 0, 0, 1])
    for m in (4, 5, 8):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        p = np.where(rng.random(m) < 0.5, y, np.abs(y - np.round(rng.uniform(0.01, 0.1, m), 2)))
        wrong_one, right_one = rng.permutation(m)[:2]
        p[wrong_one], p[right_one] = 1 - y[wrong_one], y[right_one]
        yield wrong(p, y)
