"""Unit 03, from one sigmoid unit to a trained classifier. Importing it declares the exercises in the unit's order."""

from autograder.exercises.logistic_regression import (  # noqa: F401, I001 - the order of the unit
    image_to_vector,
    step_unit,
    sigmoid,
    sigmoid_grad,
    odds,
    logit,
    predict_proba,
    predict_label,
    log_likelihood,
    binary_cross_entropy,
    binary_cross_entropy_from_logits,
    loss_at_error,
    mse_logistic_grad,
    logistic_grad,
    train_logistic,
    boundary_x2,
    gaussian_nll,
)
from autograder.exercises.logistic_regression.unit import unit as unit
