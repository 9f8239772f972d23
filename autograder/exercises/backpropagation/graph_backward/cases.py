"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward


def nudged(label: str, a: float, b: float, c: float) -> Case:
    """A case with the oracle from nudges: each node moved by ½ to both sides, which is exact, as J bends along none."""

    def slope(J: Any, x: float) -> float:
        return float(J(x + 0.5) - J(x - 0.5))

    want = {
        "v": slope(lambda v: 3 * v, a + b * c),
        "u": slope(lambda u: 3 * (a + u), b * c),
        "a": slope(lambda a: 3 * (a + b * c), a),
        "b": slope(lambda b: 3 * (a + b * c), b),
        "c": slope(lambda c: 3 * (a + b * c), c),
    }
    return case(label, a, b, c, want=want)


def apart(rng: np.random.Generator) -> list[float]:
    """Three numbers with one decimal, on either side of 0, whose sizes differ."""
    sizes = rng.permuted([rng.uniform(0.3, 1.2), rng.uniform(1.5, 3), rng.uniform(3.3, 6)])
    return [float(x) for x in np.round(rng.choice([-1, 1], 3) * sizes, 1)]


@graph_backward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield nudged("three numbers", 2.0, 4.0, 0.5)
    yield nudged("the numbers of the text", 5.0, 3.0, 2.0)
    yield nudged("a negative number", 1.5, -2.0, 2.5)
    yield nudged("ints", 4, 7, -2)
    yield nudged("a = 0", 0.0, 1.5, 4.0)
    yield nudged("b = 0", 2.5, 0.0, 3.5)
    yield nudged("c = 0", -1.5, 4.5, 0.0)
    yield nudged("b equal to c", 2.0, 1.5, 1.5)
    yield nudged("v = 0", 6.0, -1.5, 4.0)


@graph_backward.cases
def random_numbers(rng: np.random.Generator) -> Iterator[Any]:
    for _ in range(10):
        yield nudged("three numbers", *apart(rng))
    for _ in range(4):
        a, b, c = (rng.choice([-1, 1], 3) * rng.permuted([2, 5, 7, 9])[:3]).tolist()
        yield nudged("ints", a, b, c)
    yield nudged("a large a", 1000.0 + rng.integers(9), *apart(rng)[:2])
