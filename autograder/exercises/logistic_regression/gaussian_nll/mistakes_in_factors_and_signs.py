"""Wrong answers that have a name: those in the halves, the signs and the base of the logarithm."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import AT_DENOMINATOR, FORMULA

NATURAL_LOG = "the natural logarithm: np.log"


@gaussian_nll.mistake(
    "the ½ in front of the logarithm is missing",
    ask="The density has √(2πσ²) below it. What is the logarithm of a root?",
    look="the factor in front of the logarithm",
    formula=FORMULA,
)
def half_missing_in_front(y_hat, y, sigma):
    return np.mean(np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the ½ of the squared error is missing",
    ask="What is the exponent of the normal density, with all its factors?",
    look=AT_DENOMINATOR,
    formula=FORMULA,
)
def half_missing_in_the_square(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / sigma**2)


@gaussian_nll.mistake(
    "the ½ is missing in both terms",
    ask="For σ = 1 and ŷ = y the answer is ½ log(2π), which is 0.919. What does your code answer?",
    look="the factors in front of both terms",
    formula=FORMULA,
)
def half_missing_twice(y_hat, y, sigma):
    return np.mean(np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / sigma**2)


@gaussian_nll.mistake(
    "the squared error is halved twice: a ½ stands in front of both terms, or the 2 of 2σ² inside the square",
    ask="An error of one σ: what does the second term come to?",
    look="the brackets after 0.5, and those of the square",
    formula=FORMULA,
)
def halved_twice(y_hat, y, sigma):
    return np.mean(0.5 * (np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))


@gaussian_nll.mistake(
    "the logarithm has the wrong sign",
    ask="Is a wide distribution more or less sure than a narrow one, at its peak?",
    look="the sign in front of the logarithm",
    formula=FORMULA,
)
def log_subtracted(y_hat, y, sigma):
    return np.mean(-0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the square has the wrong sign, so a larger error costs less",
    ask="Should the loss grow or fall when the error grows?",
    look="the sign in front of the square",
    formula=FORMULA,
)
def square_subtracted(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) - (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "both terms have the wrong sign: this is the log-likelihood, not the negative one",
    ask="Should the loss grow or fall when the error grows?",
    look="the minus sign in front of the logarithm of the density",
    formula=FORMULA,
)
def log_likelihood_for_loss(y_hat, y, sigma):
    return np.mean(-0.5 * np.log(2 * np.pi * sigma**2) - (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula=NATURAL_LOG,
)
def log_10(y_hat, y, sigma):
    return np.mean(0.5 * np.log10(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the logarithm of the density has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10 of the density",
    formula=NATURAL_LOG,
)
def log_10_of_the_density(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)) / np.log(10)


@gaussian_nll.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula=NATURAL_LOG,
)
def log_2(y_hat, y, sigma):
    return np.mean(0.5 * np.log2(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))
