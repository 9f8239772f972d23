"""Wrong answers that have a name: those in what becomes of x₁, and in the form of the answer."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import AT_RETURN, FORMULA


def holds_points(case: Case, got: Any) -> bool:
    """Both coordinates of each point, in rows or columns."""
    x1, x2 = np.ravel(case.args[2]), np.ravel(case.want)
    points = np.array(got, dtype=float)
    return points.size == 2 * x2.size and any(
        np.allclose(both[:, 0], x1) and np.allclose(both[:, 1], x2)
        for both in (points.reshape(-1, 2), points.reshape(2, -1).T)
    )


@boundary_x2.mistake(
    "x1 is added to w₁, not multiplied by it",
    ask="What does w₁ do to x₁ in the logit?",
    look="the operator between w₁ and x1",
    formula=FORMULA,
)
def w1_alone(w, b, x1):
    return -(w[0] + x1 + b) / w[1]


@boundary_x2.mistake(
    "x1 is forgotten: this is the x₂ where the boundary crosses the axis",
    ask="Is the boundary level, or does it slope?",
    look="the term w₁x₁",
    formula=FORMULA,
)
def x1_forgotten(w, b, x1):
    return -b / w[1] + 0 * x1


@boundary_x2.mistake(
    "the division // cuts the fractions off",
    ask="What is 7 // 2 in Python?",
    look="the division",
    formula=FORMULA,
)
def rounds_down(w, b, x1):
    return -(w[0] * x1 + b) // w[1]


@boundary_x2.mistake(
    "w₂ / w₁ stands where w₁ / w₂ belongs",
    ask="If w₁ is 0, the boundary is level: what should the factor of x₁ be then?",
    look="the slope of your line",
    formula=FORMULA,
)
def w1_over_w2_upside_down(w, b, x1):
    return -w[1] / w[0] * x1 - b / w[1]


@boundary_x2.mistake(
    "the fractions are cut off when x1 holds ints",
    ask="What can be stored in np.zeros_like(x1) when x1 holds ints?",
    look="the array for x₂, and its dtype",
    formula="x₂ = np.zeros(np.shape(x1)) holds floats; or no loop at all: x₂ = −(w₁x₁ + b) / w₂",
)
def cuts_ints(w, b, x1):
    x2 = np.zeros_like(x1)
    x2[...] = -(w[0] * x1 + b) / w[1]
    return x2


@boundary_x2.mistake(
    "x₂ has lost the shape of x1",
    ask="What is the shape of x1 when it holds a grid of 3 × 4 points?",
    look="ravel, flatten, reshape, and loops that fill a list",
    formula="x₂ has the shape of x1",
)
def flattened(w, b, x1):
    return np.ravel(-(w[0] * x1 + b) / w[1])


@boundary_x2.mistake(
    "a loop over x1 finds no entries in one number, and rows, not numbers, in a matrix",
    ask="Does for x in 3.0 work?",
    look="the loop: numpy needs none here",
    formula="x₂ = −(w₁x₁ + b) / w₂ works on arrays of any shape at once",
)
def entry_by_entry(w, b, x1):
    return np.array([float(-(w[0] * x + b) / w[1]) for x in x1])


@boundary_x2.mistake(
    "a loop over x1 finds no entries when x1 is one number",
    ask="Does for x in 3.0 work?",
    look="the loop: numpy needs none here",
    formula="x₂ = −(w₁x₁ + b) / w₂ works on one number and on arrays of any shape",
)
def loop_needs_entries(w, b, x1):
    return np.array([-(w[0] * x + b) / w[1] for x in x1])


@boundary_x2.mistake(
    "float() takes one number only, and x1 may be an array",
    ask="What should come back for three values of x1?",
    look="float(…) and math functions",
    formula="x₂ = −(w₁x₁ + b) / w₂ works on arrays of any shape at once",
)
def one_number_only(w, b, x1):
    return float(-(w[0] * x1 + b) / w[1])


@boundary_x2.mistake(
    "the points (x₁, x₂) come back together, not x₂ alone",
    ask="How many numbers are asked for when x1 is one number?",
    look=AT_RETURN,
    formula="return x2",
    shows=holds_points,
)
def points_of_the_line(w, b, x1):
    return x1, -(w[0] * x1 + b) / w[1]
