"""Wrong answers that have a name: those where ½ log(2πσ²), or a part of it, is left out."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import FORMULA, INSIDE_LOG


@gaussian_nll.mistake(
    "the part without ŷ, ½ log(2πσ²), is missing",
    ask="How large is the density at its peak when σ is 0.5, and what does your code answer for ŷ = y?",
    look="the first of the two terms",
    formula=FORMULA,
)
def constant_missing(y_hat, y, sigma):
    return np.mean((y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "2π is missing: only log σ stands in front of the squares",
    ask="How large is the density at its peak when σ is 1: is it 1?",
    look=INSIDE_LOG,
    formula="½ log(2πσ²) = log σ + ½ log(2π)",
)
def two_pi_missing(y_hat, y, sigma):
    return np.mean(np.log(sigma) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "σ is missing inside the logarithm: ½ log(2π) is the constant for σ = 1 only",
    ask="Is the peak of a narrow normal distribution as high as that of a wide one?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def sigma_missing_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the factor 2 is missing beside π",
    ask="What is the area below exp(−x²/2): √(2π) or √π?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def pi_without_2(y_hat, y, sigma):
    return np.mean(0.5 * np.log(np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))
