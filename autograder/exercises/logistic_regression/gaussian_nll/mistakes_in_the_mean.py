"""Wrong answers that have a name: those in what is added up, and what is divided by m."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import MEAN

WITH_MEAN_SQUARE = "½ log(2πσ²) + mean((y − ŷ)²)/(2σ²)"


@gaussian_nll.mistake(
    "the terms are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step: np.sum where np.mean belongs",
    formula=MEAN,
)
def sum_not_mean(y_hat, y, sigma):
    return np.sum(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the squares are added up, not averaged, and the constant is added once",
    ask="What happens to your number when every example stands in the data twice?",
    look="np.sum around the squares",
    formula=WITH_MEAN_SQUARE,
)
def squares_added_up(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + np.sum((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the constant is divided by m as well as the sum of the squares, though it was added once",
    ask="For ŷ = y, does the answer depend on the number of examples?",
    look="the brackets, and whether the constant stands inside the sum",
    formula=WITH_MEAN_SQUARE,
)
def constant_divided_by_m(y_hat, y, sigma):
    return (0.5 * np.log(2 * np.pi * sigma**2) + np.sum((y - y_hat) ** 2) / (2 * sigma**2)) / len(y)


@gaussian_nll.mistake(
    "the constant is multiplied by m, though the squares are averaged",
    ask="For ŷ = y, does the answer depend on the number of examples?",
    look="the factor m or len(y) in front of the logarithm",
    formula=WITH_MEAN_SQUARE,
)
def constant_times_m(y_hat, y, sigma):
    return len(y) * 0.5 * np.log(2 * np.pi * sigma**2) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)
