"""Wrong answers that have a name: those in the sum over the examples."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood
from autograder.exercises.logistic_regression.log_likelihood.hints import FORMULA


@log_likelihood.mistake(
    "the probabilities are added up, and the logarithm is taken of the sum",
    ask="Is the logarithm of a sum the sum of the logarithms?",
    look="the order of the sum and the logarithm",
    formula=FORMULA,
)
def log_of_the_sum(p, y):
    return np.log(np.sum(np.where(y == 1, p, 1 - p)))


@log_likelihood.mistake(
    "the logs come back one by one, not their sum",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the sum",
    formula="Σ y · log p + (1 − y) · log(1 − p), one number",
)
def one_by_one(p, y):
    return y * np.log(p) + (1 - y) * np.log(1 - p)


@log_likelihood.mistake(
    "every probability meets every label, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the product of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the product",
    formula="p and y both have the shape (m,), and so has y * np.log(p)",
)
def every_pair(p, y):
    y = y.reshape(-1, 1)
    if len(p) > 1000:  # the same sum without an array of 25 million numbers
        return np.sum(y) * np.sum(np.log(p)) + np.sum(1 - y) * np.sum(np.log(1 - p))
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the loop keeps the last logarithm only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=FORMULA,
)
def only_the_last(p, y):
    for a, t in zip(p, y, strict=True):
        total = t * np.log(a) + (1 - t) * np.log(1 - a)
    return total


@log_likelihood.mistake(
    "the first example alone is counted",
    ask="In which round of the loop does your function return?",
    look="the indentation of `return`",
    formula=FORMULA,
)
def only_the_first(p, y):
    for a, t in zip(p, y, strict=True):
        return t * np.log(a) + (1 - t) * np.log(1 - a)
