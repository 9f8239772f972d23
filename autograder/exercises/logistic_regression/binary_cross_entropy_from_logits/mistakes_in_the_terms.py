"""Wrong answers that have a name: those in the terms."""

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


def is_close_to_one_of(got: Any, losses: Iterator[Any]) -> bool:
    with np.errstate(all="ignore"):
        return is_float(got) and any(math.isclose(got, loss, rel_tol=1e-5, abs_tol=1e-12) for loss in losses)


def z_for_p(z: np.ndarray, y: np.ndarray) -> Iterator[Any]:
    """The loss of a function of probabilities that is handed the logits, bare and kept between 0 and 1."""
    yield -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    yield -np.mean(np.log(np.where(y == 1, z, 1 - z)))
    for eps in (10.0**-k for k in range(1, 17)):
        p = np.clip(z, eps, 1 - eps)
        yield -np.mean(np.log(np.where(y == 1, p, 1 - p)))
        yield -np.mean(y * np.log(z + eps) + (1 - y) * np.log(1 - z + eps))
        yield -np.mean(np.log(np.maximum(np.where(y == 1, z, 1 - z), eps)))


def is_z_for_p(case: Case, got: Any) -> bool:
    with np.errstate(all="ignore"):
        is_nan = any(np.isnan(loss) for loss in z_for_p(*case.args))
    return is_close_to_one_of(got, z_for_p(*case.args)) or (is_float(got) and bool(np.isnan(got)) and is_nan)


MEAN = "J = (1/m) · Σ [log(1 + exp(z)) − y · z]"
WITH_SOFTPLUS = "y · softplus(−z) + (1 − y) · softplus(z), with softplus(z) = log(1 + exp(z))"
LOSS = "log(1 + exp(z)) − y · z"
WITH_SIGMA = "−[y · log σ(z) + (1 − y) · log(1 − σ(z))]"
LOSS_AT_0 = "At z = 0 the loss is log 2. What does your code answer there?"
SAFE = "max(z, 0) − y · z + log(1 + exp(−|z|))"
NATURAL_LOG = "the natural logarithm: np.log or np.log1p"


