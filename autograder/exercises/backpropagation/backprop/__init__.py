"""Exercise 41: back-propagation through any graph."""

from autograder.exercises.backpropagation.backprop import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_walk,
    mistakes_in_the_slopes,
    mistakes_in_what_comes_back,
)
from autograder.exercises.backpropagation.backprop.exercise import backprop as backprop
