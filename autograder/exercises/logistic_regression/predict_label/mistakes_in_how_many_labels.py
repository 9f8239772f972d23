"""Wrong answers that have a name: those in how many labels come back: one for each row."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_label.exercise import predict_label


@predict_label.mistake(
    "the label of the first example alone comes back",
    ask="How many rows does X have, and how many of them does your code read?",
    look="X[0], or a `return` inside the loop",
    formula="labels.shape == (m,), one label per row",
)
def first_example_only(X, w, b, threshold=0.5):
    return int(1 / (1 + np.exp(-(X[0] @ w + b))) >= threshold)


@predict_label.mistake(
    "the numbers of the rows with label 1 come back, not a label for every row",
    ask="How many labels do m examples have?",
    look="np.where with one argument, np.nonzero or np.flatnonzero",
    formula="labels.shape == (m,), 1 where p ≥ threshold, else 0",
)
def indices_of_the_ones(X, w, b, threshold=0.5):
    return np.flatnonzero(1 / (1 + np.exp(-(X @ w + b))) >= threshold)


@predict_label.mistake(
    "the number of examples with label 1 comes back, not a label for every row",
    ask="How many labels do m examples have?",
    look="the sum at the end",
    formula="labels.shape == (m,), 1 where p ≥ threshold, else 0",
)
def how_many_ones(X, w, b, threshold=0.5):
    return np.sum(1 / (1 + np.exp(-(X @ w + b))) >= threshold)
