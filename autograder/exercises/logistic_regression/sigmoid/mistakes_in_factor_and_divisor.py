"""Wrong answers that have a name: those in a factor, and in the division."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import (
    AT_DIVISOR,
    BETWEEN,
    DIVISOR_AT_0,
    ENTRY_BY_ENTRY,
    FORMULA,
    IN_NUMPY,
    SIGMA_OF_0,
)


def climbs_otherwise(case: Case, got: Any) -> bool:
    """σ(k · z) for some k above 0; a k of 2, ln 2 or ln 10 has a name of its own."""
    z, got = np.ravel(np.asarray(case.args[0], dtype=float)), np.ravel(got)
    at = np.argmin(np.where(z == 0, np.inf, np.abs(np.abs(z) - 1)))
    k = np.log(got[at] / (1 - got[at])) / z[at]
    is_named = np.isclose(k, (2, np.log(2), np.log(10)), rtol=1e-8).any()
    is_same = np.allclose(got, 1 / (1 + np.exp(-k * z)), rtol=1e-9, atol=1e-13)
    is_right = abs(k - 1) < 1e-9  # in another form: a list, a flat array
    return bool(got.dtype == np.float64 and 0 < k < 100 and not is_named and not is_right and is_same)


@sigmoid.mistake(
    "z is multiplied by a number, or e is rounded, so the curve is too steep or too flat",
    ask="What is your answer for z = 1, and what is 1 / (1 + 1/e)?",
    look="a number beside z, or a power of 2.718 where np.exp belongs",
    formula=FORMULA + ", with np.exp(-z)",
    shows=climbs_otherwise,
)
def another_slope(z):
    return 1 / (1 + 2.718**-z)


@sigmoid.mistake(
    "eᶻ comes back: the division by 1 + eᶻ is missing",
    ask=BETWEEN,
    look="what is done with the exponential after it is taken",
    formula=FORMULA,
)
def growing_exponential(z):
    return np.exp(z)


@sigmoid.mistake(
    "1 − e⁻ᶻ comes back: without brackets, 1 / 1 − e⁻ᶻ is (1/1) − e⁻ᶻ, and a plus belongs there",
    ask="What is 1 / 1 - 3 in Python, and what is 1 / (1 - 3)?",
    look="the brackets after the division, and the sign before exp",
    formula=IN_NUMPY,
)
def one_minus_exp(z):
    return 1 / 1 - np.exp(-z)


@sigmoid.mistake(
    "a minus stands in the divisor where a plus belongs: 1 − eᶻ",
    ask=DIVISOR_AT_0,
    look="the sign between 1 and exp",
    formula=FORMULA + " = eᶻ / (1 + eᶻ)",
)
def minus_below_the_growing_one(z):
    return np.exp(z) / (1 - np.exp(z))


@sigmoid.mistake(
    "the divisor is squared",
    ask=SIGMA_OF_0,
    look="** 2: a square belongs to the derivative",
    formula=FORMULA,
)
def divisor_squared(z):
    return 1 / (1 + np.exp(-z)) ** 2


@sigmoid.mistake(
    "this is the softmax along the first axis: each answer depends on the others in its column",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax_of_columns(z):
    return np.exp(z) / np.sum(np.exp(z), axis=0)


@sigmoid.mistake(
    "z itself comes back",
    ask=BETWEEN,
    look="the last line",
    formula=FORMULA,
)
def z_itself(z):
    return z * 1.0


@sigmoid.mistake(
    "the answer is multiplied by z",
    ask=SIGMA_OF_0,
    look="a factor z",
    formula=FORMULA,
)
def times_z(z):
    return z / (1 + np.exp(-z))
