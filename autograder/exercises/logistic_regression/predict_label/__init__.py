"""Exercise 26b: from probabilities to labels."""

from autograder.exercises.logistic_regression.predict_label import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_comparison,
    mistakes_in_the_score,
    mistakes_on_another_scale,
    mistakes_in_how_many_labels,
)
from autograder.exercises.logistic_regression.predict_label.exercise import predict_label as predict_label
