"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.logit.exercise import logit


@logit.equivalent
def plain(p):
    return np.log(p / (1 - p))


@logit.equivalent
def difference_of_logarithms(p):
    return np.log(p) - np.log(1 - p)


@logit.equivalent
def minus_the_other_side(p):
    return -np.log((1 - p) / p)


@logit.equivalent
def from_one_over_p(p):
    return -np.log(1 / p - 1)


@logit.equivalent
def with_arctanh(p):
    return 2 * np.arctanh(2 * p - 1)


@logit.equivalent
def with_log1p(p):
    return np.log(p) - np.log1p(-p)


@logit.equivalent
def vectorised(p):
    return np.vectorize(lambda v: math.log(v / (1 - v)), otypes=[float])(p)


@logit.equivalent
def with_a_loop(p):
    p = np.asarray(p, dtype=float)
    out = np.empty(p.shape)
    for place in np.ndindex(p.shape):
        out[place] = math.log(p[place]) - math.log(1 - p[place])
    return out


@logit.equivalent
def another_base_and_back(p):
    return np.log10(p / (1 - p)) / np.log10(np.e)


@logit.equivalent
def as_a_0d_array_at_least(p):
    return np.asarray(np.log(np.divide(p, np.subtract(1, p))))


@logit.equivalent
def clipped_at_1e_15(p):
    p = np.clip(p, 1e-16, 1 - 1e-16)
    return np.log(p / (1.0 - p))


@logit.equivalent
def flattened_and_shaped_back(p):
    return np.array([np.log(v) - np.log1p(-v) for v in np.ravel(p)]).reshape(np.shape(p))
