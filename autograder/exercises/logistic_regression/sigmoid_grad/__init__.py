"""Exercise 24: the slope of the sigmoid."""

from autograder.exercises.logistic_regression.sigmoid_grad import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_formula,
    mistakes_in_form_and_far_out,
)
from autograder.exercises.logistic_regression.sigmoid_grad.exercise import sigmoid_grad as sigmoid_grad
