"""Exercise 36: the forward pass through a small graph."""

from autograder.exercises.backpropagation.graph_forward import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward as graph_forward
