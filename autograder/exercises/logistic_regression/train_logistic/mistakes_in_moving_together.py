"""Wrong answers that have a name: those in moving w and b together, by a gradient measured anew in each step."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import STEP
from autograder.exercises.logistic_regression.train_logistic.shows import walks_as

train_logistic.slip(
    "b_from_the_new_w",
    "w moves first, and db is then measured with the new w",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)\n        w, b = w - lr * dw, b - lr * db",
    now=(
        "dw = X.T @ dz / len(y)\n"
        "        w = w - lr * dw\n"
        "        b = b - lr * np.mean(1 / (1 + np.exp(-(X @ w + b))) - y)"
    ),
    ask="At how many different points is the gradient measured during one step?",
    look="whether p is computed anew between the two lines that move w and b",
    formula="w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y), both from the same p",
)
train_logistic.slip(
    "w_from_the_new_b",
    "b moves first, and dw is then measured with the new b",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)\n        w, b = w - lr * dw, b - lr * db",
    now=(
        "db = np.mean(dz)\n"
        "        b = b - lr * db\n"
        "        w = w - lr * X.T @ (1 / (1 + np.exp(-(X @ w + b))) - y) / len(y)"
    ),
    ask="At how many different points is the gradient measured during one step?",
    look="whether p is computed anew between the two lines that move b and w",
    formula="w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y), both from the same p",
)
train_logistic.slip(
    "b_stands_still",
    "b never moves",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)\n        w, b = w - lr * dw, b - lr * db",
    now="dw = X.T @ dz / len(y)\n        w = w - lr * dw",
    ask="How many parameters has the unit, and how many of them do you update?",
    look="the line that should move b",
    formula=STEP,
)
train_logistic.slip(
    "w_stands_still",
    "w never moves",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)\n        w, b = w - lr * dw, b - lr * db",
    now="db = np.mean(dz)\n        b = b - lr * db",
    ask="How many parameters has the unit, and how many of them do you update?",
    look="the line that should move w",
    formula=STEP,
)


@train_logistic.mistake(
    "the loss is measured, but neither w nor b moves",
    ask="Which lines of your loop give w and b new values?",
    look="the end of the loop",
    formula=STEP,
)
def nothing_moves(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return w, b, losses


@train_logistic.mistake(
    "the gradient is measured once, at the start, and used for every step",
    ask="Is the ground equally steep everywhere along the way?",
    look="the lines before the loop: p, dw and db belong inside",
    formula=STEP,
    shows=walks_as("gradient_of_the_start"),
)
def gradient_of_the_start(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    dz0 = 1 / (1 + np.exp(-(X @ w + b))) - y
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = dz0
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


train_logistic.slip(
    "p_of_the_start",
    "p is worked out once, before the loop, so the losses never change and every step is the first one again",
    of=line_by_line,
    was="for k in range(n_steps):\n        p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w + b)))\n    for k in range(n_steps):",
    ask="Which line gives p a new value after w has moved?",
    look="the lines before the loop: p belongs inside",
    formula=STEP,
)
