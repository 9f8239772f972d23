"""Exercise 21: images become the rows of a matrix."""

from autograder.exercises.logistic_regression.image_to_vector import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_order,
    mistakes_in_the_axes,
    mistakes_in_the_values,
    mistakes_in_channels_and_means,
    mistakes_of_a_mirrored_image,
)
from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector as image_to_vector
