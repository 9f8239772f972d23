"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Formula, formula
from autograder.exercises.gradient_descent.is_convex_on.exercise import is_convex_on


def points(rng: np.random.Generator, k: int, first: float = -2.0) -> np.ndarray:
    """k increasing points with two decimals and unequal gaps of 0.2 to 0.9."""
    return np.round(first + np.cumsum(rng.uniform(0.2, 0.9, k)), 2)


def bump(where: float, height: float = 1.5, width: float = 0.1) -> Formula:
    """A bowl with a narrow bump."""
    away = f"(x {'+' if where < 0 else '−'} {abs(where):g})"
    return formula(
        f"f(x) = x² + {height}·exp(−({away}/{width})²)",
        lambda x: x**2 + height * np.exp(-(((x - where) / width) ** 2)),
    )


def ripples(a: int, b: int) -> Formula:
    """a·x² at the whole numbers, with ripples of height b between them."""
    text = f"f(x) = {a}·x² {'−' if b < 0 else '+'} {abs(b)}·sin²(πx)"
    return formula(text, lambda x: a * x**2 + b * np.sin(np.pi * x) ** 2)


def rough(rng: np.random.Generator, f: Formula) -> np.ndarray:
    """Nine points on which rounding lifts some f(b) above its chord, whichever way the chord is computed."""
    for _ in range(1000):  # a handful of draws is enough; a bound, so that a check can never hang
        xs = points(rng, 9)
        y = f(xs)
        (a, b, c), (ya, yb, yc) = (xs[:-2], xs[1:-1], xs[2:]), (y[:-2], y[1:-1], y[2:])
        t, slopes = (b - a) / (c - a), np.diff(y) / np.diff(xs)
        chords = (
            ya + (yc - ya) * (b - a) / (c - a),
            ya + (yc - ya) / (c - a) * (b - a),
            ya + t * (yc - ya),
            (1 - t) * ya + t * yc,
            (ya * (c - b) + yc * (b - a)) / (c - a),
        )
        if all((yb > chord).any() for chord in chords) and (slopes[1:] < slopes[:-1]).any():
            return xs
    raise CatalogueError(f"rounding shows on no nine points of {f.text}")


parabola = formula("f(x) = x²", lambda x: x**2)
hill = formula("f(x) = −x²", lambda x: -(x**2))
cube = formula("f(x) = x³", lambda x: x**3)
level = formula("f(x) = 0", lambda x: 0.0 * x)
sine = formula("f(x) = sin(x)", np.sin)
distance = formula("f(x) = |x|", abs)


@is_convex_on.cases
def small_examples(rng: np.random.Generator) -> Iterator[Any]:
    yield "a parabola", parabola, np.array([-1.0, 0.0, 2.0])
    yield "a hill", hill, np.array([-2.0, 0.0, 1.0])
    yield "whole numbers", cube, np.array([-3, -1, 0, 2])
    yield "whole numbers", cube, np.array([0, 1, 3, 4])
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.1, 3.0])
    yield "points at unequal distances", hill, np.array([0.0, 1.0, 1.1])
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.5])
    yield "points at equal distances", parabola, np.arange(-1.0, 5.0)
    yield "one point", hill, points(rng, 1)
    yield "two points", hill, points(rng, 2)
    yield "two points", sine, np.array([0.5, 2.0])
    yield "f(x) = 0 everywhere", level, points(rng, 3)
    yield "f(x) = 0 everywhere", level, points(rng, 7)
    yield "a straight line through three points", formula("f(x) = 3x + 1", lambda x: 3 * x + 1), np.array([-2.0, 0, 2])
    yield "whole numbers", parabola, np.unique(rng.integers(-9, 10, 8))


