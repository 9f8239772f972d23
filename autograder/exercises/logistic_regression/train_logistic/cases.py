"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.mse_logistic_grad.cases import cloud, labels
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic


def trained(label: str, X: Any, y: Any, w0: Any, b0: float, lr: float, n_steps: int) -> Case:
    """A case with a walk in Python's floats as the oracle, example by example and feature by feature.

    A tolerance of 1e-5 leaves room for an eps of 1e-8 inside the logarithms.
    """
    rows, w, b, losses = X.tolist(), [float(entry) for entry in w0], float(b0), []
    for _ in range(n_steps):
        loss, dw, db = 0.0, [0.0] * len(w), 0.0
        for row, is_one in zip(rows, y.tolist(), strict=True):
            q = math.exp(-b - sum(map(math.prod, zip(w, row, strict=True))))  # the odds of class 0
            loss += (math.log1p(q) if is_one else math.log1p(1 / q)) / len(rows)
            pull = (q if is_one else -1) / (1 + q) / len(rows)
            dw, db = [slope - pull * x for slope, x in zip(dw, row, strict=True)], db - pull
        losses.append(loss)
        w, b = [entry - lr * slope for entry, slope in zip(w, dw, strict=True)], b - lr * db
    return case(label, X, y, w0, b0, lr, n_steps, want=(np.array(w), b, np.array(losses)), rtol=1e-5)


@train_logistic.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    X, y, w0 = np.array([[1.0, 2.0], [2.0, -1.0], [3.0, 1.0]]), np.array([1, 0, 0]), np.array([0.5, -1.0])
    yield trained("two steps", X, y, w0, 0.5, 0.4, 2)
    yield trained("one step", X, y, w0, 0.5, 0.8, 1)
    yield trained("three steps, one feature (n = 1)", X[:, :1], y, np.array([1.5]), -0.5, 0.6, 3)
    yield trained("one example (m = 1)", X[:1], y[:1], w0, 0.3, 0.7, 3)
    yield trained("0 steps", X, y, w0, 0.5, 0.4, 0)
    yield trained("ints", np.array([[1, 2], [3, -1], [2, 1]]), np.array([0, 1, 1]), np.array([1, -1]), 1, 0.5, 2)


@train_logistic.cases
def random(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [
        (1, 1),
        (1, 3),
        (4, 1),
        (2, 2),
        (3, 3),
        (4, 4),
        (2, 5),
        (6, 3),
        (9, 2),
        *rng.integers(2, 8, (6, 2)).tolist(),
    ]
    for m, n in shapes:
        X, w, b = cloud(rng, m, n)
        label = "one example (m = 1)" if m == 1 else "one feature (n = 1)" if n == 1 else "a random cloud"
        yield trained(label, X, labels(rng, m), w, b, learning_rate(rng), int(rng.integers(2, 13)))
    for m, n in ((3, 2), (2, 2), (4, 1)):
        X, w0 = rng.integers(-2, 3, (m, n)), rng.choice([-1, 1], n)
        X[0] += X[0] == 0
        b0 = int(rng.choice([-1, 1]))
        yield trained("ints", X, labels(rng, m).astype(int), w0, b0, learning_rate(rng), int(rng.integers(2, 6)))
    for one_label in (0.0, 1.0):
        X, w, b = cloud(rng, 4, 2)
        yield trained(f"all labels {one_label:.0f}", X, np.full(4, one_label), w, b, learning_rate(rng), 4)
    X, w, b = cloud(rng, 5, 2)
    yield trained("one step", X, labels(rng, 5), w, b, learning_rate(rng), 1)
    yield trained("0 steps", X, labels(rng, 5), w, b, learning_rate(rng), 0)
    yield trained("60 steps", X, labels(rng, 5), w, b, learning_rate(rng), 60)
    yield trained("w0 of zeros", X, labels(rng, 5), np.zeros(2), b, learning_rate(rng), 4)


def learning_rate(rng: np.random.Generator) -> float:
    """Away from the round numbers that someone may have typed into the code."""
    return round(float(rng.uniform(0.21, 0.79)), 3)


@train_logistic.cases
def no_early_stop(rng: np.random.Generator) -> Iterator[Any]:
    """A loss that rises, one that hardly moves, one at its minimum, and a slope that is small but counts."""
    for n_steps in (5, 6):
        x = round(float(rng.uniform(1, 2)), 2)
        X, y = np.array([[x], [-x], [x], [-0.5], [0.5]]), np.array([1.0, 0.0, 0.0, 1.0, 0.0])
        yield trained("lr too large: the loss rises", X, y, np.array([-2.0]), 0.7, round(20 / x**2, 2), n_steps)
    X, y = np.array([[1.5], [-1.5], [1.5], [-0.5], [0.5]]), np.array([1.0, 0.0, 0.0, 1.0, 0.0])
    w, b, lr = np.array([-2.0]), round(float(rng.uniform(0.5, 0.9)), 2), 8.9
    losses = trained("", X, y, w, b, lr, 12).want[2]
    n_steps = next((n for n in range(3, 12) if losses[n - 1] > losses[:n].min()), 6)
    yield trained("lr too large: the loss rises at the end", X, y, w, b, lr, n_steps)
    X, w, b = cloud(rng, 5, 3)
    yield trained("lr very small", X, labels(rng, 5), w, b, 1e-7, 6)
    x, w1 = round(float(rng.uniform(0.5, 2)), 2), round(float(rng.uniform(0.5, 2)), 2)
    b = math.log(3) - w1 * x  # p = 3/4, the share of label 1
    yield trained("a start at the minimum", np.full((4, 1), x), np.array([0, 1, 1, 1]), np.array([w1]), b, 0.4, 5)
    X, w, _ = cloud(rng, 4, 2)
    yield trained("very small features, lr very large", 1e-7 * X, np.array([0, 1, 1, 0]), w, 1e-8, 1e7, 1)
