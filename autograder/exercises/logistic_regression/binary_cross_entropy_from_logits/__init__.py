"""Exercise 29: the binary cross-entropy from logits."""

from autograder.exercises.logistic_regression.binary_cross_entropy_from_logits import (  # noqa: F401
    cases,
    equivalents,
    mistakes_in_the_terms,
    mistakes_of_another_loss,
)
from autograder.exercises.logistic_regression.binary_cross_entropy_from_logits.exercise import (
    binary_cross_entropy_from_logits as binary_cross_entropy_from_logits,
)
