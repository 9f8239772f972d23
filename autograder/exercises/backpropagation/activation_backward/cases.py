"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, case
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward

ACTIVATIONS: dict[str, Any] = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}


def back(label: str, dA: Any, Z: Any, kind: str) -> Case:
    """A case with the complex step as the oracle: g(Z + ih) = g(Z) + ih·g′(Z), to the last digit for a tiny h."""
    dA, Z = np.array(dA), np.array(Z)
    slope = np.where(Z > 0, 1.0, 0.0) if kind == "relu" else ACTIVATIONS[kind](Z + 1e-30j).imag / 1e-30
    return case(label, dA, Z, kind, want=dA * slope)


def kinked(dA: Any, Z: Any) -> Case:
    """relu where some Z are 0: there 0 and dA are both right. Which of them a right answer takes tells no mistakes
    apart (so atol is wide), and `want` is open.
    """
    dA, Z = np.array(dA), np.array(Z)
    want = np.where(Z > 0, dA, np.where(Z < 0, 0.0, np.nan))
    return case("relu, Z = 0", dA, Z, "relu", want=want, accepts=either_slope(dA, Z), atol=np.inf)


def either_slope(dA: np.ndarray, Z: np.ndarray) -> Accepts:
    """Whether an array came back that is dA where Z > 0, 0 where Z < 0, and one of the two where Z = 0."""

    def judge(got: Any) -> str:
        if type(got) is not np.ndarray or got.shape != dA.shape:
            return f"an array of shape {dA.shape} is asked for"
        if got.dtype.kind != "f" or got.dtype.itemsize < 8:
            return f"the array holds {got.dtype} where float64 is asked for"
        passed, stopped = (np.abs(got - right) <= 1e-9 + 1e-6 * np.abs(right) for right in (dA, np.zeros(dA.shape)))
        if not np.all(passed[Z > 0]) or not np.all(stopped[Z < 0]):
            return "relu passes dA on where Z is positive, and stops it where Z is negative"
        if not np.all((passed | stopped)[Z == 0]):
            return "where Z is 0, the slope of relu may be 0 or 1, but here it is neither"
        return ""

    return judge


def apart(rng: np.random.Generator, m: int, n: int, high: float = 4.0) -> np.ndarray:
    """Numbers with one decimal, 0.3 to `high` away from 0, some of them positive; from two on, some negative."""
    signs = rng.permuted(np.resize([1, -1], m * n)).reshape(m, n)
    return np.round(signs * rng.uniform(0.3, high, (m, n)), 1)


@activation_backward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield back("relu", [[1.0, -2.0, 3.0, -4.0]], [[2.0, 0.5, -1.0, -3.0]], "relu")
    yield back("sigmoid", [[1.0, -2.0]], [[0.5, -1.0]], "sigmoid")
    yield back("tanh", [[1.0, -2.0]], [[0.5, -1.0]], "tanh")
    yield back("relu, m = 2", [[1.5, -0.5], [2.0, -3.0]], [[-2.0, 4.0], [0.5, -1.0]], "relu")
    yield back("sigmoid, m = 2", [[1.5, -0.5], [2.0, -3.0]], [[-2.0, 4.0], [0.5, -1.0]], "sigmoid")
    yield back("tanh, m = 2", [[1.5, -0.5], [2.0, -3.0]], [[-2.0, 4.0], [0.5, -1.0]], "tanh")
    yield kinked([[3.0, -2.0, 1.5]], [[0.0, 0.0, 2.0]])
    yield kinked([[3.0, -2.0, 1.5, 2.5]], [[0.0, 2.0, -1.0, 0.0]])
    yield back("sigmoid, Z = 0", [[3.0, -2.0]], [[0.0, 0.0]], "sigmoid")
    yield back("tanh, Z = 0", [[3.0, -2.0]], [[0.0, 0.0]], "tanh")
    for kind in ACTIVATIONS:
        yield back(f"{kind}, Z and dA of ints", [[3, -2], [1, 0]], [[0, -1], [2, -3]], kind)
    for kind in ("relu", *ACTIVATIONS):
        yield back(f"{kind}, Z of ints", [[3.5, -2.5], [1.5, 0.5]], [[1, -1], [-2, 3]], kind)
        yield back(f"{kind}, dA = 0 here and there", [[0.0, 2.5, 0.0, -1.5]], [[1.0, 2.0, -1.0, -2.0]], kind)
    yield back("relu, large |Z|", [[1.5, -2.5, 3.5, 0.5]], [[50.0, -50.0, 8.5, -7.5]], "relu")
    yield back("relu, Z close to 0", [[3.0, -2.0, 1.5, -4.5]], [[1e-6, -1e-6, 0.01, -0.01]], "relu")


@activation_backward.cases
def random_layers(rng: np.random.Generator) -> Iterator[Any]:
    for m, n in ((1, 1), (1, 3), (3, 1), (2, 3), (3, 3), (4, 2)):
        for kind in ("relu", *ACTIVATIONS):
            yield back(f"{kind}, shape ({m}, {n})", apart(rng, m, n), apart(rng, m, n), kind)
    for kind in ("relu", *ACTIVATIONS):
        yield back(f"{kind}, large |Z|", apart(rng, 2, 4), apart(rng, 2, 4, high=8.0), kind)
    Z = apart(rng, 2, 3)
    Z[1, 1] = 0.0
    yield kinked(apart(rng, 2, 3), Z)


@activation_backward.cases
def unknown_kinds(rng: np.random.Generator) -> Iterator[Any]:
    for kind in ("softmax", "leaky_relu", "step", ""):
        yield case("an unknown kind", apart(rng, 1, 2), apart(rng, 1, 2), kind, raises="ValueError")
