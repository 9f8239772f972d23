"""Wrong answers that have a name: those in the product of X and w: its shape, its axes, its sum, its X."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.predict_proba.exercise import predict_proba
from autograder.exercises.logistic_regression.predict_proba.shows import is_rescaled

SHAPE = "p.shape == (m,)"


@predict_proba.mistake(
    "a column of shape (m, 1) comes back, not a vector of shape (m,)",
    ask="What is the shape of X @ w when w is a column, and what is it when w is a vector?",
    look="reshape, [:, None] and keepdims=True",
    formula=SHAPE,
)
def a_column(X, w, b):
    return 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))


@predict_proba.mistake(
    "a row of shape (1, m) comes back, not a vector of shape (m,)",
    ask="How many axes should the answer have, and how many does yours have?",
    look="reshape, [None, :] and the order of the factors of `@`",
    formula=SHAPE,
)
def a_row(X, w, b):
    return 1 / (1 + np.exp(-(w.reshape(1, -1) @ X.T + b)))


@predict_proba.mistake(
    "the weights meet the columns of X, not its rows",
    ask="In X of shape (m, n), is an example a row or a column?",
    look="the order of the factors of `@`, and `.T`",
    formula="z = X @ w + b, with shapes (m, n) @ (n,)",
)
def w_times_X(X, w, b):
    return 1 / (1 + np.exp(-(w @ X + b)))


@predict_proba.mistake(
    "the products are added up over the examples, so one number per feature comes back",
    ask="Which axis of X * w counts the features?",
    look="`axis=…` of the sum",
    formula="z = (X * w).sum(axis=1) + b",
)
def summed_over_examples(X, w, b):
    return 1 / (1 + np.exp(-((X * w).sum(axis=0) + b)))


@predict_proba.mistake(
    "the products of features and weights are not added up, so one number per feature comes back for every example",
    ask="How many scores does one example have?",
    look="`*` where `@` belongs",
    formula="z = X @ w + b, one score per row",
)
def not_added_up(X, w, b):
    return 1 / (1 + np.exp(-(X * w + b)))


@predict_proba.mistake(
    "all products are added up to one number for the whole of X",
    ask="How many probabilities does a table of m examples have?",
    look="the sum: over which axis does it go",
    formula=SHAPE,
)
def one_number_for_all(X, w, b):
    return 1 / (1 + np.exp(-(np.sum(X * w) + b)))


@predict_proba.mistake(
    "the products of features and weights are averaged, not added up",
    ask="By which number is your score divided, and who asked for that?",
    look="np.mean or a division by the number of features",
    formula="z = Σ xⱼ wⱼ + b",
)
def mean_over_features(X, w, b):
    return 1 / (1 + np.exp(-((X * w).mean(axis=1) + b)))


@predict_proba.mistake(
    "X is rescaled inside the function",
    ask="Does the probability of one example depend on which other examples stand beside it?",
    look="the lines that change X before the product",
    formula="z = X w + b, with X as it was handed in",
    shows=is_rescaled,
)
def rescales_X(X, w, b):
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    return 1 / (1 + np.exp(-(X @ w + b)))
