"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood


def by_hand(label: str, p: np.ndarray, y: np.ndarray, **tolerance: Any) -> Case:
    """A case whose oracle adds up the examples one by one: log p where y is 1, log(1 − p) where it is 0."""
    logs = [math.log(a) if t == 1 else math.log1p(-a) for a, t in zip(p.tolist(), y.tolist(), strict=True)]
    return case(label, p, y, want=math.fsum(logs), **tolerance)


@log_likelihood.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three examples", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    yield by_hand("one example (m = 1), y = 1", np.array([0.8]), np.array([1.0]))
    yield by_hand("one example (m = 1), y = 0", np.array([0.7]), np.array([0.0]))
    yield by_hand("labels of type int", np.array([0.3, 0.6, 0.9, 0.2]), np.array([0, 1, 1, 0]))
    yield by_hand("all labels 1", np.array([0.9, 0.4, 0.7]), np.ones(3))
    yield by_hand("all labels 0", np.array([0.9, 0.4, 0.3]), np.zeros(3))
    yield by_hand("every p is 1/2", np.full(4, 0.5), np.array([1.0, 0.0, 0.0, 1.0]))
    yield by_hand("sure and wrong", np.array([0.0002, 0.6]), np.array([1.0, 0.0]), rtol=1e-4)


@log_likelihood.cases
def random_labels(rng: np.random.Generator) -> Iterator[Any]:
    for m in (1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 30, *rng.integers(2, 12, 4)):
        p, y = np.round(rng.uniform(0.03, 0.97, m), 3), rng.integers(0, 2, m).astype(float)
        y[:2] = [0.0, 1.0][:m] if rng.random() < 0.5 else [1.0, 0.0][:m]
        yield by_hand("one example (m = 1)" if m == 1 else f"m = {m}", p, y)
    yield by_hand("labels of type int", np.round(rng.uniform(0.05, 0.95, 7), 2), rng.permutation([0, 1, 0, 1, 1, 0, 1]))
    for y_sure in (0.0, 1.0):
        p, y = np.round(rng.uniform(0.1, 0.9, 4), 2), np.array([y_sure, 1.0, 0.0, 1.0])
        p[0] = abs(1 - y_sure - float(rng.uniform(3e-5, 9e-5)))
        yield by_hand("sure and wrong", p, y, rtol=1e-3)


@log_likelihood.cases
def many(rng: np.random.Generator) -> Iterator[Any]:
    """Their product is 0 for the computer, in whichever order it is taken."""
    for m, label in ((2000, "2,000 examples"), (5000, "5,000 examples")):
        yield by_hand(label, rng.uniform(0.05, 0.95, m), rng.integers(0, 2, m).astype(float))


@log_likelihood.cases(part="robust")
def sure_and_right(rng: np.random.Generator) -> Iterator[Any]:
    label = "p exactly 0 or 1 where y is the same"
    yield by_hand("p strictly between 0 and 1", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    p, y = np.round(rng.uniform(0.05, 0.95, 6), 2), rng.permutation([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
    yield by_hand("p strictly between 0 and 1", p, y)
    yield case(label, np.array([1.0, 0.0]), np.array([1.0, 0.0]), want=0.0)
    yield case(label, np.array([0.0, 1.0, 0.25]), np.array([0.0, 1.0, 1.0]), want=math.log(0.25))
    yield case(label, np.array([1.0]), np.array([1.0]), want=0.0)
    yield case(label, np.array([0.0]), np.array([0.0]), want=0.0)
    yield case(label, np.ones(3), np.ones(3), want=0.0)
    yield case(label, np.array([0.0, 0.0, 1.0, 0.0]), np.array([0, 0, 1, 0]), want=0.0)
    for m in (4, 5, 6, 8, 9):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        p = np.round(rng.uniform(0.05, 0.95, m), 2)
        sure = rng.permutation(m) < m // 2
        q = np.where(y == 1, p, 1 - p)[~sure]
        yield case(label, np.where(sure, y, p), y, want=math.fsum(map(math.log, q)))
    for m in (3, 7):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        yield case(label, y.copy(), y, want=0.0)
