"""Exercise 23: the sigmoid."""

from autograder.exercises.logistic_regression.sigmoid import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_formula,
    mistakes_of_a_similar_curve,
    mistakes_across_the_entries,
    mistakes_of_a_related_curve,
    mistakes_in_form_and_far_out,
    mistakes_in_factor_and_divisor,
)
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid as sigmoid
