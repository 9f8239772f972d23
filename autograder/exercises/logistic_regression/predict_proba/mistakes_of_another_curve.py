"""Wrong answers that have a name: those of another curve in place of the sigmoid."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba
from autograder.exercises.logistic_regression.predict_proba.hints import P
from autograder.exercises.logistic_regression.predict_proba.shows import is_labels


@predict_proba.mistake(
    "labels 0 and 1 come back, not probabilities",
    ask="What is lost when 0.51 and 0.99 both become 1?",
    look="the comparison or the rounding at the end",
    formula="p = σ(z), without a threshold",
    shows=is_labels,
)
def labels(X, w, b):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0.5).astype(float)


@predict_proba.mistake(
    "1/1 is computed first, so 1 + exp(−z) comes back",
    ask="In 1 / 1 + exp(-z), which is worked out first, the division or the sum?",
    look="the brackets of the denominator",
    formula=P,
)
def brackets_missing(X, w, b):
    return 1 / 1 + np.exp(-(X @ w + b))


@predict_proba.mistake(
    "the probabilities of the examples add up to 1: this is a softmax over the batch",
    ask="Must the probabilities of different people add up to 1?",
    look="the sum over all examples in the denominator",
    formula="p = 1/(1 + exp(−z)), each example by itself",
)
def softmax_over_examples(X, w, b):
    e = np.exp(X @ w + b)
    return e / e.sum()


@predict_proba.mistake(
    "tanh stands in place of the sigmoid",
    ask="Between which two numbers does tanh lie?",
    look="the function around z",
    formula="σ(z) = 1/(1 + exp(−z)) = (1 + tanh(z/2))/2",
)
def tanh_for_sigmoid(X, w, b):
    return np.tanh(X @ w + b)


@predict_proba.mistake(
    "(1 + tanh(z))/2 is σ(2z), so every score counts twice",
    ask="What is σ(1), and what is (1 + tanh(1))/2?",
    look="the argument of tanh",
    formula="σ(z) = (1 + tanh(z/2))/2",
)
def sigmoid_of_2z(X, w, b):
    return (1 + np.tanh(X @ w + b)) / 2


@predict_proba.mistake(
    "z is cut to 0..1 where the sigmoid belongs",
    ask="What is σ(2), and what does your code answer for z = 2?",
    look="np.clip, min and max around z",
    formula=P,
)
def z_cut_to_0_and_1(X, w, b):
    return np.clip(X @ w + b, 0, 1)


@predict_proba.mistake(
    "a broken line stands in place of the sigmoid",
    ask="Is the slope of σ the same at z = 0 and at z = 2?",
    look="np.clip, min and max around z",
    formula=P,
)
def hard_sigmoid(X, w, b):
    return np.clip(0.2 * (X @ w + b) + 0.5, 0, 1)


@predict_proba.mistake(
    "scores beyond ±10 are cut off",
    ask="Is an example with z = −14 as probable as one with z = −10?",
    look="np.clip",
    formula="p = 1/(1 + exp(−z)), for every z",
)
def z_clipped_at_10(X, w, b):
    return 1 / (1 + np.exp(-np.clip(X @ w + b, -10, 10)))
