"""Wrong answers that have a name: those that take one number only, and those far from 0."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import IN_NUMPY

BY_SIGN = "1 / (1 + e⁻ᶻ) where z ≥ 0, and eᶻ / (1 + eᶻ) where z < 0"


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
