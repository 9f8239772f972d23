"""Exercise 26a: the probability of class 1."""

from autograder.exercises.logistic_regression.predict_proba import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_the_formula,
    mistakes_in_the_product,
    mistakes_of_another_curve,
    mistakes_of_another_quantity,
)
from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba as predict_proba
