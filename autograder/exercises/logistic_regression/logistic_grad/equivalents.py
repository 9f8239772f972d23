"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.logistic_grad.exercise import logistic_grad


@logistic_grad.equivalent
def line_by_line(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz = p - y
    return X.T @ dz / len(y), np.mean(dz)


@logistic_grad.equivalent
def with_a_loop(X, y, w, b):
    m, n = X.shape
    dw, db = np.zeros(n), 0.0
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j] * X[i, j]
        dz = 1 / (1 + math.exp(-z)) - y[i]
        for j in range(n):
            dw[j] += dz * X[i, j]
        db += dz
    return dw / m, db / m


@logistic_grad.equivalent
def by_the_chain_rule(X, y, w, b):
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    a = sigmoid(np.dot(X, w) + b)
    da = -(y / a) + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    return np.dot(X.T, dz) / X.shape[0], np.sum(dz) / X.shape[0]


@logistic_grad.equivalent
def with_einsum(X, y, w, b):
    dz = 1 / (1 + np.exp(-np.einsum("ij,j->i", X, w) - b)) - y
    return np.einsum("i,ij->j", dz, X) / len(X), np.einsum("i->", dz) / len(X)


@logistic_grad.equivalent
def columns_then_flat(X, y, w, b):
    y, w = y.reshape(-1, 1), w.reshape(-1, 1)
    dz = 1 / (1 + np.exp(-(X @ w + b))) - y
    return (X.T @ dz / len(X)).ravel(), float(dz.mean())


@logistic_grad.equivalent
def transposed_and_back(X, y, w, b):
    X, y, w = X.T, y.reshape(1, -1), w.reshape(-1, 1)
    a = 1 / (1 + np.exp(-(w.T @ X + b)))
    dz = a - y
    return (X @ dz.T / X.shape[1])[:, 0], np.squeeze(dz.mean(axis=1))


@logistic_grad.equivalent
def with_a_column_of_ones(X, y, w, b):
    X1 = np.hstack([X, np.ones((len(X), 1))])
    g = X1.T @ (0.5 * (1 + np.tanh(X1 @ np.append(w, b) / 2)) - y) / len(X)
    return g[:-1], g[-1]


@logistic_grad.equivalent
def with_clipped_probabilities(X, y, w, b):
    z = np.clip(X @ w + b, -500, 500)
    p = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
    return np.mean((p - y)[:, None] * X, axis=0), np.mean(p - y)


@logistic_grad.equivalent
def sign_by_sign(X, y, w, b):
    z = X @ w + b
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    r = y - p
    return [-(r @ X) / len(y), np.array(-np.average(r))]


@logistic_grad.equivalent
def with_labels_of_minus_1_and_1(X, y, w, b):
    s = 2 * y - 1
    dz = -s / (1 + np.exp(s * (X @ w + b)))
    return (X * dz.reshape(-1, 1)).sum(axis=0) / len(s), dz.sum() / len(s)


@logistic_grad.equivalent
def with_comprehensions(X, y, w, b):
    ps = [1 / (1 + math.exp(-(sum(wj * xj for wj, xj in zip(w, row, strict=True)) + b))) for row in X]
    dzs = [p - label for p, label in zip(ps, y, strict=True)]
    dw = [sum(dz * row[j] for dz, row in zip(dzs, X, strict=True)) / len(ps) for j in range(len(w))]
    return np.array(dw), sum(dzs) / len(ps)


@logistic_grad.equivalent
def class_by_class(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dw = (X[y == 0].T @ p[y == 0] - X[y == 1].T @ (1 - p[y == 1])) / len(y)
    return dw, (p.sum() - y.sum()) / len(y)
