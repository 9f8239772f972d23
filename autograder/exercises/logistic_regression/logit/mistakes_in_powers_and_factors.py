"""Wrong answers that have a name: those in a power, a factor or a term of a right formula."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.logit.exercise import logit
from autograder.exercises.logistic_regression.logit.hints import FORMULA, LOGIT_OF_08, LOGIT_OF_ONE_HALF


@logit.mistake(
    "1 + p stands above the fraction line, where p belongs",
    ask=LOGIT_OF_ONE_HALF,
    look="np.log1p(p) is log(1 + p)",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def one_plus_p_above(p):
    return np.log((1 + p) / (1 - p))


@logit.mistake(
    "1 − p is squared in the divisor",
    ask=LOGIT_OF_ONE_HALF,
    look="the power in the divisor",
    formula=FORMULA,
)
def divisor_squared(p):
    return np.log(p / (1 - p) ** 2)


@logit.mistake(
    "the root of the odds comes back, where their logarithm is asked for",
    ask=LOGIT_OF_ONE_HALF,
    look="sqrt or ** 0.5",
    formula=FORMULA,
)
def root_of_the_odds(p):
    return np.sqrt(p / (1 - p))


@logit.mistake(
    "the logit is multiplied by p",
    ask=LOGIT_OF_08,
    look="a factor p",
    formula=FORMULA,
)
def times_p(p):
    return p * np.log(p / (1 - p))


@logit.mistake(
    "2p − 1 comes back: a straight line from −1 to 1",
    ask="What is the logit of p = 0.999, and how far can it go?",
    look="the formula: a logarithm belongs there",
    formula=FORMULA,
)
def straight_line(p):
    return 2 * p - 1


@logit.mistake(
    "arctanh(p) comes back; the logit is 2 · arctanh(2p − 1)",
    ask=LOGIT_OF_ONE_HALF,
    look="the argument of arctanh, and the factor before it",
    formula=FORMULA,
)
def arctanh_of_p(p):
    return np.arctanh(p)


@logit.mistake(
    "p is divided by log(1 − p): only 1 − p has its logarithm",
    ask=LOGIT_OF_ONE_HALF,
    look="the brackets of the logarithm",
    formula=FORMULA,
)
def p_over_log(p):
    return p / np.log(1 - p)
