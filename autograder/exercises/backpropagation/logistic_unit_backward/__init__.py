"""Exercise 42: the logistic unit, forwards and backwards."""

from autograder.exercises.backpropagation.logistic_unit_backward import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_a_and_da,
    mistakes_in_dz_dw_and_db,
)
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import (
    logistic_unit_backward as logistic_unit_backward,
)
