"""Exercise 43: the way back through a matrix layer."""

from autograder.exercises.backpropagation.linear_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_axes,
    mistakes_in_the_products,
    mistakes_in_what_comes_back,
    mistakes_with_Z,
    mistakes_in_the_sums,
    mistakes_in_the_factors,
)
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward as linear_backward
