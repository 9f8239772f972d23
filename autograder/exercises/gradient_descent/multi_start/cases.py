"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Formula, formula
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start


def wells(tilt: float) -> tuple[Formula, Formula]:
    """Two valleys near −1 and 1 in every direction; a positive tilt makes the left one the lower one."""
    slope = f"{'−' if tilt < 0 else '+'} {abs(tilt):g}"
    return (
        formula(f"f(x) = Σ ((x² − 1)² {slope}·x)", lambda x: float(np.sum((x**2 - 1) ** 2 + tilt * x))),
        formula(f"grad_f(x) = 4x(x² − 1) {slope}", lambda x: 4 * x * (x**2 - 1) + tilt),
    )


def bowl(centre: float, scale: float = 1.0) -> tuple[Formula, Formula]:
    """One valley at the same number in every direction."""
    factor = "" if scale == 1 else f"{scale:g}·"
    away = f"(x {'+' if centre < 0 else '−'} {abs(centre):g})" if centre else "x"
    return (
        formula(f"f(x) = {factor}Σ {away}²", lambda x: float(scale * np.sum((x - centre) ** 2))),
        formula(f"grad_f(x) = {2 * scale:g}·{away}", lambda x: 2 * scale * (x - centre)),
    )


def left_and_right(rng: np.random.Generator, n: int, order: str) -> np.ndarray:
    """Starts in the left valley (L) and the right valley (R) of `wells`, in this order."""
    sides = np.array([-1 if side == "L" else 1 for side in order])
    return np.round(sides[:, None] * rng.uniform(0.4, 1.8, (len(order), n)), 2)


@multi_start.cases
def small_landscapes(rng: np.random.Generator) -> Iterator[Any]:
    yield "one step in a bowl", *bowl(2.0), np.array([[6.0], [3.0], [-1.0]]), 0.25, 1
    yield "two valleys", *wells(0.3), np.array([[1.5], [-0.5], [0.5]]), 0.1, 3
    yield "two valleys", *wells(0.3), np.array([[-0.5, -1.2], [1.5, 0.5]]), 0.1, 2
    yield "one start", *wells(0.2), np.round(rng.uniform(-2, 2, (1, 2)), 1), 0.05, 4
    yield "0 steps", *wells(-0.3), np.array([[0.0], [1.1], [-0.9]]), 0.1, 0
    yield "0 steps", *bowl(1.0), np.round(rng.uniform(2, 5, (4, 2)) * [[2], [1], [0.1], [2]], 1), 0.1, 0
    yield "starts of whole numbers", *bowl(0.5), np.array([[4, 7], [2, -1], [-5, 3]]), 0.15, 3
    yield "starts of whole numbers", *bowl(-0.5), rng.permutation(np.array([[4], [2], [9], [-7]])), 0.2, 2
    yield "starts of whole numbers", *wells(0.4), np.array([[2, 1], [-2, -1], [2, -1]]), 0.03, 5


@multi_start.cases
def two_valleys(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3):
        for label, order in (("first", "LRRR"), ("middle", "RRLR"), ("last", "RRL")):
            tilt = round(rng.uniform(0.2, 0.5), 2)
            starts = left_and_right(rng, n, order)
            yield f"the best run is the {label} one", *wells(tilt), starts, round(rng.uniform(0.02, 0.07), 3), 12
    for n in (1, 2, 3):
        starts = np.round(rng.uniform(-1.8, 1.8, (5, n)), 2)
        yield "random starts", *wells(-0.35), starts, round(rng.uniform(0.02, 0.07), 3), int(rng.integers(2, 20))


@multi_start.cases
def traps(rng: np.random.Generator) -> Iterator[Any]:
    high = round(rng.uniform(1.8, 2.0), 2)
    yield "a lower start with a higher end", *wells(0.4), np.array([[1.0], [-high], [1.3]]), 0.05, 8
    yield "a lower start with a higher end", *wells(0.4), np.array([[-high, -1.9], [0.9, 0.9]]), 0.05, 8
    yield "a level place high up", *wells(0.0), np.array([[0.3], [0.0], [0.5]]), 0.04, 3
    yield "a level place high up", *wells(0.0), np.array([[0.0, 0.0], [0.2, 1.4]]), 0.04, 2
    for n in (1, 2):
        starts = np.round(rng.uniform(0.8, 1.2, (3, n)) * [[1.5], [0.3], [3]], 2)
        yield "lr so large that every run climbs", *bowl(0.0), starts, 1.1, 3
    yield "the lowest point lies on the way", *bowl(0.0), np.array([[0.5], [-3.0], [1.0]]), 1.2, 4
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.7], [-1.2], [-1.1]]), 0.28, 3
    yield "the lowest point lies on the way", *wells(0.3), np.array([[-0.7]]), 0.3, 2
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.2], [-1.3]]), 0.34, 6
    for n in (1, 2):
        yield "large values", *bowl(1.0, 1e12), rng.uniform(5, 9, (3, n)), 2e-13, 3
        yield "very small slopes", *bowl(1.0, 1e-12), rng.uniform(2, 5, (4, n)), 1e11, 3
    worst_in_the_middle = rng.uniform(0.8, 1.2, (3, 2)) * [[1], [8], [3]]
    yield "the best run is the first one", *bowl(-0.3), worst_in_the_middle, 0.2, 3
    yield "only negative values", *wells(-9.0), np.round(rng.uniform(0.5, 2, (4, 1)), 2), 0.02, 3


@multi_start.cases(part="robust")
def runaways(rng: np.random.Generator) -> Iterator[Any]:
    """Runs that start far out and leave every bound: after 5 steps f is inf, from 9 on it is NaN."""
    for label, n_steps in (("NaN", int(rng.integers(9, 16))), ("infinity", 5)):
        for order in ("XRL", "RXL", "LRX", "XXR", "LXRX"):
            starts = left_and_right(rng, 2, order)
            for i, side in enumerate(order):
                if side == "X":
                    starts[i] = np.round(rng.uniform(28, 33, 2), 1)
            yield f"a run that ends at {label}", *wells(0.3), starts, 0.05, n_steps
    yield "a run that ends at NaN", *wells(0.3), np.array([[30, 31], [2, 1], [-1, -1]]), 0.05, 12
    yield "a run that ends at NaN", *wells(0.4), np.array([[1.0], [30.0], [-1.9]]), 0.05, 12
    yield "very small slopes", *bowl(1.0, 1e-12), rng.uniform(2, 5, (3, 1)), 1e11, 3
    yield "the lowest point lies on the way", *wells(0.3), np.array([[-0.7]]), 0.3, 2
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.2], [-1.3]]), 0.34, 6
    f = formula("f(x) = Σ x·(x² − 3)", lambda x: float(np.sum(x * (x**2 - 3))))
    grad_f = formula("grad_f(x) = 3x² − 3", lambda x: 3 * x**2 - 3)
    for row, n_steps in ((0, 14), (1, 9), (2, 9)):
        starts = np.round(rng.uniform(0.3, 1.5, (3, 1)), 2)
        starts[row] = round(rng.uniform(-4, -3), 1)
        yield "a run that ends at minus infinity", f, grad_f, starts, 0.2, n_steps
