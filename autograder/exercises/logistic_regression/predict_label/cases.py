"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.predict_label.exercise import predict_label


def by_hand(label: str, X: np.ndarray, w: np.ndarray, b: float, **named: Any) -> Case:
    """A case whose oracle compares the score with the logit of the threshold, number by number."""
    border = math.log(named.get("threshold", 0.5) / (1 - named.get("threshold", 0.5)))
    scores = [math.fsum([*(float(x) * float(v) for x, v in zip(row, w, strict=True)), b]) for row in X]
    return case(label, X, w, b, want=np.array([int(z >= border) for z in scores]), **named)


@predict_label.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    X, w = np.array([[1.0, 2.0], [3.0, -1.0], [1.0, 0.2]]), np.array([0.5, -1.0])  # z = −1, 3 and 0.8
    yield by_hand("three examples", X, w, 0.5)
    yield by_hand("threshold 0.9", X, w, 0.5, threshold=0.9)
    yield by_hand("threshold 0.1", X, w, 0.5, threshold=0.1)
    yield by_hand("a tie (z = 0)", np.array([[1.0, 2.0], [3.0, -1.0], [1.0, 3.0]]), w, 1.5)
    yield by_hand("one example (m = 1)", np.array([[2.0, -1.0, 0.5]]), np.array([1.0, 0.5, 2.0]), -2.2)
    yield by_hand("one example, a tie (z = 0)", np.array([[2.0, 1.0]]), np.array([1.5, -1.0]), -2.0)
    yield by_hand("one example, threshold 0.9", np.array([[0.5]]), np.array([2.0]), 0.5, threshold=0.9)
    yield by_hand("one example, threshold 0.1", np.array([[-1.0]]), np.array([1.0]), -0.5, threshold=0.1)
    yield by_hand("z between 0 and 0.5", np.array([[0.2], [-0.2], [0.4], [0.8]]), np.array([1.0]), 0.05)
    yield by_hand("ints", np.array([[1, 2], [0, -1], [3, 1]]), np.array([1, -2]), 1)
    yield by_hand("ints, a tie (z = 0)", np.array([[2, 1], [4, 1], [0, 1]]), np.array([1, -2]), 0, threshold=0.5)


def cloud(rng: np.random.Generator, m: int, n: int, threshold: float) -> tuple[np.ndarray, np.ndarray, float]:
    """X, w and b with scores on both sides of the border and none so near that rounding could decide."""
    border = math.log(threshold / (1 - threshold))
    for _ in range(1000):  # a bound, so that a check can never hang
        w = np.round(rng.choice([-1, 1], n) * rng.uniform(0.4, 1.6, n), 2)
        b = round(float(rng.choice([-1, 1]) * rng.uniform(0.8, 2)), 2)
        X = rng.normal(0, 1, (m, n))
        X += np.outer(border * rng.uniform(0, 1, m) - b + rng.normal(0, 0.8, m) - X @ w, w) / (w @ w)
        X = np.round(X, 2)
        z = X @ w + b
        is_spread = m == 1 or 0 < np.sum(z > border) < m
        if is_spread and np.abs(z - border).min() > 0.01:
            return X, w, b
    raise CatalogueError("no cloud has scores on both sides of the border")


@predict_label.cases
def random_rows(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [(1, 2), (1, 4), (5, 1), (2, 2), (3, 3), (6, 2), (2, 5), (40, 3), (40, 2), *[(int(rng.integers(4, 9)), 3)]]
    for (m, n), threshold in zip(shapes * 2, (0.5, 0.1, 0.9, 0.5, 0.3, 0.7, 0.1, 0.9, 0.5, 0.2) * 2, strict=True):
        X, w, b = cloud(rng, m, n, threshold)
        named = {} if threshold == 0.5 else {"threshold": threshold}
        kind = "one example" if m == 1 else "one feature" if n == 1 else f"X of shape ({m}, {n})"
        yield by_hand(kind + (f", threshold {threshold}" if named else ""), X, w, b, **named)
    for threshold in (0.1, 0.5, 0.9, 0.95, 0.05):
        X, w, b = cloud(rng, 40, 2, threshold)
        yield by_hand(f"threshold {threshold}", X, w, b, threshold=threshold)


@predict_label.cases
def ties(rng: np.random.Generator) -> Iterator[Any]:
    """Whole and half numbers, so that z = 0 exactly in every order of adding."""
    for m, n in ((1, 2), (4, 2), (3, 3), (6, 1)):
        X = rng.integers(-4, 5, (m, n)).astype(float)
        w = rng.choice([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5], n)
        i = int(rng.integers(m))
        yield by_hand("one example, a tie (z = 0)" if m == 1 else "a tie (z = 0)", X, w, -float(X[i] @ w))
