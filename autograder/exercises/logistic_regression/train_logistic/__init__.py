"""Exercise 32: training a logistic unit by gradient descent."""

from autograder.exercises.logistic_regression.train_logistic import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_step,
    mistakes_in_the_losses,
    mistakes_in_the_walk,
)
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic as train_logistic
