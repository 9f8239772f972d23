"""Wrong answers that have a name: those in what is averaged, and in what is done with the mean."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.mse.exercise import mse
from autograder.exercises.gradient_descent.mse.hints import FORMULA


@mse.mistake(
    "the squares are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step, after squaring",
    formula=FORMULA,
)
def sum_not_mean(y_hat, y, half=False):
    total = np.sum((y_hat - y) ** 2)
    return 0.5 * total if half else total


@mse.mistake(
    "the root of the mean is taken, which is the RMSE",
    ask="If y is in metres, in which unit is your number, and in which unit is a squared error?",
    look="sqrt, norm or ** 0.5",
    formula="mse = (1/m) · Σ (ŷ − y)², without a root",
)
def root_taken(y_hat, y, half=False):
    root = np.sqrt(np.mean((y_hat - y) ** 2))
    return 0.5 * root if half else root


@mse.mistake(
    "the root of the mean (or of half of it) is taken",
    ask="If y is in metres, in which unit is your number, and in which unit is a squared error?",
    look="sqrt or ** 0.5 in the last line",
    formula="mse = (1/m) · Σ (ŷ − y)², without a root",
)
def root_taken_last(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return np.sqrt(0.5 * mean if half else mean)


@mse.mistake(
    "the sizes of the errors are averaged, not their squares",
    ask="How much more should an error of 4 count than an error of 2?",
    look="the step after the subtraction",
    formula=FORMULA,
)
def mean_of_absolute_errors(y_hat, y, half=False):
    mean = np.mean(np.abs(y_hat - y))
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean error is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the order of the mean and the square",
    formula="mse = (1/m) · Σ (ŷ − y)²: square first, then average",
)
def square_of_the_mean(y_hat, y, half=False):
    mean = np.mean(y_hat - y) ** 2
    return 0.5 * mean if half else mean
