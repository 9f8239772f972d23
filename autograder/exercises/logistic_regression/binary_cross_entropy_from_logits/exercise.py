"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def binary_cross_entropy_from_logits(z, y):
    """The mean binary cross-entropy of p = σ(z), a float, from the logits z: the mean of
    −[y · log σ(z) + (1 − y) · log(1 − σ(z))], which is the mean of log(1 + eᶻ) − y · z.

    Shapes: z (m,) any numbers, y (m,) of 0 and 1, floats or ints, m ≥ 1. The robust part has logits up to ±1000, where
    σ(z) is exactly 0 or 1 for the computer and the loss is still finite: |z| where it is wrong, 0 where it is right.
    """
    return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))
