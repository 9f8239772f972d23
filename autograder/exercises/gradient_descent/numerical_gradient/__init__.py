"""Exercise 2: the gradient of a function of many numbers, measured entry by entry."""

from autograder.exercises.gradient_descent.numerical_gradient import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_nudge,
    mistakes_in_form_and_slopes,
    mistakes_in_the_arrays,
)
from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient as numerical_gradient
