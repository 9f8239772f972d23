"""Exercise 6: gradient descent, step after step."""

from autograder.exercises.gradient_descent.gradient_descent import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_rows,
    mistakes_in_what_is_kept,
    mistakes_in_the_step,
    mistakes_in_arrays_and_loops,
)
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent as gradient_descent