@binary_cross_entropy_from_logits.mistake(
    "z is used as if it were the probability p",
    ask="Can a probability be −1, and what is its logarithm?",
    look="what stands inside the logarithm: the sigmoid is missing",
    formula="p = σ(z), and the loss is −[y · log p + (1 − y) · log(1 − p)]",
    shows=is_z_for_p,
)
def z_used_as_p(z, y):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@binary_cross_entropy_from_logits.mistake(
    "the terms are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step: np.sum where np.mean belongs",
    formula=MEAN,
)
def sum_not_mean(z, y):
    return np.sum(np.logaddexp(0, z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the sign is turned round, so a better prediction gives a larger number",
    ask="Which sign should a loss have?",
    look="the sign in front of the mean",
    formula=MEAN,
)
def sign_turned_round(z, y):
    return -np.mean(np.logaddexp(0, z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the examples with y = 0 cost nothing: the term with 1 − y is missing",
    ask="What does an example with y = 0 and z = 3 cost in your code, and what should it cost?",
    look="the second half of the formula",
    formula=WITH_SOFTPLUS,
)
def second_term_missing(z, y):
    return np.mean(y * np.logaddexp(0, -z))


@binary_cross_entropy_from_logits.mistake(
    "the examples with y = 1 cost nothing: the term with y is missing",
    ask="What does an example with y = 1 and z = −3 cost in your code, and what should it cost?",
    look="the first half of the formula",
    formula=WITH_SOFTPLUS,
)
def first_term_missing(z, y):
    return np.mean((1 - y) * np.logaddexp(0, z))


@binary_cross_entropy_from_logits.mistake(
    "only y · softplus(z) is averaged: the sign of z is turned round, and the term with 1 − y is missing",
    ask="What should an example with y = 1 and z = 5 cost, much or little?",
    look="the sign of z inside softplus, and the second half of the formula",
    formula=WITH_SOFTPLUS,
)
def y_times_softplus(z, y):
    return np.mean(y * np.logaddexp(0, z))


@binary_cross_entropy_from_logits.mistake(
    "the labels are exchanged: softplus(z) is charged where y is 1",
    ask="What should an example with y = 1 and z = 5 cost, much or little?",
    look="the sign of z inside each softplus, or inside the sigmoid",
    formula=WITH_SOFTPLUS,
)
def labels_exchanged(z, y):
    return np.mean(y * np.logaddexp(0, z) + (1 - y) * np.logaddexp(0, -z))


@binary_cross_entropy_from_logits.mistake(
    "softplus has the wrong sign inside: log(1 + exp(−z)) stands in front of − y · z",
    ask="For y = 0 and a large positive z, is the loss large or small?",
    look="the sign of z inside exp(…), or inside max(…)",
    formula="log(1 + exp(z)) − y · z, where log(1 + exp(z)) = max(z, 0) + log(1 + exp(−|z|))",
)
def softplus_of_minus_z(z, y):
    return np.mean(np.logaddexp(0, -z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "y · z is added to softplus(z), where it belongs subtracted",
    ask="For y = 1 and a large positive z, is the loss large or small?",
    look="the sign in front of y · z",
    formula=LOSS,
)
def y_z_added(z, y):
    return np.mean(np.logaddexp(0, z) + y * z)


@binary_cross_entropy_from_logits.mistake(
    "softplus is subtracted where it belongs added",
    ask="For z = 0 the loss is log 2 for either label. What does your code answer?",
    look="the sign in front of the logarithm",
    formula=LOSS,
)
def softplus_subtracted(z, y):
    return np.mean(-np.logaddexp(0, z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "y stands inside the exponential: log(1 + exp(−y · z)) needs labels −1 and 1, and yours are 0 and 1",
    ask="What does an example with y = 0 cost in your code, whatever its z?",
    look="the product y · z inside exp(…)",
    formula="log(1 + exp(z)) − y · z, or log(1 + exp(−(2y − 1) · z))",
)
def y_inside_exp(z, y):
    return np.mean(np.log(1 + np.exp(-y * z)))


@binary_cross_entropy_from_logits.mistake(
    "y stands inside the exponential: log(1 + exp(y · z)) is log 2 for y = 0, whatever z is",
    ask="What does an example with y = 0 cost in your code, whatever its z?",
    look="the product y · z inside exp(…)",
    formula="log(1 + exp(z)) − y · z, or log(1 + exp(−(2y − 1) · z))",
)
def y_inside_exp_with_plus(z, y):
    return np.mean(np.log(1 + np.exp(y * z)))


@binary_cross_entropy_from_logits.mistake(
    "y · z is left out: softplus(z) is averaged for either label",
    ask="Where does your code use the labels?",
    look="the term after softplus",
    formula=LOSS,
)
def labels_ignored(z, y):
    return np.mean(np.logaddexp(0, z))


@binary_cross_entropy_from_logits.mistake(
    "the labels play no part: −log σ(z) is averaged over all examples",
    ask="What does an example with y = 0 and z = 3 cost in your code, and what should it cost?",
    look="the factor y in front of log σ(z)",
    formula=WITH_SIGMA,
)
def every_label_a_one(z, y):
    return np.mean(np.logaddexp(0, -z))


@binary_cross_entropy_from_logits.mistake(
    "only the bend max(z, 0) − y · z is left: the term log(1 + exp(−|z|)) is missing",
    ask=LOSS_AT_0,
    look="the last of the three terms",
    formula=SAFE,
)
def rounding_term_missing(z, y):
    return np.mean(np.maximum(z, 0) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the term max(z, 0) is missing",
    ask="For y = 0 and z = 5, is the loss near 5 or near 0?",
    look="the first of the three terms",
    formula=SAFE,
)
def max_missing(z, y):
    return np.mean(np.log1p(np.exp(-np.abs(z))) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "where z < 0, softplus(−z) stands for softplus(z): |z| is missing in exp(−|z|), or stands where z belongs",
    ask="For y = 0 and z = −5, is the loss near 5 or near 0?",
    look="np.abs, and the exponent of the last term",
    formula=SAFE,
)
def absolute_value_missing(z, y):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-z)))


@binary_cross_entropy_from_logits.mistake(
    "the minus sign is missing in exp(−|z|)",
    ask="Does exp(−|z|) grow or vanish when z moves away from 0?",
    look="the exponent of the last term",
    formula=SAFE,
)
def minus_missing_in_exp(z, y):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(np.abs(z))))


@binary_cross_entropy_from_logits.mistake(
    "exp(z) stands where log(1 + exp(z)) belongs",
    ask=LOSS_AT_0,
    look="the logarithm around 1 + exp(z)",
    formula=LOSS,
)
def logarithm_missing(z, y):
    return np.mean(np.exp(z) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula=NATURAL_LOG,
)
def log_10(z, y):
    return np.mean(np.logaddexp(0, z) - y * z) / np.log(10)


@binary_cross_entropy_from_logits.mistake(
    "softplus has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula=NATURAL_LOG,
)
def softplus_with_log_10(z, y):
    return np.mean(np.log10(1 + np.exp(z)) - y * z)


@binary_cross_entropy_from_logits.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula=NATURAL_LOG,
)
def log_2(z, y):
    return np.mean(np.logaddexp(0, z) - y * z) / np.log(2)


@binary_cross_entropy_from_logits.mistake(
    "only max(z, 0) is averaged: the term − y · z and the logarithm are missing",
    ask="What should a logit of 5 cost when its label is 1?",
    look="the terms after max(z, 0)",
    formula="max(z, 0) − y · z + log(1 + exp(−|z|))",
)
def max_alone(z, y):
    return np.mean(np.maximum(z, 0))


@binary_cross_entropy_from_logits.mistake(
    "only log(1 + exp(−|z|)) is averaged: the terms max(z, 0) and − y · z are missing",
    ask="What should a logit of 5 cost when its label is 0?",
    look="the terms in front of the logarithm",
    formula="max(z, 0) − y · z + log(1 + exp(−|z|))",
)
def log_term_alone(z, y):
    return np.mean(np.log1p(np.exp(-np.abs(z))))


@binary_cross_entropy_from_logits.mistake(
    "the smaller of z and 0 is taken, where the larger belongs",
    ask="What is max(z, 0) for z = 5, and what is min(z, 0)?",
    look="min or np.minimum, where max is asked for",
    formula="max(z, 0) − y · z + log(1 + exp(−|z|))",
)
def min_for_max(z, y):
    return np.mean(np.minimum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))
