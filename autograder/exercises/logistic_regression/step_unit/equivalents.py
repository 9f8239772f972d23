"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.step_unit.exercise import step_unit


@step_unit.equivalent
def comparison_times_one(z):
    return (z >= 0) * 1.0


@step_unit.equivalent
def comparison_as_float(z):
    return np.asarray(z >= 0).astype(float)


@step_unit.equivalent
def with_heaviside(z):
    return np.heaviside(z, 1.0)


@step_unit.equivalent
def written_into_zeros(z):
    out = np.zeros(np.shape(z))
    out[np.asarray(z) >= 0] = 1.0
    return out


@step_unit.equivalent
def one_minus_below(z):
    return 1.0 - np.less(z, 0)


@step_unit.equivalent
def vectorised(z):
    return np.vectorize(lambda v: 1.0 if v >= 0 else 0.0)(z)


@step_unit.equivalent
def with_a_loop(z):
    z = np.asarray(z)
    out = np.empty(z.shape)
    for place in np.ndindex(z.shape):
        out[place] = 1.0 if z[place] >= 0 else 0.0
    return out


@step_unit.equivalent
def a_list_for_numbers_and_arrays(z):
    if np.isscalar(z):
        return float(z >= 0)
    return np.array([float(v >= 0) for v in z.flatten()]).reshape(z.shape)


@step_unit.equivalent
def sign_and_clip(z):
    return np.clip(np.sign(np.float64(z)) + 1, 0, 1)


@step_unit.equivalent
def piecewise(z):
    return np.piecewise(np.asarray(z, dtype=float), [np.asarray(z) >= 0], [1.0, 0.0])


@step_unit.equivalent
def selected(z):
    return np.select([z < 0, z >= 0], [0.0, 1.0])


@step_unit.equivalent
def recursive(z):
    if np.ndim(z) == 0:
        return 1.0 if z >= 0 else 0.0
    answers = [1.0 * (row >= 0) for row in z]
    return np.array(answers)
