"""Wrong answers that have a name: those in the formula p = σ(X w + b): the bias, the sigmoid, the signs."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba
from autograder.exercises.logistic_regression.predict_proba.hints import P


@predict_proba.mistake(
    "the bias b is left out",
    ask="What does your code answer for a row of zeros, and what should it answer there?",
    look="the line that computes the score z",
    formula="z = X w + b, p = σ(z)",
)
def bias_forgotten(X, w, b):
    return 1 / (1 + np.exp(-(X @ w)))


@predict_proba.mistake(
    "the bias is subtracted where it belongs added",
    ask="In exp(-X @ w + b), which of the two terms does the minus sign reach?",
    look="the brackets after the minus sign in exp(…)",
    formula="p = 1/(1 + exp(−(X w + b)))",
)
def bias_subtracted(X, w, b):
    return 1 / (1 + np.exp(-X @ w + b))


@predict_proba.mistake(
    "the bias is added after the sigmoid, so the result can leave 0..1",
    ask="Can a probability be 1.4?",
    look="the place where b is added",
    formula="z = X w + b first, then p = σ(z)",
)
def bias_after_the_sigmoid(X, w, b):
    return 1 / (1 + np.exp(-(X @ w))) + b


@predict_proba.mistake(
    "the bias is added once for every feature",
    ask="How often is b added to one score when an example has 5 features?",
    look="the place of b: inside the sum over the features or after it",
    formula="z = Σ xⱼ wⱼ + b, with b once",
)
def bias_in_every_feature(X, w, b):
    return 1 / (1 + np.exp(-np.sum(X * w + b, axis=1)))


@predict_proba.mistake(
    "the score z comes back as it is, without the sigmoid",
    ask="Between which two numbers must a probability lie, and do yours?",
    look="the `return` line",
    formula="p = σ(z) = 1/(1 + exp(−z))",
)
def no_sigmoid(X, w, b):
    return X @ w + b


@predict_proba.mistake(
    "this is 1 − p, the probability of class 0",
    ask="Should a large positive score give a probability near 1 or near 0?",
    look="the sign in the exponent",
    formula=P,
)
def probability_of_class_0(X, w, b):
    return 1 / (1 + np.exp(X @ w + b))
