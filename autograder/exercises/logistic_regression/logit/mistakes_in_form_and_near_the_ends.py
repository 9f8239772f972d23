"""Wrong answers that have a name: those in the entries of an array, and those where p is near 0 or 1."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.logit.exercise import logit
from autograder.exercises.logistic_regression.logit.hints import FORMULA, IN_NUMPY


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
