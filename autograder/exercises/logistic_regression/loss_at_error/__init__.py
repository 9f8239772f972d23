"""Exercise 35b: two losses over the distance from the label."""

from autograder.exercises.logistic_regression.loss_at_error import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_square_and_logarithm,
    mistakes_of_another_loss,
    mistakes_in_what_comes_back,
)
from autograder.exercises.logistic_regression.loss_at_error.exercise import loss_at_error as loss_at_error
