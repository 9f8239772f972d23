"""Wrong answers that have a name: those of a curve that looks similar."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import FORMULA, SIGMA_OF_0

ANY_CORNER = "Has the sigmoid a corner anywhere?"
AT_CLIP = "np.clip, or a minimum and a maximum"
AT_EXPONENTIAL = "the formula: an exponential belongs there"


@sigmoid.mistake(
    "this is a straight line with two bends, 0.2 z + 0.5 cut off at 0 and 1",
    ask=ANY_CORNER,
    look=AT_CLIP,
    formula=FORMULA,
)
def straight_with_slope_a_fifth(z):
    return np.clip(0.2 * z + 0.5, 0, 1)


@sigmoid.mistake(
    "this is a straight line with two bends, z/6 + 0.5 cut off at 0 and 1",
    ask=ANY_CORNER,
    look=AT_CLIP,
    formula=FORMULA,
)
def straight_with_slope_a_sixth(z):
    return np.clip(z / 6 + 0.5, 0, 1)


@sigmoid.mistake(
    "this is a straight line with two bends, z/4 + 0.5 cut off at 0 and 1",
    ask=ANY_CORNER,
    look=AT_CLIP,
    formula=FORMULA,
)
def straight_with_slope_a_quarter(z):
    return np.clip(z / 4 + 0.5, 0, 1)


def is_a_steep_line(case: Case, got: Any) -> bool:
    """0.5 + k · z cut off at 0 and 1, for one k above 0.3: the flatter ones have names of their own."""
    z, got = np.asarray(case.args[0], dtype=float), np.asarray(got)
    if got.dtype != np.float64 or got.shape != z.shape:
        return False
    at = (got > 0) & (got < 1) & (z != 0)
    k = float(np.median((got[at] - 0.5) / z[at])) if at.any() else 1e9
    return k > 0.3 and bool(np.allclose(got, np.clip(0.5 + k * z, 0, 1), rtol=1e-9, atol=1e-12))


@sigmoid.mistake(
    "this is a straight line with two bends, cut off at 0 and 1",
    ask=ANY_CORNER,
    look=AT_CLIP,
    formula=FORMULA,
    shows=is_a_steep_line,
)
def straight_and_steep(z):
    return np.clip((z + 1) / 2, 0, 1)


@sigmoid.mistake(
    "this is the hyperbolic tangent, which runs from −1 to 1",
    ask="What should σ(−10) be close to, and what is tanh(−10) close to?",
    look="np.tanh, or two exponentials in one formula",
    formula=FORMULA + " = (1 + tanh(z/2)) / 2",
)
def tanh(z):
    return np.tanh(z)


@sigmoid.mistake(
    "this is σ(2z), which climbs twice as fast: inside tanh, z must be halved",
    ask="What is your answer for z = 1, and what is σ(1)?",
    look="the argument of tanh, or the exponents: e²ᶻ is too much",
    formula=FORMULA + " = (1 + tanh(z/2)) / 2",
)
def tanh_not_halved(z):
    return 0.5 * (1 + np.tanh(z))


@sigmoid.mistake(
    "the answer runs from −1 to 1: this is 2σ(z) − 1",
    ask="What should σ(−10) be close to, and what should σ(0) be?",
    look="the scale and the offset of the last line",
    formula=FORMULA,
)
def from_minus_one_to_one(z):
    return (1 - np.exp(-z)) / (1 + np.exp(-z))


@sigmoid.mistake(
    "this is z / (1 + |z|), another curve from −1 to 1",
    ask=SIGMA_OF_0,
    look=AT_EXPONENTIAL,
    formula=FORMULA,
)
def softsign(z):
    return z / (1 + np.abs(z))


@sigmoid.mistake(
    "this is (1 + z / (1 + |z|)) / 2, a curve that only looks similar",
    ask="What is your answer for z = 3, and what is 1 / (1 + e⁻³)?",
    look=AT_EXPONENTIAL,
    formula=FORMULA,
)
def softsign_moved(z):
    return 0.5 * (1 + z / (1 + np.abs(z)))


@sigmoid.mistake(
    "this is the arctangent moved to 0 … 1, a curve that only looks similar",
    ask="What is your answer for z = 3, and what is 1 / (1 + e⁻³)?",
    look=AT_EXPONENTIAL,
    formula=FORMULA,
)
def arctangent(z):
    return 0.5 + np.arctan(z) / np.pi


def stops_short(case: Case, got: Any) -> bool:
    """Right but for a floor a little above 0, a ceiling a little below 1, or both."""
    z, got = np.asarray(case.args[0], dtype=float), np.asarray(got)
    right = 0.5 * (1 + np.tanh(z / 2))
    is_wrong = np.abs(got - right) > 1.01e-12
    low, high = got[is_wrong & (got < 0.1)], got[is_wrong & (got > 0.9)]
    is_inside = np.all(np.where(got < 0.5, got > right, got < right) | ~is_wrong)
    is_flat = all(np.ptp(ends) < 1e-12 for ends in (low, high) if ends.size)
    return bool(got.dtype == np.float64 and is_inside and is_flat and low.size + high.size == is_wrong.sum() > 0)


@sigmoid.mistake(
    "z or the answer is clipped, so the answer stops short of 0 and 1 although z goes on",
    ask="How close does your answer come to 1 when z grows, and how close should it come?",
    look=AT_CLIP,
    formula=FORMULA + ", for every z",
    shows=stops_short,
)
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))
