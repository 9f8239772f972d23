"""Exercise 21: images become the rows of a matrix."""

from autograder.exercises.logistic_regression.image_to_vector import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector as image_to_vector
