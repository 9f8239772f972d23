"""Wrong answers that have a name: those on the way from the density to its logarithm."""

from __future__ import annotations

import numpy as np

from autograder.compare import is_float
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import FORMULA, MEAN


@gaussian_nll.mistake(
    "the density comes back, without a logarithm",
    ask="What does `negative log` in the name of this loss ask for?",
    look="the last step: −log of the density",
    formula=FORMULA,
)
def density_for_loss(y_hat, y, sigma):
    return np.mean(np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2))


@gaussian_nll.mistake(
    "the logarithm is taken of the mean density, not the mean of the logarithms",
    ask="Is the logarithm of a mean the mean of the logarithms?",
    look="the order of the mean and the logarithm",
    formula=MEAN,
)
def log_of_the_mean_density(y_hat, y, sigma):
    return -np.log(np.mean(np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2)))


@gaussian_nll.mistake(
    "the densities are multiplied first, and the product of 1,500 of them is too small for a float",
    ask="What is 0.2 to the power 1,500 in floating-point numbers, and what is its logarithm?",
    look="np.prod, and the place of the logarithm",
    formula="log of a product = sum of the logs",
    shows=lambda case, got: len(case.args[1]) >= 1000 and is_float(got) and (got == np.inf or 0 < got < 0.76),
)
def log_of_the_product(y_hat, y, sigma):
    density = np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2)
    return -np.log(np.prod(density)) / len(y)
