"""Exercise 45: does a gradient agree with the function it belongs to?"""

from autograder.exercises.backpropagation.gradient_check import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check as gradient_check
