"""Wrong answers that have a name: those of a logarithm, a sum, a square, a rounding or an exponential too many."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.odds.exercise import odds
from autograder.exercises.logistic_regression.odds.hints import (
    AT_DIVISOR,
    ENTRY_BY_ENTRY,
    FORMULA,
    ODDS_OF_02,
    ODDS_OF_ONE_HALF,
)


@odds.mistake(
    "the logarithm of the odds to base 10 comes back",
    ask=ODDS_OF_ONE_HALF,
    look="the log: odds have none",
    formula=FORMULA,
)
def its_logarithm_to_base_ten(p):
    return np.log10(p / (1 - p))


@odds.mistake(
    "the logarithm of the odds to base 2 comes back",
    ask=ODDS_OF_ONE_HALF,
    look="the log: odds have none",
    formula=FORMULA,
)
def its_logarithm_to_base_two(p):
    return np.log2(p / (1 - p))


@odds.mistake(
    "p is divided by the sum of all entries, where 1 − p belongs",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def share_of_the_sum(p):
    return p / np.sum(p)


@odds.mistake(
    "the sum of all entries stands in the divisor, where p belongs",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def one_minus_the_sum(p):
    return p / (1 - np.sum(p))


@odds.mistake(
    "p is squared above the fraction line",
    ask=ODDS_OF_ONE_HALF,
    look="the number above the fraction line",
    formula=FORMULA,
)
def p_squared_above(p):
    return p**2 / (1 - p)


@odds.mistake(
    "the odds are rounded to whole numbers",
    ask=ODDS_OF_02,
    look="round",
    formula=FORMULA,
)
def rounded_to_whole_numbers(p):
    return np.round(p / (1 - p))


@odds.mistake(
    "2 − p stands in the divisor, where 1 − p belongs",
    ask=ODDS_OF_ONE_HALF,
    look="the divisor",
    formula=FORMULA,
)
def two_minus_p(p):
    return p / (2 - p)


@odds.mistake(
    "eᵖ stands in the place of p",
    ask="Is p a probability, or something that still has to become one?",
    look="the exponentials: odds have none",
    formula=FORMULA,
)
def with_exponentials(p):
    return np.exp(p) / (1 - np.exp(p))
