"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def classify_critical_point(H):
    """What kind of point it is, by the signs of the eigenvalues of the Hessian H: "min", "max", "saddle" or "flat".
    |λ| ≤ 1e-8 counts as zero.
    One above and one below zero is a saddle, whatever the others are. Otherwise any zero means flat.
    Otherwise all are above zero (min) or all below (max).

    Shapes: H (n, n) with n ≥ 1, symmetric, floats or ints; returns a str.
    An eigenvalue is the second derivative along its eigenvector. Where it is zero, the second derivative cannot
    decide: x⁴, −x⁴ and x³ all have H = 0 at 0. `np.linalg.eigvalsh` gives the eigenvalues of a symmetric matrix,
    in increasing order.
    Source: text S0.12, which calls every place of slope 0 a local minimum; claim B5 says what else it may be.
    """
    curvatures = np.linalg.eigvalsh(H)
    up, down = curvatures > 1e-8, curvatures < -1e-8
    if up.any() and down.any():
        return "saddle"
    if not (up | down).all():
        return "flat"
    return "min" if up.all() else "max"
