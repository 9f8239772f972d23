"""Exercise 6: gradient descent, step after step."""

from autograder.exercises.gradient_descent.gradient_descent import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent as gradient_descent
