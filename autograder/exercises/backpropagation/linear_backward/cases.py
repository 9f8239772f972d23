"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward


def layer(label: str, dZ: Any, A: Any, W: Any) -> Case:
    """A case whose oracle nudges every entry of A, W and b: Σ dZ · (A W + b) is linear in each, so a nudge of 1 is
    exact.
    """
    dZ, A, W = np.array(dZ), np.array(A), np.array(W)

    def moved(shape: tuple[int, ...], out: Any) -> np.ndarray:
        nudges = np.eye(int(np.prod(shape))).reshape(-1, *shape)
        return np.sum(dZ * out(nudges), axis=(1, 2)).reshape(shape)

    ones = np.ones((len(A), 1))
    db = moved((1, W.shape[1]), lambda nudges: ones * nudges)[0]
    want = (moved(A.shape, lambda nudges: nudges @ W), moved(W.shape, lambda nudges: A @ nudges), db)
    return case(label, dZ, A, W, want=want)


def apart(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Numbers with one decimal, 0.3 to 4 away from 0 on either side."""
    return np.round(rng.choice([-1, 1], (rows, columns)) * rng.uniform(0.3, 4, (rows, columns)), 1)


@linear_backward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield layer("m = 2, n = 2, k = 1", [[1.0], [2.0]], [[3.0, 0.5], [-1.0, 4.0]], [[2.0], [5.0]])
    yield layer("m = 1, n = 2, k = 2", [[1.0, -2.0]], [[3.0, 0.5]], [[2.0, 1.0], [-1.0, 4.0]])
    yield layer("m = n = k = 1", [[2.0]], [[3.0]], [[-0.5]])
    yield layer("m = 2, n = 1, k = 2", [[1.0, 2.0], [-1.5, 3.0]], [[2.0], [0.5]], [[4.0, -3.0]])
    yield layer(
        "m = 2, n = 3, k = 2", [[1.0, 0.5], [2.0, -1.0]], [[1, 0, 2.5], [-2, 3, 1]], [[1, 2.0], [0, -1], [4, 3]]
    )
    yield layer("ints", [[1, 2], [3, -4], [0, 5]], [[2, 1, 0], [-3, 4, 2], [1, 1, 6]], [[1, -1], [2, 0], [3, 7]])
    yield layer("dZ = 0", np.zeros((2, 2)), [[1.0, 2.0], [3.0, 4.0]], [[0.5, 1.5], [-1.0, 2.0]])
    yield layer("a row of dZ is 0", [[0.0, 0.0], [2.0, -1.0]], [[1.0, 2.0], [3.0, 4.0]], [[0.5, 1.5], [-1.0, 2.0]])


@linear_backward.cases
def random_layers(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [(2, 3, 4), (4, 3, 2), (3, 2, 4), (3, 3, 3), (2, 2, 2), (4, 3, 3), (3, 3, 2), (3, 2, 3), (2, 3, 2)]
    shapes += [(1, 3, 2), (1, 1, 3), (1, 3, 1), (1, 3, 3), (4, 1, 1), (4, 2, 1), (4, 1, 3), (5, 4, 1), (1, 1, 1)]
    for m, n, k in shapes:
        yield layer(f"m = {m}, n = {n}, k = {k}", apart(rng, m, k), apart(rng, m, n), apart(rng, n, k))
    m, n, k = (int(size) for size in rng.permuted([2, 3, 4, 5])[:3])
    yield layer("ints", *(rng.integers(-9, 10, shape) for shape in ((m, k), (m, n), (n, k))))
    yield layer("A and W of ints", apart(rng, m, k), *(rng.integers(-9, 10, shape) for shape in ((m, n), (n, k))))
