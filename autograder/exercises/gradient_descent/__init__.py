"""Unit 01, downhill: slopes and gradient descent. Importing it declares the exercises in the unit's order."""

from autograder.exercises.gradient_descent import (  # noqa: F401, I001 - the order of the unit
    numerical_derivative,
    numerical_gradient,
    mse,
    line_mse_grad,
    gradient_step,
    gradient_descent,
    ascend_to_peak,
    classify_critical_point,
    is_convex_on,
    piecewise_lr,
    multi_start,
)
from autograder.exercises.gradient_descent.unit import unit as unit
