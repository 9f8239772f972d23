"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.odds.exercise import odds


def of_quotients(label: str, a: Any, b: Any) -> Case:
    """A case whose oracle counts: a chances for and b against are the probability a / (a + b) and the odds a / b."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return case(label, (a / (a + b))[()], want=(a / b)[()])


@odds.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield case("three probabilities", np.array([0.5, 0.8, 0.2]), want=np.array([1.0, 4.0, 0.25]))
    yield case("p = 0.5", np.float64(0.5), want=1.0)
    yield case("one number above 0.5", np.float64(0.75), want=3.0)
    yield case("one number below 0.5", np.float64(0.2), want=0.25)
    matrix = np.array([[9.0, 1.0], [1 / 9, 1.5], [2 / 3, 3.0]])
    yield case("a matrix", np.array([[0.9, 0.5], [0.1, 0.6], [0.4, 0.75]]), want=matrix)
    yield case("a vector of one number", np.array([0.8]), want=np.array([4.0]))
    yield case("a matrix of one number", np.array([[0.2]]), want=np.array([[0.25]]))
    yield case("p near 1", np.array([0.999, 0.9999]), want=np.array([999.0, 9999.0]))
    yield case("p near 0", np.array([0.001, 1e-5]), want=np.array([1 / 999, 1 / 99999]))
    steps = np.array([1.0, 4.0])
    yield case("p very near 1", 1 - steps * 2.0**-27, want=2.0**27 / steps - 1, rtol=1e-3)
    yield case("p very near 0", np.float64(1e-8), want=1 / (1e8 - 1), atol=1e-12)


@odds.cases
def random_shapes(rng: np.random.Generator) -> Iterator[Any]:
    """Both sides of 0.5 in every array of more than one number."""
    for shape in ((2,), (5,), (8,), (1, 4), (4, 1), (2, 3), (3, 3), (2, 2, 3), (1, 3, 1, 2)):
        a, b = rng.integers(1, 60, shape), rng.integers(1, 60, shape)
        a.flat[0], b.flat[-1] = 60, 61
        name = "a vector" if a.ndim == 1 else "a matrix" if a.ndim == 2 else f"{a.ndim} axes"
        yield of_quotients(name, a, b)
    for _ in range(3):
        yield of_quotients("one number", rng.integers(1, 60), rng.integers(1, 60))
    for power in (2, 3, 4):
        many = 10**power + rng.integers(1, 100, 4)
        yield of_quotients("p near 0 and near 1", np.append(many, np.ones(4)), np.append(np.ones(4), many))
