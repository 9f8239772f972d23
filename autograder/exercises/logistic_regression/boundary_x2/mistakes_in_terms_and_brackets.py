"""Wrong answers that have a name: those of a term left out, or out of reach of the sign and the division."""

from __future__ import annotations

from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import AT_RETURN, FORMULA

BRACKETS = "the brackets around w₁x₁ + b"


@boundary_x2.mistake(
    "b is forgotten",
    ask="Does the boundary have to go through the point (0, 0)?",
    look="the place where b should be added to w₁x₁",
    formula=FORMULA,
)
def bias_forgotten(w, b, x1):
    return -w[0] * x1 / w[1]


@boundary_x2.mistake(
    "this is the slope of the boundary, not its x₂: neither x1 nor b is in it",
    ask="Does a line of slope −w₁/w₂ have the same x₂ at every x₁?",
    look=AT_RETURN,
    formula=FORMULA,
)
def slope_only(w, b, x1):
    return -w[0] / w[1] + 0 * x1


@boundary_x2.mistake(
    "this is the slope of the boundary, not its x₂: neither x1 nor b is in it",
    ask="Does a line of slope −w₁/w₂ have the same x₂ at every x₁?",
    look=AT_RETURN,
    formula=FORMULA,
)
def slope_only_one_number(w, b, x1):
    return -w[0] / w[1]


@boundary_x2.mistake(
    "the brackets are missing, so b alone is divided by w₂",
    ask="In which order does Python work out −a + b / c?",
    look=BRACKETS,
    formula=FORMULA,
)
def brackets_missing(w, b, x1):
    return -w[0] * x1 + b / w[1]


@boundary_x2.mistake(
    "the brackets are missing: neither the minus sign nor the division reaches every term",
    ask="In which order does Python work out −a − b / c?",
    look=BRACKETS,
    formula=FORMULA,
)
def brackets_missing_after_minus(w, b, x1):
    return -w[0] * x1 - b / w[1]


@boundary_x2.mistake(
    "b is not divided by w₂",
    ask="Which terms does the division by w₂ reach?",
    look=BRACKETS,
    formula=FORMULA,
)
def b_not_divided(w, b, x1):
    return -w[0] / w[1] * x1 - b


@boundary_x2.mistake(
    "b is added as it is, neither divided by w₂ nor with its sign turned round",
    ask="Which terms does the division by w₂ reach, and which the minus sign?",
    look=BRACKETS,
    formula=FORMULA,
)
def b_not_divided_and_added(w, b, x1):
    return -w[0] / w[1] * x1 + b


@boundary_x2.mistake(
    "b / w₂ stands beside a w₁x₁ that is not divided, and the minus sign is missing in front of both",
    ask="Which terms does the division by w₂ reach, and which the minus sign?",
    look=BRACKETS,
    formula=FORMULA,
)
def only_b_over_w2_added(w, b, x1):
    return w[0] * x1 + b / w[1]


@boundary_x2.mistake(
    "the sign of w₂ is lost",
    ask="Where does the boundary go when w₂ changes its sign?",
    look="abs, or a square root of a square, around w₂",
    formula=FORMULA,
)
def size_of_w2(w, b, x1):
    return -(w[0] * x1 + b) / abs(w[1])


@boundary_x2.mistake(
    "the sign of x₂ is lost",
    ask="Can the boundary run below the x₁ axis?",
    look="abs in the `return` line",
    formula=FORMULA,
)
def size_of_x2(w, b, x1):
    return abs((w[0] * x1 + b) / w[1])
