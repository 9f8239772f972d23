"""Exercise 44: the way back through an activation function."""

from autograder.exercises.backpropagation.activation_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_slopes,
    mistakes_in_relu_and_form,
)
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward as activation_backward
