"""Wrong answers that have a name: those in e² and −log(1 − e), in their order and in what they take."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error
from autograder.exercises.logistic_regression.loss_at_error.hints import BCE, MSE


@loss_at_error.mistake(
    "the second loss takes the logarithm of e, which gives the cost at the distance 1 − e",
    ask="What should a prediction that hits its label cost, and what is −log 0?",
    look="what stands inside the logarithm",
    formula=BCE,
    shows=lambda case, got: is_log_of_e(case, got),
)
def log_of_e(e):
    return e**2, -np.log(e)


@loss_at_error.mistake(
    "the two losses have changed places",
    ask="Which of the two is asked for first?",
    look="the order after `return`",
    formula="return mse, bce",
)
def swapped(e):
    return -np.log(1 - e), e**2


@loss_at_error.mistake(
    "the first loss is e itself, not its square",
    ask="How much more does an error of 0.8 cost than one of 0.4?",
    look="the first value after `return`",
    formula=MSE,
)
def not_squared(e):
    return np.abs(e), -np.log(1 - e)


@loss_at_error.mistake(
    "the first loss is ½ e², half of the squared error",
    ask="Who asked for the ½?",
    look="the factor in front of e²",
    formula=MSE,
)
def half_of_the_square(e):
    return 0.5 * e**2, -np.log(1 - e)


@loss_at_error.mistake(
    "it works for single numbers only",
    ask="What does math.log do with an array, and `if e > 0.5`?",
    look="math.log, float(…) or an `if` on e",
    formula="bce = −np.log(1 − e), which takes arrays too",
)
def single_numbers_only(e):
    return e**2, -math.log(1 - e)


@loss_at_error.mistake(
    "it works for arrays only, and stops at a single number",
    ask="What does len(0.3) do, and what happens in `for x in 0.3`?",
    look="len(e), e.shape, e[i] or the loop over e",
    formula="mse = e², bce = −np.log(1 − e), for numbers and arrays alike",
)
def vectors_only(e):
    return np.array([x**2 for x in e]), np.array([-np.log(1 - x) for x in e])


@loss_at_error.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula="bce = −log(1 − e), with the natural logarithm: np.log",
)
def log_10(e):
    return e**2, -np.log10(1 - e)


@loss_at_error.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula="bce = −log(1 − e), with the natural logarithm: np.log",
)
def log_2(e):
    return e**2, -np.log2(1 - e)


@loss_at_error.mistake(
    "the minus sign in front of the logarithm is missing",
    ask="Is the logarithm of a number below 1 positive or negative, and which sign should a loss have?",
    look="the sign in front of the logarithm",
    formula=BCE,
)
def minus_missing(e):
    return e**2, np.log(1 - e)


@loss_at_error.mistake(
    "the sign inside the logarithm is turned round: log(1 + e) stands there",
    ask="Where should the loss grow without bound: for e near 1 or nowhere?",
    look="the sign in front of e; np.log1p(e) is log(1 + e)",
    formula=BCE,
)
def log_of_one_plus_e(e):
    return e**2, np.log(1 + e)


@loss_at_error.mistake(
    "the second loss is −log(1 + e), which is negative",
    ask="Which sign should a loss have?",
    look="the sign in front of e inside the logarithm",
    formula=BCE,
)
def minus_log_of_one_plus_e(e):
    return e**2, -np.log(1 + e)


@loss_at_error.mistake(
    "the second loss is 1 − log e: the brackets stand in the wrong place",
    ask="What is −log(1 − e) for e = 0, and what does your code answer there?",
    look="the brackets around 1 − e",
    formula=BCE,
)
def one_minus_log(e):
    return e**2, 1 - np.log(e)


def is_log_of_e(case: Case, got: Any) -> bool:
    """The square, and −log e or log e, whatever is done about an e of 0."""
    e = np.asarray(case.args[0], dtype=float)
    mse, bce = (np.asarray(loss) for loss in got)
    if mse.shape != e.shape or bce.shape != e.shape or mse.dtype != np.float64 or bce.dtype != np.float64:
        return False
    is_near = np.isclose(np.abs(bce), -np.log(np.maximum(e, 1e-300)), rtol=1e-4, atol=1e-4) | (e == 0)
    return bool(np.allclose(mse, e**2) and is_near.all())
