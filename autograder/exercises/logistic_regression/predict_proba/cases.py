"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba


def by_hand(label: str, X: np.ndarray, w: np.ndarray, b: float) -> Case:
    """A case whose oracle goes number by number, with σ(z) = (1 + tanh(z/2))/2."""
    scores = [math.fsum([*(float(x) * float(v) for x, v in zip(row, w, strict=True)), b]) for row in X]
    return case(label, X, w, b, want=np.array([0.5 + 0.5 * math.tanh(z / 2) for z in scores]))


def nonzero(rng: np.random.Generator, low: float = 0.4, high: float = 1.5) -> float:
    return round(float(rng.choice([-1, 1]) * rng.uniform(low, high)), 2)


@predict_proba.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.0]])
    yield by_hand("three examples", X, np.array([0.5, -1.0]), 0.5)
    yield by_hand("one example (m = 1)", np.array([[2.0, -1.0, 0.5]]), np.array([1.0, 0.5, 2.0]), -1.5)
    yield by_hand("one feature (n = 1)", np.array([[1.0], [-2.0], [0.5]]), np.array([-1.5]), 1.0)
    yield by_hand("one example with one feature", np.array([[3.0]]), np.array([0.5]), -1.0)
    yield by_hand("as many examples as features", np.array([[1.0, 2.0], [4.0, 0.5]]), np.array([0.5, -1.0]), 0.5)
    yield by_hand("ints", np.array([[1, 2], [0, -1], [3, 1]]), np.array([1, -1]), 2)
    yield by_hand("z = 0", np.array([[1.0, 2.0], [2.0, 1.0]]), np.array([0.5, -1.0]), 1.5)
    yield by_hand("all weights zero", X, np.zeros(2), -0.7)
    yield by_hand("b = 0", X, np.array([1.0, -0.5]), 0.0)


@predict_proba.cases
def random_rows(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [(1, 2), (1, 5), (2, 1), (7, 1), (2, 2), (3, 3), (5, 5), (2, 6), (8, 3), (4, 2), (25, 4)]
    shapes += [tuple(rng.integers(2, 9, 2)) for _ in range(4)]
    for m, n in shapes:
        label = "one example (m = 1)" if m == 1 else "one feature (n = 1)" if n == 1 else f"X of shape ({m}, {n})"
        X = np.round(0.5 + rng.normal(0, 1.5, (m, n)), 2)
        w = np.round(rng.normal(0, 1.2 / np.sqrt(n), n), 2)
        yield by_hand("as many examples as features" if 1 < m == n else label, X, w, nonzero(rng))
    for m, n in ((1, 3), (4, 2), (3, 3)):
        yield by_hand("ints", rng.integers(-2, 3, (m, n)), rng.integers(-2, 3, n), int(rng.choice([-2, -1, 1, 2])))
    for sign in (-1, 1):
        X = np.round(rng.normal(0, 1, (4, 2)), 2)
        X[0] = sign * np.round(rng.uniform(5.5, 6, 2), 2)
        yield by_hand("z beyond ±11", X, np.array([1.0, 1.0]), round(float(sign * rng.uniform(0.2, 1)), 2))
