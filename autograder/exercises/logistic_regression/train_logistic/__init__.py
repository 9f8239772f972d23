"""Exercise 32: training a logistic unit by gradient descent."""

from autograder.exercises.logistic_regression.train_logistic import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_factor_of_the_step,
    mistakes_in_dz,
    mistakes_in_moving_together,
    mistakes_in_what_a_step_starts_from,
    mistakes_in_examples_and_axes,
    mistakes_of_another_method,
    mistakes_in_the_losses,
    mistakes_in_the_walk,
)
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic as train_logistic
