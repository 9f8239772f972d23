"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward


def walk(label: str, a: Any, b: Any, c: Any) -> Case:
    """A case with floats as the oracle; J is multiplied out."""
    u = np.multiply(b, c, dtype=float)
    want = {"u": u, "v": np.add(a, u), "J": np.add(np.multiply(3.0, a), 3.0 * u)}
    return case(label, a, b, c, want=want)


def apart(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers with one decimal, 0.3 to 5 away from 0 on either side."""
    return np.round(rng.choice([-1, 1], shape) * rng.uniform(0.3, 5, shape), 1)


@graph_forward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield walk("three numbers", 2.0, 4.0, 0.5)
    yield walk("the numbers of the text", 5.0, 3.0, 2.0)
    yield walk("a nudge of 0.001 on a", 5.001, 3.0, 2.0)
    yield walk("a negative number", 1.5, -2.0, 2.5)
    yield walk("ints", 4, 7, -2)
    yield walk("a = 0", 0.0, 1.5, 3.0)
    yield walk("b = 0", 2.5, 0.0, 3.5)
    yield walk("c = 0", -1.5, 4.5, 0.0)
    yield walk("v = 0", 6.0, -1.5, 4.0)
    yield walk("arrays of shape (2,)", np.array([1.0, -2.5]), np.array([3.0, 0.5]), np.array([2.0, 4.0]))
    yield walk("arrays of ints", np.array([1, 4, 0]), np.array([3, -2, 5]), np.array([2, 6, 7]))


@graph_forward.cases
def random_numbers(rng: np.random.Generator) -> Iterator[Any]:
    for _ in range(6):
        yield walk("three numbers", *apart(rng, 3).tolist())
    for _ in range(3):
        yield walk("ints", *(rng.choice([-1, 1], 3) * rng.integers(2, 10, 3)).tolist())
    yield walk("numbers of different sizes", 1e4 * float(apart(rng)), 1e-3 * float(apart(rng)), 10 * float(apart(rng)))
    yield walk("an int among floats", int(rng.integers(2, 9)), float(apart(rng)), float(apart(rng)))


@graph_forward.cases
def random_arrays(rng: np.random.Generator) -> Iterator[Any]:
    for shape in ((1,), (3,), (4,), (2, 3), (3, 3), (1, 2)):
        yield walk(f"arrays of shape {shape}", apart(rng, *shape), apart(rng, *shape), apart(rng, *shape))
    ints = rng.choice([-1, 1], (3, 4)) * rng.integers(2, 10, (3, 4))
    yield walk("arrays of ints", *ints)
