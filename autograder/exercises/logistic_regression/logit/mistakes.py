"""Wrong answers that have a name."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.logit.exercise import logit

FORMULA = "logit(p) = ln(p / (1 − p))"
LOGIT_OF_ONE_HALF = "What is the logit of p = 0.5, heads or tails?"
IN_NUMPY = "np.log(p / (1 - p))"
LOGIT_OF_08 = "What is the logit of p = 0.8, and what is ln 4?"


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


@logit.mistake(
    "every term is weighted with its probability: this belongs to the cross-entropy",
    ask=LOGIT_OF_08,
    look="the factors in front of the logarithms",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def weighted_logarithms(p):
    return p * np.log(p) - (1 - p) * np.log(1 - p)


@logit.mistake(
    "this is the entropy of p",
    ask=LOGIT_OF_ONE_HALF,
    look="the factors in front of the logarithms",
    formula=FORMULA + " = ln(p) − ln(1 − p)",
)
def entropy(p):
    return -p * np.log(p) - (1 - p) * np.log(1 - p)


@logit.mistake(
    "the odds are multiplied with log(p)",
    ask=LOGIT_OF_ONE_HALF,
    look="what stands inside the logarithm, and what outside",
    formula=FORMULA,
)
def odds_times_log(p):
    return p * np.log(p) / (1 - p)


@logit.mistake(
    "the sign is dropped, so p and 1 − p have the same logit",
    ask="What is σ(logit(0.2)) in your code?",
    look="abs, max or min",
    formula=FORMULA,
)
def sign_dropped(p):
    return np.abs(np.log(p / (1 - p)))


@logit.mistake(
    "this is the sigmoid of p; the logit goes the other way",
    ask="Which of the two turns a probability into any number: the sigmoid or the logit?",
    look="the exponential: the logit has a logarithm",
    formula=FORMULA,
)
def sigmoid_of_p(p):
    return 1 / (1 + np.exp(-p))


@logit.mistake(
    "this is 1 / σ(p): the inverse of a function is not one divided by it",
    ask=LOGIT_OF_08,
    look="1 / …, or ** -1",
    formula=FORMULA,
)
def one_over_the_sigmoid(p):
    return 1 + np.exp(-p)


@logit.mistake(
    "this is the slope of the logit, 1 / (p · (1 − p))",
    ask=LOGIT_OF_ONE_HALF,
    look="the last line: the logarithm is missing",
    formula=FORMULA,
)
def its_slope(p):
    return 1 / (p * (1 - p))


@logit.mistake(
    "the exponential is taken, where the logarithm belongs",
    ask=LOGIT_OF_ONE_HALF,
    look="np.exp",
    formula=FORMULA,
)
def exp_for_log(p):
    return np.exp(p / (1 - p))


@logit.mistake(
    "all entries are added up in the divisor",
    ask="Should the logit of the first entry change when the second one does?",
    look="the sum in the divisor",
    formula=FORMULA + ", for each entry by itself",
)
def sum_in_the_divisor(p):
    return np.log(p / np.sum(1 - p))


@logit.mistake(
    "the mean comes back, one number for the whole array",
    ask="How many answers does a vector of three probabilities need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def mean_of_all(p):
    return np.mean(np.log(p / (1 - p)))


@logit.mistake(
    "the sum comes back, one number for the whole array",
    ask="How many answers does a vector of three probabilities need?",
    look="np.sum",
    formula=FORMULA + ", for each entry by itself",
)
def sum_of_all(p):
    return np.sum(np.log(p / (1 - p)))


def too_small_near_the_ends(case: Case, got: Any) -> bool:
    """Right but for p near 0 or 1, where the size is too small; or a number is added to p, to 1 − p or to both."""
    p, got = np.asarray(case.args[0]), np.asarray(got)
    want, o = np.log(p) - np.log1p(-p), np.exp(got)
    is_right = np.abs(got - want) <= 1e-9 + 1e-6 * np.abs(want)
    is_short = (np.abs(want) > 2) & (got * want > 0) & (np.abs(got) < np.abs(want))
    both = np.where(o == 1, np.nan, (o * (1 - p) - p) / (1 - o))
    added = (p / o - (1 - p), o * (1 - p) - p, both[np.isfinite(both)])
    is_added = any(
        e.size and 1e-13 < np.mean(e) < 0.1 and np.allclose(e, np.mean(e), rtol=1e-2, atol=1e-15) for e in added
    )
    is_array = got.dtype == np.float64 and got.shape == p.shape and not np.all(is_right)
    return bool(is_array and np.isfinite(got).all() and (is_added or np.all(is_right | is_short)))


@logit.mistake(
    "p is kept away from 0 and 1 by a clip or an added number, so logits near the ends are too small in size",
    ask="What is ln(1e-15), and what does your code say for p = 1e-15?",
    look="np.clip, or a small number that is added inside the logarithm",
    formula=FORMULA + ": p is never 0 or 1 here",
    shows=too_small_near_the_ends,
)
def clipped(p):
    p = np.clip(p, 0.01, 0.99)
    return np.log(p / (1 - p))


@logit.mistake(
    "it works for one number only: the functions of `math`, and float(…), take no arrays",
    ask="Which function takes the logarithm of every entry of an array?",
    look="math.log, or float(…)",
    formula=IN_NUMPY,
)
def one_number_only(p):
    return math.log(p / (1 - p))


@logit.mistake(
    "it works for one number only: Python's `if` cannot decide for a whole array at once",
    ask="What should `if p < 0.5` do when p is an array?",
    look="the `if`, and what it gets when p is an array",
    formula="np.log(p / (1 - p)) needs no `if`",
)
def an_if_on_p(p):
    if p > 0:
        return np.log(p / (1 - p))
    return -np.inf


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
