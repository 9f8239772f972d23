"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.mse_logistic_grad.exercise import mse_logistic_grad

DataSet = tuple[str, np.ndarray, np.ndarray, np.ndarray, float]


def slopes(loss: Callable[..., Any], w: np.ndarray, b: float) -> tuple[np.ndarray, float]:
    """The gradient of `loss(w, b)` by complex steps, Im loss(w + ih)/h: no difference is taken, so none is rounded."""
    h = 1e-30
    dw = [loss(w + 1j * h * unit_vector, b).imag / h for unit_vector in np.eye(len(w))]
    return np.array(dw), float(loss(w, b + 1j * h).imag / h)


def measured(label: str, X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> Case:
    """A case with the slopes of the loss itself as the oracle."""

    def loss(w: Any, b: Any) -> Any:
        return np.mean((1 / (1 + np.exp(-(X @ w + b))) - y) ** 2)

    return case(label, X, y, w, b, want=slopes(loss, w, b))


def friendly_data(rng: np.random.Generator) -> Iterator[DataSet]:
    """Numbers that fit on a line; as many examples as features, and more of either."""
    X = np.array([[1.0, 1.0], [3.0, 2.0]])
    yield (
        "three examples",
        np.array([[1.0, 2.0], [2.0, -1.0], [3.0, 1.0]]),
        np.array([1, 0, 0]),
        np.array([0.5, -1]),
        0.5,
    )
    yield "every p is ½", X, np.array([1.0, 0.0]), np.array([1.0, -2.0]), 1.0
    yield "one example (m = 1)", np.array([[2.0, -1.0]]), np.array([1]), np.array([-0.5, 0.5]), 0.2
    yield "one feature (n = 1)", np.array([[2.0], [-1.0], [0.5]]), np.array([1.0, 0.0, 1.0]), np.array([0.8]), -0.5
    yield "all labels 1", X, np.array([1, 1]), np.array([0.5, -0.5]), -1.0
    yield "ints", np.array([[1, 2], [3, -1], [2, 1]]), np.array([0, 1, 1]), np.array([1, -2]), 1


def random_data(rng: np.random.Generator) -> Iterator[DataSet]:
    """Features of different means and sizes, coefficients away from 0, both labels where there is room for both."""
    shapes = [(1, 1), (1, 3), (1, 4), (4, 1), (2, 2), (3, 3), (4, 4), (2, 5), (3, 2), (6, 3), (7, 5), (40, 2)]
    for m, n in [*shapes, *rng.integers(2, 9, (6, 2)).tolist()]:
        label = "one example (m = 1)" if m == 1 else "one feature (n = 1)" if n == 1 else f"m = {m}, n = {n}"
        X, w, b = cloud(rng, m, n)
        yield label, X, labels(rng, m), w, b
    for m, n in ((3, 2), (2, 2), (1, 2), (5, 1)):
        X, w = rng.integers(-3, 4, (m, n)), rng.integers(1, 3, n) * rng.choice([-1, 1], n)
        X[0] += X[0] == 0
        yield "ints", X, labels(rng, m).astype(int), w, int(rng.choice([-1, 1, 2]))
    for m, n, one_label in ((4, 2, 1.0), (3, 3, 1.0), (4, 3, 0.0), (1, 2, 0.0)):
        X, w, b = cloud(rng, m, n)
        yield f"all labels {one_label:.0f}", X, np.full(m, one_label), w, b


def cloud(rng: np.random.Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray, float]:
    X = rng.choice([-1, 1], n) * rng.uniform(0.2, 0.8, n) + rng.normal(size=(m, n)) * rng.uniform(0.5, 1.5, n)
    w = rng.choice([-1, 1], n) * rng.uniform(0.4, 1.2, n)
    return np.round(X, 2), np.round(w, 2), round(float(rng.choice([-1, 1]) * rng.uniform(0.4, 1.2)), 2)


def labels(rng: np.random.Generator, m: int) -> np.ndarray:
    y = rng.integers(0, 2, m) * 1.0
    if m > 1:
        y[rng.permutation(m)[:2]] = [0.0, 1.0]
    return y


def sure(rng: np.random.Generator, m: int, n: int, z: float) -> tuple[np.ndarray, np.ndarray, float]:
    """A cloud with all logits near z."""
    X, w, _ = cloud(rng, m, n)
    return X, np.round(0.1 * w, 3), z


@mse_logistic_grad.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    for data in friendly_data(rng):
        yield measured(*data)


@mse_logistic_grad.cases
def random(rng: np.random.Generator) -> Iterator[Any]:
    for data in random_data(rng):
        yield measured(*data)
    for m, n, z, label in (
        (1, 2, -8.0, 1.0),
        (3, 2, -8.0, 1.0),
        (4, 3, 8.0, 0.0),
        (2, 2, -12.0, 1.0),
        (5, 2, 12.0, 0.0),
    ):
        X, w, b = sure(rng, m, n, z)
        yield measured(f"sure and wrong (z near {z:.0f}, y = {label:.0f})", X, np.full(m, label), w, b)
