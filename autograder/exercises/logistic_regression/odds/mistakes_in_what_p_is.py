"""Wrong answers that have a name: those that take p for percent, for a logit, for 0 or 1, or for one number."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.odds.exercise import odds
from autograder.exercises.logistic_regression.odds.hints import FORMULA, ODDS_OF_02, ODDS_OF_ONE_HALF


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
