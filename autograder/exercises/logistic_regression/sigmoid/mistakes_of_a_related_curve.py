"""Wrong answers that have a name: those of a curve that is made of σ or of its exponential."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import BETWEEN, FORMULA, SIGMA_OF_0


def only_zeros_and_ones(case: Case, got: Any) -> bool:
    z, got = np.asarray(case.args[0]), np.asarray(got, dtype=float)
    return got.shape == z.shape and bool(np.all((z == 0) | (got == (z > 0))) and np.all(np.isin(got, (0, 1))))


@sigmoid.mistake(
    "only 0 and 1 come back, rounded or as a step, where a smooth curve is asked for",
    ask="What should σ(1) be: a probability or a label?",
    look="round, or a comparison with 0 or 0.5",
    formula=FORMULA + ", a number between 0 and 1",
    shows=only_zeros_and_ones,
)
def turned_into_labels(z):
    return np.where(1 / (1 + np.exp(-z)) >= 0.5, 1.0, 0.0)


@sigmoid.mistake(
    "2 is raised to the power of −z, where e belongs",
    ask="What is e, to three digits?",
    look="the base of the power",
    formula=FORMULA + ", with np.exp(-z)",
)
def base_two(z):
    return 1 / (1 + 2.0**-z)


@sigmoid.mistake(
    "10 is raised to the power of −z, where e belongs",
    ask="What is e, to three digits?",
    look="the base of the power",
    formula=FORMULA + ", with np.exp(-z)",
)
def base_ten(z):
    return 1 / (1 + 10.0**-z)


@sigmoid.mistake(
    "the slope of the sigmoid comes back, where its value is asked for",
    ask=SIGMA_OF_0,
    look="a · (1 − a): that is the derivative, the next exercise",
    formula=FORMULA,
)
def its_slope(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@sigmoid.mistake(
    "the sigmoid is taken twice",
    ask=SIGMA_OF_0,
    look="a line that hands its own result to the formula again",
    formula=FORMULA,
)
def taken_twice(z):
    a = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-a))


@sigmoid.mistake(
    "this is log(1 + eᶻ), which grows without a bound",
    ask=BETWEEN,
    look="the logarithm",
    formula=FORMULA,
)
def softplus(z):
    return np.log(1 + np.exp(z))


@sigmoid.mistake(
    "this is the logarithm of σ(z)",
    ask=BETWEEN,
    look="the logarithm, or a missing exp at the end",
    formula=FORMULA,
)
def its_logarithm(z):
    return -np.log(1 + np.exp(-z))


@sigmoid.mistake(
    "z is squared in the exponent",
    ask="What should σ(−10) be close to?",
    look="the exponent",
    formula=FORMULA,
)
def squared_exponent(z):
    return 1 / (1 + np.exp(-(z**2)))
