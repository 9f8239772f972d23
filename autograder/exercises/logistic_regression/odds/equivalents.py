"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.odds.exercise import odds


@odds.equivalent
def with_a_name_for_the_other_side(p):
    q = 1.0 - p
    return np.divide(p, q)


@odds.equivalent
def one_over_one_over(p):
    return 1 / (1 / p - 1)


@odds.equivalent
def from_one_divisor(p):
    return 1 / (1 - p) - 1


@odds.equivalent
def through_logarithms(p):
    return np.exp(np.log(p) - np.log1p(-p))


@odds.equivalent
def vectorised(p):
    return np.vectorize(lambda v: v / (1 - v))(p)


@odds.equivalent
def with_a_loop(p):
    p = np.asarray(p, dtype=float)
    out = np.zeros_like(p)
    for place in np.ndindex(p.shape):
        out[place] = p[place] / (1 - p[place])
    return out


@odds.equivalent
def two_minus_signs(p):
    return -p / (p - 1)


@odds.equivalent
def with_a_tiny_number(p):
    return p / (1 - p + 1e-15)


@odds.equivalent
def clipped_at_1e_12(p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return p * np.reciprocal(1 - p)


@odds.equivalent
def flattened_and_shaped_back(p):
    return np.array([v / (1 - v) for v in np.ravel(p).tolist()]).reshape(np.shape(p))


@odds.equivalent
def one_number_or_an_array(p):
    if np.ndim(p) == 0:
        return math.exp(math.log(p) - math.log(1 - p))
    return p * (1 - p) ** -1.0
