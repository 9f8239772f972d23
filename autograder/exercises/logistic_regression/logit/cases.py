"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.logit.exercise import logit


def undone(label: str, z: Any) -> Case:
    """A case whose oracle is the z that p was made from: p = σ(z)."""
    z = np.asarray(z, dtype=float)
    return case(label, (1 / (1 + np.exp(-z)))[()], want=z[()])


@logit.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    ln = math.log
    yield case("three probabilities", np.array([0.5, 0.8, 0.2]), want=np.array([0.0, ln(4), -ln(4)]), atol=1e-7)
    yield case("p = 0.5", np.float64(0.5), want=0.0, atol=1e-7)
    yield case("one number above 0.5", np.float64(0.75), want=ln(3))
    yield case("one number below 0.5", np.float64(0.1), want=-ln(9))
    matrix = np.array([[ln(9), 0.0], [-ln(9), ln(1.5)], [-ln(1.5), ln(3)]])
    yield case("a matrix", np.array([[0.9, 0.5], [0.1, 0.6], [0.4, 0.75]]), want=matrix, atol=1e-7)
    yield case("a vector of one number", np.array([0.8]), want=np.array([ln(4)]))
    yield case("a matrix of one number", np.array([[0.2]]), want=np.array([[-ln(4)]]))
    near = 1 / (1 + np.array([1999.0, 1 / 1999]))
    yield case("p near 0 and near 1", near, want=np.array([-ln(1999), ln(1999)]), rtol=1e-5)


@logit.cases
def random_shapes(rng: np.random.Generator) -> Iterator[Any]:
    """Both sides of 0.5 in every array of more than one number."""
    for shape in ((2,), (5,), (8,), (1, 4), (4, 1), (2, 3), (3, 3), (2, 2, 3), (1, 3, 1, 2)):
        z = np.round(rng.normal(0, 1.5, shape), 2).clip(-4, 4)
        z.flat[0], z.flat[-1] = rng.uniform(0.5, 3), -rng.uniform(0.5, 3)
        yield undone("a vector" if z.ndim == 1 else "a matrix" if z.ndim == 2 else f"{z.ndim} axes", z)
    for sign in (-1, 1, -1):
        yield undone("one number", np.float64(sign * round(rng.uniform(0.5, 4), 2)))
    for sign in (-1, 1):
        yield case("p near 0 and near 1", *undone("", sign * rng.uniform(6.5, 8, 3)).args, rtol=1e-5)


@logit.cases(part="robust")
def at_the_ends(rng: np.random.Generator) -> Iterator[Any]:
    """Probabilities on a grid fine enough for 1e-15 and 1 − 1e-12 on which 1 − p, 2p − 1 and 1/p − 1 lose no digits.
    The oracle works with the whole numbers of the grid.
    """

    def low(steps: Any) -> tuple[Any, Any]:  # p = steps · 2⁻⁵⁴
        p = (np.asarray(steps) * 2.0**-54)[()]
        return p, np.log(steps) - 54 * math.log(2) + p

    def high(steps: Any) -> tuple[Any, Any]:  # p = 1 − steps · 2⁻⁵²
        below = (np.asarray(steps) * 2.0**-52)[()]
        return 1 - below, 52 * math.log(2) - np.log(steps) - below

    for label, (p, want) in (
        ("p near 1e-15", low(np.array([18, 36]))),
        ("p near 1 − 1e-12", high(np.array([4504, 6000]))),
        ("p = 1e-15", low(18)),
        ("p = 1 − 1e-12", high(4504)),
    ):
        yield case(label, p, want=want, atol=0)
    both = [low(18), high(4504)]
    yield case("p near 0 and near 1", np.array([p for p, _ in both]), want=np.array([z for _, z in both]), atol=0)
    for shape in ((1,), (4,), (2, 3)):
        p, want = low(rng.integers(15, 60, shape))
        yield case("p near 1e-15", p, want=want, atol=0)
        p, want = high(rng.integers(3000, 9000, shape))
        yield case("p near 1 − 1e-12", p, want=want, atol=0)
    for size in (1e-4, 1e-6, 1e-9):
        steps = rng.integers(int(size * 2**52), int(3 * size * 2**52), 3)
        p, want = high(steps)
        yield case("p near 0 and near 1", np.append(steps * 2.0**-52, p), want=np.append(-want, want), atol=0)
    yield undone("ordinary probabilities", rng.uniform(-3, 3, (2, 4)))
    yield undone("ordinary probabilities", rng.uniform(0.5, 3, 3))
    yield case("p = 0.5", np.float64(0.5), want=0.0)
