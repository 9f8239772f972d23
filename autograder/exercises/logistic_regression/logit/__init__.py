"""Exercise 25b: the logit."""

from autograder.exercises.logistic_regression.logit import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_logarithm,
    mistakes_in_the_quotient,
    mistakes_of_another_function,
    mistakes_in_form_and_near_the_ends,
    mistakes_in_powers_and_factors,
)
from autograder.exercises.logistic_regression.logit.exercise import logit as logit
