"""Exercise 27: the log-likelihood of labels."""

from autograder.exercises.logistic_regression.log_likelihood import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_of_another_quantity,
    mistakes_in_the_terms,
    mistakes_in_the_sum,
    mistakes_near_0_and_1,
)
from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood as log_likelihood
