"""Exercise 38: the chain rule along a chain of functions."""

from autograder.exercises.backpropagation.chain_rule import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_points,
    mistakes_in_the_product,
    mistakes_in_which_slopes,
    mistakes_with_the_values,
)
from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule as chain_rule
