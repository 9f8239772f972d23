"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercises.gradient_descent.classify_critical_point.exercise import classify_critical_point


def rotated(rng: np.random.Generator, curvatures: Any) -> np.ndarray:
    """A full symmetric matrix with these eigenvalues, in random directions."""
    Q, _ = np.linalg.qr(rng.normal(size=(len(curvatures), len(curvatures))))
    H = Q @ np.diag(np.asarray(curvatures, dtype=float)) @ Q.T
    return (H + H.T) / 2


def level(rng: np.random.Generator, curvatures: Any, sign: int) -> np.ndarray:
    """Like `rotated`, with zeros that come out a little above (sign 1) or below 0, as rounding leaves them."""
    curvatures = np.asarray(curvatures, dtype=float)
    return rotated(rng, np.where(curvatures == 0, sign * 5e-15 * abs(curvatures).max(), curvatures))


def sizes(rng: np.random.Generator, n: int) -> np.ndarray:
    """n curvatures from shallow to sharp, 0.05 to 300."""
    return np.exp(rng.uniform(np.log(0.05), np.log(300), n))


def crossed(rng: np.random.Generator, n: int, sign: int) -> np.ndarray:
    """A saddle although every diagonal entry has the same sign: two directions that are strongly coupled."""
    H = np.diag(rng.uniform(0.5, 3, n))
    i, j = rng.choice(n, 2, replace=False)
    H[i, j] = H[j, i] = rng.choice([-1, 1]) * rng.uniform(1.5, 3) * np.sqrt(H[i, i] * H[j, j])
    return sign * np.round(H, 2) + 0.0


@classify_critical_point.cases
def small_integers(rng: np.random.Generator) -> Iterator[Any]:
    a, b, c = (int(number) for number in rng.integers(1, 4, 3))
    yield "a minimum", np.array([[2.0, 1.0], [1.0, 1.0 + b]])
    yield "a maximum", np.array([[-1.0 - a, 1.0], [1.0, -2.0]])
    yield "a saddle with a positive diagonal", np.array([[1.0, 2.0 + c], [2.0 + c, 3.0]])
    yield "a saddle with a negative diagonal", np.array([[-3.0, 2.0 + a], [2.0 + a, -1.0]])
    yield "a saddle that falls along few directions", np.array([[1.0, 3.0], [3.0, 8.0]])
    yield "a saddle that rises along few directions", np.array([[-8.0, 3.0], [3.0, -1.0]])
    yield "a shallow minimum", np.diag([2.0, 0.06])
    yield "a shallow maximum", np.diag([-0.06, -a])
    yield "a saddle with zeros on the diagonal", np.array([[0.0, float(b)], [b, 0.0]])
    yield "a saddle with zeros on the diagonal", np.array([[0, c, 0], [c, 0, 0], [0, 0, 2]])
    yield "a gentle direction beside a steep one", np.diag([200.0, 0.06])
    yield "one direction up, one level", np.diag([2.0, 0.0])
    yield "one direction down, one level", np.diag([0.0, -2.0])
    yield "whole numbers", np.array([[3 + a, -1], [-1, 2]])
    yield "whole numbers", np.array([[1, 2 + b], [2 + b, -3]])
    yield "whole numbers", np.array([[-2 - c, 0, 1], [0, -1, 0], [1, 0, -3]])


@classify_critical_point.cases
def one_number(rng: np.random.Generator) -> Iterator[Any]:
    yield "a 1 × 1 Hessian", np.array([[round(rng.uniform(0.1, 9), 1)]])
    yield "a 1 × 1 Hessian", np.array([[-round(rng.uniform(0.1, 9), 1)]])
    yield "a 1 × 1 Hessian", np.array([[0.0]])


@classify_critical_point.cases
def random_directions(rng: np.random.Generator) -> Iterator[Any]:
    for n in (2, 3, 4):
        yield "a minimum in random directions", rotated(rng, sizes(rng, n))
        yield "a maximum in random directions", rotated(rng, -sizes(rng, n))
        yield "a saddle with a positive diagonal", crossed(rng, n, 1)
        yield "a saddle with a negative diagonal", crossed(rng, n, -1)
        signs = np.ones(n)
        signs[: rng.integers(1, n)] = -1
        yield "a saddle in random directions", rotated(rng, signs * sizes(rng, n))
    yield "a saddle whose determinant is positive", rotated(rng, sizes(rng, 3) * [1, -1, -1])
    yield "a saddle whose determinant is positive", rotated(rng, sizes(rng, 4) * [1, 1, -1, -1])
    yield "a saddle that mostly rises", rotated(rng, [9, 5, -1]) * round(rng.uniform(0.2, 5), 1)
    yield "a saddle that mostly falls", rotated(rng, [-9, -5, 1]) * round(rng.uniform(0.2, 5), 1)
    yield "a saddle in random directions", rotated(rng, [-6, 4, 5]) * round(rng.uniform(0.2, 5), 1)


@classify_critical_point.cases
def level_directions(rng: np.random.Generator) -> Iterator[Any]:
    """Hessians with zeros that every way of computing eigenvalues finds exactly."""
    a, b, c = (round(number, 1) for number in rng.uniform(0.5, 4, 3))
    yield "a saddle whose last direction alone falls", np.diag([2.0, 1.0, -1.0])
    yield "a saddle whose last direction alone rises", np.diag([-a, -b, c])
    yield "a saddle with level directions", np.diag([2.0, -1.0, 0.0, 0.0])
    yield "a saddle with level directions", np.diag([0.0, a, -b - 1])
    yield "a saddle with level directions", np.diag([-a, 0.0, b + 5])
    yield "a saddle with level directions", np.array([[1.0, 3 + c, 0], [3 + c, 2.0, 0], [0, 0, 0]])
    yield "all directions level", np.zeros((2, 2), dtype=int)
    yield "all directions level", np.zeros((3, 3))
    yield "two directions up, one level", np.diag([a, 0.0, b])
    yield "two directions down, one level", np.diag([-a, -c, 0.0])


@classify_critical_point.cases(part="robust")
def level_up_to_rounding(rng: np.random.Generator) -> Iterator[Any]:
    """Hessians with a level direction along no axis: eigenvalues such as 1e-14 stand for zero."""
    for n in (2, 3, 4):
        for sign in (1, -1):
            curvatures = np.append(rng.uniform(0.5, 20, n - 1), 0.0)
            yield "a level direction along no axis", level(rng, curvatures, sign)
            yield "a level direction along no axis", level(rng, -curvatures, sign)
    yield "an outer product", level(rng, [round(rng.uniform(2, 9), 1), 0, 0], 1)
    yield "an outer product", level(rng, [-round(rng.uniform(2, 9), 1), 0, 0, 0], 1)
    yield "a large Hessian with a level direction", level(rng, [100, 40, 0], -1)
    yield "a saddle with a level direction along no axis", level(rng, [2, -1, 0], 1)
    yield "a saddle with a level direction along no axis", level(rng, [-3, 0, 0, 5], -1)
    yield "a shallow minimum", rotated(rng, [0.05, 3])
    yield "a shallow maximum", rotated(rng, [-0.05, -3, -1])
    yield "a saddle that falls gently", rotated(rng, [4, 2, -0.05])
