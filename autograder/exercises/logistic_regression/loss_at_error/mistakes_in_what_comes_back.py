"""Wrong answers that have a name: those in how many values come back, and in what these hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error
from autograder.exercises.logistic_regression.loss_at_error.hints import BCE

HOW_MANY_VALUES = "How many values does e have, and how many should each of the two results have?"


@loss_at_error.mistake(
    "the means over all errors come back, not a loss for every error",
    ask=HOW_MANY_VALUES,
    look="np.mean",
    formula="mse = e², bce = −log(1 − e), each of the shape of e",
)
def means(e):
    return np.mean(e**2), np.mean(-np.log(1 - e))


@loss_at_error.mistake(
    "the sums over all errors come back, not a loss for every error",
    ask=HOW_MANY_VALUES,
    look="np.sum",
    formula="mse = e², bce = −log(1 − e), each of the shape of e",
)
def sums(e):
    return np.sum(e**2), np.sum(-np.log(1 - e))


@loss_at_error.mistake(
    "the mean of the squares comes back, not a square for every error",
    ask=HOW_MANY_VALUES,
    look="np.mean",
    formula="mse = e², of the shape of e",
)
def mean_of_the_squares(e):
    return np.mean(e**2), -np.log(1 - e)


@loss_at_error.mistake(
    "one array with both losses comes back, not a pair",
    ask="Can you write mse, bce = loss_at_error(e) and get two things of the shape of e?",
    look="np.array, np.stack or np.column_stack after `return`",
    formula="return mse, bce",
)
def stacked(e):
    return np.array([e**2, -np.log(1 - e)])


@loss_at_error.mistake(
    "errors near 1 are cut off",
    ask="What does an error of 0.9999 cost, and what does it cost in your code?",
    look="np.clip or np.minimum",
    formula="bce = −log(1 − e), for every e below 1",
    shows=lambda case, got: is_cut_off(case, got),
)
def cut_off_near_1(e):
    e = np.clip(e, 0.001, 0.999)
    return e**2, -np.log(1 - e)


def is_cut_off(case: Case, got: Any) -> bool:
    e = np.asarray(case.args[0], dtype=float)
    if not isinstance(got, (tuple, list)):
        return False
    mse, bce = (np.asarray(loss) for loss in got)
    if mse.shape != e.shape or bce.shape != e.shape or mse.dtype != np.float64 or bce.dtype != np.float64:
        return False
    if np.allclose(bce, -np.log(1 - e), rtol=1e-6, atol=1e-9):
        return False
    for eps in (digit * 10.0**-k for k in range(1, 8) for digit in (1, 2, 5)):
        for cut in (np.clip(e, eps, 1 - eps), np.minimum(e, 1 - eps), e - eps):
            is_same_square = np.allclose(mse, cut**2, rtol=1e-6) or np.allclose(mse, e**2, rtol=1e-6)
            if is_same_square and np.allclose(bce, -np.log(1 - cut), rtol=1e-6):
                return True
    return False


@loss_at_error.mistake(
    "the first loss is 2e, the slope of e²",
    ask="Which of the two is asked for: the loss or its derivative?",
    look="the first of the two values",
    formula="e², −log(1 − e)",
)
def slope_of_the_square(e):
    return 2 * e, -np.log(1 - e)


@loss_at_error.mistake(
    "the second loss is 1 − log(1 − e): a 1 is too much",
    ask="What should a perfect prediction, e = 0, cost?",
    look="the 1 in front of the logarithm",
    formula=BCE,
)
def one_minus_the_log(e):
    return e**2, 1 - np.log(1 - e)
