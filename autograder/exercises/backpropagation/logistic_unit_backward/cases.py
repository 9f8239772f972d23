"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward


def slope(f: Any, x: float) -> float:
    """The complex step: f(x + ih) = f(x) + ih·f′(x), to the last digit for a tiny h."""
    return float(f(complex(x, 1e-30)).imag / 1e-30)


def measured(label: str, x: Any, y: Any, w: Any, b: Any) -> Case:
    """A case whose oracle measures the slopes of the loss along a, z, each wᵢ and b."""
    z = float(sum(float(wi) * float(xi) for wi, xi in zip(w, x, strict=True)) + b)

    def loss(a: Any) -> Any:
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))

    def loss_at(z: Any) -> Any:
        return loss(1 / (1 + np.exp(-z)))

    a = 0.5 * (1 + math.tanh(z / 2))
    dw = [slope(lambda wi, i=i: loss_at(z + (wi - w[i]) * x[i]), float(w[i])) for i in range(len(x))]
    db = slope(lambda t: loss_at(z + (t - b)), float(b))
    return case(
        label, x, y, w, b, want={"a": a, "da": slope(loss, a), "dz": slope(loss_at, z), "dw": np.array(dw), "db": db}
    )


def apart(rng: np.random.Generator, n: int) -> np.ndarray:
    """Numbers with one decimal, 0.3 to 3 away from 0 on either side."""
    return np.round(rng.choice([-1, 1], n) * rng.uniform(0.3, 3, n), 1)


def bias(rng: np.random.Generator, x: np.ndarray, w: np.ndarray) -> float:
    """A bias that is far from 0 and from 1, and leaves the unit unsaturated: |z| ≤ 3.5, on either side of 0."""
    for _ in range(1000):  # a few draws are enough; a bound, so that a check can never hang
        b = round(float(rng.choice([-1, 1]) * rng.uniform(0.4, 3.5) - w @ x), 1)
        if min(abs(b), abs(b - 1), abs(w @ x + b)) > 0.25:
            return b
    return 0.5


@logistic_unit_backward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield measured("n = 2, y = 1", np.array([2.0, -1.5]), 1, np.array([0.5, 1.0]), 0.25)
    yield measured("n = 2, y = 0", np.array([2.0, -1.5]), 0, np.array([0.5, 1.0]), 0.25)
    yield measured("n = 1, y = 1", np.array([3.0]), 1, np.array([-0.5]), 2.5)
    yield measured("n = 1, y = 0", np.array([-2.0]), 0, np.array([1.5]), 2.0)
    yield measured("n = 3, y = 1", np.array([1.5, 0.0, -2.0]), 1, np.array([1.0, 2.0, 0.5]), -1.5)
    yield measured("x of ints", np.array([2, -1, 3]), 1, np.array([0.5, 1.5, -1.0]), 0.5)
    yield measured("x and w of ints, b an int", np.array([2, -3]), 0, np.array([1, 1]), 2)
    yield measured("y a float", np.array([0.5, 2.0]), 1.0, np.array([1.5, -1.0]), -0.5)
    yield measured("y a float", np.array([0.5, 2.0]), 0.0, np.array([1.5, -1.0]), -0.5)
    yield measured("w = 0", np.array([2.5, -0.5]), 1, np.zeros(2), 1.5)
    yield measured("x = 0", np.zeros(2), 0, np.array([2.5, -0.5]), -1.5)
    yield measured("b = 0", np.array([1.0, -0.5]), 1, np.array([0.5, 3.0]), 0.0)
    yield measured("z = 0", np.array([1.0, -2.0]), 1, np.array([4.0, 1.5]), -1.0)


@logistic_unit_backward.cases
def random_units(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3, 4, 5, int(rng.integers(6, 9))):
        for y in (0, 1):
            x, w = apart(rng, n), apart(rng, n)
            yield measured(f"n = {n}, y = {y}", x, y, w, bias(rng, x, w))
    for y in (0, 1):
        x, w = rng.choice([-1, 1], 3) * rng.integers(2, 6, 3), apart(rng, 3)
        yield measured("x of ints", x, y, w, bias(rng, x, w))
    for y, z in ((0, 7.5), (1, -7.5), (0, -7.5), (1, 7.5)):
        x, w = apart(rng, 2), apart(rng, 2)
        near = measured("a near 0 or 1", x, y, w, round(z - float(w @ x), 1))
        yield replace(near, rtol=1e-4)  # a divisor such as a + 1e-8 is right here, a clip at 1e-3 is not
