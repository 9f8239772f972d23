"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def sigmoid(z):
    """σ(z) = 1 / (1 + e⁻ᶻ), for each entry of z by itself, in the shape of z.

    Shapes: z a number or an array of any shape, floats or ints. The answer lies between 0 and 1. The robust part adds
    |z| up to 1000: there the answer is 0 or 1 to 1e-12, and never nan. Source: text S2.15 and S3.3; S3.6, the
    inverse of the logit.
    """
    return np.exp(-np.logaddexp(0.0, -z))
