"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid


@sigmoid.equivalent
def bare(z):
    return 1 / (1 + np.exp(-z))


@sigmoid.equivalent
def with_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


@sigmoid.equivalent
def in_two_branches(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


@sigmoid.equivalent
def both_branches_computed(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@sigmoid.equivalent
def with_masks(z):
    z = np.array(z, dtype=float)
    out = np.empty_like(z)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


@sigmoid.equivalent
def z_clipped_far_out(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))


@sigmoid.equivalent
def answer_clipped_at_1e_12(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)


@sigmoid.equivalent
def by_one_minus(z):
    return 1 - 1 / (1 + np.exp(z))


@sigmoid.equivalent
def vectorised(z):
    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))

    return np.vectorize(one, otypes=[float])(z)


@sigmoid.equivalent
def with_a_loop(z):
    z = np.asarray(z)
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        out[place] = np.reciprocal(1 + np.exp(-float(z[place])))
    return out


@sigmoid.equivalent
def power_of_e(z):
    return (1 + np.e ** (-1.0 * z)) ** -1.0


@sigmoid.equivalent
def two_halves_of_z(z):
    return np.exp(z / 2) / (np.exp(z / 2) + np.exp(-z / 2))


@sigmoid.equivalent
def through_log_space(z):
    return np.exp(-(np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))))


@sigmoid.equivalent
def flattened_and_shaped_back(z):
    flat = np.ravel(z).astype(float)
    return np.array([1 / (1 + np.exp(-v)) for v in flat]).reshape(np.shape(z))
