"""Wrong answers that have a name: those where ½ log(2πσ²) is written in another way."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import FORMULA, INSIDE_LOG


def has_another_pi(case: Case, got: Any) -> bool:
    """Right but for the digits of π."""
    others = (3.14, 3.142, 3.1416, 3.1415, 3.0, 3.1, 22 / 7)
    shifts = [0.5 * math.log(other / math.pi) for other in others]
    return is_float(got) and any(math.isclose(got - case.want, shift, rel_tol=1e-4) for shift in shifts)


@gaussian_nll.mistake(
    "π is cut off after a few digits",
    ask="What is np.pi − 3.14?",
    look="a 3.14 in your code: np.pi has all digits",
    formula=FORMULA,
    shows=has_another_pi,
)
def pi_cut_off(y_hat, y, sigma):
    return 0.5 * np.log(2 * 3.14 * sigma**2) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "log(2πσ) stands where log(σ√(2π)) belongs: the root of 2π is missing",
    ask="What is ½ log(2πσ²), if you take the ½ and the square apart?",
    look=INSIDE_LOG,
    formula="½ log(2πσ²) = log(σ√(2π)) = log σ + ½ log(2π)",
)
def root_missing(y_hat, y, sigma):
    return np.log(2 * np.pi * sigma) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the logarithm is missing: √(2πσ²) itself is added",
    ask="What is the logarithm of 1/√(2πσ²), the factor in front of the density?",
    look="the first of the two terms",
    formula=FORMULA,
)
def log_of_the_factor_missing(y_hat, y, sigma):
    return np.sqrt(2 * np.pi) * sigma + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the logarithm reaches the 2 alone: (log 2) · π stands there",
    ask="Where do the brackets of your logarithm end?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def log_of_2_alone(y_hat, y, sigma):
    return 0.5 * np.log(2) * np.pi + np.log(sigma) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)
