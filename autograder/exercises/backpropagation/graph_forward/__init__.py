"""Exercise 36: the forward pass through a small graph."""

from autograder.exercises.backpropagation.graph_forward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_factor_3,
    mistakes_in_u_and_v,
    mistakes_in_the_dict,
    mistakes_with_numbers_of_the_text,
    mistakes_in_the_entries,
)
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward as graph_forward
