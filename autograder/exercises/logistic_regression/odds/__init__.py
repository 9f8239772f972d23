"""Exercise 25a: the odds."""

from autograder.exercises.logistic_regression.odds import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.logistic_regression.odds.exercise import odds as odds
