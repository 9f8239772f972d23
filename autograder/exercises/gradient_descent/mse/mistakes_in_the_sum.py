"""Wrong answers that have a name: those in the terms of the sum, and in what it is divided by."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.mse.exercise import mse
from autograder.exercises.gradient_descent.mse.hints import FORMULA


@mse.mistake(
    "the sum of the errors is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the brackets: the square belongs inside the sum",
    formula="mse = (1/m) · Σ (ŷ − y)²: square first, then add up",
)
def square_of_the_sum(y_hat, y, half=False):
    mean = np.sum(y_hat - y) ** 2 / len(y)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the loop keeps the last squared error only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=FORMULA,
)
def only_the_last_error(y_hat, y, half=False):
    for i in range(len(y)):
        total = (y_hat[i] - y[i]) ** 2
    return total / (2 * len(y) if half else len(y))


@mse.mistake(
    "only y is squared, not the difference",
    ask="Which is worked out first in a - b ** 2, the minus or the power?",
    look="the brackets around the difference",
    formula=FORMULA,
)
def brackets_missing(y_hat, y, half=False):
    mean = np.mean(y_hat - y**2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the sum is divided by m twice",
    ask="After np.mean, is there still something to divide by m?",
    look="np.mean and len(y) or y.size in one formula",
    formula=FORMULA,
)
def divided_by_m_twice(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2) / len(y)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the sum is divided by m − 1",
    ask="What is the mean of a single squared error, and what does your code answer for m = 1?",
    look="the divisor",
    formula=FORMULA,
)
def divided_by_m_minus_one(y_hat, y, half=False):
    mean = np.sum((y_hat - y) ** 2) / (len(y) - 1)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean error is taken off before squaring, so this is the variance of the errors",
    ask="Every prediction is 3 too high. Is that no error at all?",
    look="np.var, np.std, or a mean that is subtracted",
    formula=FORMULA,
)
def variance_of_the_errors(y_hat, y, half=False):
    variance = np.var(y_hat - y)
    return 0.5 * variance if half else variance
