"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def predict_proba(X, w, b):
    """The probability of class 1 for every row of X: p = σ(X w + b) with σ(z) = 1/(1 + e⁻ᶻ), an array of shape (m,).

    Shapes: X (m, n) one example per row, w (n,), b a number; floats or ints, m ≥ 1, n ≥ 1. X is used as it is.
    Source: text S4.3, where w·x + b leaves 0..1 and σ brings it back.
    """
    return 1 / (1 + np.exp(-(X @ w + b)))
