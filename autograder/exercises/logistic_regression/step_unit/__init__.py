"""Exercise 22: the step unit."""

from autograder.exercises.logistic_regression.step_unit import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_values,
    mistakes_in_the_kind_of_answer,
    mistakes_of_another_curve,
    mistakes_in_the_form_of_z,
)
from autograder.exercises.logistic_regression.step_unit.exercise import step_unit as step_unit
