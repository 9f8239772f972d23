"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def gaussian_nll(y_hat, y, sigma):
    """The mean over the m examples of ½ log(2πσ²) + (y − ŷ)²/(2σ²), a float: the negative natural logarithm of the
    density of y under a normal distribution with mean ŷ and standard deviation σ.

    Shapes: ŷ (m,), y (m,), floats or ints, m ≥ 1; sigma one positive number. Source: text S3.11, where choosing a loss
    is choosing a distribution: over ŷ this has its minimum where the mean squared error has its own.
    """
    return float(np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))
