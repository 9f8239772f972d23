"""Wrong answers that have a name: those where σ, or no σ, or σ⁴ stands where σ² belongs."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import AT_DENOMINATOR, FORMULA, INSIDE_LOG

SECOND_TERM = "(y − ŷ)²/(2σ²)"


@gaussian_nll.mistake(
    "σ stands where σ² belongs, in both terms",
    ask="Is sigma the standard deviation or the variance?",
    look="sigma inside the logarithm and below the square",
    formula=FORMULA,
)
def sigma_not_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + (y - y_hat) ** 2 / (2 * sigma))


@gaussian_nll.mistake(
    "σ stands where σ² belongs, below the square of the error",
    ask="If y is in metres, in which unit is (y − ŷ)²/σ, and what should a logarithm be added to?",
    look=AT_DENOMINATOR,
    formula=FORMULA,
)
def sigma_below_the_square(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma))


@gaussian_nll.mistake(
    "σ stands where σ² belongs, inside the logarithm",
    ask="By which factor does the peak of the density fall when σ doubles?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def sigma_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "σ is squared twice",
    ask="Is sigma the standard deviation or the variance, and how often does your code square it?",
    look="each place where sigma is squared",
    formula=FORMULA,
)
def sigma_squared_twice(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**4) + (y - y_hat) ** 2 / (2 * sigma**4))


@gaussian_nll.mistake(
    "σ is squared twice below the square of the error",
    ask="An error of one σ: what does the second term come to?",
    look=AT_DENOMINATOR,
    formula=SECOND_TERM,
)
def sigma_squared_twice_below(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**4))


@gaussian_nll.mistake(
    "σ is squared twice inside the logarithm, which is log(σ²) where log σ belongs",
    ask="By which factor does the peak of the density fall when σ doubles?",
    look="the first term: log(σ²) = 2 log σ, and it stands behind a factor ½",
    formula="½ log(2πσ²) = ½ log(2π) + log σ",
)
def sigma_squared_twice_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi) + np.log(sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the square is multiplied by σ², because the brackets around 2σ² are missing",
    ask="What is 8 / 2 * 2 in Python?",
    look="the brackets of the denominator",
    formula=SECOND_TERM,
)
def times_sigma_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / 2 * sigma**2)


@gaussian_nll.mistake(
    "the second term is not divided by σ²",
    ask="Does an error of 1 cost the same when σ is 0.1 and when σ is 10?",
    look=AT_DENOMINATOR,
    formula=SECOND_TERM,
)
def square_not_divided(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / 2)
