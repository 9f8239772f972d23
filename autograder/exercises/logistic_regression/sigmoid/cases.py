"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid


def told(label: str, z: Any) -> Case:
    """A case whose oracle is the hyperbolic tangent: σ(z) = (1 + tanh(z/2)) / 2, and σ(−z) = 1 − σ(z)."""
    want = np.where(z < 0, 1 - 0.5 * (1 + np.tanh(-z / 2)), 0.5 * (1 + np.tanh(z / 2)))
    return case(label, z, want=float(want) if want.ndim == 0 else want)


@sigmoid.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield case("z = ln 3, 0, −ln 3", np.log([3.0, 1.0, 1 / 3]), want=np.array([0.75, 0.5, 0.25]))
    yield case("z = 0", np.float64(0.0), want=0.5)
    yield case("one number", np.log(4.0), want=0.8)
    yield case("one number below 0", np.log(0.25), want=0.2)
    yield told("ints", np.array([-2, 0, 1, 3]))
    matrix = np.array([[0.5, 0.75, 0.9], [0.2, 0.875, 0.1]])
    yield case("a matrix", np.log([[1.0, 3.0, 9.0], [0.25, 7.0, 1 / 9]]), want=matrix)
    yield told("a vector of one number", np.array([1.5]))
    yield told("z and −z", np.array([2.5, -2.5, 0.3, -0.3]))
    yield told("a matrix of ints", np.array([[-1, 2], [0, -3]]))
    yield told("z up to 15", np.array([-15.0, -12.0, -9.0, -5.5, 5.5, 9.0, 12.0, 15.0]))


@sigmoid.cases
def random_shapes(rng: np.random.Generator) -> Iterator[Any]:
    """Both signs in every array of more than one number."""
    for shape in ((2,), (5,), (8,), (1, 4), (4, 1), (2, 3), (3, 3), (1, 1), (2, 2, 3), (1, 3, 1, 2)):
        z = np.round(rng.normal(0, 2.5, shape), 2)
        if z.size > 1:
            z.flat[0], z.flat[-1] = rng.uniform(0.5, 3), -rng.uniform(0.5, 3)
        yield told("a vector" if z.ndim == 1 else "a matrix" if z.ndim == 2 else f"{z.ndim} axes", z)
    for scale in (1, 3):
        yield told("one number", np.float64(round(rng.normal(0, scale), 2) + 0.01))
    yield told("ints", rng.integers(-6, 7, 7))
    yield told("numbers from −15 to 15, in order", np.sort(rng.uniform(-15, 15, 12)))


def far(rng: np.random.Generator, shape: Any) -> tuple[Any, Any]:
    """Numbers below 700 and above 750. Between them e⁻ᶻ is subnormal, where Python's ** stops with an error."""
    return rng.uniform(400, 700, shape), rng.uniform(750, 1000, shape)


@sigmoid.cases(part="robust")
def far_out(rng: np.random.Generator) -> Iterator[Any]:
    """0 and 1 to 1e-12, to which a clip at 1e-12 just comes; whatever is further off is refused."""

    def exact(label: str, z: Any) -> Case:
        given = told(label, z)
        return case(label, z, want=given.want, rtol=0, atol=1.01e-12)

    yield exact("z = ±1000", np.array([-1000.0, 1000.0]))
    yield exact("z = 1000", np.float64(1000.0))
    yield exact("z = −1000", np.float64(-1000.0))
    yield exact("z = ±1000 and 0", np.array([-1000.0, 0.0, 1000.0]))
    yield exact("z = ±1000, ints", np.array([1000, -1000, 2, -1]))
    yield exact("z = ±750 in a matrix", np.array([[750.0, -0.5], [0.25, -750.0]]))
    yield exact("z = ±40", np.array([-40.0, 40.0]))
    for shape in ((1,), (6,), (3, 4), (2, 2, 2)):
        z = rng.choice([-1, 1], shape) * np.where(rng.random(shape) < 0.5, *far(rng, shape))
        z.flat[0] = -z.flat[0]
        yield exact("large |z|", z.copy())
        z.flat[::2] = rng.uniform(-4, 4, z.flat[::2].shape)
        yield exact("large and small |z|", z)
    for sign in (-1, 1):
        yield exact("one large number", np.float64(sign * round(rng.uniform(750, 1000), 1)))
    z = rng.normal(0, 3, (2, 4))
    yield exact("ordinary numbers", z)
