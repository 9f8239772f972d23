"""Exercise 37: the way back through the same graph."""

from autograder.exercises.backpropagation.graph_backward import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward as graph_backward
