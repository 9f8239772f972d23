"""Wrong answers that have a name: those on another scale: −1 and 1, odds, a logarithm, σ(p), p cut to an int."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_label.exercise import predict_label
from autograder.exercises.logistic_regression.predict_label.hints import FORMULA, IN_NUMPY


@predict_label.mistake(
    "the labels are −1 and 1, not 0 and 1",
    ask="Which two values can a label have in this course?",
    look="np.sign, or −1 in np.where",
    formula=FORMULA,
)
def minus_1_and_1(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 1, -1)


@predict_label.mistake(
    "the score z is compared with the odds of the threshold, not with their logarithm",
    ask="Odds of 1 belong to p = 1/2. Which z does?",
    look="the logarithm that is missing on the right side",
    formula="p ≥ threshold is the same as z ≥ log(threshold/(1 − threshold))",
)
def odds_of_the_threshold(X, w, b, threshold=0.5):
    return (X @ w + b >= threshold / (1 - threshold)).astype(int)


@predict_label.mistake(
    "the score z is compared with log(threshold), not with the log-odds of the threshold",
    ask="Which z belongs to p = 1/2, and what is log(1/2)?",
    look="the right side of the comparison",
    formula="p ≥ threshold is the same as z ≥ log(threshold/(1 − threshold))",
)
def log_of_the_threshold(X, w, b, threshold=0.5):
    return (X @ w + b >= np.log(threshold)).astype(int)


@predict_label.mistake(
    "the sigmoid is taken twice",
    ask="What is σ(0.5), and can σ(p) ever lie below 1/2?",
    look="each place where the sigmoid is called",
    formula="p = σ(X w + b), once",
)
def sigmoid_twice(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return (1 / (1 + np.exp(-p)) >= threshold).astype(int)


@predict_label.mistake(
    "every label is 0, as when a number between −1 and 1 is cut to the whole number 0",
    ask="What does int(0.99) give?",
    look="astype(int) on the probabilities, without a comparison",
    formula=IN_NUMPY,
)
def probabilities_cut(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b)))).astype(int)
