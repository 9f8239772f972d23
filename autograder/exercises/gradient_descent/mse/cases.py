"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Case, case
from autograder.exercises.gradient_descent.mse.exercise import mse


@mse.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    y_hat, y = np.array([2.5, 4.0, 7.0]), np.array([1.0, 6.0, 4.0])
    yield case("three examples", y_hat, y, want=15.25 / 3)
    yield case("half=True", y_hat, y, half=True, want=15.25 / 6)
    yield case("one example (m = 1)", np.array([3.0]), np.array([1.5]), want=2.25)
    yield case("one example, half=True", np.array([3.0]), np.array([5.5]), half=True, want=3.125)
    yield case("ints", np.array([3, 8]), np.array([5, 3]), want=14.5)
    yield case("half=False by name", y_hat, y, half=False, want=15.25 / 3)
    yield case("ŷ equal to y", y.copy(), y, want=0.0)
    yield case("one error of 0", np.array([2.0, 5.0, 4.0]), np.array([2.0, 3.0, 1.0]), want=13 / 3)


@mse.cases
def random_vectors(rng: np.random.Generator) -> Iterator[Any]:
    """Errors with a mean away from 0, of either sign; the oracle is E[r²] = Var r + (E r)²."""
    for m in (1, 2, 3, 5, 8, 11, *rng.integers(2, 12, 4)):
        for half in (False, True):
            y = np.round(rng.normal(0, 3, m), 2)
            r = np.round(rng.choice([-1, 1]) * rng.uniform(0.3, 1.5) + rng.normal(0, 2, m), 2)
            want = (np.var(y + r - y) + np.mean(y + r - y) ** 2) * (0.5 if half else 1.0)
            named: dict[str, Any] = {"half": True} if half else {}
            yield case(f"m = {m}" + ", half=True" * half, y + r, y, want=float(want), **named)
    for half in (False, True):
        m = int(rng.integers(3, 8))
        yield case("ints", rng.integers(-9, 10, m), rng.integers(20, 30, m), half=half)


@mse.cases(part="robust")
def pixels(rng: np.random.Generator) -> Iterator[Any]:
    """The oracle counts with Python's ints, which never wrap round."""

    def uint8(y_hat: Any, y: Any, **named: Any) -> Case:
        squares = [(int(a) - int(b)) ** 2 for a, b in zip(y_hat, y, strict=True)]
        want = sum(squares) / len(squares) / (2 if named.get("half") else 1)
        return case("uint8 values", np.array(y_hat, np.uint8), np.array(y, np.uint8), want=want, **named)

    yield uint8([3, 200], [5, 190])
    yield uint8([3, 200], [50, 20])
    for _ in range(3):
        yield uint8(rng.integers(0, 256, 30), rng.integers(0, 256, 30))
    yield uint8(rng.integers(0, 256, 30), rng.integers(0, 256, 30), half=True)


def lost_noise(rng: np.random.Generator) -> np.ndarray:
    """Noise (2, 2) in steps of 1/64, which a float holds exactly beside 1e8. Its squares lose it, whichever way
    (ŷ − y)² is multiplied out: every order of the terms gives the same wrong number.
    """
    for _ in range(1000):  # one draw in four will do; a bound, so that a check can never hang
        noise = np.round(64 * rng.normal(size=(2, 2))) / 64
        p, q = 1e8 + noise
        orders = (
            np.mean(p**2) - 2 * np.mean(p * q) + np.mean(q**2),
            np.mean(p**2) + np.mean(q**2) - 2 * np.mean(p * q),
            np.mean(p**2 - 2 * p * q + q**2),
            np.mean(p**2 + q**2 - 2 * p * q),
            (np.sum(p**2) + np.sum(q**2) - 2 * np.sum(p * q)) / 2,
            (p @ p - 2 * (p @ q) + q @ q) / 2,
        )
        if max(orders) == min(orders) and abs(orders[0] - np.mean((p - q) ** 2)) > 0.01:
            return noise
    raise CatalogueError("no noise is lost in squares of 1e8")


@mse.cases(part="robust")
def large_offsets(rng: np.random.Generator) -> Iterator[Any]:
    yield case("an offset of 1e8", np.array([1e8 + 3, 1e8]), np.array([1e8, 1e8]), half=False, want=4.5)
    for half in (False, False, True):
        noise = lost_noise(rng)
        want = float(np.mean((noise[0] - noise[1]) ** 2)) / (2 if half else 1)
        yield case("an offset of 1e8", 1e8 + noise[0], 1e8 + noise[1], half=half, want=want)
