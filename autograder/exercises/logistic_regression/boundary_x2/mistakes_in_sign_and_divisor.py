"""Wrong answers that have a name: those in the signs and in what it is divided by."""

from __future__ import annotations

from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import FORMULA

OTHER_SIDE = "When a term goes to the other side of the equals sign, what happens to its sign?"


@boundary_x2.mistake(
    "w₁x₁ has the wrong sign",
    ask=OTHER_SIDE,
    look="the sign in front of w₁x₁",
    formula=FORMULA,
)
def sign_of_w1(w, b, x1):
    return (w[0] * x1 - b) / w[1]


@boundary_x2.mistake(
    "b has the wrong sign",
    ask=OTHER_SIDE,
    look="the sign in front of b",
    formula=FORMULA,
)
def sign_of_b(w, b, x1):
    return (b - w[0] * x1) / w[1]


@boundary_x2.mistake(
    "the sign of the whole is wrong",
    ask=OTHER_SIDE,
    look="the minus sign in front of everything",
    formula=FORMULA,
)
def sign_of_both(w, b, x1):
    return (w[0] * x1 + b) / w[1]


@boundary_x2.mistake(
    "it is divided by w₁, so this solves for the other feature",
    ask="Which coefficient stands in front of x₂?",
    look="the denominator",
    formula=FORMULA,
)
def divides_by_w1(w, b, x1):
    return -(w[0] * x1 + b) / w[0]


@boundary_x2.mistake(
    "w₁ and w₂ have changed places: this is the x₁ of the boundary for a given x₂",
    ask="Which coefficient belongs to x₁, and which one to x₂?",
    look="the indices of w: it counts from 0, so w₁ is w[0]",
    formula=FORMULA,
)
def features_swapped(w, b, x1):
    return -(w[1] * x1 + b) / w[0]


@boundary_x2.mistake(
    "it is multiplied by w₂, not divided",
    ask="How do you get rid of the factor w₂ in front of x₂?",
    look="the last step",
    formula=FORMULA,
)
def multiplies_by_w2(w, b, x1):
    return -(w[0] * x1 + b) * w[1]


@boundary_x2.mistake(
    "the division by w₂ is missing",
    ask="What stands in front of x₂ in the equation?",
    look="the last step",
    formula=FORMULA,
)
def w2_missing(w, b, x1):
    return -(w[0] * x1 + b)
