"""Wrong answers that have a name: those in the quotient: its two sides, its brackets, a logarithm of it."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.odds.exercise import odds
from autograder.exercises.logistic_regression.odds.hints import FORMULA, ODDS_OF_ONE_HALF


@odds.mistake(
    "the quotient is upside down: these are the odds against",
    ask="Which is more likely to happen: p = 0.8 or p = 0.2, and which has the larger odds in your code?",
    look="the two sides of the division",
    formula=FORMULA,
)
def upside_down(p):
    return (1 - p) / p


@odds.mistake(
    "p itself comes back",
    ask=ODDS_OF_ONE_HALF,
    look="the last line: a division is missing",
    formula=FORMULA,
)
def p_itself(p):
    return p * 1.0


@odds.mistake(
    "1 − p comes back, the probability against",
    ask=ODDS_OF_ONE_HALF,
    look="the last line: a division is missing",
    formula=FORMULA,
)
def probability_against(p):
    return 1 - p


@odds.mistake(
    "a plus stands in the divisor, where a minus belongs: that turns odds back into a probability",
    ask=ODDS_OF_ONE_HALF,
    look="the sign in the divisor",
    formula=FORMULA,
)
def plus_in_the_divisor(p):
    return p / (1 + p)


@odds.mistake(
    "every number has the wrong sign: the divisor is p − 1, or a minus stands in front",
    ask="Can odds be below 0?",
    look="the order of the subtraction, and a minus in front",
    formula=FORMULA,
)
def divisor_turned_round(p):
    return p / (p - 1)


@odds.mistake(
    "brackets are missing: p / 1 − p is p − p",
    ask="What is 6 / 1 - 2 in Python, and what is 6 / (1 - 2)?",
    look="the brackets after the division",
    formula="p / (1 - p)",
)
def brackets_missing(p):
    return p / 1 - p


@odds.mistake(
    "the logarithm of the odds comes back; that is the logit, the next exercise",
    ask=ODDS_OF_ONE_HALF,
    look="the log: odds have none",
    formula=FORMULA,
)
def its_logarithm(p):
    return np.log(p / (1 - p))


@odds.mistake(
    "the quotient of the logarithms comes back",
    ask="What are the odds of p = 0.8: four to one, or something else?",
    look="the logs: odds have none",
    formula=FORMULA,
)
def quotient_of_logarithms(p):
    return np.log(p) / np.log(1 - p)


@odds.mistake(
    "1 / (1 − p) comes back: 1 stands above, where p belongs, or a 1 is added",
    ask=ODDS_OF_ONE_HALF,
    look="the number above the fraction line",
    formula=FORMULA,
)
def one_above(p):
    return 1 / (1 - p)


@odds.mistake(
    "1 / p comes back",
    ask="Which is more likely to happen: p = 0.8 or p = 0.2, and which has the larger odds in your code?",
    look="the division: p stands above, 1 − p below",
    formula=FORMULA,
)
def one_over_p(p):
    return 1 / p


@odds.mistake(
    "p and 1 − p are multiplied, where they should be divided",
    ask=ODDS_OF_ONE_HALF,
    look="the sign between p and (1 − p)",
    formula=FORMULA,
)
def product(p):
    return p * (1 - p)


@odds.mistake(
    "1 − p is subtracted, where it should divide",
    ask=ODDS_OF_ONE_HALF,
    look="the sign between p and (1 − p)",
    formula=FORMULA,
)
def difference(p):
    return p - (1 - p)
