"""A logistic unit p = σ(w·x + b) on four points, and its two losses as surfaces over (w, b)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from utils.surfaces import Surface

Array = NDArray[np.float64]

X = np.array([[-2.0], [-1.0], [1.0], [2.0]])
Y = np.array([0.0, 0.0, 1.0, 1.0])
REACH = 12.0
START = (-10.0, 0.0)


def probability(w: Array, b: Array) -> Array:
    """σ(w·x + b) for the four points, along a new last axis."""
    z = np.multiply.outer(w, X[:, 0]) + np.asarray(b)[..., None]
    return np.asarray(0.5 * (1 + np.tanh(z / 2)))


def squared_error(w: Array, b: Array) -> Array:
    """mean((p − y)²) over the four points."""
    return np.asarray(np.mean((probability(w, b) - Y) ** 2, axis=-1))


def cross_entropy(w: Array, b: Array) -> Array:
    """mean(−y·log p − (1 − y)·log(1 − p)) over the four points, from z: log(1 + eᶻ) − y·z. NaN in, NaN out."""
    z = np.multiply.outer(w, X[:, 0]) + np.asarray(b)[..., None]
    return np.asarray(np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - Y * z, axis=-1))


def squared_error_slopes(w: Array, b: Array) -> tuple[Array, Array]:
    """The two slopes of `squared_error`."""
    p = probability(w, b)
    return _means(2 * (p - Y) * p * (1 - p))


def cross_entropy_slopes(w: Array, b: Array) -> tuple[Array, Array]:
    """The two slopes of `cross_entropy`."""
    return _means(probability(w, b) - Y)


def _means(dz: Array) -> tuple[Array, Array]:
    return np.mean(dz * X[:, 0], axis=-1), np.mean(dz, axis=-1)


MSE = Surface(
    "MSE", "mean((p − y)²)", squared_error, squared_error_slopes, (-REACH, REACH), (-REACH, REACH), START, (),
    "Terraces: where the unit is sure of something wrong, the ground is high and flat.", ("w", "b"),
)  # fmt: skip
BCE = Surface(
    "BCE", "mean(−log p(y))", cross_entropy, cross_entropy_slopes, (-REACH, REACH), (-REACH, REACH), START, (),
    "One slope from everywhere: the more wrong the unit is, the steeper the ground.", ("w", "b"),
)  # fmt: skip
