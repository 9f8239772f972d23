"""Exercise 46: which of these gradients are wrong?"""

from autograder.exercises.backpropagation.find_bugs import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_the_comparison,
    mistakes_in_the_list,
    mistakes_in_the_points,
)
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs as find_bugs
