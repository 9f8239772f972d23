"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient

SHAPES = ((1,), (2,), (5,), (1, 1), (3, 2), (1, 4), (2, 2, 3))


def width(rng: np.random.Generator) -> float:
    return round(rng.uniform(0.05, 0.3), 2)


def signed(rng: np.random.Generator, low: float, high: float, shape: tuple[int, ...]) -> np.ndarray:
    """Numbers of either sign with low ≤ |number| ≤ high, to one digit."""
    return np.round(rng.choice([-1, 1], shape) * rng.uniform(low, high, shape), 1)


def quadratic(rng: np.random.Generator, label: str, x: np.ndarray) -> Case:
    """½ xᵀQx + cᵀx over all entries, with every entry of Q at work; its gradient Qx + c is exact for every h."""
    n = x.size
    upper = np.triu(signed(rng, 0.3, 1.5, (n, n)))
    Q, c = upper + np.triu(upper, 1).T, signed(rng, 0.5, 2, (n,))
    text = f"a quadratic in all {n} entries"
    if n < 3:
        text = f"f(x) = ½ xᵀQx + cᵀx with Q = {Q.tolist()}, c = {c.tolist()}"
    f = formula(text, lambda x: float(0.5 * x.ravel() @ Q @ x.ravel() + c @ x.ravel()))
    return case(label, f, x, width(rng), want=(Q @ x.ravel() + c).reshape(x.shape))


def cube_of_the_sum(label: str, x: np.ndarray, h: float) -> Case:
    f = formula("f(x) = (sum of all entries)³", lambda x: np.sum(x) ** 3)
    return case(label, f, x, h, want=np.full(x.shape, 3.0 * x.sum() ** 2 + h**2))


def weighted_squares(rng: np.random.Generator, label: str, x: np.ndarray) -> Case:
    M = signed(rng, 0.5, 3, x.shape)
    f = formula(f"f(x) = np.sum(M * x**2) with M = {M.tolist()}", lambda x: np.sum(M * x**2))
    return case(label, f, x, width(rng), want=2 * M * x)


def product() -> Formula:
    return formula("f(x) = product of all entries", np.prod)


@numerical_gradient.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    one = formula("f(x) = x[0]²", lambda x: x[0] ** 2)
    yield case("x of shape (1,)", one, np.array([3.0]), 0.1, want=np.array([6.0]))
    two = formula("f(x) = x[0]² + 3·x[0]·x[1]", lambda x: x[0] ** 2 + 3 * x[0] * x[1])
    yield case("x of shape (2,)", two, np.array([2.0, 4.0]), 0.1, want=np.array([16.0, 6.0]))
    yield cube_of_the_sum("x of shape (2,)", np.array([2.0, -0.5]), 0.2)
    table = formula("f(x) = 5·x[0, 0]·x[1, 1]", lambda x: 5 * x[0, 0] * x[1, 1])
    want = np.array([[20.0, 0.0], [0.0, 10.0]])
    yield case("x of shape (2, 2)", table, np.array([[2.0, 7.0], [3.0, 4.0]]), 0.1, want=want)
    ints = formula("f(x) = 0.5·x[0]² + 1.5·x[0]·x[1]", lambda x: 0.5 * x[0] ** 2 + 1.5 * x[0] * x[1])
    yield case("an x of ints", ints, np.array([2, -3]), 0.1, want=np.array([-2.5, 3.0]))


@numerical_gradient.cases
def shapes(rng: np.random.Generator) -> Iterator[Any]:
    for shape in SHAPES:
        yield quadratic(rng, f"x of shape {shape}", np.round(rng.normal(size=shape), 2))
        yield weighted_squares(rng, f"x of shape {shape}", rng.choice([-1, 1], shape) * rng.uniform(0.5, 2, shape))
    for shape in ((3,), (2, 2)):
        x = signed(rng, 0.5, 2, shape)
        x.flat[1] = 0.0
        yield quadratic(rng, "an entry that is 0", x)
    for shape in ((1,), (5,), (3, 2), (2, 2, 3)):
        yield cube_of_the_sum(f"x of shape {shape}", rng.uniform(-0.4, 0.8, shape), width(rng))
    for shape in ((2,), (1, 4)):
        x = rng.uniform(0.6, 1.8, shape)
        yield case(f"x of shape {shape}", product(), x, width(rng), want=np.prod(x) / x)


@numerical_gradient.cases
def ints(rng: np.random.Generator) -> Iterator[Any]:
    for shape in ((1,), (5,), (3, 2), (2, 2, 3)):
        yield quadratic(rng, "an x of ints", rng.integers(2, 6, shape) * rng.choice([-1, 1], shape))
    yield cube_of_the_sum("an x of ints", rng.integers(1, 4, (1, 2)), width(rng))


@numerical_gradient.cases
def without_h(rng: np.random.Generator) -> Iterator[Any]:
    sines = formula("f(x) = np.sum(np.sin(x))", lambda x: np.sum(np.sin(x)))
    for shape in ((2,), (3, 2), (1, 1)):
        x = rng.uniform(0.3, 1.2, shape)
        yield case("h left out", sines, x, want=np.cos(x), rtol=0, atol=1e-8)
