"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.binary_cross_entropy_from_logits.exercise import (
    binary_cross_entropy_from_logits,
)


def by_hand(label: str, z: np.ndarray, y: np.ndarray, **tolerance: Any) -> Case:
    """A case whose oracle is softplus(−z) for a label 1 and softplus(z) for a label 0, one by one."""
    margins = [float(s) if t == 1 else -float(s) for s, t in zip(z, y, strict=True)]
    costs = [math.log1p(math.exp(-s)) if s >= 0 else -s + math.log1p(math.exp(s)) for s in margins]
    return case(label, z, y, want=math.fsum(costs) / len(costs), **tolerance)


def labels(rng: np.random.Generator, m: int) -> np.ndarray:
    y = rng.integers(0, 2, m).astype(float)
    y[:2] = [0.0, 1.0][:m]
    return rng.permutation(y)


@binary_cross_entropy_from_logits.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three examples", np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.0, 0.0]))
    yield by_hand("one example (m = 1), y = 1", np.array([1.5]), np.array([1.0]))
    yield by_hand("one example (m = 1), y = 0", np.array([1.0]), np.array([0.0]))
    yield by_hand("one example (m = 1), z < 0", np.array([-2.0]), np.array([1.0]))
    yield by_hand("one example (m = 1), z < 0", np.array([-0.5]), np.array([0.0]))
    yield by_hand("ints", np.array([2, -1, 3, 0]), np.array([0, 1, 1, 0]))
    yield by_hand("z between 0 and 1", np.array([0.2, 0.7, 0.4]), np.array([1.0, 0.0, 1.0]))
    yield by_hand("all labels 1", np.array([2.0, -0.5, 1.0]), np.ones(3))
    yield by_hand("all labels 0", np.array([2.0, -0.5, 1.0]), np.zeros(3))
    yield by_hand("z = 0", np.zeros(2), np.array([1.0, 0.0]))
    yield by_hand("sure and wrong", np.array([-12.0, 0.5]), np.array([1.0, 0.0]), rtol=1e-3)


@binary_cross_entropy_from_logits.cases
def random_logits(rng: np.random.Generator) -> Iterator[Any]:
    for m in (1, 1, 2, 3, 4, 5, 6, 8, 11, 30, 200, *rng.integers(2, 12, 4)):
        z, y = np.round(rng.uniform(-3.8, 3.8, m), 2), labels(rng, m)
        yield by_hand("one example (m = 1)" if m == 1 else f"m = {m}", z, y)
    for m in (3, 6):
        yield by_hand("ints", rng.integers(-3, 4, m), labels(rng, m).astype(int))
    for sign, y_sure in ((-1, 1.0), (1, 0.0)):
        z = np.round(rng.uniform(-3, 3, 4), 2)
        z[0] = round(float(sign * rng.uniform(11, 12.5)), 2)
        yield by_hand("sure and wrong", z, np.array([y_sure, 1.0, 0.0, 1.0]), rtol=1e-3)


@binary_cross_entropy_from_logits.cases(part="robust")
def far_out(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("small logits", np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.0, 0.0]))
    yield by_hand("small logits", np.round(rng.uniform(-3, 3, 6), 2), labels(rng, 6))
    wrong, right, mixed = "far out and wrong", "far out and right", "far out, some right and some wrong"
    yield by_hand(wrong, np.array([-1000.0]), np.array([1.0]))
    yield by_hand(wrong, np.array([1000.0]), np.array([0.0]))
    yield by_hand(right, np.array([1000.0]), np.array([1.0]))
    yield by_hand(right, np.array([-1000.0]), np.array([0.0]))
    yield by_hand(mixed, np.array([1000.0, -1000.0, 1000.0, 0.5]), np.array([1.0, 1.0, 0.0, 0.0]))
    yield by_hand("ints", np.array([1000, -1000, 1000, -1000]), np.array([1, 0, 0, 1]))
    yield by_hand(right, np.array([1000.0, -1000.0, -1000.0]), np.array([1.0, 0.0, 0.0]))
    yield by_hand(wrong, np.array([40.0]), np.array([0.0]))
    yield by_hand(wrong, np.array([-800.0, 750.0]), np.array([1.0, 0.0]))
    for m in (1, 2, 3, 5, 8, 12):
        z = np.round(rng.choice([-1, 1], m) * rng.uniform(760, 1000, m), 1)
        yield by_hand(mixed if m > 1 else "far out", z, labels(rng, m))
    z = np.round(np.concatenate([rng.choice([-1, 1], 4) * rng.uniform(30, 1000, 4), rng.normal(0, 2, 4)]), 2)
    yield by_hand(mixed, z, labels(rng, 8))
