"""Small data sets to learn on: the same numbers at every call, rounded so that they can be read."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


def noisy_line(
    m: int = 20,
    w: float = 0.8,
    b: float = 0.5,
    noise: float = 0.4,
    span: tuple[float, float] = (-2.0, 3.0),
    seed: int = 1,
) -> tuple[Array, Array]:
    """`(x, y)`, m points each, on the line y = w·x + b, moved up and down by noise of standard deviation `noise`.

    x is spread over `span` in increasing order; all numbers have two digits after the point.
    """
    rng = np.random.default_rng(seed)
    cells = np.linspace(*span, m + 1)
    x = np.round(rng.uniform(cells[:-1], cells[1:]), 2)
    y = np.round(w * x + b + rng.normal(0.0, noise, m), 2)
    return x, y


def through_origin() -> tuple[Array, Array]:
    """`(x, y)`, 12 points near y = 0.5·x: one number, the slope w, is enough to describe them."""
    return noisy_line(m=12, w=0.5, b=0.0, noise=0.3, span=(0.2, 2.6), seed=3)


def with_outlier() -> tuple[Array, Array]:
    """`(x, y)`, 16 points near y = 0.8·x + 0.5, the last of which lies far above the line."""
    x, y = noisy_line(m=16, noise=0.3, seed=2)
    y[-1] += 6.0
    return x, y
