"""Wrong answers that have a name: those in comparing p with the threshold, and in what is made of the True or False."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_label.exercise import predict_label
from autograder.exercises.logistic_regression.predict_label.hints import FORMULA, IN_NUMPY
from autograder.exercises.logistic_regression.predict_label.shows import is_on_class_0, is_turned_round

LABEL_1 = "label = 1 where p ≥ threshold"


@predict_label.mistake(
    "the threshold is compared with the score z, not with the probability p",
    ask="Which z belongs to p = 1/2?",
    look="the left side of the comparison: has the sigmoid been taken",
    formula="label = 1 where σ(z) ≥ threshold",
)
def threshold_on_the_logit(X, w, b, threshold=0.5):
    return (X @ w + b >= threshold).astype(int)


@predict_label.mistake(
    "the score z is compared with 0.5, and the threshold has no effect",
    ask="Which z belongs to p = 1/2, and where does your code use the threshold?",
    look="the comparison: its left side should be p, its right side the threshold",
    formula="label = 1 where σ(z) ≥ threshold",
)
def half_on_the_logit(X, w, b, threshold=0.5):
    return (X @ w + b >= 0.5).astype(int)


@predict_label.mistake(
    "the threshold has no effect: the border always lies at p = 1/2",
    ask="Which labels change when the threshold rises from 0.5 to 0.9, and do yours?",
    look="the number on the right side of the comparison",
    formula=LABEL_1,
)
def threshold_ignored(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0.5).astype(int)


@predict_label.mistake(
    "the threshold has no effect, and a tie at p = 1/2 becomes 0, as it does when p is rounded",
    ask="What does np.round(0.5) give, and where does your code use the threshold?",
    look="round(…), np.argmax, p > 0.5 or z > 0",
    formula=LABEL_1,
)
def rounded(X, w, b, threshold=0.5):
    return np.round(1 / (1 + np.exp(-(X @ w + b)))).astype(int)


@predict_label.mistake(
    "a probability that equals the threshold is labelled 0, where it belongs to 1",
    ask="Which label does an example get that lies exactly on the border?",
    look="> in the comparison, where >= belongs",
    formula=LABEL_1,
)
def strictly_above(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) > threshold).astype(int)


@predict_label.mistake(
    "probabilities come back, not labels",
    ask="Which two values can a label have?",
    look="the last line: the comparison with the threshold",
    formula=FORMULA,
)
def probabilities(X, w, b, threshold=0.5):
    return 1 / (1 + np.exp(-(X @ w + b)))


@predict_label.mistake(
    "the array holds True and False, not the whole numbers 1 and 0",
    ask="What kind of values does a comparison of arrays give?",
    look="the last line: something must turn True and False into 1 and 0",
    formula=IN_NUMPY,
)
def booleans(X, w, b, threshold=0.5):
    return 1 / (1 + np.exp(-(X @ w + b))) >= threshold


@predict_label.mistake(
    "the labels are floats (1.0 and 0.0), not whole numbers",
    ask="What is the dtype of your labels, and can a float be an index?",
    look="astype(float), 1.0, np.zeros without a dtype, or np.round",
    formula=IN_NUMPY,
)
def float_labels(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 1.0, 0.0)


@predict_label.mistake(
    "the threshold is compared with 1 − p, the probability of class 0",
    ask="With a threshold of 0.9, does p = 0.05 count as class 1?",
    look="the left side of the comparison, and the sign in the exponent",
    formula=LABEL_1,
    shows=is_on_class_0,
)
def threshold_on_class_0(X, w, b, threshold=0.5):
    return (1 - 1 / (1 + np.exp(-(X @ w + b))) >= threshold).astype(int)


@predict_label.mistake(
    "the border lies at p = 1 − threshold, not at p = threshold",
    ask="Does a higher threshold give more labels 1 or fewer, and in your code?",
    look="the right side of the comparison: 1 - threshold, or log-odds that are turned round",
    formula=LABEL_1,
)
def one_minus_threshold(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 1 - threshold).astype(int)


@predict_label.mistake(
    "the labels are exchanged: 1 stands where p lies below the threshold",
    ask="Which label should p = 0.99 get?",
    look="the direction of the comparison, or the order of 1 and 0 in np.where",
    formula=FORMULA,
    shows=is_turned_round,
)
def labels_exchanged(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 0, 1)
