"""Exercise 25b: the logit."""

from autograder.exercises.logistic_regression.logit import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.logistic_regression.logit.exercise import logit as logit
