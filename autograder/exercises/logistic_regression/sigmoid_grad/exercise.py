"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def sigmoid_grad(z):
    """The slope dσ/dz of the sigmoid at z, for each entry of z by itself, in the shape of z. It is 1/4 at z = 0, and
    smaller everywhere else.

    σ′(z) = σ(z) · (1 − σ(z)). Shapes: z (not σ(z)) a number or an array of any shape, floats or ints. The robust
    part adds |z| up to 1000: there the answer is 0, not nan. Source: text S3.3, the slope is at most 1/4; S2.16, it
    goes to 0 away from 0.
    """
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2
