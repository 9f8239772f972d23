"""Exercise 46: which of these gradients are wrong?"""

from autograder.exercises.backpropagation.find_bugs import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs as find_bugs
