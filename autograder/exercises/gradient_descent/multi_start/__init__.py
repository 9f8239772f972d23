"""Exercise 11: gradient descent from several starts, and the lowest end wins."""

from autograder.exercises.gradient_descent.multi_start import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start as multi_start