@is_convex_on.cases
def well_known_curves(rng: np.random.Generator) -> Iterator[Any]:
    for k in (4, 6, 9):
        a, p = round(rng.uniform(0.5, 3), 1), round(rng.uniform(0.1, 2), 1)
        yield "a parabola", formula(f"f(x) = {a}·x² + {p}", lambda x, a=a, p=p: a * x**2 + p), points(rng, k)
        yield "a hill", formula(f"f(x) = {p} − {a}·x²", lambda x, a=a, p=p: p - a * x**2), points(rng, k)
    yield "a wave", sine, np.array([-3.0, -2.0, -0.5, 0.5, 1.5, 2.5])
    yield "a wave", sine, np.array([-1.5, -0.7, 0.0, 0.7, 2.0, 3.0])
    yield "a valley of a wave", sine, points(rng, 3, first=3.2)
    yield "x⁴", formula("f(x) = x⁴", lambda x: x**4), points(rng, 8)
    yield "eˣ", formula("f(x) = eˣ", np.exp), points(rng, 6)
    yield "x³ on both sides of 0", cube, points(rng, 9, first=-3.0)
    yield "x³ right of 0", cube, points(rng, 6, first=0.0)
    yield "|x|", distance, np.array([-2.0, -1.0, 1.0, 1.5])
    yield "|x|", distance, np.array([-1.0, 0.0, 3.0])


@is_convex_on.cases
def traps(rng: np.random.Generator) -> Iterator[Any]:
    xs = np.array([-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
    uneven = np.array([-3.0, -1.9, -0.8, 0.0, 0.9, 2.1, 3.0])
    for where, on in ((-2.0, xs), (0.0, xs), (2.0, xs), (1.0, xs), (-0.8, uneven), (0.0, uneven), (0.9, uneven)):
        place = "in the middle" if where == 0 else "on the left" if where < 0 else "on the right"
        yield f"a bump in a bowl, {place}", bump(where, round(rng.uniform(1.2, 1.8), 1)), on
    yield "a bump that no point of xs sees", bump(0.5), xs
    yield "a bump that no point of xs sees", bump(0.25, width=0.05), xs
    for a, b in ((1, 3), (1, -3), (-1, 3), (2, -7), (-2, 5)):
        yield "ripples that no point of xs sees", ripples(a, b), xs[int(rng.integers(0, 3)) :]
    yield "down, then up, but bent the wrong way", formula("f(x) = 1 − exp(−x²)", lambda x: 1 - np.exp(-(x**2))), xs
    yield "down, then up, but bent the wrong way", formula("f(x) = √|x|", lambda x: abs(x) ** 0.5), points(rng, 7)
    squared = formula("f(w) = (σ(w) − 1)²", lambda w: (1 / (1 + np.exp(-w)) - 1) ** 2)
    yield "squared error after a sigmoid", squared, np.linspace(-6, 4, 9) + round(rng.uniform(-0.4, 0.4), 2)


@is_convex_on.cases(part="robust")
def lines(rng: np.random.Generator) -> Iterator[Any]:
    """Straight lines lie on their chords, up to rounding."""
    a, b = round(rng.uniform(0.5, 9), 2), round(rng.uniform(0.5, 9), 2)
    for line in (
        formula("f(x) = 0.1x + 0.3", lambda x: 0.1 * x + 0.3),
        formula("f(x) = 33.3x − 71.7", lambda x: 33.3 * x - 71.7),
        formula(f"f(x) = {b} − {a}x", lambda x: b - a * x),
        formula(f"f(x) = {a} + {b}x", lambda x: a + b * x),
    ):
        yield "a straight line", line, rough(rng, line)
    yield "f(x) = 0 everywhere", level, points(rng, 5)
    for bent in (
        formula("f(x) = 0.7·|x|", lambda x: 0.7 * abs(x)),
        formula("f(x) = max(0, 0.7x)", lambda x: np.maximum(0.0, 0.7 * x)),
    ):
        yield "a line with one bend", bent, rough(rng, bent)


@is_convex_on.cases(part="robust")
def small_bends(rng: np.random.Generator) -> Iterator[Any]:
    """Bends far above rounding, and far below what can be seen in a plot."""
    almost_level = formula("f(x) = −1e-7·x²", lambda x: -1e-7 * x**2)
    yield "a hill that is almost level", almost_level, np.array([0.0, 1.0, 2.0])
    yield "a hill that is almost level", almost_level, points(rng, 9)
    for xs in (np.arange(-2.0, 3.0), points(rng, 6)):
        yield "a hill that is almost level", formula("f(x) = 2 − 1e-6·x²", lambda x: 2 - 1e-6 * x**2), xs
    yield "a bowl that is almost level", formula("f(x) = 2 + 1e-6·x²", lambda x: 2 + 1e-6 * x**2), points(rng, 6)
    yield "a hill", hill, points(rng, 9)
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.1, 3.0])
    yield "ripples that no point of xs sees", ripples(1, -3), np.arange(-2.0, 4.0)
