"""Wrong answers that have a name: those in what becomes of w₁ and w₂."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import FORMULA


def has_an_eps(case: Case, got: Any) -> bool:
    """x₂ is right for a w₂ that is a little larger."""
    w, b, x1 = case.args
    near = [boundary_x2([w[0], w[1] + eps], b, x1) for eps in (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)]
    return np.shape(got) == np.shape(case.want) and any(np.allclose(got, x2, rtol=1e-9) for x2 in near)


@boundary_x2.mistake(
    "w₂ stands in front of x₁, and nothing is divided by it",
    ask="Which weight belongs to x₁, and what stands in front of x₂ in the equation?",
    look="the indices of w: w[0] is w₁, w[1] is w₂; and the last step",
    formula=FORMULA,
)
def w2_for_w1_undivided(w, b, x1):
    return -w[1] * x1 - b


@boundary_x2.mistake(
    "x₁ stands beside b, not beside w₁",
    ask="Which of w₁ and b is the factor of x₁ in the logit?",
    look="the product with x1",
    formula=FORMULA,
)
def x1_beside_b(w, b, x1):
    return -(w[0] + b * x1) / w[1]


@boundary_x2.mistake(
    "w₁ is multiplied with x₁ + b, where b stands outside of the product",
    ask="What is w₁x₁ + b when w₁ is 0?",
    look="the brackets around x1 + b",
    formula=FORMULA,
)
def w1_times_all(w, b, x1):
    return -w[0] * (x1 + b) / w[1]


@boundary_x2.mistake(
    "it is divided by the square of w₂",
    ask="How often does w₂ stand in front of x₂ in the equation?",
    look="the divisor",
    formula=FORMULA,
)
def w2_squared(w, b, x1):
    return -(w[0] * x1 + b) / w[1] ** 2


@boundary_x2.mistake(
    "the sign of w₁ is lost",
    ask="Should the line rise or fall when w₁ and w₂ have the same sign, and when they have not?",
    look="abs around w or w[0]",
    formula=FORMULA,
)
def size_of_w1(w, b, x1):
    return -(np.abs(w[0]) * x1 + b) / w[1]


@boundary_x2.mistake(
    "a small number is added to w₂ before the division, which moves the line",
    ask="Can w₂ be 0 here?",
    look="an eps in the divisor: w₂ is never 0",
    formula=FORMULA,
    shows=has_an_eps,
)
def eps_beside_w2(w, b, x1):
    return -(w[0] * x1 + b) / (w[1] + 1e-3)
