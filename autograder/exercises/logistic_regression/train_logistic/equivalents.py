"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic


@train_logistic.equivalent
def line_by_line(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


@train_logistic.equivalent
def losses_appended(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, []
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, np.array(losses)


@train_logistic.equivalent
def in_place_on_a_copy(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w -= lr * dw
        b -= lr * db
    return w, b, losses


@train_logistic.equivalent
def list_to_array(X, y, w0, b0, lr, n_steps):
    w, b, losses = w0.copy(), b0, []
    for _ in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        dw, db = X.T @ (p - y) / len(y), np.mean(p - y)
        w = w - lr * dw
        b = b - lr * db
    return w, b, np.array(losses)


@train_logistic.equivalent
def with_small_functions(X, y, w0, b0, lr, n_steps):
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def loss(w, b):
        a = np.clip(sigmoid(np.dot(X, w) + b), 1e-12, 1 - 1e-12)
        return -(np.dot(y, np.log(a)) + np.dot(1 - y, np.log(1 - a))) / len(y)

    def gradient(w, b):
        dz = sigmoid(np.dot(X, w) + b) - y
        return np.dot(X.T, dz) / len(y), dz.sum() / len(y)

    w, b, losses = w0 * 1.0, float(b0), np.empty((n_steps,))
    for k in range(n_steps):
        losses[k] = loss(w, b)
        dw, db = gradient(w, b)
        w -= lr * dw
        b -= lr * db
    return w, b, losses


@train_logistic.equivalent
def in_python_floats(X, y, w0, b0, lr, n_steps):
    w, b, losses = [float(entry) for entry in w0], float(b0), []
    for _ in range(n_steps):
        loss, dw, db = 0.0, [0.0] * len(w), 0.0
        for row, label in zip(X, y, strict=True):
            p = 1 / (1 + math.exp(-(sum(wj * xj for wj, xj in zip(w, row, strict=True)) + b)))
            loss -= math.log(p) if label == 1 else math.log(1 - p)
            dw = [g + (p - label) * x for g, x in zip(dw, row, strict=True)]
            db += p - label
        losses.append(loss / len(y))
        w = [wj - lr * g / len(y) for wj, g in zip(w, dw, strict=True)]
        b -= lr * db / len(y)
    return np.array(w), b, np.array(losses, dtype=float)


@train_logistic.equivalent
def one_vector_of_parameters(X, y, w0, b0, lr, n_steps):
    X1, v, losses = np.column_stack([X, np.ones(len(X))]), np.append(w0, b0).astype(float), np.zeros(n_steps)
    for k in range(n_steps):
        z = X1 @ v
        losses[k] = np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
        v = v - lr * X1.T @ (0.5 * (1 + np.tanh(z / 2)) - y) / len(X)
    return v[:-1], v[-1], losses


@train_logistic.equivalent
def columns_then_flat(X, y, w0, b0, lr, n_steps):
    X, y, w, b = X.T, y.reshape(1, -1), w0.reshape(-1, 1), b0
    m, losses = X.shape[1], []
    for _ in range(n_steps):
        a = 1 / (1 + np.exp(-(w.T @ X + b)))
        losses.append((-1 / m) * np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)))
        w, b = w - lr * (X @ (a - y).T) / m, b - lr * np.sum(a - y) / m
    return w.ravel() * 1.0, np.float64(b), np.array(losses)


@train_logistic.equivalent
def by_recursion(X, y, w0, b0, lr, n_steps):
    def walk(w, b, left):
        if left == 0:
            return w, b, []
        z = X @ w + b
        g = np.where(y == 1, -1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
        loss = np.mean(np.log(1 + np.exp(np.where(y == 1, -z, z))))
        w_end, b_end, losses = walk(w - lr * np.mean(g[:, None] * X, axis=0), b - lr * g.mean(), left - 1)
        return w_end, b_end, [loss, *losses]

    w, b, losses = walk(np.asarray(w0, dtype=float), float(b0), n_steps)
    return w, b, np.array(losses)


@train_logistic.equivalent
def with_einsum_and_while(X, y, w0, b0, lr, n_steps):
    w, b, losses = w0 + 0.0, np.array(b0, dtype=float), np.zeros(n_steps)
    k = 0
    while k < n_steps:
        p = 1.0 / (1.0 + np.exp(-np.einsum("ij,j->i", X, w) - b))
        losses[k] = np.average(np.where(y > 0, -np.log(p), -np.log1p(-p)))
        error = y - p
        w = w + lr * np.einsum("i,ij->j", error, X) / len(y)
        b = b + lr * error.mean()
        k += 1
    return [w, np.array(b), losses]


@train_logistic.equivalent
def path_first_losses_later(X, y, w0, b0, lr, n_steps):
    path = [(np.array(w0, dtype=np.float64), float(b0))]
    for _ in range(n_steps):
        w, b = path[-1]
        dz = 1 / (1 + np.exp(-(X @ w + b))) - y
        path.append((w - lr * X.T.dot(dz) / X.shape[0], b - lr * dz.sum() / X.shape[0]))
    losses = np.zeros(n_steps)
    for k, (w, b) in enumerate(path[:-1]):
        z = X @ w + b
        losses[k] = np.mean(np.logaddexp(0, -z) + (1 - y) * z)
    return *path[-1], losses
