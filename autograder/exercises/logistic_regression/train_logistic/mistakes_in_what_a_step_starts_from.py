"""Wrong answers that have a name: those in what a step starts from: m, w0 and b0, p = σ(X w + b), X as it is."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import START, STEP

AT_START = "the line before the loop"


@train_logistic.mistake(
    "m is taken for the number of features: gradient and losses are divided by X.shape[1]",
    ask="How many examples does X hold, and which axis counts them?",
    look="the line that sets m",
    formula="m = X.shape[0] = len(y)",
)
def m_is_n(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / X.shape[1]
        dz = p - y
        dw, db = X.T @ dz / X.shape[1], np.sum(dz) / X.shape[1]
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


train_logistic.slip(
    "every_step_from_the_start",
    "every step is taken from w0 and b0 again, so the steps before it are lost",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w0 - lr * dw, b0 - lr * db",
    ask="From which point does the second step set out?",
    look="the point that the step is subtracted from",
    formula=STEP,
)
train_logistic.slip(
    "bias_left_out",
    "b is left out of the logit",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w)))",
    ask="Does your first loss change when b0 changes?",
    look="the line that computes p",
    formula="p = σ(X w + b)",
)
train_logistic.slip(
    "no_sigmoid_in_the_gradient",
    "the sigmoid is missing in the gradient: z − y stands where p − y belongs",
    of=line_by_line,
    was="dz = p - y",
    now="dz = X @ w + b - y",
    ask="What is p when z is 5, and can a probability be that?",
    look="the line that computes p − y",
    formula="p = σ(X w + b)",
)
train_logistic.slip(
    "starts_from_zeros",
    "the walk starts at zero, not at w0 and b0",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = np.zeros(X.shape[1]), 0.0, np.zeros(n_steps)",
    ask="Does your first loss change when w0 changes?",
    look=AT_START,
    formula=START,
)
train_logistic.slip(
    "w_starts_from_zeros",
    "w starts at zero, not at w0",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = np.zeros(X.shape[1]), b0, np.zeros(n_steps)",
    ask="Does your first loss change when w0 changes?",
    look=AT_START,
    formula=START,
)
train_logistic.slip(
    "b_starts_from_zero",
    "b starts at zero, not at b0",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = np.array(w0, dtype=float), 0.0, np.zeros(n_steps)",
    ask="Does your first loss change when b0 changes?",
    look=AT_START,
    formula=START,
)
train_logistic.slip(
    "features_scaled",
    "the features are standardised inside, so w and b belong to other features than those of X",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now=(
        "X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)\n"
        "    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)"
    ),
    ask="If someone computes X @ w + b with your w and b: what do they get?",
    look="a mean and a standard deviation of X",
    formula="w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y), with X as it is",
)
