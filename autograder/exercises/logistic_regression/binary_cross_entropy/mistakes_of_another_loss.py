"""Wrong answers that have a name: those of another loss."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.binary_cross_entropy.exercise import binary_cross_entropy
from autograder.exercises.logistic_regression.binary_cross_entropy.mistakes_in_the_terms import FORMULA
from autograder.exercises.logistic_regression.binary_cross_entropy.shows import (
    is_infinite_when_wrong,
    is_infinite_when_wrong_twice,
    is_softened,
    on_failing,
)
from autograder.exercises.logistic_regression.log_likelihood.shows import has_0_or_1


def is_nan_of_0_log_0(case: Case, got: Any) -> bool:
    """nan where some p is exactly right, and no finite number where p is exactly wrong."""
    p, y = case.args
    return has_0_or_1(p) and is_float(got) and bool(np.isnan(got) if np.any(p == y) else not np.isfinite(got))


@binary_cross_entropy.mistake(
    "this is the mean of the squared errors, (p − y)²",
    ask="What should an example with y = 1 and p = 0.0001 cost, and can a squared error be that large?",
    look="the square: logarithms belong there",
    formula=FORMULA,
)
def squared_error(p, y):
    return np.mean((p - y) ** 2)


@binary_cross_entropy.mistake(
    "this is half of the mean squared error, ½ (p − y)²",
    ask="What should an example with y = 1 and p = 0.0001 cost, and can a squared error be that large?",
    look="the square: logarithms belong there",
    formula=FORMULA,
)
def half_squared_error(p, y):
    return np.mean((p - y) ** 2) / 2


@binary_cross_entropy.mistake(
    "p is sent through a sigmoid, though it is a probability already",
    ask="Is p a score or a probability, and what is σ(0.9)?",
    look="the sigmoid: it has been taken before the call",
    formula=FORMULA,
)
def sigmoid_of_p(p, y):
    p = 1 / (1 + np.exp(-p))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "this is the share of wrong labels, not the cross-entropy",
    ask="Do p = 0.51 and p = 0.99 cost the same when y = 1?",
    look="the comparison of labels: logarithms belong there",
    formula=FORMULA,
)
def share_of_wrong_labels(p, y):
    return np.mean((p >= 0.5) != (y == 1))


@binary_cross_entropy.mistake(
    "the sum is divided by m − 1",
    ask="What is the mean of a single number, and what does your code answer for m = 1?",
    look="the divisor",
    formula=FORMULA,
)
def divided_by_m_minus_one(p, y):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / (len(y) - 1)


@binary_cross_entropy.mistake(
    "this is the mean distance |p − y|",
    ask="What should an example with y = 1 and p = 0.0001 cost, and can a distance be that large?",
    look="the absolute value: logarithms belong there",
    formula=FORMULA,
)
def absolute_error(p, y):
    return np.mean(np.abs(p - y))


@binary_cross_entropy.mistake(
    "this is the entropy of p: y plays no part",
    ask="Where does your code use the labels?",
    look="the factors in front of the logarithms",
    formula=FORMULA,
)
def entropy_of_p(p, y):
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the logarithm is taken of the mean probability, not the mean of the logarithms",
    ask="Is the logarithm of a mean the mean of the logarithms?",
    look="the order of the mean and the logarithm",
    formula=FORMULA,
)
def log_of_the_mean(p, y):
    return -np.log(np.mean(np.where(y == 1, p, 1 - p)))


@binary_cross_entropy.mistake(
    "the mean is halved",
    ask="Which loss has a factor 1/2, the squared error or the cross-entropy?",
    look="the divisor: 2m, or a mean of two terms",
    formula=FORMULA,
)
def halved(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) / 2


@binary_cross_entropy.mistake(
    "the sum is divided by m twice",
    ask="After np.mean, is there still something to divide by m?",
    look="np.mean and len(y) or y.size in one formula",
    formula=FORMULA,
)
def divided_by_m_twice(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)


@binary_cross_entropy.mistake(
    "the examples with y = 1 and those with y = 0 are averaged apart, each by its own number",
    ask="How much should one example weigh when 9 of 10 labels are 1?",
    look="the divisor: m counts all examples",
    formula=FORMULA,
)
def classes_averaged_apart(p, y):
    ones, zeros = p[y == 1], p[y == 0]
    loss = -np.log(ones).mean() if len(ones) else 0.0
    return loss - np.log(1 - zeros).mean() if len(zeros) else loss


@binary_cross_entropy.mistake(
    "the costs of the examples come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the mean",
    formula="J = −(1/m) · Σ [y · log p + (1 − y) · log(1 − p)], one number",
)
def one_by_one(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "the loop keeps the last term only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=FORMULA,
)
def only_the_last(p, y):
    for a, t in zip(p, y, strict=True):
        total = -(t * np.log(a) + (1 - t) * np.log(1 - a))
    return total / len(y)


@binary_cross_entropy.mistake(
    "p is rounded to a label before the loss is taken",
    ask="What is lost when 0.51 and 0.99 both become 1?",
    look="round(…) or the comparison with 0.5",
    formula="J = −(1/m) · Σ [y · log p + (1 − y) · log(1 − p)], with p as it is",
    shows=lambda case, got: is_from_labels(case, got),
)
def labels_for_p(p, y):
    p = np.clip(np.round(p), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def is_from_labels(case: Case, got: Any) -> bool:
    p, y = case.args
    found = [-logs.mean() for rule in (np.round(p), (p >= 0.5) * 1.0) for logs in softened_to_16(rule, y)]
    is_one = is_float(got) and any(math.isclose(got, loss, rel_tol=1e-5, abs_tol=1e-12) for loss in found)
    return not has_0_or_1(p) and is_one


def softened_to_16(p: np.ndarray, y: np.ndarray) -> Iterator[np.ndarray]:
    for k in range(1, 17):
        soft = np.clip(p, 10.0**-k, 1 - 10.0**-k)
        yield np.log(np.where(y == 1, soft, 1 - soft))
        yield np.log(np.where(y == 1, p, 1 - p) + 10.0**-k)


@binary_cross_entropy.mistake(
    "0 · log 0 is computed, which is nan",
    ask="What is 0 * np.log(0), and what should a prediction that is sure and right cost?",
    look="the term whose factor y or 1 − y is 0: its logarithm is taken all the same",
    formula="where y is 1 take −log p, where y is 0 take −log(1 − p), of a p kept at least 1e-12 away from 0 and 1",
    part="robust",
    shows_all=on_failing(is_nan_of_0_log_0, lambda case, got: bool(np.isnan(got))),
)
def nan_at_0_and_1(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "one example that is exactly wrong makes the loss infinite",
    ask="What is −log 0, and what is left of all other examples beside it?",
    look="the logarithm: what stands inside it should stay a little above 0",
    formula="p = np.clip(p, 1e-12, 1 − 1e-12) before the logarithms",
    part="robust",
    shows_all=is_infinite_when_wrong,
)
def infinite_when_wrong(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@binary_cross_entropy.mistake(
    "two examples that are exactly wrong make the loss infinite: np.nan_to_num puts in the largest float there is, and "
    "two of them add up to inf",
    ask="What is 1.8e308 + 1.8e308?",
    look="np.nan_to_num, and the numbers it puts in",
    formula="p = np.clip(p, 1e-12, 1 − 1e-12) before the logarithms",
    part="robust",
    shows_all=is_infinite_when_wrong_twice,
)
def largest_floats_added(p, y):
    return -np.mean(np.nan_to_num(y * np.log(p) + (1 - y) * np.log(1 - p)))


@binary_cross_entropy.mistake(
    "math.log(0) is called, and stops with an error",
    ask="Which of the two logarithms counts when y = 1 and p = 1, and which does your code take?",
    look="math.log of p and of 1 − p: keep what stands inside a little above 0",
    formula="p = min(max(p, 1e-12), 1 − 1e-12) before the logarithms",
    part="robust",
)
def log_of_0_stops(p, y):
    return -sum(float(t) * math.log(a) + float(1 - t) * math.log(1 - a) for a, t in zip(p, y, strict=True)) / len(y)


@binary_cross_entropy.mistake(
    "math.log(0) is called where p is exactly wrong, and stops with an error",
    ask="What does math.log(0) do, and what should stand inside it?",
    look="math.log: keep what stands inside a little above 0",
    formula="p = min(max(p, 1e-12), 1 − 1e-12) before the logarithms",
    part="robust",
)
def stops_when_wrong(p, y):
    return -sum(math.log(a) if t == 1 else math.log(1 - a) for a, t in zip(p, y, strict=True)) / len(y)


@binary_cross_entropy.mistake(
    "p is kept away from 0 and 1 by too much, so a prediction that is sure and right costs something",
    ask="What is −log(1 − 1e-7), and what should a prediction that is sure and right cost?",
    look="the size of the epsilon: 1e-12 is small enough",
    formula="where p equals y the term is 0",
    part="robust",
    shows=lambda case, got: has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_too_soon(p, y):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy.mistake(
    "a term that is not finite counts as 0, so an example that is exactly wrong costs nothing",
    ask="p = 0 where y = 1: is that no error at all?",
    look="np.nan_to_num, np.isfinite, nansum, nanmean or an `if p == 0`",
    formula="where p is exactly wrong the term is large: −log 1e-12 = 27.6",
    part="robust",
    shows=lambda case, got: is_without_infinite_terms(case, got),
)
def exactly_wrong_is_free(p, y):
    with np.errstate(all="ignore"):
        terms = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(np.where(np.isfinite(terms), terms, 0.0))


def is_without_infinite_terms(case: Case, got: Any) -> bool:
    p, y = case.args
    q = np.where(y == 1, p, 1 - p)
    terms = -np.log(np.where(q == 0, 1.0, q))
    counts = {len(p), int(np.sum(q > 0)), int(np.sum((p > 0) & (p < 1)))} - {0}
    return bool(np.any(q == 0)) and is_float(got) and any(abs(got - terms.sum() / n) < 1e-9 for n in counts)
