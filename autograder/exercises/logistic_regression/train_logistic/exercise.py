"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def train_logistic(X, y, w0, b0, lr, n_steps):
    """n_steps steps of gradient descent on the mean binary cross-entropy of p = σ(X w + b), from (w0, b0), each on all
    examples, w and b moving together. Returns (w, b, losses): losses[k] is the loss before step k, shape (n_steps,).

    Shapes: X (m, n) with an example in each row, y (m,) of 0 and 1, w0 (n,), b0 one number; floats or ints. lr a float,
    n_steps an int ≥ 0 (0 gives w0, b0 and an empty array). All steps are taken, also where the loss rises; w0 stays as
    it was. Source: text S4.6, w := w − α ∂J/∂w and b := b − α ∂J/∂b; text S4.5, the cost as a mean.
    """
    w, b, losses = np.array(w0, dtype=float), float(b0), np.empty(n_steps)
    for k in range(n_steps):
        z = X @ w + b
        losses[k] = np.mean(np.logaddexp(0, z) - y * z)
        dz = 1 / (1 + np.exp(-z)) - y
        w, b = w - lr * (X.T @ dz) / len(y), b - lr * float(np.mean(dz))
    return w, b, losses
