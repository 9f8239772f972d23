"""Exercise 39: the backward step of one node."""

from autograder.exercises.backpropagation.local_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_without_g_and_at_max,
    mistakes_at_exp_and_log,
    mistakes_at_add_and_mul_and_in_form,
)
from autograder.exercises.backpropagation.local_backward.exercise import local_backward as local_backward
