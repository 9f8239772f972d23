"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent


def bowl(A: Any, c: Any) -> Formula:
    """The gradient of f(x) = ½ (x − c)ᵀA(x − c), whose minimum is c."""
    A, c = np.asarray(A, dtype=float), np.asarray(c, dtype=float)
    return formula(f"grad_f(x) = A·(x − c) with A = {A.tolist()}, c = {c.tolist()}", lambda x: A @ (x - c))


def descent(label: str, A: Any, c: Any, x0: Any, lr: float, n_steps: int) -> Case:
    """A walk in a bowl with its closed form c + (I − lr·A)ᵗ(x0 − c) as the oracle."""
    c, shrink = np.asarray(c, dtype=float), np.eye(len(x0)) - lr * np.asarray(A)
    path = [c + np.linalg.matrix_power(shrink, t) @ (x0 - c) for t in range(n_steps + 1)]
    return case(label, bowl(A, c), x0, lr, n_steps, want=np.array(path))


def coupled(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A symmetric A, all of its entries at work, with curvatures between 0.6 and 3, and a minimum c away from 0."""
    Q, _ = np.linalg.qr(rng.normal(size=(n, n)) + np.eye(n))
    A = Q @ np.diag(rng.uniform(0.6, 3, n)) @ Q.T
    return (A + A.T) / 2, signed(rng, 0.5, 3, n)


def signed(rng: np.random.Generator, low: float, high: float, n: int) -> np.ndarray:
    return np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 1)


@gradient_descent.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    line = formula("grad_f(x) = 2x − 6", lambda x: 2 * x - 6)
    yield case("a bowl, n = 1", line, np.array([1.0]), 0.25, 2, want=np.array([[1.0], [2.0], [2.5]]))
    yield descent("a bowl, n = 2", [[1, 0], [0, 2]], [3, -1], np.array([1.0, 2.0]), 0.2, 3)
    yield descent("a tilted bowl, n = 2", [[2, 1], [1, 3]], [-1, 2], np.array([2.0, 4.0]), 0.15, 3)
    x0 = signed(rng, 1.5, 4, 2)
    yield descent("one step", [[2, 1], [1, 3]], [-0.5, 1], x0, 0.2, 1)
    yield case("0 steps", bowl([[2, 1], [1, 3]], [4, 5]), x0, 0.2, 0, want=x0.reshape(1, 2))
    yield descent("x0 of ints", [[1, 0], [0, 2]], [1, -2], np.array([4, 3]), 0.3, 3)


@gradient_descent.cases
def random_bowls(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3):
        A = np.diag(np.round(rng.uniform(0.6, 3, n), 1))
        c, x0, n_steps = signed(rng, 0.5, 3, n), signed(rng, 4, 9, n), int(rng.integers(2, 9))
        yield descent(f"a bowl, n = {n}", A, c, x0, 0.12, n_steps)
    for n in (1, 2, 3, 2, 3):
        A, c = coupled(rng, n)
        lr, n_steps = round(rng.uniform(0.12, 0.2), 2), int(rng.integers(2, 20))
        yield descent(f"a tilted bowl, n = {n}", A, c, c + signed(rng, 2, 6, n), lr, n_steps)
    for n in (1, 2, 3):
        A, c = coupled(rng, n)
        x0 = rng.integers(4, 9, n) * rng.choice([-1, 1], n)
        yield descent("x0 of ints", A, c, x0, round(rng.uniform(0.12, 0.2), 2), int(rng.integers(2, 6)))
    A, c = coupled(rng, 2)
    yield descent("one step", A, c, c + signed(rng, 2, 6, 2), 0.17, 1)
    yield case("0 steps", bowl(A, c), x0 := signed(rng, 2, 6, 2), 0.17, 0, want=x0.reshape(1, 2))
    waves = formula("grad_f(x) = sin(x)", np.sin)
    mixed = formula("grad_f(x) = (x₁³ − x₂, x₂³ − x₁)", lambda x: x**3 - x[::-1])
    for n in (1, 3):
        yield "a slope that is no straight line", waves, rng.uniform(0.8, 1.6, n), round(rng.uniform(0.12, 0.4), 2), 6
    yield "a slope that is no straight line", mixed, rng.uniform(1.2, 1.6, 2), round(rng.uniform(0.05, 0.09), 2), 7


@gradient_descent.cases
def no_early_stop(rng: np.random.Generator) -> Iterator[Any]:
    """Paths that run away, that stand on the minimum after one step, and slopes and steps that are tiny but count."""
    for n in (1, 2):
        lr, n_steps = round(rng.uniform(0.75, 0.9), 2), int(rng.integers(5, 10))
        yield descent("lr too large", 3 * np.eye(n), signed(rng, 0.5, 3, n), signed(rng, 4, 9, n), lr, n_steps)
    far = 1e6 * signed(rng, 2, 9, 2)
    yield descent("very far from the minimum", [[2, 1], [1, 3]], [-1, 2], far, round(rng.uniform(0.05, 0.2), 2), 3)
    for n in (1, 3):
        x0, c = rng.choice([-1, 1], n) * rng.integers(4, 10, n) * 1.0, signed(rng, 1, 3, n).round()
        yield descent("at the minimum after one step", 2 * np.eye(n), c, x0, 0.5, 4)
    yield descent("a very gentle slope", 1e-12 * np.eye(2), [1, -2], signed(rng, 4, 9, 2), 2e11, 1)
    yield descent("a very gentle slope", 1e-9 * np.eye(2), [1, -2], signed(rng, 4, 9, 2), 2e8, 4)
    small = descent("a very small bowl", np.eye(2), [1e-9, -1e-9], 1e-9 * signed(rng, 3, 6, 2), 0.2, 3)
    yield case(small.label, *small.args, want=small.want, atol=1e-17)
