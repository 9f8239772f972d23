"""Exercise 3: the mean squared error."""

from autograder.exercises.gradient_descent.mse import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_mean,
    mistakes_in_half,
    mistakes_in_shape_and_rounding,
    mistakes_in_the_sum,
    mistakes_at_pixels_and_large_offsets,
)
from autograder.exercises.gradient_descent.mse.exercise import mse as mse
