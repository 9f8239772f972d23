"""Exercise 34: the negative log-likelihood of a normal distribution."""

from autograder.exercises.logistic_regression.gaussian_nll import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_of_a_constant_left_out,
    mistakes_in_the_power_of_sigma,
    mistakes_in_the_mean,
    mistakes_in_factors_and_signs,
    mistakes_in_the_errors,
    mistakes_in_the_density,
    mistakes_in_the_answer,
    mistakes_in_a_rewritten_constant,
)
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll as gaussian_nll
