"""Wrong answers that have a name: those of another curve."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import BETWEEN, DIVISOR_AT_0, FORMULA, IN_NUMPY

ANY_CORNER = "Has the sigmoid a corner anywhere?"
AT_CLIP = "np.clip, or a minimum and a maximum"
SIGMA_OF_0 = "What should σ(0) be, and what is it in your code?"
AT_EXPONENTIAL = "the formula: an exponential belongs there"
ENTRY_BY_ENTRY = "Should σ of the first entry change when the second one does?"
AT_DIVISOR = "the sum in the divisor"
BY_SIGN = "1 / (1 + e⁻ᶻ) where z ≥ 0, and eᶻ / (1 + eᶻ) where z < 0"


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


def climbs_otherwise(case: Case, got: Any) -> bool:
    """σ(k · z) for some k above 0; a k of 2, ln 2 or ln 10 has a name of its own."""
    z, got = np.ravel(np.asarray(case.args[0], dtype=float)), np.ravel(got)
    at = np.argmin(np.where(z == 0, np.inf, np.abs(np.abs(z) - 1)))
    k = np.log(got[at] / (1 - got[at])) / z[at]
    is_named = np.isclose(k, (2, np.log(2), np.log(10)), rtol=1e-8).any()
    is_same = np.allclose(got, 1 / (1 + np.exp(-k * z)), rtol=1e-9, atol=1e-13)
    is_right = abs(k - 1) < 1e-9  # in another form: a list, a flat array
    return bool(got.dtype == np.float64 and 0 < k < 100 and not is_named and not is_right and is_same)


@sigmoid.mistake(
    "z or the answer is clipped, so the answer stops short of 0 and 1 although z goes on",
    ask="How close does your answer come to 1 when z grows, and how close should it come?",
    look=AT_CLIP,
    formula=FORMULA + ", for every z",
    shows=stops_short,
)
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@sigmoid.mistake(
    "this is the softmax: each answer depends on the other entries of z, and they add up to 1",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax(z):
    return np.exp(z) / np.sum(np.exp(z))


@sigmoid.mistake(
    "this is the softmax along the last axis: each answer depends on the others in its row",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax_of_rows(z):
    z = np.asarray(z)
    if z.ndim == 0:
        return np.exp(z) / np.sum(np.exp(z))
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)


@sigmoid.mistake(
    "the exponentials of all entries are added up in the divisor",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def summed_in_the_divisor(z):
    return 1 / (1 + np.sum(np.exp(-z)))


@sigmoid.mistake(
    "one number comes back, the mean over all entries",
    ask="How many answers does a vector of three numbers need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def mean_of_all(z):
    return np.mean(1 / (1 + np.exp(-z)))


def only_zeros_and_ones(case: Case, got: Any) -> bool:
    z, got = np.asarray(case.args[0]), np.asarray(got, dtype=float)
    return got.shape == z.shape and bool(np.all((z == 0) | (got == (z > 0))) and np.all(np.isin(got, (0, 1))))


@sigmoid.mistake(
    "only 0 and 1 come back, rounded or as a step, where a smooth curve is asked for",
    ask="What should σ(1) be: a probability or a label?",
    look="round, or a comparison with 0 or 0.5",
    formula=FORMULA + ", a number between 0 and 1",
    shows=only_zeros_and_ones,
)
def turned_into_labels(z):
    return np.where(1 / (1 + np.exp(-z)) >= 0.5, 1.0, 0.0)


@sigmoid.mistake(
    "2 is raised to the power of −z, where e belongs",
    ask="What is e, to three digits?",
    look="the base of the power",
    formula=FORMULA + ", with np.exp(-z)",
)
def base_two(z):
    return 1 / (1 + 2.0**-z)


@sigmoid.mistake(
    "10 is raised to the power of −z, where e belongs",
    ask="What is e, to three digits?",
    look="the base of the power",
    formula=FORMULA + ", with np.exp(-z)",
)
def base_ten(z):
    return 1 / (1 + 10.0**-z)


@sigmoid.mistake(
    "the slope of the sigmoid comes back, where its value is asked for",
    ask=SIGMA_OF_0,
    look="a · (1 − a): that is the derivative, the next exercise",
    formula=FORMULA,
)
def its_slope(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@sigmoid.mistake(
    "the sigmoid is taken twice",
    ask=SIGMA_OF_0,
    look="a line that hands its own result to the formula again",
    formula=FORMULA,
)
def taken_twice(z):
    a = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-a))


@sigmoid.mistake(
    "this is log(1 + eᶻ), which grows without a bound",
    ask=BETWEEN,
    look="the logarithm",
    formula=FORMULA,
)
def softplus(z):
    return np.log(1 + np.exp(z))


@sigmoid.mistake(
    "this is the logarithm of σ(z)",
    ask=BETWEEN,
    look="the logarithm, or a missing exp at the end",
    formula=FORMULA,
)
def its_logarithm(z):
    return -np.log(1 + np.exp(-z))


@sigmoid.mistake(
    "z is squared in the exponent",
    ask="What should σ(−10) be close to?",
    look="the exponent",
    formula=FORMULA,
)
def squared_exponent(z):
    return 1 / (1 + np.exp(-(z**2)))


@sigmoid.mistake(
    "it works for one number only: the functions of `math`, and float(…), take no arrays",
    ask="Which function takes the exponential of every entry of an array?",
    look="math.exp, float(…), or an `if` on z",
    formula=IN_NUMPY,
)
def one_number_only(z):
    return 1 / (1 + math.exp(-z))


@sigmoid.mistake(
    "it works for one number only: Python's `if` cannot decide for a whole array at once",
    ask="What should `if z >= 0` do when some entries of z are above 0 and some below?",
    look="the `if`, and what it gets when z is an array",
    formula="1 / (1 + np.exp(-z)) needs no `if`; np.where decides for each entry by itself",
)
def an_if_on_z(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.mistake(
    "eᶻ is infinite far above 0, and inf / inf is not a number (nan)",
    ask="What is np.exp(1000), and what is inf / inf?",
    look="eᶻ / (1 + eᶻ) for large z",
    formula=BY_SIGN,
    part="robust",
)
def nan_above(z):
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.mistake(
    "e⁻ᶻ is infinite far below 0, and inf / inf is not a number (nan)",
    ask="What is np.exp(1000), and what is inf / inf?",
    look="e⁻ᶻ / (1 + e⁻ᶻ) for z far below 0",
    formula=BY_SIGN,
    part="robust",
)
def nan_below(z):
    return 1 - np.exp(-z) / (1 + np.exp(-z))


@sigmoid.mistake(
    "inf / inf is replaced by 0, so the answer is 0 far above 0, where it should be 1",
    ask="What should σ(1000) be close to?",
    look="nan_to_num: better is a formula that has no nan",
    formula=BY_SIGN,
    part="robust",
)
def nan_turned_into_zero(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


@sigmoid.mistake(
    "math.exp stops with an OverflowError above about 709",
    ask="What is e to the power of 1000, and can a float hold it?",
    look="math.exp(−z) for z far below 0",
    formula=BY_SIGN,
    part="robust",
)
def overflow_error_below(z):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)), otypes=[float])(z)


@sigmoid.mistake(
    "math.exp stops with an OverflowError above about 709",
    ask="What is e to the power of 1000, and can a float hold it?",
    look="math.exp(z) for large z",
    formula=BY_SIGN,
    part="robust",
)
def overflow_error_above(z):
    return np.vectorize(lambda v: math.exp(v) / (1 + math.exp(v)), otypes=[float])(z)


@sigmoid.mistake(
    "z is multiplied by a number, or e is rounded, so the curve is too steep or too flat",
    ask="What is your answer for z = 1, and what is 1 / (1 + 1/e)?",
    look="a number beside z, or a power of 2.718 where np.exp belongs",
    formula=FORMULA + ", with np.exp(-z)",
    shows=climbs_otherwise,
)
def another_slope(z):
    return 1 / (1 + 2.718**-z)


@sigmoid.mistake(
    "eᶻ comes back: the division by 1 + eᶻ is missing",
    ask=BETWEEN,
    look="what is done with the exponential after it is taken",
    formula=FORMULA,
)
def growing_exponential(z):
    return np.exp(z)


@sigmoid.mistake(
    "1 − e⁻ᶻ comes back: without brackets, 1 / 1 − e⁻ᶻ is (1/1) − e⁻ᶻ, and a plus belongs there",
    ask="What is 1 / 1 - 3 in Python, and what is 1 / (1 - 3)?",
    look="the brackets after the division, and the sign before exp",
    formula=IN_NUMPY,
)
def one_minus_exp(z):
    return 1 / 1 - np.exp(-z)


@sigmoid.mistake(
    "a minus stands in the divisor where a plus belongs: 1 − eᶻ",
    ask=DIVISOR_AT_0,
    look="the sign between 1 and exp",
    formula=FORMULA + " = eᶻ / (1 + eᶻ)",
)
def minus_below_the_growing_one(z):
    return np.exp(z) / (1 - np.exp(z))


@sigmoid.mistake(
    "the divisor is squared",
    ask=SIGMA_OF_0,
    look="** 2: a square belongs to the derivative",
    formula=FORMULA,
)
def divisor_squared(z):
    return 1 / (1 + np.exp(-z)) ** 2


@sigmoid.mistake(
    "this is the softmax along the first axis: each answer depends on the others in its column",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax_of_columns(z):
    return np.exp(z) / np.sum(np.exp(z), axis=0)


@sigmoid.mistake(
    "z itself comes back",
    ask=BETWEEN,
    look="the last line",
    formula=FORMULA,
)
def z_itself(z):
    return z * 1.0


@sigmoid.mistake(
    "the answer is multiplied by z",
    ask=SIGMA_OF_0,
    look="a factor z",
    formula=FORMULA,
)
def times_z(z):
    return z / (1 + np.exp(-z))
