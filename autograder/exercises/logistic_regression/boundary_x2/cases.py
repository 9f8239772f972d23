"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2


def line(label: str, w: Any, b: float, x1: Any) -> Case:
    """A case with exact fractions as the oracle: −b/w₂ − (w₁/w₂) · x₁, entry by entry."""
    w = np.array(w)
    slope, start = Fraction(float(w[0])) / Fraction(float(w[1])), Fraction(float(b)) / Fraction(float(w[1]))
    x2 = [float(-start - slope * Fraction(float(x))) for x in np.ravel(x1)]
    return case(label, w, b, x1, want=x2[0] if np.ndim(x1) == 0 else np.array(x2).reshape(np.shape(x1)))


@boundary_x2.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield line("two points", [2.0, 4.0], 3.0, np.array([1.0, -2.0]))
    yield line("one number", [1.5, 2.0], -1.0, 3.0)
    yield line("w₂ < 0", [2.0, -4.0], 3.0, np.array([0.5, 2.0, -1.0]))
    yield line("w₁ < 0", [-3.0, 2.0], 0.5, np.array([1.0, 4.0]))
    yield line("ints", [3, 2], 4, np.array([1, 2, 4]))
    yield line("one int", [1, -2], 4, 3)
    yield line("a matrix of x1", [1.0, 2.5], 0.5, np.array([[1.0, -1.0], [2.0, 0.0]]))
    yield line("b = 0", [1.5, 0.5], 0.0, np.array([1.0, -2.0]))
    yield line("a small w₁", [0.01, 2.0], 3.0, np.array([1.0, -2.0]))


def away_from_0(rng: np.random.Generator, size: Any = None) -> Any:
    drawn = rng.choice([-1, 1], size) * rng.uniform(0.3, 4, size)
    return round(float(drawn), 2) if size is None else np.round(drawn, 2)


@boundary_x2.cases
def random(rng: np.random.Generator) -> Iterator[Any]:
    signs = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
    for s1, s2 in signs:
        w = np.abs(away_from_0(rng, 2)) * [s1, s2]
        label = "w₂ < 0" if s2 < 0 else "w₁ < 0" if s1 < 0 else "random points"
        yield line(label, w, away_from_0(rng), away_from_0(rng, int(rng.integers(2, 7))))
        yield line("one number", np.abs(away_from_0(rng, 2)) * [s1, s2], away_from_0(rng), away_from_0(rng))
    for shape in ((1,), (2,), (3, 1), (1, 4), (2, 3), (2, 2), (2, 1, 3)):
        label = "a matrix of x1" if len(shape) > 1 else "random points"
        yield line(label, away_from_0(rng, 2), away_from_0(rng), away_from_0(rng, shape))
    for s1, s2 in signs:
        w = rng.integers(2, 6, 2) * [s1, s2]
        yield line("ints", w, int(rng.integers(-9, 10)) or 5, rng.integers(-9, 10, 4))
    yield line("one int", rng.integers(2, 6, 2) * [1, -1], 7, int(rng.integers(2, 10)))
    yield line("a line of 50 points", away_from_0(rng, 2), away_from_0(rng), np.linspace(-3, 3, 50))
    yield line("a steep line (small w₂)", [away_from_0(rng), 0.001 * away_from_0(rng)], 1.5, away_from_0(rng, 3))
    yield line("large numbers", 100 * away_from_0(rng, 2), 1000 * away_from_0(rng), 100 * away_from_0(rng, 3))
    yield line("a grid of 4 × 6 points", away_from_0(rng, 2), away_from_0(rng), away_from_0(rng, (4, 6)))
