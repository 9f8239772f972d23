"""Wrong answers that have a name: those in form and far out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid_grad.exercise import sigmoid_grad
from autograder.exercises.logistic_regression.sigmoid_grad.mistakes_in_the_formula import (
    FORMULA,
    SLOPE_AT_0,
    SLOPE_FAR_BELOW_0,
)

ENTRY_BY_ENTRY = "Should the slope at the first entry change when the second entry does?"


@sigmoid_grad.mistake(
    "the answer is 1/4 everywhere, the largest slope",
    ask="How steep is the sigmoid at z = 10?",
    look="a fixed number in the place of a formula",
    formula=FORMULA,
)
def a_quarter_everywhere(z):
    return 0.25 + 0.0 * z


def a_fifth_or_zero(case: Case, got: Any) -> bool:
    z, got = np.abs(case.args[0]), np.asarray(got)
    return got.shape == z.shape and bool(np.all(np.isclose(got, np.where(z < 2.5, 0.2, 0.0)) | (z == 2.5)))


@sigmoid_grad.mistake(
    "this is the slope of a straight line with two bends: 0.2 in the middle, 0 outside",
    ask="Has the sigmoid a corner anywhere?",
    look="the comparison: no condition is needed here",
    formula=FORMULA,
    shows=a_fifth_or_zero,
)
def slope_of_a_line_with_bends(z):
    return np.where(np.abs(z) < 2.5, 0.2, 0.0)


@sigmoid_grad.mistake(
    "the slopes of all entries are added up to one number",
    ask="How many answers does a vector of three numbers need?",
    look="np.sum, np.dot or @: the two factors are multiplied entry by entry",
    formula=FORMULA + ", for each entry by itself",
)
def added_up(z):
    a = 1 / (1 + np.exp(-z))
    return np.sum(a * (1 - a))


@sigmoid_grad.mistake(
    "`@` or np.dot adds the products up, or cannot multiply these shapes, where they belong side by side",
    ask="What is the shape of np.dot(a, a) for a vector of three numbers?",
    look="np.dot or @: `*` multiplies entry by entry",
    formula=FORMULA + ", for each entry by itself",
)
def dot_product(z):
    a = 1 / (1 + np.exp(-z))
    return np.dot(a, 1 - a)


@sigmoid_grad.mistake(
    "the answer stands on the diagonal of a matrix, where the shape of z is asked for",
    ask="Which shape does z have, and which shape does your answer have?",
    look="np.diag",
    formula=FORMULA + ", in the shape of z",
)
def on_a_diagonal(z):
    a = 1 / (1 + np.exp(-z))
    return np.diag(a * (1 - a))


@sigmoid_grad.mistake(
    "np.gradient compares neighbouring entries, as if z were a grid",
    ask=ENTRY_BY_ENTRY,
    look="np.gradient or np.diff",
    formula=FORMULA + ", for each entry by itself",
)
def differences_along_the_array(z):
    return np.gradient(1 / (1 + np.exp(-z)))


@sigmoid_grad.mistake(
    "np.gradient divides differences of neighbouring entries, as if z were a fine grid",
    ask=ENTRY_BY_ENTRY,
    look="np.gradient or np.diff",
    formula=FORMULA + ", for each entry by itself",
)
def differences_over_z(z):
    return np.gradient(1 / (1 + np.exp(-z)), z)


def has_a_floor(case: Case, got: Any) -> bool:
    """Right but for a floor under the slopes far from 0."""
    z, got = np.asarray(case.args[0], dtype=float), np.asarray(got)
    right = (0.5 / np.cosh(z / 2)) ** 2
    floor = got.min()
    return bool(
        got.dtype == np.float64
        and 0 < floor < 0.1
        and np.allclose(got, np.maximum(right, floor), rtol=1e-6, atol=1e-13)
    )


@sigmoid_grad.mistake(
    "z or σ(z) is clipped, so the slope stops falling although z goes on",
    ask="How flat is the sigmoid at z = 1000, and how flat is it in your code?",
    look="np.clip, or a minimum and a maximum",
    formula=FORMULA + ", for every z",
    shows=has_a_floor,
)
def clipped(z):
    a = 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "it works for one number only: the functions of `math`, and float(…), take no arrays",
    ask="Which function takes the exponential of every entry of an array?",
    look="math.exp, or float(…)",
    formula=FORMULA + ", with np.exp",
)
def one_number_only(z):
    a = 1 / (1 + math.exp(-z))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "it works for one number only: Python's `if` cannot decide for a whole array at once",
    ask="What should `if z >= 0` do when some entries of z are above 0 and some below?",
    look="the `if`, and what it gets when z is an array",
    formula=FORMULA + " needs no `if`; np.where decides for each entry by itself",
)
def an_if_on_z(z):
    a = 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "e⁻ᶻ is infinite far below 0, and inf / inf is not a number (nan)",
    ask="What is np.exp(1000), and what is inf / inf?",
    look="e⁻ᶻ / (1 + e⁻ᶻ)² for z far below 0",
    formula=FORMULA,
    part="robust",
)
def nan_below(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@sigmoid_grad.mistake(
    "eᶻ is infinite far above 0, and inf / inf is not a number (nan)",
    ask="What is np.exp(1000), and what is inf / inf?",
    look="eᶻ / (1 + eᶻ) for large z",
    formula=FORMULA + ", with σ(z) = 1 / (1 + e⁻ᶻ)",
    part="robust",
)
def nan_above(z):
    a = np.exp(z) / (1 + np.exp(z))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "inf / inf and 0 · inf give nan far above 0 and far below",
    ask="What is np.exp(1000), and what is inf / inf or 0 · inf?",
    look="the exponentials that grow: on each side of 0 one of them is infinite",
    formula=FORMULA,
    part="robust",
)
def nan_on_both_sides(z):
    return np.exp(z) / (1 + np.exp(z)) * np.exp(-z) / (1 + np.exp(-z))


@sigmoid_grad.mistake(
    "math.exp stops with an OverflowError above about 709, far below 0",
    ask="What is e to the power of 1000, and can a float hold it?",
    look="math.exp(−z) for z far below 0",
    formula=FORMULA + ", with np.exp, or a branch for each sign of z",
    part="robust",
)
def overflow_error_below(z):
    def one(v):
        a = 1 / (1 + math.exp(-v))
        return a * (1 - a)

    return np.vectorize(one, otypes=[float])(z)


@sigmoid_grad.mistake(
    "math.exp stops with an OverflowError above about 709",
    ask="What is e to the power of 1000, and can a float hold it?",
    look="math.exp(z) for large z",
    formula=FORMULA + ", with np.exp, or a branch for each sign of z",
    part="robust",
)
def overflow_error_above(z):
    def one(v):
        a = math.exp(v) / (1 + math.exp(v))
        return a * (1 - a)

    return np.vectorize(one, otypes=[float])(z)


@sigmoid_grad.mistake(
    "e⁻ᶻ comes back: the divisor (1 + e⁻ᶻ)² is missing",
    ask=SLOPE_FAR_BELOW_0,
    look="what is done with the exponential after it is taken",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def exponential(z):
    return np.exp(-z)


@sigmoid_grad.mistake(
    "σ(z) is divided by 1 − σ(z), where the two should be multiplied",
    ask=SLOPE_AT_0,
    look="the sign between the two factors",
    formula=FORMULA,
)
def divided_by_one_minus_a(z):
    a = 1 / (1 + np.exp(-z))
    return a / (1 - a)


@sigmoid_grad.mistake(
    "one number comes back, the mean of the slopes",
    ask="How many answers does a vector of three numbers need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def mean_of_all(z):
    a = 1 / (1 + np.exp(-z))
    return np.mean(a * (1 - a))


@sigmoid_grad.mistake(
    "every σ(z) is multiplied with every 1 − σ(z), also with those of other entries",
    ask="What is the shape of np.outer(a, a) for a vector of three numbers?",
    look="np.outer, or a column that meets a row",
    formula=FORMULA + ", for each entry by itself",
)
def every_pair(z):
    a = 1 / (1 + np.exp(-z))
    return np.outer(a, 1 - a)


@sigmoid_grad.mistake(
    "the first factor is squared",
    ask=SLOPE_AT_0,
    look="the powers of the two factors",
    formula=FORMULA,
)
def first_factor_squared(z):
    a = 1 / (1 + np.exp(-z))
    return a**2 * (1 - a)


@sigmoid_grad.mistake(
    "the second factor is squared",
    ask=SLOPE_AT_0,
    look="the powers of the two factors",
    formula=FORMULA,
)
def second_factor_squared(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a) ** 2


@sigmoid_grad.mistake(
    "a is tanh(z), where σ(z) belongs",
    ask=SLOPE_AT_0,
    look="the line that computes a",
    formula=FORMULA,
)
def a_from_tanh(z):
    a = np.tanh(z)
    return a * (1 - a)


@sigmoid_grad.mistake(
    "a is the softmax of z, where σ(z) of each entry by itself belongs",
    ask=ENTRY_BY_ENTRY,
    look="the sum in the divisor of a",
    formula=FORMULA,
)
def a_from_softmax(z):
    a = np.exp(z) / np.sum(np.exp(z))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "the square of a Python float stops with an OverflowError when it would exceed 1.8e308, below z = −355",
    ask="What is (1e200) ** 2 in Python, and how large is e⁻ᶻ for z = −500?",
    look="(1 + math.exp(−z)) ** 2 for z far below 0",
    formula=FORMULA + ", with np.exp, or a branch for each sign of z",
    part="robust",
)
def overflow_error_in_the_square(z):
    return np.vectorize(lambda v: math.exp(-v) / (1 + math.exp(-v)) ** 2, otypes=[float])(z)


def is_difference_quotient(case: Case, got: Any) -> bool:
    """(σ(z + h) − σ(z)) / h: off by h/2 times the second derivative, for one small h of either sign."""
    z, got = np.asarray(case.args[0], dtype=float), np.asarray(got)
    a = 1 / (1 + np.exp(-z))
    right = a * (1 - a)
    bend = right * (1 - 2 * a)
    if got.dtype != np.float64 or got.shape != z.shape or not np.sum(bend**2) > 0:
        return False
    h = 2 * np.sum((got - right) * bend) / np.sum(bend**2)
    is_same = np.allclose(got, (1 / (1 + np.exp(-z - h)) - a) / h, rtol=0, atol=1e-9 + 0.01 * abs(h))
    return bool(1e-7 < abs(h) < 0.3 and is_same)


@sigmoid_grad.mistake(
    "the slope is measured over a step to one side, so it belongs to a place half a step away",
    ask="To which point between z and z + h does the quotient (σ(z + h) − σ(z)) / h belong most?",
    look="the difference quotient: the exact formula needs no h",
    formula=FORMULA,
    shows=is_difference_quotient,
)
def one_sided_difference(z):
    h = 0.001
    return (1 / (1 + np.exp(-(z + h))) - 1 / (1 + np.exp(-z))) / h
