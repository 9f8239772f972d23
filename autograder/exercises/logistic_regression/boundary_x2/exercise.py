"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def boundary_x2(w, b, x1):
    """The x₂ with w₁x₁ + w₂x₂ + b = 0, for each entry of x1: there p = σ(w₁x₁ + w₂x₂ + b) is exactly ½. One number for
    one number, else an array of the shape of x1.

    Shapes: w (2,) with w₂ ≠ 0, b one number, x1 one number or an array of any shape; floats or ints.
    Source: text S3.2 and S3.3, the boundary of the step unit and that of the sigmoid: the same line.
    """
    return -(w[0] * x1 + b) / w[1]
