"""Wrong answers that have a name: those in dz = p − y."""

from __future__ import annotations

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import STEP

train_logistic.slip(
    "gradient_of_mse",
    "the steps follow the gradient of the squared error, so a unit that is sure hardly moves",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y) * p * (1 - p)",
    ask="Which loss is asked for, and what is its derivative along z?",
    look="the factors around p − y",
    formula=STEP,
)
train_logistic.slip(
    "extra_slope",
    "the factor p(1 − p) is one too many in the gradient: the cross-entropy has cancelled it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p - y) * p * (1 - p)",
    ask="What do you get when you multiply dL/dp = (p − y) / (p(1 − p)) by dp/dz = p(1 − p)?",
    look="the factors after p − y",
    formula=STEP,
)
train_logistic.slip(
    "threshold",
    "p is rounded to a label before y is subtracted: that is the rule of the perceptron",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p >= 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p >= 0.5",
    formula=STEP,
)
train_logistic.slip(
    "threshold_strict",
    "p is rounded to a label before y is subtracted, with ½ as 0: that is the rule of the perceptron",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p > 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p > 0.5",
    formula=STEP,
)
