"""Wrong answers that have a name: those in how many costs there are, and in the one number that comes back."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll
from autograder.exercises.logistic_regression.gaussian_nll.hints import FORMULA, MEAN


@gaussian_nll.mistake(
    "every prediction is compared with every y, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the difference of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the difference",
    formula="ŷ and y both have the shape (m,), and so has y − ŷ",
)
def every_pair(y_hat, y, sigma):
    r = y.reshape(-1, 1) - y_hat
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + r**2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the costs of the examples come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the mean",
    formula="(1/m) · Σ [½ log(2πσ²) + (y − ŷ)²/(2σ²)], one number",
)
def one_by_one(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)


@gaussian_nll.mistake(
    "the loop keeps the last term only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=MEAN,
)
def only_the_last(y_hat, y, sigma):
    for a, t in zip(y_hat, y, strict=True):
        total = 0.5 * np.log(2 * np.pi * sigma**2) + (t - a) ** 2 / (2 * sigma**2)
    return total / len(y)


@gaussian_nll.mistake(
    "the sign of the loss is dropped, but this loss is below 0 where σ is small",
    ask="How high is the peak of the bell curve for σ = 0.05, and which sign has −log of that height?",
    look="abs around the answer",
    formula=FORMULA + ", which may be negative",
)
def sign_dropped(y_hat, y, sigma):
    return abs(np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))


@gaussian_nll.mistake(
    "the loss is kept from falling below 0, but it is negative where σ is small",
    ask="How high is the peak of the bell curve for σ = 0.05, and which sign has −log of that height?",
    look="max(0, …), np.maximum or np.clip around the answer",
    formula=FORMULA + ", which may be negative",
)
def never_below_zero(y_hat, y, sigma):
    return max(0.0, np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))
