"""Wrong answers that have a name: those where an answer depends on the other entries."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.odds.exercise import odds
from autograder.exercises.logistic_regression.odds.hints import AT_DIVISOR, ENTRY_BY_ENTRY, FORMULA


@odds.mistake(
    "p is compared with the other entries of the array, where 1 − p belongs",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def against_the_others(p):
    return p / (np.sum(p) - p)


@odds.mistake(
    "all entries are added up in the divisor",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def sum_in_the_divisor(p):
    return p / np.sum(1 - p)


@odds.mistake(
    "the odds of the mean come back, one number for the whole array",
    ask="How many answers does a vector of three probabilities need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def odds_of_the_mean(p):
    return np.mean(p) / (1 - np.mean(p))


@odds.mistake(
    "the mean of the odds comes back, one number for the whole array",
    ask="How many answers does a vector of three probabilities need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def mean_of_the_odds(p):
    return np.mean(p / (1 - p))
