"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error


@loss_at_error.equivalent
def with_log1p(e):
    return np.square(e), -np.log1p(-e)


@loss_at_error.equivalent
def as_a_list(e):
    return [e * e, np.log(1 / (1 - e))]


@loss_at_error.equivalent
def from_a_probability(e):
    p = 1 - np.asarray(e)
    return (p - 1) ** 2, -np.log(p)


@loss_at_error.equivalent
def clipped_a_little(e):
    e = np.clip(e, 0, 1 - 1e-12)
    return np.power(e, 2), -np.log(1 - e)


@loss_at_error.equivalent
def with_a_loop(e):
    e = np.asarray(e, dtype=float)
    mse, bce = np.zeros(e.shape), np.zeros(e.shape)
    for i in np.ndindex(e.shape):
        mse[i], bce[i] = e[i] ** 2, -math.log(1 - e[i])
    return mse, bce


@loss_at_error.equivalent
def numbers_apart_from_arrays(e):
    if np.ndim(e) == 0:
        return float(e) ** 2, -math.log(1 - float(e))
    return e**2, np.array([-math.log(1 - x) for x in e.ravel()]).reshape(e.shape)


@loss_at_error.equivalent
def vectorised(e):
    bce = np.vectorize(lambda x: -math.log1p(-x), otypes=[float])
    return np.multiply(e, e), bce(e)


@loss_at_error.equivalent
def both_labels(e):
    y = np.ones_like(e, dtype=float)
    p = y - e
    return (y - p) ** 2, -(y * np.log(p) + (1 - y) * np.log(1 - p + 1e-300))


@loss_at_error.equivalent
def by_way_of_base_2(e):
    return np.abs(e) ** 2, -np.log2(1 - e) * np.log(2)
