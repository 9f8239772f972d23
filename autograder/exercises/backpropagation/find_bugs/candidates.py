"""Functions with their right gradients, and how a gradient is spoilt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.exercise import Formula, formula

Candidate = tuple[Formula, Formula, int]
Point = Callable[[Any], Any]


def number(rng: np.random.Generator, low: float = 2.0, high: float = 4.0) -> float:
    return round(float(rng.uniform(low, high)), 1)


def weights(rng: np.random.Generator, n: int, low: float = 0.4, high: float = 1.5) -> np.ndarray:
    return np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 1)


def right(candidate: Candidate) -> tuple[bool, Candidate]:
    return False, candidate


def wrong(candidate: Candidate, text: str, grad_f: Point) -> tuple[bool, Candidate]:
    """The candidate with another gradient."""
    return True, (candidate[0], formula(f"grad_f(x) = {text}", grad_f), candidate[2])


def waves(a: float, n: int, scale: float = 1.0) -> Candidate:
    by = "" if scale == 1 else f"{scale:g}·"
    return (
        formula(f"f(x) = {by}Σ ({a:g}·x + sin(x))", lambda x: float(scale * np.sum(a * x + np.sin(x)))),
        formula(f"grad_f(x) = {by}({a:g} + cos(x))", lambda x: scale * (a + np.cos(x))),
        n,
    )


def cubes(a: float, n: int) -> Candidate:
    return (
        formula(f"f(x) = Σ (x³ + {a:g}·x)", lambda x: float(np.sum(x**3 + a * x))),
        formula(f"grad_f(x) = 3x² + {a:g}", lambda x: 3 * x**2 + a),
        n,
    )


def bends(a: float, n: int) -> Candidate:
    return (
        formula(f"f(x) = Σ ({a:g}·x + log(1 + eˣ))", lambda x: float(np.sum(a * x + np.logaddexp(0, x)))),
        formula(f"grad_f(x) = {a:g} + σ(x)", lambda x: a + 1 / (1 + np.exp(-x))),
        n,
    )


def line(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = w·x with w = {text}", lambda x: float(w @ x)),
        formula("grad_f(x) = w", lambda x: w * 1),
        w.size,
    )


def ridge(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = 2z + sin(z), z = w·x, w = {text}", lambda x: float(2 * (w @ x) + np.sin(w @ x))),
        formula("grad_f(x) = (2 + cos(z))·w", lambda x: (2 + np.cos(w @ x)) * w),
        w.size,
    )


def growth(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = exp(w·x) with w = {text}", lambda x: float(np.exp(w @ x))),
        formula("grad_f(x) = exp(w·x)·w", lambda x: np.exp(w @ x) * w),
        w.size,
    )


def total(a: float, n: int) -> Candidate:
    """The entries of its gradient are all the same."""
    return (
        formula(f"f(x) = {a:g}·s + sin(s), s = Σ x", lambda x: float(a * np.sum(x) + np.sin(np.sum(x)))),
        formula(f"grad_f(x) = {a:g} + cos(s), n times", lambda x: np.full(x.size, a + np.cos(np.sum(x)))),
        n,
    )


def any_right(rng: np.random.Generator) -> tuple[bool, Candidate]:
    n = int(rng.integers(1, 4))
    kinds = [
        waves(number(rng), n), cubes(number(rng), n), bends(number(rng, 0.5, 2), n), line(weights(rng, n)),
        ridge(weights(rng, n)), growth(weights(rng, n, 0.3, 0.8)), total(number(rng), n),
    ]  # fmt: skip
    return right(kinds[int(rng.integers(len(kinds)))])
