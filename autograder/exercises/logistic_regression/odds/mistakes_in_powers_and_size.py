"""Wrong answers that have a name: those of a square, and those where the size decides what stands above."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.odds.exercise import odds
from autograder.exercises.logistic_regression.odds.hints import FORMULA, ODDS_OF_02, ODDS_OF_ONE_HALF


@odds.mistake(
    "the odds are squared",
    ask="What are the odds of p = 0.8: four to one, or something else?",
    look="powers, or a division that is done twice",
    formula=FORMULA,
)
def squared(p):
    return (p / (1 - p)) ** 2


@odds.mistake(
    "the divisor is squared: this is the slope of the odds times p",
    ask=ODDS_OF_ONE_HALF,
    look="the power in the divisor",
    formula=FORMULA,
)
def divisor_squared(p):
    return p / (1 - p) ** 2


@odds.mistake(
    "this is the slope of the odds, 1 / (1 − p)²",
    ask=ODDS_OF_ONE_HALF,
    look="the power in the divisor, and the number above",
    formula=FORMULA,
)
def slope_of_the_odds(p):
    return 1 / (1 - p) ** 2


@odds.mistake(
    "p is squared in the divisor",
    ask=ODDS_OF_ONE_HALF,
    look="the divisor",
    formula=FORMULA,
)
def p_squared_below(p):
    return p / (1 - p**2)


@odds.mistake(
    "the larger of p and 1 − p always stands above, so the odds are never below 1",
    ask=ODDS_OF_02,
    look="max, min or abs",
    formula=FORMULA,
)
def never_below_one(p):
    return np.maximum(p, 1 - p) / np.minimum(p, 1 - p)


@odds.mistake(
    "the smaller of p and 1 − p always stands above, so the odds are never above 1",
    ask="What are the odds of p = 0.8?",
    look="max and min",
    formula=FORMULA,
)
def never_above_one(p):
    return np.minimum(p, 1 - p) / np.maximum(p, 1 - p)
