"""Wrong answers that have a name: those in the form of z: its shape, its type, the sign of its 0, its entries."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.step_unit.exercise import step_unit
from autograder.exercises.logistic_regression.step_unit.hints import FORMULA
from autograder.exercises.logistic_regression.step_unit.shows import stops_at_python, stops_at_python_and_is_0_at_0


@step_unit.mistake(
    "the entries come back in one row: the shape of z is lost",
    ask="Which shape does z have, and which shape does your answer have?",
    look="ravel, flatten, reshape or a loop that fills a list",
    formula=FORMULA + ", in the shape of z",
)
def shape_lost(z):
    return np.array([1.0 if v >= 0 else 0.0 for v in np.ravel(z)])


@step_unit.mistake(
    "it works for one number only, because Python's `if` cannot decide for a whole array, and at z = 0 it gives 0",
    ask="What should `if z > 0` do when some entries of z are above 0 and some below?",
    look="the `if`, and what it gets when z is an array",
    formula=FORMULA + ", for each entry by itself: np.where(z >= 0, 1.0, 0.0)",
)
def one_number_only_and_greater(z):
    if z > 0:
        return 1.0
    return 0.0


@step_unit.mistake(
    "it works for numpy's arrays and numbers only: for a number of Python, the comparison gives a bool, without astype",
    ask="What is 2.5 >= 0 in Python, and which methods has that?",
    look=".astype, and what it is called on",
    formula=FORMULA + ", for a number too: np.where(z >= 0, 1.0, 0.0)",
    shows_all=stops_at_python,
)
def no_number_of_python(z):
    return (z >= 0).astype(float)


@step_unit.mistake(
    "at z = 0 the answer is 0, where it should be 1; and for a number of Python, the comparison gives a bool, without "
    "astype",
    ask="On which side does the boundary itself lie? And which methods has 2.5 > 0?",
    look="the comparison, and .astype",
    formula=FORMULA + ", for a number too: np.where(z >= 0, 1.0, 0.0)",
    shows_all=stops_at_python_and_is_0_at_0,
)
def no_number_of_python_and_greater(z):
    return (z > 0).astype(float)


@step_unit.mistake(
    "−0.0 counts as below 0, though it equals 0: np.signbit looks at the sign alone",
    ask="Is −0.0 ≥ 0, and what does np.signbit(−0.0) say?",
    look="np.signbit or np.copysign, where a comparison belongs",
    formula=FORMULA,
)
def sign_bit(z):
    return 1.0 - np.signbit(z)


@step_unit.mistake(
    "z is compared with the mean of all entries, not with 0",
    ask="Should the step of the first entry change when the second one does?",
    look="np.mean, and what z is compared with",
    formula=FORMULA + ", for each entry by itself",
)
def compared_with_the_mean(z):
    return np.where(z >= np.mean(z), 1.0, 0.0)
