"""Wrong answers that have a name."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.odds.exercise import odds

FORMULA = "odds = p / (1 − p)"
ODDS_OF_ONE_HALF = "What are the odds of p = 0.5, heads or tails?"
ODDS_OF_02 = "What are the odds of p = 0.2?"
ENTRY_BY_ENTRY = "Should the odds of the first entry change when the second one does?"
AT_DIVISOR = "the sum in the divisor"


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


@odds.mistake(
    "the odds count in percent",
    ask=ODDS_OF_ONE_HALF,
    look="the factor 100",
    formula=FORMULA,
)
def in_percent(p):
    return 100 * p / (1 - p)


@odds.mistake(
    "p is taken for percent",
    ask="Which number stands for certainty: 1 or 100?",
    look="the 100 in the divisor",
    formula=FORMULA,
)
def p_in_percent(p):
    return p / (100 - p)


@odds.mistake(
    "the odds are cut to whole numbers",
    ask=ODDS_OF_02,
    look="// or int(…)",
    formula=FORMULA,
)
def cut_to_whole_numbers(p):
    return p // (1 - p)


@odds.mistake(
    "this is the sigmoid of p; p is a probability already",
    ask=ODDS_OF_ONE_HALF,
    look="the exponential: odds have none",
    formula=FORMULA,
)
def sigmoid_of_p(p):
    return 1 / (1 + np.exp(-p))


@odds.mistake(
    "e to the power of p comes back, as if p were the logit",
    ask=ODDS_OF_ONE_HALF,
    look="the exponential: odds have none",
    formula=FORMULA,
)
def exp_of_p(p):
    return np.exp(p)


def kept_away_from_the_ends(case: Case, got: Any) -> bool:
    """Right but for p near 0 or 1, where p is taken nearer to 0.5; or right with one number more in the divisor."""
    p, got = np.asarray(case.args[0]), np.asarray(got)
    taken, added = got / (1 + got), p / got - (1 - p)
    is_near = np.isclose(taken, p, rtol=1e-6, atol=1e-12)
    is_inside = (np.abs(p - 0.5) > 0.4) & (np.abs(taken - 0.5) < np.abs(p - 0.5)) & (taken > 0)
    is_added = 1e-13 < np.mean(added) < 0.1 and np.allclose(added, np.mean(added), rtol=1e-2, atol=1e-15)
    is_off = not np.allclose(got, p / (1 - p), rtol=1e-6, atol=1e-9)
    is_array = got.dtype == np.float64 and got.shape == p.shape
    return bool(is_array and is_off and np.all(got > 0) and (is_added or np.all(is_near | is_inside)))


@odds.mistake(
    "p is kept away from 0 and 1 by a clip or an added number, so odds near the ends are off",
    ask="What are the odds of p = 0.9999, and what does your code say?",
    look="np.clip, or a small number that is added",
    formula=FORMULA + ": p is never 0 or 1 here",
    shows=kept_away_from_the_ends,
)
def clipped(p):
    p = np.clip(p, 0.01, 0.99)
    return p / (1 - p)


@odds.mistake(
    "it works for one number only: float(…), and the functions of `math`, take no arrays",
    ask="Which of your lines can handle only one number?",
    look="float(…), `math` or an `if` on p",
    formula=FORMULA + ", for each entry by itself",
)
def one_number_only(p):
    return float(p) / (1 - float(p))


@odds.mistake(
    "it works for one number only: Python's `if` cannot decide for a whole array at once",
    ask="What should `if p < 1` do when p is an array?",
    look="the `if`, and what it gets when p is an array",
    formula=FORMULA + ": p is never 0 or 1 here, so no `if` is needed",
)
def an_if_on_p(p):
    if p < 1:
        return p / (1 - p)
    return np.inf


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
