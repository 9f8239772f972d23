"""Wrong answers that have a name: those of another method: momentum, a falling lr, one example a step."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import START, STEP
from autograder.exercises.logistic_regression.train_logistic.shows import starts_elsewhere, walks_as


@train_logistic.mistake(
    "each step carries 0.9 of the one before it along: that is momentum, which is not asked for",
    ask="Does the task name a velocity?",
    look="what your step remembers of the step before",
    formula=STEP,
)
def momentum(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    vw, vb = 0 * w, 0.0
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        vw, vb = 0.9 * vw + dw, 0.9 * vb + db
        w, b = w - lr * vw, b - lr * vb
    return w, b, losses


train_logistic.slip(
    "lr_falls",
    "the learning rate falls from step to step",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr / (k + 1) * dw, b - lr / (k + 1) * db",
    ask="Does the task let lr change?",
    look="lr /= …, lr *= … or lr / (k + 1) inside the loop",
    formula="w = w − lr · dw and b = b − lr · db, with the same lr in every step",
)
train_logistic.slip(
    "half_steps",
    "every step is half as long as it should be",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 0.5 * (p - y)",
    ask="Which factor stands in front of p − y in the derivative of the mean cross-entropy?",
    look="the factor in front of p − y, lr and dw; and a division by 2m",
    formula=STEP,
    shows=walks_as("half_steps"),
)
train_logistic.slip(
    "step_divided_by_n",
    "the step is divided by the number of features n besides",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr / len(w) * dw, b - lr / len(w) * db",
    ask="Which mean is the gradient: over the examples, or over the features too?",
    look="the divisions of lr, dw and db",
    formula=STEP,
    shows=walks_as("step_divided_by_n"),
)
train_logistic.slip(
    "bias_left_out_of_the_gradient",
    "b is left out of the p that makes the gradient, though the loss has it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 1 / (1 + np.exp(-(X @ w))) - y",
    ask="Which p do your losses use, and which p does your gradient use?",
    look="the line that computes p − y",
    formula="p = σ(X w + b)",
    shows=walks_as("bias_left_out_of_the_gradient"),
)
train_logistic.slip(
    "one_example_for_each_step",
    "each step looks at one example alone, one after the other",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="i = k % len(y)\n        dw, db = dz[i] * X[i], dz[i]",
    ask="How many examples are in the gradient of a full-batch step?",
    look="an index at X and y inside the loop",
    formula=STEP,
    shows=walks_as("one_example_for_each_step"),
)
train_logistic.slip(
    "starts_elsewhere",
    "the walk starts neither at w0 and b0 nor at 0: the start is drawn or typed in",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = np.random.default_rng(0).normal(size=len(w0)), 0.0, np.zeros(n_steps)",
    ask="What should come back when n_steps is 0?",
    look="the line before the loop",
    formula=START,
    shows_all=starts_elsewhere,
)
