"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, a float array of x's shape: entry i is (f(x with x[i] + h) − f(x with x[i] − h)) / (2h),
    with all other entries as they are. x is the same after the call as before it, to the last bit.

    Shapes: x any, with at least one axis; f takes a float array of x's shape and returns a float. x may hold ints.
    Source: text S2.2, the gradient is the vector of the first partial derivatives; S0.6.
    """
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        g[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return g
