"""Exercise 28: the binary cross-entropy."""

from autograder.exercises.logistic_regression.binary_cross_entropy import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_the_terms,
    mistakes_of_another_loss,
)
from autograder.exercises.logistic_regression.binary_cross_entropy.exercise import (
    binary_cross_entropy as binary_cross_entropy,
)
