"""Wrong answers that have a name."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2


def holds_points(case: Case, got: Any) -> bool:
    """Both coordinates of each point, in rows or columns."""
    x1, x2 = np.ravel(case.args[2]), np.ravel(case.want)
    points = np.array(got, dtype=float)
    return points.size == 2 * x2.size and any(
        np.allclose(both[:, 0], x1) and np.allclose(both[:, 1], x2)
        for both in (points.reshape(-1, 2), points.reshape(2, -1).T)
    )


def has_an_eps(case: Case, got: Any) -> bool:
    """x₂ is right for a w₂ that is a little larger."""
    w, b, x1 = case.args
    near = [boundary_x2([w[0], w[1] + eps], b, x1) for eps in (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)]
    return np.shape(got) == np.shape(case.want) and any(np.allclose(got, x2, rtol=1e-9) for x2 in near)


OTHER_SIDE = "When a term goes to the other side of the equals sign, what happens to its sign?"
FORMULA = "x₂ = −(w₁x₁ + b) / w₂"
WHERE_ONE_HALF = "For which z is σ(z) = ½?"
AT_ONE_HALF = "0.5 in your code"
FROM_Z_0 = "w₁x₁ + w₂x₂ + b = 0, so x₂ = −(w₁x₁ + b) / w₂"
AT_RETURN = "the `return` line"
BRACKETS = "the brackets around w₁x₁ + b"
NO_SIGMOID = "the sigmoid in your code: none is needed"


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


@boundary_x2.mistake(
    "the logit is set to ½, but it is p that is ½ on the boundary, and there the logit is 0",
    ask=WHERE_ONE_HALF,
    look=AT_ONE_HALF,
    formula=FROM_Z_0,
)
def threshold_added(w, b, x1):
    return (0.5 - w[0] * x1 - b) / w[1]


@boundary_x2.mistake(
    "½ is added to the logit, but it is p that is ½ on the boundary, and there the logit is 0",
    ask=WHERE_ONE_HALF,
    look=AT_ONE_HALF,
    formula=FROM_Z_0,
)
def threshold_with_the_other_sign(w, b, x1):
    return -(w[0] * x1 + b + 0.5) / w[1]


@boundary_x2.mistake(
    "½ is added to x₂",
    ask=WHERE_ONE_HALF,
    look=AT_ONE_HALF,
    formula=FROM_Z_0,
)
def half_added_to_x2(w, b, x1):
    return -(w[0] * x1 + b) / w[1] + 0.5


@boundary_x2.mistake(
    "½ is subtracted from x₂",
    ask=WHERE_ONE_HALF,
    look=AT_ONE_HALF,
    formula=FROM_Z_0,
)
def half_taken_from_x2(w, b, x1):
    return -(w[0] * x1 + b) / w[1] - 0.5


@boundary_x2.mistake(
    "the logit is set to 1, but on the boundary it is 0",
    ask=WHERE_ONE_HALF,
    look="the 1 in your equation",
    formula=FROM_Z_0,
)
def logit_of_1(w, b, x1):
    return (1 - w[0] * x1 - b) / w[1]


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
