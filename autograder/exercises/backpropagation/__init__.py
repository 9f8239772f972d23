"""Unit 04, computation graphs and back-propagation. Importing it declares the exercises in the unit's order."""

from autograder.exercises.backpropagation import (  # noqa: F401, I001 - the order of the unit
    graph_forward,
    graph_backward,
    chain_rule,
    local_backward,
    topological_order,
    backprop,
    logistic_unit_backward,
    linear_backward,
    activation_backward,
    gradient_check,
    find_bugs,
)
from autograder.exercises.backpropagation.unit import unit as unit
