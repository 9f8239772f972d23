"""Wrong answers that have a name: those of another quantity than one p for each row: a slope, the odds, two columns."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba
from autograder.exercises.logistic_regression.predict_proba.hints import P


@predict_proba.mistake(
    "this is p(1 − p), the slope of the sigmoid",
    ask="At z = 0 the probability is 1/2. What does your code answer there?",
    look="the product p * (1 - p)",
    formula=P,
)
def slope_of_the_sigmoid(X, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return p * (1 - p)


@predict_proba.mistake(
    "the sigmoid is taken twice",
    ask="What is σ(0.5), and why does your answer never fall below 1/2?",
    look="each place where the sigmoid is called",
    formula="p = σ(X w + b), once",
)
def sigmoid_twice(X, w, b):
    return 1 / (1 + np.exp(-1 / (1 + np.exp(-(X @ w + b)))))


@predict_proba.mistake(
    "this is exp(z), the odds p/(1 − p), not the probability p",
    ask="Odds of 3 to 1: which probability is that?",
    look="the denominator that is missing below exp(z)",
    formula="p = exp(z)/(1 + exp(z))",
)
def odds_for_probability(X, w, b):
    return np.exp(X @ w + b)


@predict_proba.mistake(
    "this is the logarithm of p, not p",
    ask="Can a probability be negative?",
    look="the logarithm",
    formula=P,
)
def logarithm_of_p(X, w, b):
    return -np.log(1 + np.exp(-(X @ w + b)))


@predict_proba.mistake(
    "percentages come back, not numbers between 0 and 1",
    ask="What is the largest probability there is?",
    look="the factor 100",
    formula=P,
)
def percentages(X, w, b):
    return 100 / (1 + np.exp(-(X @ w + b)))


@predict_proba.mistake(
    "the power has the base 2, not e",
    ask="Which base does the exponential in σ have?",
    look="2 ** or np.exp2",
    formula=P,
)
def base_2(X, w, b):
    return 1 / (1 + 2.0 ** -(X @ w + b))


@predict_proba.mistake(
    "the probability of the first example alone comes back",
    ask="How many rows does X have, and how many of them does your code read?",
    look="X[0], or a `return` inside the loop",
    formula="p.shape == (m,), one probability per row",
)
def first_example_only(X, w, b):
    return 1 / (1 + np.exp(-(X[0] @ w + b)))


@predict_proba.mistake(
    "two columns come back, one for each class",
    ask="If p is known, is 1 − p still news?",
    look="np.column_stack, np.stack or np.c_ at the end",
    formula="p.shape == (m,), the probability of class 1",
)
def both_classes(X, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return np.stack([1 - p, p], axis=1)
