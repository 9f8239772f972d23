"""Wrong answers that have a name: those in the shape of an array, and in rounding."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.mse.exercise import mse


@mse.mistake(
    "the squared errors come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step, after squaring",
    formula="mse = (1/m) · Σ (ŷ − y)², one number",
)
def array_of_squares(y_hat, y, half=False):
    squares = (y_hat - y) ** 2
    return 0.5 * squares if half else squares


@mse.mistake(
    "every prediction is compared with every y, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the difference of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the difference",
    formula="ŷ and y both have the shape (m,), and so has ŷ − y",
)
def every_pair(y_hat, y, half=False):
    mean = np.mean((y_hat.reshape(-1, 1) - y) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean is cut to a whole number",
    ask="What is the mean of 2 and 3, and what does 5 // 2 give?",
    look="// or int(…)",
    formula="mse = (1/m) · Σ (ŷ − y)², with all its digits",
)
def cut_to_a_whole_number(y_hat, y, half=False):
    return np.sum((y_hat - y) ** 2) // (2 * len(y) if half else len(y))


@mse.mistake(
    "the mean is rounded to a whole number",
    ask="What is the mean of 2 and 5, and what does round give for it?",
    look="round(…) or np.round(…)",
    formula="mse = (1/m) · Σ (ŷ − y)², with all its digits",
)
def rounded_to_a_whole_number(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return np.round(0.5 * mean if half else mean)
