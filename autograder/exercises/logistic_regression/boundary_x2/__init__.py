"""Exercise 33: the decision boundary of two features."""

from autograder.exercises.logistic_regression.boundary_x2 import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2 as boundary_x2
