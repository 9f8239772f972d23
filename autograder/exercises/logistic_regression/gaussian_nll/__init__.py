"""Exercise 34: the negative log-likelihood of a normal distribution."""

from autograder.exercises.logistic_regression.gaussian_nll import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll as gaussian_nll
