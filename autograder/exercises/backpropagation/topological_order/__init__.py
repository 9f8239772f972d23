"""Exercise 40: an order in which every node of a graph comes after its inputs."""

from autograder.exercises.backpropagation.topological_order import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_walk,
    mistakes_in_what_sorts,
    mistakes_in_which_nodes,
    mistakes_in_whose_turn_it_is,
)
from autograder.exercises.backpropagation.topological_order.exercise import topological_order as topological_order
