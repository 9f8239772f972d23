"""Wrong answers that have a name: those of another curve over z: a ramp, a step elsewhere, a sigmoid."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.step_unit.exercise import step_unit
from autograder.exercises.logistic_regression.step_unit.hints import FORMULA, STEP_OF_5
from autograder.exercises.logistic_regression.step_unit.shows import wrong_below_zero_only

STEP_OF_025 = "What should step_unit answer for z = 0.25?"
AT_COMPARISON = "the number that z is compared with"


@step_unit.mistake(
    "above 0 the answer is z itself, where it should be 1",
    ask=STEP_OF_5,
    look="np.maximum, or z in the place of 1.0",
    formula=FORMULA,
)
def z_above_zero(z):
    return np.maximum(z, 0.0)


@step_unit.mistake(
    "below 0 the answer is z itself, where it should be 0",
    ask="What should step_unit answer for z = −5?",
    look="the third argument of np.where, or a missing `else`",
    formula=FORMULA,
)
def z_below_zero(z):
    return np.where(z >= 0, 1.0, z)


@step_unit.mistake(
    "between 0 and 1 the answer is z itself: this is a ramp, not a step",
    ask="What should step_unit answer for z = 0.5?",
    look="np.clip, or a minimum with 1",
    formula=FORMULA,
)
def ramp(z):
    return np.clip(z, 0.0, 1.0)


@step_unit.mistake(
    "the step stands at 0.5, where it should stand at 0",
    ask=STEP_OF_025,
    look=AT_COMPARISON,
    formula=FORMULA,
)
def step_at_a_half(z):
    return np.where(z >= 0.5, 1.0, 0.0)


@step_unit.mistake(
    "the step stands at 0.5, where it should stand at 0, and its own boundary gives 0",
    ask=STEP_OF_025,
    look=AT_COMPARISON,
    formula=FORMULA,
)
def step_above_a_half(z):
    return np.where(z > 0.5, 1.0, 0.0)


@step_unit.mistake(
    "the step stands at 1, where it should stand at 0",
    ask=STEP_OF_025,
    look=AT_COMPARISON,
    formula=FORMULA,
)
def step_at_one(z):
    return np.where(z >= 1, 1.0, 0.0)


@step_unit.mistake(
    "the fraction of z is cut off before the comparison, so −0.5 counts as 0",
    ask="What is int(−0.5), and is −0.5 ≥ 0?",
    look="int(…), astype(int) or np.trunc",
    formula=FORMULA,
)
def fraction_cut_off(z):
    return np.where(np.trunc(z) >= 0, 1.0, 0.0)


@step_unit.mistake(
    "z is rounded before the comparison, so −0.25 counts as 0",
    ask="What is round(−0.25), and is −0.25 ≥ 0?",
    look="round",
    formula=FORMULA,
)
def rounded_before(z):
    return np.where(np.round(z) >= 0, 1.0, 0.0)


@step_unit.mistake(
    "a tolerance lets small numbers below 0 count as 0",
    ask="Is −0.001 ≥ 0?",
    look="np.isclose, or a small number that is added or compared with",
    formula=FORMULA,
    shows=wrong_below_zero_only,
)
def tolerance(z):
    return np.where(z >= -1e-8, 1.0, 0.0)


@step_unit.mistake(
    "the sign is dropped first, so numbers below 0 give 1 too",
    ask="What should step_unit answer for z = −5?",
    look="abs or a square",
    formula=FORMULA,
)
def sign_dropped(z):
    return np.where(np.abs(z) > 0, 1.0, 0.0)


@step_unit.mistake(
    "the answer is 1 everywhere, as when z is changed in two lines and the second one overwrites the first",
    ask="After the entries below 0 have become 0, how many entries are ≥ 0?",
    look="the two lines z[…] = …, and their order",
    formula=FORMULA + ": compare z itself, and write into another array",
)
def all_ones(z):
    out = np.array(z, dtype=float)
    out[out < 0] = 0.0
    out[out >= 0] = 1.0
    return out


@step_unit.mistake(
    "this is the sigmoid, which climbs smoothly; a step unit jumps",
    ask="Which numbers between 0 and 1 can a step unit answer with?",
    look="the exp: no exponential is needed here",
    formula=FORMULA,
)
def smooth(z):
    return 1 / (1 + np.exp(-z))


@step_unit.mistake(
    "this is the slope of the step, 0 everywhere, where its value is asked for",
    ask=STEP_OF_5,
    look="what your function returns for z ≥ 0",
    formula=FORMULA,
)
def its_slope(z):
    return np.zeros(np.shape(z))
