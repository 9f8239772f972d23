"""Wrong answers that have a name: those in the formula."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import BETWEEN, DIVISOR_AT_0, FORMULA, IN_NUMPY


@sigmoid.mistake(
    "the exponent has the wrong sign, so this is σ(−z)",
    ask="What should σ(10) be close to?",
    look="the sign inside exp",
    formula=FORMULA,
)
def sign_of_the_exponent(z):
    return 1 / (1 + np.exp(z))


@sigmoid.mistake(
    "1 + e⁻ᶻ comes back: without brackets, 1 / 1 + e⁻ᶻ is (1/1) + e⁻ᶻ",
    ask="What is 1 / 1 + 3 in Python, and what is 1 / (1 + 3)?",
    look="the brackets after the division",
    formula=IN_NUMPY,
)
def brackets_missing(z):
    return 1 / 1 + np.exp(-z)


@sigmoid.mistake(
    "brackets are missing around the divisor, and the exponent has the wrong sign",
    ask="What is 1 / 1 + 3 in Python, and what is 1 / (1 + 3)?",
    look="the brackets after the division, and the sign inside exp",
    formula=IN_NUMPY,
)
def brackets_missing_and_sign(z):
    return 1 / 1 + np.exp(z)


@sigmoid.mistake(
    "brackets are missing around the divisor: eᶻ is divided by 1, and eᶻ is added to that",
    ask="What is 6 / 1 + 2 in Python, and what is 6 / (1 + 2)?",
    look="the brackets after the division",
    formula="np.exp(z) / (1 + np.exp(z)) or 1 / (1 + np.exp(-z))",
)
def brackets_missing_twice_exp(z):
    return np.exp(z) / 1 + np.exp(z)


@sigmoid.mistake(
    "e⁻ᶻ comes back, without the 1 / (1 + …) around it",
    ask=BETWEEN,
    look="what is done with the exponential after it is taken",
    formula=FORMULA,
)
def only_the_exponential(z):
    return np.exp(-z)


@sigmoid.mistake(
    "a minus stands in the divisor where a plus belongs: 1 − e⁻ᶻ",
    ask=DIVISOR_AT_0,
    look="the sign between 1 and exp",
    formula=FORMULA,
)
def minus_in_the_divisor(z):
    return 1 / (1 - np.exp(-z))


@sigmoid.mistake(
    "the minus stands in front of the exponential instead of in it: 1 − eᶻ",
    ask=DIVISOR_AT_0,
    look="the place of the minus: −exp(z) is not exp(−z)",
    formula=FORMULA,
)
def minus_in_front_of_exp(z):
    return 1 / (1 + -np.exp(z))


@sigmoid.mistake(
    "e is multiplied by −z, where it should be raised to that power",
    ask="What is e · (−2), and what is e to the power of −2?",
    look="np.e or math.e, and the * beside it",
    formula=FORMULA + ", with np.exp(-z)",
)
def e_times_z(z):
    return 1 / (1 + np.e * -z)


@sigmoid.mistake(
    "the exponential is missing",
    ask="What is your divisor for z = 1?",
    look="the divisor",
    formula=FORMULA,
)
def exp_missing(z):
    return 1 / (1 - z)


@sigmoid.mistake(
    "the exponential and the sign are missing",
    ask="What is your answer for z = −1?",
    look="the divisor",
    formula=FORMULA,
)
def exp_and_sign_missing(z):
    return 1 / (1 + z)


@sigmoid.mistake(
    "the sign of z is dropped, so σ(−z) = σ(z)",
    ask="What should σ(−10) be close to?",
    look="abs: in a formula with |z| the two signs of z need a branch each",
    formula=FORMULA,
)
def sign_dropped(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.mistake(
    "the sign of z is dropped, so σ(−z) = σ(z), and the exponent has the wrong sign besides",
    ask="What should σ(10) be close to?",
    look="abs: in a formula with |z| the two signs of z need a branch each",
    formula=FORMULA,
)
def sign_dropped_and_turned(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))
