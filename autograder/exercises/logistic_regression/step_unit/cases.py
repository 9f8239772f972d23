"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.step_unit.exercise import step_unit


def told(label: str, z: Any) -> Case:
    """A case whose oracle asks one number after the other."""
    if np.ndim(z) == 0:
        return case(label, z, want=0.0 if z < 0 else 1.0)
    return case(label, z, want=np.array([float(not v < 0) for v in z.ravel()]).reshape(z.shape))


@step_unit.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield told("numbers of both signs", np.array([-2.0, 3.0, -0.5, 0.5]))
    yield told("z = 0 in a vector", np.array([-1.0, 0.0, 2.0]))
    yield told("one number", np.float64(1.5))
    yield told("one number below 0", np.float64(-1.5))
    yield told("z = 0", np.float64(0.0))
    yield told("ints", np.array([-3, 0, 4, 1, -1]))
    yield told("a matrix", np.array([[0.5, -1.5], [-0.25, 2.0], [0.0, -3.0]]))
    yield told("a vector of one number", np.array([0.5]))
    yield told("a vector of one number", np.array([-0.5]))
    yield told("z = 0 in a vector of one number", np.array([0.0]))
    yield told("all below 0", np.array([-0.25, -4.0, -1.0]))
    yield told("all above 0", np.array([0.75, 0.25, 4.0, 1.0]))
    yield told("numbers close to 0", np.array([1e-3, -1e-3, 1e-9, -1e-9, 1e-15, -1e-15]))
    yield told("−0.0, which equals 0", np.array([1.5, -0.0, -2.5]))
    yield told("large numbers", np.array([-1000.0, 1000.0, 30.0, -30.0]))
    yield told("a matrix of ints", np.array([[-2, 0], [5, -7]]))
    yield told("a float of Python", 2.5)
    yield told("a float of Python", round(-float(rng.uniform(0.1, 3)), 2))
    yield told("an int of Python", 0)


@step_unit.cases
def random_shapes(rng: np.random.Generator) -> Iterator[Any]:
    """Both signs in every array; every other array has a 0."""
    for i, shape in enumerate([(2,), (5,), (8,), (1, 4), (4, 1), (2, 3), (3, 3), (1, 1), (2, 2, 3), (1, 3, 1, 2)]):
        z = np.round(rng.normal(0, 2, shape), 2)
        z.flat[0] = -rng.uniform(0.1, 0.45) if i % 2 else rng.uniform(0.1, 0.45)
        z.flat[-1] = 0.0 if i % 2 else -z.flat[0]
        yield told(f"{'a vector' if z.ndim == 1 else 'a matrix' if z.ndim == 2 else f'{z.ndim} axes'}", z)
    for _ in range(3):
        yield told("one number", np.float64(round(rng.normal(0, 3), 2)))
    yield told("ints", rng.integers(-4, 5, 7))
