"""Wrong answers that have a name: those of another loss."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.binary_cross_entropy_from_logits.exercise import (
    binary_cross_entropy_from_logits,
)
from autograder.exercises.logistic_regression.binary_cross_entropy_from_logits.mistakes_in_the_terms import (
    LOSS_AT_0,
    MEAN,
    WITH_SIGMA,
)
from autograder.exercises.logistic_regression.log_likelihood.shows import is_one_of


def is_far(z: np.ndarray) -> bool:
    return bool(np.abs(z).max() > 20)


def clipped(z: np.ndarray, y: np.ndarray) -> Iterator[Any]:
    """The loss after the usual ways to keep z, or p = σ(z), away from the ends."""
    for limit in (1, 2, 3, 4, 5, 6, 8, 10, 12):
        cut = np.clip(z, -limit, limit)
        yield np.mean(np.logaddexp(0, cut) - y * cut)
    p = 1 / (1 + np.exp(-z))
    for eps in (digit * 10.0**-k for k in range(1, 9) for digit in (1, 2, 5)):
        q = np.where(y == 1, p, 1 - p)
        yield -np.mean(np.log(np.clip(q, eps, 1 - eps)))
        yield -np.mean(np.log(q + eps))
        yield -np.mean(np.log(np.maximum(q, eps)))


def is_clipped(case: Case, got: Any) -> bool:
    z, y = case.args
    return is_one_of(got, clipped(z, y), float(np.mean(np.logaddexp(0, z) - y * z)))


def is_cut_off(case: Case, got: Any) -> bool:
    """Finite and too small where z is far out and wrong, or a little above 0 where it is right."""
    z, y = case.args
    margin = np.where(y == 1, z, -z)
    want = float(np.mean(np.logaddexp(0, -margin)))
    if not is_far(z) or not is_float(got) or not np.isfinite(got):
        return False
    return 0 < got < 0.9 * want if np.any(margin < -20) else want < got < want + 0.5


SAFE_WITH_MATH = "max(z, 0) − y · z + math.log1p(math.exp(−|z|))"


@binary_cross_entropy_from_logits.mistake(
    "the sigmoid is taken twice",
    ask="What is σ(0.5), and can σ(p) ever lie below 1/2?",
    look="each place where the sigmoid is taken",
    formula="p = σ(z), once",
)
def sigmoid_twice(z, y):
    p = 1 / (1 + np.exp(-z))
    p = 1 / (1 + np.exp(-p))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy_from_logits.mistake(
    "this is the mean of the squared errors of p = σ(z)",
    ask="What should an example with y = 1 and z = −12 cost, and can a squared error be that large?",
    look="the square: logarithms belong there",
    formula=MEAN,
)
def squared_error(z, y):
    return np.mean((1 / (1 + np.exp(-z)) - y) ** 2)


@binary_cross_entropy_from_logits.mistake(
    "this is the mean of (z − y)²: the logits are compared with the labels directly",
    ask="Should z = 5 cost more than z = 1 when y = 1?",
    look="the square: logarithms belong there",
    formula=MEAN,
)
def squared_error_of_z(z, y):
    return np.mean((z - y) ** 2)


@binary_cross_entropy_from_logits.mistake(
    "z and y have changed places",
    ask="Which of the two is the first argument, and which one stands inside exp(…)?",
    look="the order of the arguments in the `def` line",
    formula=MEAN,
)
def arguments_swapped(z, y):
    return np.mean(np.logaddexp(0, y) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "this is the hinge loss max(0, 1 − (2y − 1) · z), with a straight line in place of the logarithm",
    ask=LOSS_AT_0,
    look="max(0, …): the logarithm of an exponential belongs there",
    formula="J = (1/m) · Σ log(1 + exp(−(2y − 1) · z))",
)
def hinge_loss(z, y):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * z))


@binary_cross_entropy_from_logits.mistake(
    "the brackets around 1 − y are missing, so only y times the second logarithm is subtracted from the 1",
    ask="Which is worked out first in 1 - y * np.log(1 - p), the minus or the product?",
    look="the brackets around 1 − y",
    formula=WITH_SIGMA,
)
def brackets_missing(z, y):
    return np.mean(y * np.logaddexp(0, -z) - 1 - y * np.logaddexp(0, z))


@binary_cross_entropy_from_logits.mistake(
    "the minus sign reaches the first term alone",
    ask="Can any example have a negative cost?",
    look="the brackets after the minus sign",
    formula=WITH_SIGMA,
)
def minus_on_the_first_term(z, y):
    return np.mean(y * np.logaddexp(0, -z) - (1 - y) * np.logaddexp(0, z))


@binary_cross_entropy_from_logits.mistake(
    "every logit meets every label, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the product of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the product",
    formula="z and y both have the shape (m,), and so has y * z",
)
def every_pair(z, y):
    y = y.reshape(-1, 1)
    return np.mean(np.logaddexp(0, z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the costs of the examples come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the mean",
    formula="J = (1/m) · Σ [log(1 + exp(z)) − y · z], one number",
)
def one_by_one(z, y):
    return np.logaddexp(0, z) - y * z


@binary_cross_entropy_from_logits.mistake(
    "the loop keeps the last term only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=MEAN,
)
def only_the_last(z, y):
    for s, t in zip(z, y, strict=True):
        total = np.logaddexp(0, s) - t * s
    return total / len(y)


@binary_cross_entropy_from_logits.mistake(
    "the mean is halved",
    ask="Which loss has a factor 1/2, the squared error or the cross-entropy?",
    look="the divisor",
    formula=MEAN,
)
def halved(z, y):
    return np.mean(np.logaddexp(0, z) - y * z) / 2


@binary_cross_entropy_from_logits.mistake(
    "z or p is kept so far from the ends that the loss is distorted",
    ask="What does an example with y = 1 and z = −12 cost, and what does it cost in your code?",
    look="np.clip, np.maximum or an epsilon",
    formula="log(1 + exp(z)) − y · z, with z as it is",
    shows=lambda case, got: not is_far(case.args[0]) and is_clipped(case, got),
)
def clipped_hard(z, y):
    z = np.clip(z, -10, 10)
    return np.mean(np.logaddexp(0, z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "inf or nan comes back, because an exponential grows beyond all floats or the logarithm of 0 is taken",
    ask="What are np.exp(1000) and np.log(0) for the computer, and what is inf − inf or 0 · inf?",
    look="exp of a large number, and log of a sigmoid that has become exactly 0 or 1",
    formula="max(z, 0) − y · z + log(1 + exp(−|z|)), or np.logaddexp(0, z) − y · z",
    part="robust",
    shows=lambda case, got: is_far(case.args[0]) and is_float(got) and not np.isfinite(got),
)
def log_of_a_sigmoid_of_0(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))


@binary_cross_entropy_from_logits.mistake(
    "z or p is cut off far out, so the cost of a logit such as −1000 with the label 1 comes out too small",
    ask="How much should z = −1000 cost when y = 1, and how much does it cost in your code?",
    look="np.clip, np.maximum or an epsilon: without σ nothing needs to be cut off",
    formula="max(z, 0) − y · z + log(1 + exp(−|z|)), or np.logaddexp(0, z) − y · z",
    part="robust",
    shows=is_cut_off,
)
def cut_off_far_out(z, y):
    p = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@binary_cross_entropy_from_logits.mistake(
    "log(1 + exp(z)) stops with an error where z is a large positive number",
    ask="What does math.exp(1000) do, and what does math.log(0) do?",
    look="the exponent: it should never be a large positive number",
    formula=SAFE_WITH_MATH,
    part="robust",
)
def exp_stops(z, y):
    return sum(math.log(1 + math.exp(s)) - t * s for s, t in zip(z, y, strict=True)) / len(y)


@binary_cross_entropy_from_logits.mistake(
    "log(1 + exp(…)) stops with an error far out, where the exponent is a large positive number",
    ask="What does math.exp(1000) do?",
    look="the exponent: it should never be a large positive number",
    formula=SAFE_WITH_MATH,
    part="robust",
)
def softplus_stops(z, y):
    costs = [math.log(1 + math.exp(-s if t == 1 else s)) for s, t in zip(z, y, strict=True)]
    return sum(costs) / len(costs)


@binary_cross_entropy_from_logits.mistake(
    "the sigmoid or its logarithm stops with an error far out",
    ask="What does math.exp(1000) do, and what does math.log(0) do?",
    look="1 / (1 + math.exp(-z)), and math.log of what comes out",
    formula=SAFE_WITH_MATH,
    part="robust",
)
def sigmoid_stops(z, y):
    total = 0.0
    for s, t in zip(z, y, strict=True):
        p = 1 / (1 + math.exp(-s))
        total -= t * math.log(p) + (1 - t) * math.log(1 - p)
    return total / len(y)
