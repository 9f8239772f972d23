"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.predict_label.exercise import predict_label


@predict_label.equivalent
def with_loops(X, w, b, threshold=0.5):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        z = b
        for j in range(len(w)):
            z += X[i, j] * w[j]
        if 1 / (1 + math.exp(-z)) >= threshold:
            labels[i] = 1
    return labels


@predict_label.equivalent
def with_the_logit(X, w, b, threshold=0.5):
    return np.where(X @ w + b >= np.log(threshold / (1 - threshold)), 1, 0)


@predict_label.equivalent
def with_a_list(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X.dot(w) + b)))
    return np.array([1 if value >= threshold else 0 for value in p])


@predict_label.equivalent
def as_small_ints(X, w, b, threshold=0.5):
    e = np.exp(np.einsum("ij,j->i", X, w) + b)
    return np.uint8(e / (1 + e) >= threshold)


@predict_label.equivalent
def times_one(X, w, b, threshold=0.5):
    return 1 * (0.5 * (1 + np.tanh((X @ w + b) / 2)) >= threshold)


@predict_label.equivalent
def not_below(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(np.sum(X * w, axis=1) + b)))
    return np.logical_not(p < threshold).astype(np.int32)


@predict_label.equivalent
def set_by_a_mask(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(w @ X.T + b)))
    labels = np.ones_like(p, dtype=np.int64)
    labels[p < threshold] = 0
    return labels


@predict_label.equivalent
def with_a_column_then_squeeze(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w[:, None] + b)))
    return np.squeeze(p >= threshold, axis=1).astype(int)


@predict_label.equivalent
def with_heaviside(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return np.heaviside(p - threshold, 1).astype(int)
