"""Wrong answers that have a name: those in y − ŷ, in its square and in the σ it is measured with."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import FORMULA


@gaussian_nll.mistake(
    "the errors are not squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="** 2 after the brackets",
    formula=FORMULA,
)
def error_not_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) / (2 * sigma**2))


@gaussian_nll.mistake(
    "the sizes of the errors stand where their squares belong",
    ask="How much more should an error of 4 cost than an error of 2?",
    look="abs(…)",
    formula=FORMULA,
)
def absolute_error(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + np.abs(y - y_hat) / (2 * sigma**2))


@gaussian_nll.mistake(
    "the mean error is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the order of the mean and the square",
    formula="½ log(2πσ²) + mean((y − ŷ)²)/(2σ²): square first, then average",
)
def square_of_the_mean(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + np.mean(y - y_hat) ** 2 / (2 * sigma**2)


@gaussian_nll.mistake(
    "this is the mean squared error: sigma plays no part",
    ask="Where does your code use sigma?",
    look="both terms of the formula",
    formula=FORMULA,
)
def mean_squared_error(y_hat, y, sigma):
    return np.mean((y - y_hat) ** 2)


@gaussian_nll.mistake(
    "the spread of the errors stands in place of the sigma that is handed in",
    ask="Where does your code use the sigma of the call?",
    look="np.std or np.var",
    formula="½ log(2πσ²) + (y − ŷ)²/(2σ²), with the σ of the call",
    shows=lambda case, got: is_from_another_sigma(case, got),
)
def sigma_from_the_errors(y_hat, y, sigma):
    sigma = np.std(y - y_hat)
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


def is_from_another_sigma(case: Case, got: Any) -> bool:
    y_hat, y, _ = case.args
    r = y - y_hat
    with np.errstate(all="ignore"):
        variances = [np.var(x) for x in (r, y, y_hat)] + [np.mean(r**2.0)]
        variances += [np.var(x) * len(x) / (len(x) - 1) for x in (r, y, y_hat) if len(x) > 1]
        losses = [0.5 * np.log(2 * np.pi * v) + np.mean(r**2) / (2 * v) for v in variances]
    if len(y) == 1 or min(variances) < 1e-12:
        return True  # a spread of 0 gives whatever the learner made of a division by 0
    return is_float(got) and any(math.isclose(got, loss, rel_tol=1e-4) for loss in losses)
