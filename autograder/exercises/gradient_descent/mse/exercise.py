"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def mse(y_hat, y, half=False):
    """The mean of (ŷ − y)² over the m examples, a float; with half=True, half of that.

    Shapes: ŷ (m,) the predictions, y (m,) what is true, floats or ints, m ≥ 1. The unit of the result is the square of
    the unit of y. half=True gives 1/(2m) · Σ (ŷ − y)², the form of text S0.3 (claim B1: m counts the examples).
    The robust part adds uint8 arrays (pixels, which wrap round when they are subtracted) and a common offset of 1e8.
    """
    r = np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)
    mean = float(np.mean(r**2))
    return mean / 2 if half else mean
