"""Exercise 42: the logistic unit, forwards and backwards."""

from autograder.exercises.backpropagation.logistic_unit_backward import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_a_and_da,
    mistakes_in_dz,
    mistakes_in_dw,
    mistakes_in_db,
    mistakes_in_the_terms_of_da,
)
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import (
    logistic_unit_backward as logistic_unit_backward,
)
