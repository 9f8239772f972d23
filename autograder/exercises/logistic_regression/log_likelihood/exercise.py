"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def log_likelihood(p, y):
    """The log-likelihood of the labels y under the probabilities p, a float: Σ y · log p + (1 − y) · log(1 − p),
    the natural logarithm of the product of the probabilities that the model gives to what happened.

    Shapes: p (m,) in (0, 1), y (m,) of 0 and 1, floats or ints, m ≥ 1. It is finite for 5,000 examples, whose product
    is 0 for the computer (text S3.4). In the robust part p may be exactly 0 or 1 where y is the same: that adds 0.
    """
    q = np.where(y == 1, p, 1 - p)
    return float(np.sum(np.log(q)))
