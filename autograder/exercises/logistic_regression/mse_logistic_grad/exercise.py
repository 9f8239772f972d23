"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def mse_logistic_grad(X, y, w, b):
    """The gradient of mean((p − y)²) with p = σ(X w + b), as a pair (dw, db): with dz = 2(p − y) · p(1 − p),
    dw is the mean over the examples of dz · x, shape (n,), and db is the mean of dz, one float.

    Shapes: X (m, n) with an example in each row, y (m,) of 0 and 1, w (n,), b one number; floats or ints, m, n ≥ 1.
    Source: text S4.4, the squared error that the course turns down; text S3.7 and S3.8, why: p(1 − p) is next to
    nothing where the unit is sure, so this gradient is next to nothing too, right or wrong (claim B2).
    """
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz = 2 * (p - y) * p * (1 - p)
    return X.T @ dz / len(y), float(np.mean(dz))
