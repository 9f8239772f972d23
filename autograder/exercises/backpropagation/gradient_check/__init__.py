"""Exercise 45: does a gradient agree with the function it belongs to?"""

from autograder.exercises.backpropagation.gradient_check import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_num,
    mistakes_in_ok,
    mistakes_in_rel_err_and_worst,
    mistakes_in_the_errors,
)
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check as gradient_check
