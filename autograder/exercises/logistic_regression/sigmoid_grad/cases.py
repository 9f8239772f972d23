"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.sigmoid import sigmoid
from autograder.exercises.logistic_regression.sigmoid_grad.exercise import sigmoid_grad


def told(label: str, z: Any) -> Case:
    """A case whose oracle is the closed form 1 / (4 cosh²(z/2))."""
    want = (0.5 / np.cosh(np.asarray(z, dtype=float) / 2)) ** 2
    return case(label, z, want=float(want) if want.ndim == 0 else want)


def measured(label: str, z: Any) -> Case:
    """A case whose oracle is the slope of the reference sigmoid, measured (five points, to stay below 1e-9)."""
    z, h = np.asarray(z)[()], 1e-3
    near, far = sigmoid(z + h) - sigmoid(z - h), sigmoid(z + 2 * h) - sigmoid(z - 2 * h)
    return case(label, z, want=(8 * near - far) / (12 * h))


@sigmoid_grad.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield case("z = ln 3, 0, −ln 3", np.log([3.0, 1.0, 1 / 3]), want=np.array([0.1875, 0.25, 0.1875]))
    yield case("z = 0", np.float64(0.0), want=0.25)
    yield case("one number", np.log(4.0), want=0.16)
    yield case("one number below 0", np.log(0.25), want=0.16)
    yield told("ints", np.array([-2, 0, 1, 3]))
    matrix = np.array([[0.25, 0.1875, 0.09], [0.16, 0.109375, 0.09]])
    yield case("a matrix", np.log([[1.0, 3.0, 9.0], [0.25, 7.0, 1 / 9]]), want=matrix)
    yield told("a vector of one number", np.array([1.5]))
    yield told("z and −z", np.array([2.4, -2.4, 0.3, -0.3]))
    yield told("a matrix of ints", np.array([[-1, 2], [0, -3]]))
    yield told("z up to 15", np.array([-15.0, -12.0, -9.0, -5.5, 5.5, 9.0, 12.0, 15.0]))
    yield told("z between 0 and 1", np.array([0.2, 0.5, 0.9]))


@sigmoid_grad.cases
def random_shapes(rng: np.random.Generator) -> Iterator[Any]:
    """Both signs in every array of more than one number."""
    for shape in ((2,), (5,), (8,), (1, 4), (4, 1), (2, 3), (3, 3), (1, 1), (2, 2, 3), (1, 3, 1, 2)):
        z = np.round(rng.normal(0, 2.5, shape), 2)
        if z.size > 1:
            z.flat[0], z.flat[-1] = rng.uniform(0.5, 3), -rng.uniform(0.5, 3)
        yield measured("a vector" if z.ndim == 1 else "a matrix" if z.ndim == 2 else f"{z.ndim} axes", z)
    for scale in (1, 3):
        yield measured("one number", np.float64(round(rng.normal(0, scale), 2) + 0.01))
    yield told("ints", rng.integers(-6, 7, 7))
    yield told("numbers from −15 to 15, in order", np.sort(rng.uniform(-15, 15, 12)))


def far(rng: np.random.Generator, shape: Any) -> tuple[Any, Any]:
    """Numbers below 700 and above 750. Between them e⁻ᶻ is subnormal, where Python's ** stops with an error."""
    return rng.uniform(400, 700, shape), rng.uniform(750, 1000, shape)


@sigmoid_grad.cases(part="robust")
def far_out(rng: np.random.Generator) -> Iterator[Any]:
    yield case("z = ±1000", np.array([-1000.0, 1000.0]), want=np.zeros(2))
    yield case("z = 1000", np.float64(1000.0), want=0.0)
    yield case("z = −1000", np.float64(-1000.0), want=0.0)
    yield case("z = ±1000 and 0", np.array([-1000.0, 0.0, 1000.0]), want=np.array([0.0, 0.25, 0.0]))
    yield told("z = ±1000, ints", np.array([1000, -1000, 2, -1]))
    yield told("z = ±750 in a matrix", np.array([[750.0, -0.5], [0.25, -750.0]]))
    yield told("z = ±40", np.array([-40.0, 40.0]))
    yield told("z = −500", np.float64(-500.0))
    for shape in ((1,), (6,), (3, 4), (2, 2, 2)):
        z = rng.choice([-1, 1], shape) * np.where(rng.random(shape) < 0.5, *far(rng, shape))
        z.flat[0] = -z.flat[0]
        yield told("large |z|", z.copy())
        z.flat[::2] = rng.uniform(-4, 4, z.flat[::2].shape)
        yield told("large and small |z|", z)
    for sign in (-1, 1):
        yield told("one large number", np.float64(sign * round(rng.uniform(750, 1000), 1)))
    yield told("ordinary numbers", rng.normal(0, 3, (2, 4)))
