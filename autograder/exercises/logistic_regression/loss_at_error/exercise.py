"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def loss_at_error(e):
    """What a prediction at the distance e = |p − y| from its label costs, as a pair: the squared error e² first, then
    the binary cross-entropy −log(1 − e), with the natural logarithm.

    Shapes: e a number or an array of any shape, with values in [0, 1); both results have the shape of e. Source: text
    S3.7, where the cross-entropy is the more sensitive to large errors.
    """
    return e**2, -np.log(1 - e)
