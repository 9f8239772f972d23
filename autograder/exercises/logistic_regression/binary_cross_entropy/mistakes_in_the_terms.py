"""Wrong answers that have a name: those in the terms."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.binary_cross_entropy.exercise import binary_cross_entropy
from autograder.exercises.logistic_regression.binary_cross_entropy.shows import (
    is_log_of_the_labels,
    is_softened,
    on_failing,
)
from autograder.exercises.logistic_regression.log_likelihood.shows import (
    has_0_or_1,
    is_eps_of_both_logs,
    is_eps_of_one_log,
)

FORMULA = "J = −(1/m) · Σ [y · log p + (1 − y) · log(1 − p)]"


@binary_cross_entropy.mistake(
    "the terms are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step: np.sum where np.mean belongs",
    formula=FORMULA,
)
def sum_not_mean(p, y):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the minus sign is missing, so a better prediction gives a larger number",
    ask="Is the logarithm of a probability positive or negative, and which sign should a loss have?",
    look="the sign in front of the mean",
    formula=FORMULA,
)
def minus_missing(p, y):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "this is the sum of the logs, the log-likelihood: it is neither averaged nor turned round",
    ask="Which sign should a loss have, and what should happen to it when every example stands in the data twice?",
    look="np.sum, and the sign in front of it",
    formula=FORMULA,
)
def log_likelihood_for_loss(p, y):
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the examples with y = 0 cost nothing: the term with 1 − y is missing, or takes the logarithm of 1 − y",
    ask="What does an example with y = 0 and p = 0.9 cost in your code, and what should it cost?",
    look="the second half of the formula",
    formula=FORMULA,
)
def second_term_missing(p, y):
    return -np.mean(y * np.log(p))


@binary_cross_entropy.mistake(
    "the examples with y = 1 cost nothing: the term with y is missing, or takes the logarithm of y",
    ask="What does an example with y = 1 and p = 0.1 cost in your code, and what should it cost?",
    look="the first half of the formula",
    formula=FORMULA,
)
def first_term_missing(p, y):
    return -np.mean((1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "every probability meets every label, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the product of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None], np.outer or keepdims, and the shape of the product",
    formula="p and y both have the shape (m,), and so has y * np.log(p)",
)
def every_pair(p, y):
    y = y.reshape(-1, 1)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "every probability meets every label, and the m · m terms are added up and divided by m",
    ask="What is the shape of the product of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None], np.outer or keepdims, and the shape of the product",
    formula="p and y both have the shape (m,), and so has y * np.log(p)",
)
def sum_over_every_pair(p, y):
    y = y.reshape(-1, 1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)


@binary_cross_entropy.mistake(
    "y stands inside the logarithm, as when p and y have changed places, so the logarithm of 0 is taken",
    ask="Which of the two can be exactly 0, p or y, and which one stands inside the logarithm?",
    look="the order of the arguments, and what stands inside log(…)",
    formula=FORMULA,
)
def arguments_swapped(p, y):
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


@binary_cross_entropy.mistake(
    "p and y have changed places: the logarithm is taken of labels that were moved a little away from 0 and 1",
    ask="Which of the two should stand inside the logarithm, the probability or the label?",
    look="the order of the arguments, and what stands inside log(…)",
    formula=FORMULA,
    shows=lambda case, got: is_swapped(case, got),
)
def arguments_swapped_and_clipped(p, y):
    y = np.clip(y, 1e-12, 1 - 1e-12)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


def is_swapped(case: Case, got: Any) -> bool:
    found = swapped_and_softened(*case.args)
    return not has_0_or_1(case.args[0]) and is_float(got) and any(math.isclose(got, x, rel_tol=1e-5) for x in found)


def swapped_and_softened(p: np.ndarray, y: np.ndarray) -> Iterator[float]:
    with np.errstate(all="ignore"):
        for k in range(1, 17):
            low, high = 10.0**-k, 1 - 10.0**-k
            soft = np.clip(y, low, high)
            yield -np.mean(p * np.log(soft) + (1 - p) * np.log(1 - soft))
            yield -np.mean(p * np.log(y + low) + (1 - p) * np.log(1 - y + low))


@binary_cross_entropy.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula="the natural logarithm: np.log",
)
def log_10(p, y):
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@binary_cross_entropy.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula="the natural logarithm: np.log",
)
def log_2(p, y):
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))


@binary_cross_entropy.mistake(
    "p is kept so far from 0 and 1 that the loss is distorted",
    ask="What does an example with y = 1 and p = 0.0002 cost, and what does it cost in your code?",
    look="np.clip, np.maximum or an epsilon, and its size",
    formula="J = −(1/m) · Σ [y · log p + (1 − y) · log(1 − p)], with p as it is",
    shows=lambda case, got: not has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_hard(p, y):
    p = np.clip(p, 0.001, 0.999)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "y stands inside the logarithm: log(y · p) is −inf for y = 0",
    ask="What is log(y · p) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
)
def y_inside_the_log(p, y):
    return -np.mean(np.log(p * y))


def sum_of_logs(case: Case, got: Any) -> tuple[Any, Any, float]:
    """p, y and the sum of the logarithms that the loss was made of."""
    p, y = case.args
    return p, y, -float(got) * len(p)


@binary_cross_entropy.mistake(
    "y stands inside a logarithm, and the small number added there makes log 0 a large negative number",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_both_logs(*sum_of_logs(case, got)),
)
def y_inside_both_logs_with_eps(p, y):
    return -np.mean(np.log(y * p + 1e-12) + np.log((1 - y) * (1 - p) + 1e-12))


@binary_cross_entropy.mistake(
    "y stands inside the one logarithm there is, and for y = 0 only the small number beside it is left",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…), and the second half of the formula",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_one_log(*sum_of_logs(case, got)),
)
def y_inside_the_log_with_eps(p, y):
    return -np.mean(np.log(y * p + 1e-12))


def is_mean_over_the_ones(case: Case, got: Any) -> bool:
    p, y = case.args
    if not np.any(y == 1):
        return True  # a mean of nothing is whatever the learner made of it
    return is_float(got) and math.isclose(got, -np.log(p[y == 1]).mean(), rel_tol=1e-6, abs_tol=1e-9)


@binary_cross_entropy.mistake(
    "the examples with y = 0 are left out, of the terms and of the mean",
    ask="What does an example with y = 0 and p = 0.9 cost in your code, and what should it cost?",
    look="a selection such as p[y == 1], and the second half of the formula",
    formula=FORMULA,
    shows_all=on_failing(is_mean_over_the_ones, lambda case, got: bool(np.isfinite(got) and np.any(case.args[1]))),
)
def mean_over_the_ones(p, y):
    return -np.mean(np.log(p[y == 1])) if np.any(y == 1) else 0.0


@binary_cross_entropy.mistake(
    "the loss is nan, inf or next to 0, whatever p is: the logarithm is taken of y, not of p, or of a negative number",
    ask="Of which number should the logarithm be taken: of the label, or of its predicted probability?",
    look="what stands inside log(…): np.log(y) is −inf for y = 0, and 0 for y = 1",
    formula=FORMULA,
    shows_all=is_log_of_the_labels,
)
def log_of_the_labels(p, y):
    return -np.mean(y * np.log(y) + (1 - y) * np.log(1 - y))


@binary_cross_entropy.mistake(
    "the labels play no part: −log p is averaged over all examples",
    ask="What does an example with y = 0 and p = 0.9 cost in your code, and what should it cost?",
    look="the factor y in front of log p",
    formula=FORMULA,
)
def labels_ignored(p, y):
    return -np.mean(np.log(p))


@binary_cross_entropy.mistake(
    "log p and log(1 − p) both count for every example, whatever its label",
    ask="How many of the two terms count for one example?",
    look="the factors y and 1 − y",
    formula=FORMULA,
)
def both_logs_for_every_example(p, y):
    return -np.mean(np.log(p) + np.log(1 - p))


@binary_cross_entropy.mistake(
    "the labels are exchanged: log p counts where y is 0, and log(1 − p) where y is 1",
    ask="What should an example with y = 1 and p = 0.99 cost, much or little?",
    look="which of y and 1 − y stands in front of log p; the logarithm of the error |y − p| does the same",
    formula=FORMULA,
)
def labels_exchanged(p, y):
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the minus sign reaches the first term alone",
    ask="Can any example have a negative cost?",
    look="the brackets after the minus sign",
    formula=FORMULA,
)
def minus_on_the_first_term(p, y):
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the minus sign reaches the second term alone",
    ask="Can any example have a negative cost?",
    look="the signs of the two terms",
    formula=FORMULA,
)
def minus_on_the_second_term(p, y):
    return np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "1 − log p stands where log(1 − p) belongs",
    ask="What is log(1 − p) for p = 0.5, and what is 1 − log p?",
    look="the brackets in the second half of the formula",
    formula=FORMULA,
)
def one_minus_log(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * (1 - np.log(p)))


@binary_cross_entropy.mistake(
    "log p stands in both terms, and it is subtracted in the second",
    ask="Which probability does the model give to y = 0?",
    look="the second half of the formula: what stands inside its logarithm",
    formula=FORMULA,
)
def log_p_in_both_terms(p, y):
    return -np.mean(y * np.log(p) - (1 - y) * np.log(p))


@binary_cross_entropy.mistake(
    "the brackets around 1 − y are missing, so only y · log(1 − p) is subtracted from the 1",
    ask="Which is worked out first in 1 - y * np.log(1 - p), the minus or the product?",
    look="the brackets around 1 − y",
    formula=FORMULA,
)
def brackets_missing(p, y):
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))
