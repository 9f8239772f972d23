"""Wrong answers that have a name: those in the quotient of p and 1 − p."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.logit.exercise import logit
from autograder.exercises.logistic_regression.logit.hints import FORMULA, LOGIT_OF_ONE_HALF


@logit.mistake(
    "the sign is wrong: every logit is turned round, as for the odds against",
    ask="Which should be positive: the logit of 0.8 or the logit of 0.2?",
    look="a minus in front, or the two sides of the division",
    formula=FORMULA,
)
def wrong_sign(p):
    return np.log((1 - p) / p)


@logit.mistake(
    "the odds come back: the logarithm is missing",
    ask=LOGIT_OF_ONE_HALF,
    look="the last line",
    formula=FORMULA,
)
def no_logarithm(p):
    return p / (1 - p)


@logit.mistake(
    "the logit of the odds comes back: p / (1 − p) is taken twice",
    ask="Is the number inside your formula a probability, or odds already?",
    look="a line that replaces p by its odds, and the formula after it",
    formula=FORMULA,
)
def logit_of_the_odds(p):
    o = p / (1 - p)
    return np.log(o / (1 - o))


@logit.mistake(
    "the logit of the odds comes back, with an absolute value inside the logarithm: p / (1 − p) is taken twice",
    ask="Is the number inside your formula a probability, or odds already?",
    look="a line that replaces p by its odds, and np.abs: p / (1 − p) is never negative",
    formula=FORMULA,
)
def logit_of_the_odds_by_size(p):
    o = p / (1 - p)
    return np.log(np.abs(o / (1 - o)))


@logit.mistake(
    "the quotient of two logarithms comes back, where their difference belongs",
    ask="What is the logarithm of a quotient?",
    look="the sign between the two logarithms",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def quotient_of_logarithms(p):
    return np.log(p) / np.log(1 - p)


@logit.mistake(
    "the two logarithms are added (or p and 1 − p multiplied), where their difference belongs",
    ask="What is the logarithm of a quotient?",
    look="the sign between the two logarithms",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def sum_of_logarithms(p):
    return np.log(p) + np.log(1 - p)


@logit.mistake(
    "the divisor is 1 + p, where 1 − p belongs",
    ask=LOGIT_OF_ONE_HALF,
    look="the sign in the divisor",
    formula=FORMULA,
)
def plus_in_the_divisor(p):
    return np.log(p / (1 + p))


@logit.mistake(
    "what stands inside the logarithm is negative, as p / (p − 1) is, so nan comes back",
    ask="Which sign has p − 1, and which numbers have a logarithm?",
    look="the order of the subtraction",
    formula=FORMULA,
)
def divisor_turned_round(p):
    return np.log(p / (p - 1))


@logit.mistake(
    "p is squared in the divisor",
    ask=LOGIT_OF_ONE_HALF,
    look="powers and products of p",
    formula=FORMULA,
)
def p_squared_below(p):
    return np.log(p / (1 - p**2))
