"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error


def by_hand(label: str, e: Any, **tolerance: Any) -> Case:
    """A case whose oracle goes number by number, with −log(1 − e) as log of 1/(1 − e)."""
    numbers = np.asarray(e, dtype=float)
    bce = [math.log(1 / (1 - x)) for x in numbers.ravel().tolist()]
    if numbers.ndim == 0:
        return case(label, e, want=(float(numbers) * float(numbers), bce[0]), **tolerance)
    return case(label, e, want=(numbers * numbers, np.array(bce).reshape(numbers.shape)), **tolerance)


@loss_at_error.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three errors", np.array([0.1, 0.5, 0.9]))
    yield by_hand("one number", 0.2)
    yield by_hand("one number", 0.75)
    yield by_hand("a matrix", np.array([[0.3, 0.6], [0.8, 0.25], [0.05, 0.95]]))
    yield by_hand("a matrix of one row", np.array([[0.4, 0.7, 0.15]]))
    yield by_hand("small errors", np.array([0.01, 0.001]))
    yield by_hand("errors near 1", np.array([0.99, 0.999]))
    yield by_hand("errors near 1", np.array([0.9999, 0.5, 0.99995]), rtol=1e-3)
    yield by_hand("an error of 0", np.array([0.0, 0.5]), atol=1e-7)
    yield by_hand("equal errors", np.array([0.3, 0.3, 0.3]))


@loss_at_error.cases
def random_errors(rng: np.random.Generator) -> Iterator[Any]:
    for _ in range(4):
        yield by_hand("one number", round(float(rng.uniform(0.05, 0.95)), 3))
    yield by_hand("a 0-d array", np.array(round(float(rng.uniform(0.05, 0.95)), 3)))
    shapes = [(2,), (3,), (4,), (7,), (12,), (100,), (2, 3), (3, 3), (4, 1), (2, 2, 3), (int(rng.integers(5, 12)),)]
    for shape in shapes:
        label = "an array of three axes" if len(shape) == 3 else "a matrix" if len(shape) == 2 else "a vector"
        yield by_hand(label, np.round(rng.uniform(0.02, 0.98, shape), 3))
    for _ in range(2):
        yield by_hand("errors near 1", 1 - np.round(rng.uniform(0.001, 0.01, 3), 5))
