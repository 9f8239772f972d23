"""Wrong answers that have a name: those where p is near 0 or 1, or exactly that."""

from __future__ import annotations

import math

import numpy as np

from autograder.compare import is_float
from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood
from autograder.exercises.logistic_regression.log_likelihood.shows import has_0_or_1, is_softened


@log_likelihood.mistake(
    "p is kept so far from 0 and 1 that the sum is distorted",
    ask="Which logarithm does p = 0.0002 have, and which does your code take in its place?",
    look="np.clip, np.maximum or an epsilon, and its size",
    formula="Σ y · log p + (1 − y) · log(1 − p), with p as it is",
    shows=lambda case, got: not has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_hard(p, y):
    p = np.clip(p, 0.001, 0.999)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "0 · log 0 is computed, which is nan",
    ask="What is 0 * np.log(0), and what should a prediction that is sure and right add?",
    look="the term whose factor y or 1 − y is 0: its logarithm is taken all the same",
    formula="where y is 1 add log p, where y is 0 add log(1 − p): np.where chooses before the logarithm",
    part="robust",
    shows=lambda case, got: has_0_or_1(case.args[0]) and is_float(got) and bool(np.isnan(got)),
)
def nan_at_0_and_1(p, y):
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "math.log(0) is called for the term that does not count, and stops with an error",
    ask="Which of the two logarithms counts when y = 1 and p = 1, and which does your code take?",
    look="math.log of p and of 1 − p: one of them is not needed",
    formula="log p if y is 1, log(1 − p) if y is 0",
    part="robust",
)
def log_of_0_stops(p, y):
    return sum(float(t) * math.log(a) + float(1 - t) * math.log(1 - a) for a, t in zip(p, y, strict=True))


@log_likelihood.mistake(
    "p is kept away from 0 and 1 by too much, so a prediction that is sure and right adds something",
    ask="What is log(1 − 1e-7), and what should a prediction that is sure and right add?",
    look="the size of the epsilon: 1e-12 is small enough",
    formula="where p equals y the term is 0",
    part="robust",
    shows=lambda case, got: has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_too_soon(p, y):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
