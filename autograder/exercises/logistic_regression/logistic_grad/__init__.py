"""Exercise 30: the gradient of the cross-entropy of a sigmoid unit."""

from autograder.exercises.logistic_regression.logistic_grad import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_p_and_dz,
    mistakes_in_means_and_shapes,
    mistakes_in_x_and_the_answer,
)
from autograder.exercises.logistic_regression.logistic_grad.exercise import logistic_grad as logistic_grad
