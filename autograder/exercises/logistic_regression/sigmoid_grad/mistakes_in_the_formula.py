"""Wrong answers that have a name: those in the formula."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.sigmoid_grad.exercise import sigmoid_grad

FORMULA = "σ′(z) = σ(z) · (1 − σ(z))"
SLOPE_AT_0 = "How steep is the sigmoid at z = 0?"
SLOPE_FAR_BELOW_0 = "How steep is the sigmoid far below 0, and what does your code say?"


@sigmoid_grad.mistake(
    "z itself is put into a · (1 − a), where a = σ(z) belongs",
    ask="Is the argument of this function the z that goes into the sigmoid, or the a that comes out of it?",
    look="the factors: a line a = σ(z) is missing above them",
    formula=FORMULA,
)
def z_taken_as_a(z):
    return z * (1 - z)


@sigmoid_grad.mistake(
    "the sigmoid itself comes back, where its slope is asked for",
    ask=SLOPE_AT_0,
    look="the last line: the factor (1 − σ(z)) is missing",
    formula=FORMULA,
)
def the_sigmoid_itself(z):
    return 1 / (1 + np.exp(-z))


@sigmoid_grad.mistake(
    "the first factor σ(z) is missing, so 1 − σ(z) comes back",
    ask=SLOPE_FAR_BELOW_0,
    look="the product, or the square of 1 + e⁻ᶻ in the divisor",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def only_one_minus_a(z):
    return 1 - 1 / (1 + np.exp(-z))


@sigmoid_grad.mistake(
    "both factors are 1 − σ(z)",
    ask=SLOPE_FAR_BELOW_0,
    look="the two factors: one of them is σ(z)",
    formula=FORMULA,
)
def one_minus_a_squared(z):
    a = 1 / (1 + np.exp(-z))
    return (1 - a) ** 2


@sigmoid_grad.mistake(
    "both factors are σ(z)",
    ask="How steep is the sigmoid far above 0, and what does your code say?",
    look="the two factors, or the numerator e⁻ᶻ above (1 + e⁻ᶻ)²",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def a_squared(z):
    return 1 / (1 + np.exp(-z)) ** 2


@sigmoid_grad.mistake(
    "a plus stands where a minus belongs: σ(z) · (1 + σ(z))",
    ask="How steep is the sigmoid far above 0, and what does your code say?",
    look="the sign in the second factor",
    formula=FORMULA,
)
def plus_for_minus(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 + a)


@sigmoid_grad.mistake(
    "1 − σ(z)² comes back: that is the rule for tanh, put to the sigmoid",
    ask="Which function has the slope 1 − a²?",
    look="the square",
    formula=FORMULA,
)
def rule_of_tanh(z):
    a = 1 / (1 + np.exp(-z))
    return 1 - a**2


@sigmoid_grad.mistake(
    "the slope of tanh comes back",
    ask=SLOPE_AT_0,
    look="np.tanh: the sigmoid is (1 + tanh(z/2)) / 2, and its slope has a quarter in front",
    formula=FORMULA + " = (1 − tanh²(z/2)) / 4",
)
def slope_of_tanh(z):
    return 1 - np.tanh(z) ** 2


@sigmoid_grad.mistake(
    "every slope has the wrong sign",
    ask="Does the sigmoid climb or fall?",
    look="the order of the subtraction, or the two minus signs of the chain rule",
    formula=FORMULA,
)
def wrong_sign(z):
    a = 1 / (1 + np.exp(-z))
    return a * (a - 1)


def turned_round_below_zero(case: Case, got: Any) -> bool:
    z, got = np.asarray(case.args[0], dtype=float), np.asarray(got)
    right = (0.5 / np.cosh(z / 2)) ** 2
    return got.dtype == np.float64 and bool(np.all(np.isclose(got, np.where(z < 0, -right, right)) | (z == 0)))


@sigmoid_grad.mistake(
    "this is the slope of σ(|z|): below 0 it has the wrong sign",
    ask="Does the sigmoid climb or fall for z < 0?",
    look="abs, np.sign, or a minus in one of two branches",
    formula=FORMULA,
    shows=turned_round_below_zero,
)
def slope_of_the_size(z):
    a = 1 / (1 + np.exp(-z))
    return np.sign(z) * a * (1 - a)


@sigmoid_grad.mistake(
    "this is the sign of z, the slope of |z|",
    ask=SLOPE_AT_0,
    look="np.sign, or ±1 in the code",
    formula=FORMULA,
)
def sign_of_z(z):
    return np.sign(z) * 1.0


@sigmoid_grad.mistake(
    "this is the slope of a ramp, 1 above 0 and 0 elsewhere",
    ask=SLOPE_AT_0,
    look="the comparison: no condition is needed here",
    formula=FORMULA,
)
def slope_of_a_ramp(z):
    return np.where(z > 0, 1.0, 0.0)


@sigmoid_grad.mistake(
    "the sigmoid is taken twice before a · (1 − a)",
    ask="What is a at z = 0 in your code, and what is σ(0)?",
    look="two lines or two functions that both take the sigmoid",
    formula=FORMULA,
)
def sigmoid_twice(z):
    a = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))
    return a * (1 - a)


@sigmoid_grad.mistake(
    "the second factor is 1 − z, where 1 − σ(z) belongs",
    ask="How steep is the sigmoid at z = 2, and which sign does your answer have there?",
    look="the second factor",
    formula=FORMULA,
)
def one_minus_z(z):
    return 1 / (1 + np.exp(-z)) * (1 - z)


@sigmoid_grad.mistake(
    "the first factor is z, where σ(z) belongs",
    ask=SLOPE_AT_0,
    look="the first factor",
    formula=FORMULA,
)
def z_times_one_minus_a(z):
    return z * (1 - 1 / (1 + np.exp(-z)))


@sigmoid_grad.mistake(
    "there is a factor z too many",
    ask=SLOPE_AT_0,
    look="the product: the slope along z has no factor z",
    formula=FORMULA,
)
def a_factor_z_too_many(z):
    a = 1 / (1 + np.exp(-z))
    return z * a * (1 - a)


@sigmoid_grad.mistake(
    "this is the second derivative, the slope of the slope",
    ask=SLOPE_AT_0,
    look="the factor (1 − 2σ(z))",
    formula=FORMULA,
)
def second_derivative(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a) * (1 - 2 * a)


@sigmoid_grad.mistake(
    "only e⁻ᶻ is squared in the divisor, not 1 + e⁻ᶻ",
    ask="What is your divisor at z = 0, and what is (1 + 1)²?",
    look="the brackets before ** 2",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def only_exp_squared(z):
    return np.exp(-z) / (1 + np.exp(-z) ** 2)


@sigmoid_grad.mistake(
    "the numerator has the wrong sign in its exponent",
    ask="Which of e⁻ᶻ and eᶻ does the chain rule bring down?",
    look="the numerator above (1 + e⁻ᶻ)²",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def exponent_of_the_numerator(z):
    return np.exp(z) / (1 + np.exp(-z)) ** 2


@sigmoid_grad.mistake(
    "brackets are missing in 1 / (1 + e⁻ᶻ), so a is 1 + e⁻ᶻ",
    ask="What is 1 / 1 + 3 in Python, and what is 1 / (1 + 3)?",
    look="the line that computes the sigmoid",
    formula=FORMULA + ", with σ(z) = 1 / (1 + np.exp(-z))",
)
def brackets_missing(z):
    a = 1 / 1 + np.exp(-z)
    return a * (1 - a)


@sigmoid_grad.mistake(
    "brackets are missing around 1 − σ(z)",
    ask="What is 3 * 1 - 2 in Python, and what is 3 * (1 - 2)?",
    look="the product: a * 1 - a is 0",
    formula=FORMULA,
)
def brackets_missing_in_the_product(z):
    a = 1 / (1 + np.exp(-z))
    return a * 1 - a


@sigmoid_grad.mistake(
    "the slope of the exponential comes back: the outer function is forgotten",
    ask="Of which two functions is the sigmoid composed?",
    look="the chain rule: 1/u has a slope too",
    formula=FORMULA + " = e⁻ᶻ / (1 + e⁻ᶻ)²",
)
def slope_of_exp(z):
    return -np.exp(-z)


@sigmoid_grad.mistake(
    "the second factor is σ(1 − z), where 1 − σ(z) belongs",
    ask="What is σ(1 − z) at z = 0, and what is 1 − σ(0)?",
    look="the second factor: what is subtracted from 1 before, and what after the sigmoid is taken",
    formula=FORMULA,
)
def sigmoid_of_one_minus_z(z):
    return 1 / (1 + np.exp(-z)) * 1 / (1 + np.exp(-(1 - z)))


@sigmoid_grad.mistake(
    "this is the slope of |z|, 1 above 0 and −1 elsewhere",
    ask="How steep is the sigmoid at z = 0, and can it fall anywhere?",
    look="an `if` or np.where that asks for the sign of z",
    formula=FORMULA,
)
def one_or_minus_one(z):
    return np.where(z > 0, 1.0, -1.0)


@sigmoid_grad.mistake(
    "every slope is 4 times too steep, so that the largest is 1",
    ask="How steep is the sigmoid at z = 0: rather 1 or 1/4?",
    look="a factor 4, or a division by 0.25 or by the largest slope",
    formula=FORMULA,
)
def four_times(z):
    a = 1 / (1 + np.exp(-z))
    return 4 * a * (1 - a)


@sigmoid_grad.mistake(
    "the product a · (1 − a) is squared",
    ask="What is σ(0) · (1 − σ(0)), and what is its square?",
    look="a square around or behind the product",
    formula=FORMULA,
)
def product_squared(z):
    a = 1 / (1 + np.exp(-z))
    return (a * (1 - a)) ** 2


@sigmoid_grad.mistake(
    "this is the slope of z · σ(z), another unit",
    ask="Which function is to be differentiated: σ(z) or z · σ(z)?",
    look="a term with z in front of a · (1 − a), and a sum",
    formula=FORMULA,
)
def slope_of_z_times_sigmoid(z):
    a = 1 / (1 + np.exp(-z))
    return a + z * a * (1 - a)
