"""Exercise 23: the sigmoid."""

from autograder.exercises.logistic_regression.sigmoid import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_the_formula,
    mistakes_of_another_curve,
)
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid as sigmoid
