"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def logistic_grad(X, y, w, b):
    """The gradient of the mean binary cross-entropy of p = σ(X w + b), as a pair (dw, db): with dz = p − y, dw is the
    mean over the examples of dz · x, shape (n,), and db is the mean of dz, one float.

    Shapes: X (m, n) with an example in each row, y (m,) of 0 and 1, w (n,), b one number; floats or ints, m, n ≥ 1.
    Source: text S4.8, dz = a − y, dw = x · dz, db = dz for one example; text S4.9, the mean over m of them.
    In the column convention of that text X is (n, m) and dw = X dzᵀ / m; here the examples are rows.
    """
    dz = 1 / (1 + np.exp(-(X @ w + b))) - y
    return X.T @ dz / len(y), float(np.mean(dz))
