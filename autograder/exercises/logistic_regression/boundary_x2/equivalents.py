"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2


@boundary_x2.equivalent
def term_by_term(w, b, x1):
    return -w[0] / w[1] * x1 - b / w[1]


@boundary_x2.equivalent
def slope_and_intercept(w, b, x1):
    w1, w2 = w
    slope, intercept = -w1 / w2, -b / w2
    return intercept + slope * x1


@boundary_x2.equivalent
def with_the_logit_of_one_half(w, b, x1):
    threshold = 0.5
    logit = np.log(threshold / (1 - threshold))
    return (logit - b - w[0] * x1) / w[1]


@boundary_x2.equivalent
def minus_in_the_denominator(w, b, x1):
    return np.add(np.multiply(x1, w[0]), b) / -w[1]


@boundary_x2.equivalent
def loop_over_the_entries(w, b, x1):
    x2 = np.empty(np.shape(x1))
    for place in np.ndindex(x2.shape):
        x2[place] = -(float(w[0]) * np.asarray(x1)[place] + b) / float(w[1])
    return x2


@boundary_x2.equivalent
def as_a_polynomial(w, b, x1):
    return np.polyval(np.array([w[0], b]) / -w[1], x1)


@boundary_x2.equivalent
def as_a_0d_array(w, b, x1):
    return np.asarray(-(np.asarray(x1, dtype=float) * w[0] + b) / w[1])


@boundary_x2.equivalent
def through_two_points(w, b, x1):
    at_0, at_1 = -b / w[1], -(w[0] + b) / w[1]
    return at_0 + (at_1 - at_0) * x1


@boundary_x2.equivalent
def with_the_scaled_normal(w, b, x1):
    length = math.hypot(w[0], w[1])
    u, c = w / length, b / length
    return -(u[0] * x1 + c) / u[1]


@boundary_x2.equivalent
def vectorized(w, b, x1):
    return np.vectorize(lambda x: -(w[0] * x + b) / w[1])(x1)


@boundary_x2.equivalent
def solved_by_numpy(w, b, x1):
    flat = [np.linalg.solve([[1.0, 0.0], [w[0], w[1]]], [x, -b])[1] for x in np.ravel(x1)]
    return np.array(flat).reshape(np.shape(x1))
