"""Wrong answers that have a name: those of another function of p."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.logit.exercise import logit
from autograder.exercises.logistic_regression.logit.hints import FORMULA, LOGIT_OF_08, LOGIT_OF_ONE_HALF


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
