"""Wrong answers that have a name: those in the score X w + b."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_label.exercise import predict_label


@predict_label.mistake(
    "a column of shape (m, 1) comes back, not a vector of shape (m,)",
    ask="What is the shape of X @ w when w is a column, and what is it when w is a vector?",
    look="reshape, [:, None] and keepdims=True",
    formula="labels.shape == (m,)",
)
def a_column(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b))) >= threshold).astype(int)


@predict_label.mistake(
    "a row of shape (1, m) comes back, not a vector of shape (m,)",
    ask="How many axes should the answer have, and how many does yours have?",
    look="reshape, [None, :] and the order of the factors of `@`",
    formula="labels.shape == (m,)",
)
def a_row(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(w.reshape(1, -1) @ X.T + b))) >= threshold).astype(int)


@predict_label.mistake(
    "the bias b is left out",
    ask="What is the probability of a row of zeros?",
    look="the line that computes the score z",
    formula="z = X w + b",
)
def bias_forgotten(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w))) >= threshold).astype(int)


@predict_label.mistake(
    "the bias is subtracted where it belongs added",
    ask="In exp(-X @ w + b), which of the two terms does the minus sign reach?",
    look="the brackets after the minus sign in exp(…)",
    formula="p = 1/(1 + exp(−(X w + b)))",
)
def bias_subtracted(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-X @ w + b)) >= threshold).astype(int)


@predict_label.mistake(
    "the weights meet the columns of X, not its rows",
    ask="In X of shape (m, n), is an example a row or a column?",
    look="the order of the factors of `@`, and `.T`",
    formula="z = X @ w + b, with shapes (m, n) @ (n,)",
)
def w_times_X(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(w @ X + b))) >= threshold).astype(int)
