"""Wrong answers that have a name: those in the values: which of them stands at 0, above it and below it."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.step_unit.exercise import step_unit
from autograder.exercises.logistic_regression.step_unit.hints import FORMULA, STEP_OF_5
from autograder.exercises.logistic_regression.step_unit.shows import is_one_or_minus_one


@step_unit.mistake(
    "at z = 0 the answer is 0, where it should be 1",
    ask="On which side does the boundary itself lie?",
    look="the comparison: > or ≥",
    formula=FORMULA,
)
def greater_for_at_least(z):
    return np.where(z > 0, 1.0, 0.0)


@step_unit.mistake(
    "at z = 0 the answer is a half, where it should be 1",
    ask="On which side does the boundary itself lie?",
    look="what your code does with z = 0: np.sign and np.heaviside treat it apart",
    formula=FORMULA,
)
def a_half_at_zero(z):
    return 0.5 * (np.sign(z) + 1)


@step_unit.mistake(
    "at z = 0 it divides 0 by 0",
    ask="What is |z| at z = 0?",
    look="the division by |z| or by z",
    formula=FORMULA,
)
def zero_by_zero(z):
    return (z / np.abs(z) + 1) / 2


@step_unit.mistake(
    "z / |z| comes back, which is −1 below 0 and not a number at 0",
    ask="Which two numbers can a step unit answer with, and what is 0 / 0?",
    look="the division by |z|",
    formula=FORMULA,
)
def z_over_its_size(z):
    return z / np.abs(z)


@step_unit.mistake(
    "this is the sign of z: −1 below 0, and 0 at 0",
    ask="Which two numbers can a step unit answer with?",
    look="np.sign, or a −1 in the code",
    formula=FORMULA,
)
def sign_of_z(z):
    return np.sign(z) * 1.0


@step_unit.mistake(
    "below 0 the answer is −1, where it should be 0",
    ask="Which two numbers can a step unit answer with?",
    look="the value for z < 0",
    formula=FORMULA,
    shows=is_one_or_minus_one,
)
def minus_one_below_zero(z):
    return np.where(z >= 0, 1.0, -1.0)


@step_unit.mistake(
    "0 and 1 are swapped",
    ask=STEP_OF_5,
    look="the direction of the comparison, or the order of the two values in np.where",
    formula=FORMULA,
)
def swapped(z):
    return np.where(z >= 0, 0.0, 1.0)


@step_unit.mistake(
    "the comparison points the other way: the answer is 1 for z ≤ 0",
    ask=STEP_OF_5,
    look="the direction of the comparison",
    formula=FORMULA,
)
def at_most_zero(z):
    return np.where(z <= 0, 1.0, 0.0)
