"""Wrong answers that have a name: those of another function of e."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error
from autograder.exercises.logistic_regression.loss_at_error.hints import BCE, MSE

WHICH_LABEL = "Which label has the example: 1 or 0, or a bit of both?"


@loss_at_error.mistake(
    "the first loss is (1 − e)²: the distance has been taken for the probability",
    ask="What should a prediction that hits its label (e = 0) cost?",
    look="the square: e is the error itself",
    formula=MSE,
)
def square_of_one_minus_e(e):
    return (1 - e) ** 2, -np.log(1 - e)


@loss_at_error.mistake(
    "both losses take e for the probability of the label: (1 − e)² and −log e",
    ask="What should a prediction that hits its label (e = 0) cost?",
    look="both formulas: e is the error, 1 − e the probability that the label gets",
    formula="mse = e², bce = −log(1 − e)",
)
def error_taken_for_probability(e):
    return (1 - e) ** 2, -np.log(e)


@loss_at_error.mistake(
    "the second loss is −log(1 − e²)",
    ask="Does the cross-entropy know of squares?",
    look="what stands inside the logarithm",
    formula=BCE,
)
def log_of_one_minus_square(e):
    return e**2, -np.log(1 - e**2)


@loss_at_error.mistake(
    "the second loss is the entropy −e · log e − (1 − e) · log(1 − e)",
    ask=WHICH_LABEL,
    look="the factors in front of the logarithms",
    formula=BCE,
)
def entropy(e):
    rest = np.where(e > 0, -e * np.log(np.where(e > 0, e, 1.0)), 0.0)
    return e**2, rest - (1 - e) * np.log(1 - e)


@loss_at_error.mistake(
    "the logarithm is weighted with 1 − e",
    ask=WHICH_LABEL,
    look="the factor in front of the logarithm",
    formula=BCE,
)
def weighted_log(e):
    return e**2, -(1 - e) * np.log(1 - e)


@loss_at_error.mistake(
    "the logarithm is weighted with e",
    ask=WHICH_LABEL,
    look="the factor in front of the logarithm",
    formula=BCE,
)
def log_times_e(e):
    return e**2, -e * np.log(1 - e)


@loss_at_error.mistake(
    "the slopes come back, 2e and 1/(1 − e), not the losses",
    ask="Which of the two is asked for, the loss or how fast it grows?",
    look="both values after `return`",
    formula="mse = e², bce = −log(1 − e)",
)
def slopes(e):
    return 2 * e, 1 / (1 - e)
