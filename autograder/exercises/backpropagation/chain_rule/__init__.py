"""Exercise 38: the chain rule along a chain of functions."""

from autograder.exercises.backpropagation.chain_rule import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule as chain_rule
