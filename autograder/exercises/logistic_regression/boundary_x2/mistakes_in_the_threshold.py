"""Wrong answers that have a name: those in the number that the logit is set to."""

from __future__ import annotations

from autograder.exercises.logistic_regression.boundary_x2.exercise import boundary_x2
from autograder.exercises.logistic_regression.boundary_x2.hints import WHERE_ONE_HALF

AT_ONE_HALF = "0.5 in your code"
FROM_Z_0 = "w₁x₁ + w₂x₂ + b = 0, so x₂ = −(w₁x₁ + b) / w₂"


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
