"""Wrong answers that have a name: those of a probability, a distance or a logit where x₂ belongs."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import AT_RETURN, FORMULA, WHERE_ONE_HALF

NO_SIGMOID = "the sigmoid in your code: none is needed"


@boundary_x2.mistake(
    "the sigmoid is applied to x₁, but the boundary is a straight line",
    ask="What is the equation of the boundary: p = ½, or a logit of 0?",
    look=NO_SIGMOID,
    formula=FORMULA,
)
def sigmoid_of_x1(w, b, x1):
    return -(w[0] / (1 + np.exp(-x1)) + b) / w[1]


@boundary_x2.mistake(
    "it is divided by the length of w: that is a distance from the boundary",
    ask="What is the coefficient of x₂ in the equation?",
    look="np.linalg.norm",
    formula=FORMULA,
)
def length_of_w(w, b, x1):
    return -(w[0] * x1 + b) / np.linalg.norm(w)


@boundary_x2.mistake(
    "the sigmoid is applied to w₁x₁ + b, but the boundary is a straight line",
    ask="What is the equation of the boundary: p = ½, or a logit of 0?",
    look=NO_SIGMOID,
    formula=FORMULA,
)
def p_of_x1(w, b, x1):
    return -1 / (1 + np.exp(-(w[0] * x1 + b))) / w[1]


@boundary_x2.mistake(
    "½ minus a probability stands where a logit of 0 belongs: the boundary is a straight line",
    ask=WHERE_ONE_HALF,
    look=NO_SIGMOID,
    formula=FORMULA,
)
def half_minus_p(w, b, x1):
    return (0.5 - 1 / (1 + np.exp(-(w[0] * x1 + b)))) / w[1]


@boundary_x2.mistake(
    "a probability comes back, not the x₂ of the boundary",
    ask="Can x₂ be a number like 7?",
    look=NO_SIGMOID,
    formula=FORMULA,
)
def p_not_x2(w, b, x1):
    return 1 / (1 + np.exp(-(w[0] * x1 + b)))


@boundary_x2.mistake(
    "the sigmoid is applied to x₂ at the end, which makes a probability of it",
    ask="Can x₂ be a number like 7?",
    look=NO_SIGMOID,
    formula=FORMULA,
)
def p_of_the_right_x2(w, b, x1):
    return 1 / (1 + np.exp((w[0] * x1 + b) / w[1]))


@boundary_x2.mistake(
    "the part of the logit that x₁ makes comes back, and it has not been solved for x₂",
    ask="Where is w₂ in your answer?",
    look=AT_RETURN,
    formula=FORMULA,
)
def logit_not_x2(w, b, x1):
    return w[0] * x1 + b
