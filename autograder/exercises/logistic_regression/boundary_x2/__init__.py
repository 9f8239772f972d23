"""Exercise 33: the decision boundary of two features."""

from autograder.exercises.logistic_regression.boundary_x2 import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_sign_and_divisor,
    mistakes_in_the_threshold,
    mistakes_in_terms_and_brackets,
    mistakes_of_another_quantity,
    mistakes_in_x1_and_the_answer,
    mistakes_in_the_weights,
)
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2 as boundary_x2
