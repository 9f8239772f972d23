"""Wrong answers that have a name: those in how the examples and the axes of X enter the gradient."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import AT_DW, STEP


@train_logistic.mistake(
    "w and b move after every example, so a step is not one on all examples",
    ask="How often should w change while the data are gone through once?",
    look="the loop over the examples: the line that moves w stands inside it",
    formula=STEP,
)
def one_example_at_a_time(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        for i in range(len(y)):
            dz = 1 / (1 + np.exp(-(X[i] @ w + b))) - y[i]
            w, b = w - lr * dz * X[i], b - lr * dz
    return w, b, losses


train_logistic.slip(
    "x_not_transposed",
    "X stands in dw where Xᵀ belongs: that is transposed, for the column convention, with an example in each column",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X @ dz / len(y), np.mean(dz)",
    ask="What is the shape of X @ (p − y), and what is that of Xᵀ @ (p − y)?",
    look=AT_DW,
    formula=STEP,
)


@train_logistic.mistake(
    "X is read in the column convention, with an example in each column: in this course an example is a row",
    ask="What is the shape of X here, and which of the two numbers counts the examples?",
    look="w.T @ X, and the X in dw: both are products for an X of shape (n, m)",
    formula="p = σ(X w + b), w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y)",
)
def column_convention(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(w.T @ X + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


@train_logistic.mistake(
    "every prediction meets every label, because a column (m, 1) meets a row (m,), and the pairs are averaged",
    ask="What is the shape of the difference of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] and keepdims, and the shape of p − y",
    formula="p, y and p − y all have the shape (m,)",
)
def every_pair(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = np.mean(X.T @ dz, axis=1) / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


train_logistic.slip(
    "x_missing",
    "the factor x is missing in dw, so all weights and b move alike",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = np.mean(dz), np.mean(dz)",
    ask="Does a feature that is 0 in every example move the loss?",
    look=AT_DW,
    formula=STEP,
)
train_logistic.slip(
    "labels_dropped",
    "only the examples with label 1 pull at w and b",
    of=line_by_line,
    was="dz = p - y",
    now="dz = -y * (1 - p)",
    ask="Which part of the loss is left for an example with y = 0?",
    look="the term with 1 − y in the gradient",
    formula=STEP,
)
