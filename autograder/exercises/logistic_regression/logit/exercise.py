"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def logit(p):
    """The logit ln(p / (1 − p)) of a probability p, the natural logarithm of its odds, for each entry of p by itself,
    in the shape of p. It undoes the sigmoid: logit(σ(z)) = z.

    Shapes: p a number or an array of any shape, floats between 0 and 1 (without 0 and 1). The robust part adds
    p = 1e-15 and p = 1 − 1e-12, to a relative 1e-6. Source: text S3.5, the log-odds; S3.6, the inverse of the sigmoid.
    """
    return np.log(p) - np.log1p(-p)
