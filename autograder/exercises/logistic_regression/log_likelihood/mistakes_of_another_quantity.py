"""Wrong answers that have a name: those of another quantity: a product, a mean, a loss, a logarithm of another base."""

from __future__ import annotations

import math

import numpy as np

from autograder.compare import is_float
from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood
from autograder.exercises.logistic_regression.log_likelihood.hints import FORMULA


@log_likelihood.mistake(
    "the probabilities are multiplied first, and the product of thousands of them is too small for a float",
    ask="What is 0.5 to the power 5,000 in floating-point numbers, and what is its logarithm?",
    look="np.prod or *=, and the place of the logarithm",
    formula="log of a product = sum of the logs: Σ y · log p + (1 − y) · log(1 − p)",
    shows=lambda case, got: len(case.args[0]) >= 1000 and is_float(got) and (got == -np.inf or -760 < got < -10),
)
def log_of_the_product(p, y):
    return np.log(np.prod(np.where(y == 1, p, 1 - p)))


@log_likelihood.mistake(
    "the probabilities are multiplied first, and the logarithm of a product that has become 0 stops with an error",
    ask="What is 0.5 to the power 5,000 in floating-point numbers, and what is its logarithm?",
    look="np.prod, math.prod or *=, and the place of the logarithm",
    formula="log of a product = sum of the logs: Σ y · log p + (1 − y) · log(1 − p)",
)
def log_of_a_product_of_0(p, y):
    product = 1.0
    for a, t in zip(p, y, strict=True):
        product *= float(a) if t == 1 else 1 - float(a)
    return math.log(product)


@log_likelihood.mistake(
    "the product comes back, without a logarithm",
    ask="Can a log-likelihood of labels be positive?",
    look="np.prod at the end",
    formula=FORMULA,
)
def no_logarithm(p, y):
    return np.prod(np.where(y == 1, p, 1 - p))


@log_likelihood.mistake(
    "the logs are averaged, not added up",
    ask="What happens to your number when every example stands in the data twice, and what happens to a product?",
    look="np.mean, or a division by m",
    formula=FORMULA,
)
def mean_not_sum(p, y):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the sign is turned round: this is the negative log-likelihood, a loss",
    ask="Is the logarithm of a probability positive or negative?",
    look="the minus sign in front of the sum",
    formula="Σ y · log p + (1 − y) · log(1 − p), without a minus",
)
def minus_sign(p, y):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "this is the negative mean, the binary cross-entropy, not the sum of the logs",
    ask="Is the logarithm of a probability positive or negative, and who asked for a mean?",
    look="the minus sign and np.mean",
    formula=FORMULA,
)
def cross_entropy(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula="the natural logarithm: np.log",
)
def log_10(p, y):
    return np.sum(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@log_likelihood.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula="the natural logarithm: np.log",
)
def log_2(p, y):
    return np.sum(y * np.log2(p) + (1 - y) * np.log2(1 - p))
