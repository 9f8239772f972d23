"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.logistic_grad.exercise import logistic_grad
from autograder.exercises.logistic_regression.mse_logistic_grad.cases import friendly_data, random_data, slopes, sure


def measured(label: str, X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> Case:
    """A case with the slopes of the loss itself as the oracle: log(1 + eᶻ) − y z is the cross-entropy from logits."""

    def loss(w: Any, b: Any) -> Any:
        z = X @ w + b
        return np.mean(np.log1p(np.exp(z)) - y * z)

    return case(label, X, y, w, b, want=slopes(loss, w, b))


@logistic_grad.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    for data in friendly_data(rng):
        yield measured(*data)


@logistic_grad.cases
def random(rng: np.random.Generator) -> Iterator[Any]:
    """Where all are sure, the gradient is next to nothing if they are right, and at its largest if they are wrong."""
    for data in random_data(rng):
        yield measured(*data)
    for m, n, z, label in ((1, 2, -8.0, 1.0), (3, 2, -8.0, 1.0), (4, 3, 8.0, 0.0)):
        X, w, b = sure(rng, m, n, z)
        yield measured(f"sure and wrong (z near {z:.0f}, y = {label:.0f})", X, np.full(m, label), w, b)
    for m, n, z, label in ((2, 2, 12.0, 1.0), (5, 2, -12.0, 0.0)):
        X, w, b = sure(rng, m, n, z)
        yield measured(f"sure and right (z near {z:.0f}, y = {label:.0f})", X, np.full(m, label), w, b)
