"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def predict_label(X, w, b, threshold=0.5):
    """The label of every row of X, an int array of shape (m,): 1 where p = σ(X w + b) ≥ threshold, else 0.

    Shapes: X (m, n) one example per row, w (n,), b a number; floats or ints, m ≥ 1, n ≥ 1; 0 < threshold < 1.
    A tie, p equal to the threshold, is labelled 1. Source: text S4.3.
    """
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return (p >= threshold).astype(int)
