"""Exercise 40: an order in which every node of a graph comes after its inputs."""

from autograder.exercises.backpropagation.topological_order import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.topological_order.exercise import topological_order as topological_order
