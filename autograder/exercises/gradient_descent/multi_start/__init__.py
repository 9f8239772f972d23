"""Exercise 11: gradient descent from several starts, and the lowest end wins."""

from autograder.exercises.gradient_descent.multi_start import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_winner,
    mistakes_in_the_walk_and_the_pair,
    mistakes_in_the_answer_and_the_arrays,
    mistakes_at_ends_that_are_not_finite,
)
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start as multi_start
