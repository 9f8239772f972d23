"""Wrong answers that have a name: those in the kind of answer: booleans, ints, one number for a whole array."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.step_unit.exercise import step_unit
from autograder.exercises.logistic_regression.step_unit.hints import FORMULA
from autograder.exercises.logistic_regression.step_unit.shows import right_as

HOW_MANY_ANSWERS = "How many answers does a vector of three numbers need?"


@step_unit.mistake(
    "booleans (True and False) come back, where the numbers 1.0 and 0.0 are asked for",
    ask="What does a comparison such as z >= 0 give: numbers, or True and False?",
    look="the `return` line: the comparison still has to become numbers",
    formula=FORMULA + "; (z >= 0) * 1.0 or np.where(z >= 0, 1.0, 0.0)",
    shows_all=right_as("b"),
)
def true_and_false(z):
    return z >= 0


@step_unit.mistake(
    "the whole numbers 1 and 0 (int) come back, where the floats 1.0 and 0.0 are asked for",
    ask="Of which type are the numbers in your answer, and of which type is a copy of an array of ints?",
    look="1 and 0 in np.where, astype(int), or an array that takes over the integer type of z",
    formula=FORMULA + ", as floats: 1.0 and 0.0",
    shows_all=right_as("iu"),
)
def whole_numbers(z):
    return np.where(z >= 0, 1, 0)


@step_unit.mistake(
    "it works for one number only: Python's `if` cannot decide for a whole array at once",
    ask="What should `if z >= 0` do when some entries of z are above 0 and some below?",
    look="the `if`, and what it gets when z is an array",
    formula=FORMULA + ", for each entry by itself: np.where(condition, 1.0, 0.0)",
)
def one_number_only(z):
    if z >= 0:
        return 1.0
    return 0.0


@step_unit.mistake(
    "it works for one number only: float(…) and int(…) take no arrays",
    ask="What should `float(z >= 0)` be when some entries of z are above 0 and some below?",
    look="float(…) or int(…), and what it gets when z is an array",
    formula=FORMULA + ", for each entry by itself: np.where(condition, 1.0, 0.0)",
)
def float_of_an_array(z):
    return float(z >= 0)


@step_unit.mistake(
    "one number comes back for the whole array: 1 if no entry is below 0",
    ask=HOW_MANY_ANSWERS,
    look="np.all, all(…) or min",
    formula=FORMULA + ", for each entry by itself",
)
def all_at_once(z):
    return 1.0 if np.all(z >= 0) else 0.0


@step_unit.mistake(
    "one number comes back for the whole array: 1 if any entry is at least 0",
    ask=HOW_MANY_ANSWERS,
    look="np.any, any(…) or max",
    formula=FORMULA + ", for each entry by itself",
)
def any_at_once(z):
    return 1.0 if np.any(z >= 0) else 0.0


@step_unit.mistake(
    "one number comes back for the whole array: the step of its sum",
    ask=HOW_MANY_ANSWERS,
    look="np.sum: this unit is handed z, where everything is added up already",
    formula=FORMULA + ", for each entry by itself",
)
def step_of_the_sum(z):
    return 1.0 if np.sum(z) >= 0 else 0.0
