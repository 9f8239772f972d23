"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def step_unit(z):
    """1.0 where z ≥ 0 and 0.0 elsewhere, as floats, in the shape of z.

    Shapes: z a number or an array of any shape, floats or ints. Source: text S3.2, the perceptron whose answer jumps at
    the boundary (claim B17: away from it the slope is 0 everywhere, so there is no signal to learn from).
    """
    return np.where(z >= 0, 1.0, 0.0)[()]
