"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll


def by_hand(label: str, y_hat: np.ndarray, y: np.ndarray, sigma: float) -> Case:
    """A case whose oracle is the density itself, one example at a time, and minus its logarithm."""
    costs = []
    for a, t in zip(y_hat.tolist(), y.tolist(), strict=True):
        u = (t - a) / sigma
        costs.append(-math.log(math.exp(-u * u / 2) / (math.sqrt(2 * math.pi) * sigma)))
    return case(label, y_hat, y, sigma, want=math.fsum(costs) / len(costs))


@gaussian_nll.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three examples", np.array([1.0, 4.0, 2.5]), np.array([2.0, 1.0, 3.0]), 2.0)
    yield by_hand("σ below 1", np.array([1.0, 0.4]), np.array([1.5, 0.2]), 0.5)
    yield by_hand("one example (m = 1)", np.array([3.0]), np.array([1.5]), 1.5)
    yield by_hand("one example (m = 1)", np.array([0.5]), np.array([2.0]), 3.0)
    yield by_hand("ints", np.array([3, 8, 5]), np.array([5, 3, 4]), 3)
    yield by_hand("ŷ equal to y", np.array([1.0, 4.0]), np.array([1.0, 4.0]), 0.5)
    yield by_hand("σ = 1", np.array([1.0, 4.0, 2.5]), np.array([2.0, 3.0, 3.0]), 1.0)
    yield by_hand("σ so small that the loss is negative", np.array([1.0, 0.4]), np.array([1.05, 0.38]), 0.05)
    yield by_hand("one example (m = 1), σ = 0.1", np.array([2.0]), np.array([2.125]), 0.1)
    yield by_hand("an error of 8 σ", np.array([1.0, 2.0]), np.array([5.0, 2.0]), 0.5)


@gaussian_nll.cases
def random_errors(rng: np.random.Generator) -> Iterator[Any]:
    """Errors with a mean away from 0, of either sign; σ below 1 and above."""
    for k, m in enumerate((1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 30, *rng.integers(2, 12, 5))):
        sigma = round(float(rng.uniform(0.3, 0.8) if k % 2 else rng.uniform(1.3, 4)), 2)
        y = np.round(rng.normal(0, 3, m), 2)
        y_hat = np.round(y + sigma * (rng.choice([-1, 1]) * rng.uniform(0.3, 1.2) + rng.normal(0, 1, m)), 2)
        yield by_hand("one example (m = 1)" if m == 1 else f"m = {m}", y_hat, y, sigma)
    for m in (2, 6):
        yield by_hand("ints", rng.integers(-5, 6, m), rng.integers(-5, 6, m), int(rng.integers(2, 6)))
    for m in (3, 7):
        sigma, y = round(float(rng.uniform(0.03, 0.12)), 3), np.round(rng.normal(0, 3, m), 3)
        y_hat = y + sigma * rng.choice([-1, 1]) * rng.uniform(0.3, 1.2, m)
        yield by_hand("σ so small that the loss is negative", y_hat, y, sigma)
    y = rng.normal(size=1500)
    yield by_hand("1,500 examples", y + rng.normal(0.5, 1, 1500), y, 2.5)
