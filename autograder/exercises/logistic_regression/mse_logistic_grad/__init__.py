"""Exercise 31: the gradient of the squared error behind a sigmoid."""

from autograder.exercises.logistic_regression.mse_logistic_grad import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_p_and_dz,
    mistakes_in_means_and_shapes,
    mistakes_in_x_and_the_answer,
)
from autograder.exercises.logistic_regression.mse_logistic_grad.exercise import mse_logistic_grad as mse_logistic_grad
