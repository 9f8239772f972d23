"""The part of a rectangle in which w·x + b ≥ 0, and the boundary line where it ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Box = tuple[tuple[float, float], tuple[float, float]]


def corners(box: Box) -> Array:
    """The four corners of a rectangle ((left, right), (low, high)), once around, (4, 2)."""
    (left, right), (low, high) = box
    return np.array([[left, low], [right, low], [right, high], [left, high]])


def side(w: Array, b: float, box: Box) -> tuple[Array, Array]:
    """The polygon (k, 2) of the places x in `box` with w·x + b ≥ 0, and the two ends (2, 2) of its boundary line.

    w (2,) and b are finite. Where the line misses the box there are no ends, (0, 2), and the polygon is all or nothing.
    """
    around = corners(box)
    z = around @ w + b
    polygon, ends = [], []
    for i in range(4):
        j = (i + 1) % 4
        if z[i] >= 0:
            polygon.append(around[i])
        if (z[i] >= 0) != (z[j] >= 0):
            share = z[i] / (z[i] - z[j])
            ends.append((1 - share) * around[i] + share * around[j])
            polygon.append(ends[-1])
    return np.array(polygon).reshape(-1, 2), np.array(ends).reshape(-1, 2)
