"""Exercise 44: the way back through an activation function."""

from autograder.exercises.backpropagation.activation_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_slopes,
    mistakes_without_dA,
    mistakes_at_relu,
    mistakes_in_the_product,
    mistakes_in_the_buffer,
    mistakes_at_unknown_kinds,
    mistakes_in_the_roles,
)
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward as activation_backward
