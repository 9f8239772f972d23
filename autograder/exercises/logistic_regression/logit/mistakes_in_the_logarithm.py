"""Wrong answers that have a name: those in the base of the logarithm, and in what stands inside it."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.logit.exercise import logit
from autograder.exercises.logistic_regression.logit.hints import FORMULA, IN_NUMPY, LOGIT_OF_ONE_HALF


@logit.mistake(
    "the logarithm to base 10 is taken, where the natural one belongs",
    ask="What is σ(logit(0.8)) in your code?",
    look="np.log10 or math.log10",
    formula=FORMULA + ", with np.log",
)
def base_ten(p):
    return np.log10(p / (1 - p))


@logit.mistake(
    "the logarithm to base 2 is taken, where the natural one belongs",
    ask="What is σ(logit(0.8)) in your code?",
    look="np.log2 or math.log2",
    formula=FORMULA + ", with np.log",
)
def base_two(p):
    return np.log2(p / (1 - p))


@logit.mistake(
    "only p stands inside the logarithm: log(p) is divided by 1 − p",
    ask=LOGIT_OF_ONE_HALF,
    look="the brackets of the logarithm",
    formula=IN_NUMPY,
)
def only_p_inside(p):
    return np.log(p) / (1 - p)


@logit.mistake(
    "brackets are missing: p / 1 − p is p − p, and its logarithm is −inf",
    ask="What is 6 / 1 - 2 in Python, and what is 6 / (1 - 2)?",
    look="the brackets after the division",
    formula=IN_NUMPY,
)
def brackets_missing(p):
    return np.log(p / 1 - p)


@logit.mistake(
    "brackets are missing: log(p) / 1 − p is log(p) − p",
    ask="What is 6 / 1 - 2 in Python, and what is 6 / (1 - 2)?",
    look="the brackets around the fraction, which stands inside the logarithm",
    formula=IN_NUMPY,
)
def all_brackets_missing(p):
    return np.log(p) / 1 - p


@logit.mistake(
    "1 − p has no logarithm: log(p) − (1 − p)",
    ask=LOGIT_OF_ONE_HALF,
    look="the second term of the difference",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def second_logarithm_missing(p):
    return np.log(p) - (1 - p)


@logit.mistake(
    "log(p) comes back: 1 − p is missing",
    ask=LOGIT_OF_ONE_HALF,
    look="what stands inside the logarithm",
    formula=FORMULA,
)
def log_of_p(p):
    return np.log(p)


@logit.mistake(
    "−log(p) comes back, the surprise of p",
    ask=LOGIT_OF_ONE_HALF,
    look="what stands inside the logarithm, and the minus before it",
    formula=FORMULA,
)
def minus_log_of_p(p):
    return -np.log(p)


@logit.mistake(
    "log(1 − p) comes back: p is missing",
    ask=LOGIT_OF_ONE_HALF,
    look="what stands inside the logarithm",
    formula=FORMULA,
)
def log_of_the_other_side(p):
    return np.log(1 - p)


@logit.mistake(
    "−log(1 − p) comes back: p is missing, or a 1 is added to the odds",
    ask=LOGIT_OF_ONE_HALF,
    look="what stands inside the logarithm; np.log1p adds a 1",
    formula=FORMULA,
)
def minus_log_of_the_other_side(p):
    return -np.log(1 - p)
