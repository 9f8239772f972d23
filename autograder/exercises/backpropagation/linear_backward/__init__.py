"""Exercise 43: the way back through a matrix layer."""

from autograder.exercises.backpropagation.linear_backward import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_axes,
    mistakes_in_products_and_form,
)
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward as linear_backward
