"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def binary_cross_entropy(p, y):
    """The mean over the m examples of −[y · log p + (1 − y) · log(1 − p)], a float, with the natural logarithm.

    Shapes: p (m,) the probabilities of class 1, y (m,) of 0 and 1, floats or ints, m ≥ 1. In the robust part p may be
    exactly 0 or 1: where that equals y the term is 0; where it is exactly wrong the result is finite and larger than
    10/m. Source: text S4.4 and S4.5 (claim B14: to make −log ŷ small, log ŷ must be large).
    """
    q = np.where(y == 1, p, 1 - p)
    return float(np.mean(-np.log(np.maximum(q, 1e-300))))
