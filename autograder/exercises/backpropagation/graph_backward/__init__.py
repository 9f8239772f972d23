"""Exercise 37: the way back through the same graph."""

from autograder.exercises.backpropagation.graph_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_at_b_and_c,
    mistakes_in_the_factor_3,
    mistakes_at_a_u_and_v,
    mistakes_with_other_numbers,
    mistakes_in_the_dict,
)
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward as graph_backward
