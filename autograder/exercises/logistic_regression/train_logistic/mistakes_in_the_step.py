"""Wrong answers that have a name: those in the step."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case, Shows
from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.shows import (
    is_walk,
    lr_is_fixed,
    starts_elsewhere,
    w_decays,
)

STEP = "w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y)"
AT_DW = "the line that computes dw"
AT_START = "the line before the loop"
START = "w = a copy of w0, b = b0"


def walks_as(name: str) -> Shows:
    """Recognises a walk by its w and b, and by its losses, roughly, as far as both are finite: the forms of the loss
    differ where p comes near 0 or 1.
    """

    def shows(case: Case, got: Any) -> bool:
        return is_walk(got, train_logistic.mistakes[name].function(*case.args))

    return shows


train_logistic.slip(
    "lr_hard_coded",
    "the learning rate has a fixed value in the code, so the `lr` that is handed in has no effect",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - 0.1 * dw, b - 0.1 * db",
    ask="What changes in your losses when lr is halved?",
    look="a line such as lr = 0.1, or a number in front of dw",
    formula=STEP,
    shows_all=lr_is_fixed,
)
train_logistic.slip(
    "lr_forgotten",
    "the learning rate is left out, so every step is as long as the gradient",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - dw, b - db",
    ask="What changes in your losses when lr is halved?",
    look="the factor in front of dw and db",
    formula=STEP,
)
train_logistic.slip(
    "w_decays",
    "each step pulls w towards 0 as well, by a multiple of w, as a penalty on large weights does: none is asked for",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr * (dw + 0.1 * w), b - lr * db",
    ask="Where should w move when p equals y for every example, so that dw is 0?",
    look="what is added to dw, or a factor in front of w",
    formula=STEP,
    shows_all=w_decays,
)
train_logistic.slip(
    "lr_divided_by_m",
    "the step is divided by m twice, in the gradient and once again at lr",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr / len(y) * dw, b - lr / len(y) * db",
    ask="The gradient is a mean already: what does another 1/m do to the steps?",
    look="the division by m: how often it happens",
    formula=STEP,
)
train_logistic.slip(
    "gradient_summed",
    "the gradient is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz, np.sum(dz)",
    ask="What happens to your steps when every example stands in the data twice?",
    look="the lines of dw and db, and whether they divide by m",
    formula=STEP,
    shows=walks_as("gradient_summed"),
)
train_logistic.slip(
    "dw_summed",
    "dw is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz, np.mean(dz)",
    ask="What happens to dw when every example stands in the data twice?",
    look=AT_DW,
    formula=STEP,
    shows=walks_as("dw_summed"),
)
train_logistic.slip(
    "db_summed",
    "db is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz / len(y), np.sum(dz)",
    ask="What happens to db when every example stands in the data twice?",
    look="the line that computes db",
    formula=STEP,
    shows=walks_as("db_summed"),
)
train_logistic.slip(
    "divided_by_n",
    "the gradient is divided by the number of features n, not by the number of examples m",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz / X.shape[1], np.sum(dz) / X.shape[1]",
    ask="How many examples does X hold, and which axis counts them?",
    look="X.shape[1], and len() of an array over features",
    formula=STEP,
)
train_logistic.slip(
    "factor_2",
    "every step is twice too long: the factor 2 comes from a square, and this loss has no square",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y)",
    ask="Where in the cross-entropy would a 2 come from?",
    look="the factor in front of p − y",
    formula=STEP,
)
train_logistic.slip(
    "ascent",
    "every step goes uphill, so the loss grows",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w + lr * dw, b + lr * db",
    ask="If the slope is positive, is less loss to the right or to the left?",
    look="the sign in front of lr, and the order of p and y in p − y",
    formula=STEP,
    shows=walks_as("ascent"),
)
train_logistic.slip(
    "b_ascends",
    "b goes uphill",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr * dw, b + lr * db",
    ask="If the slope along b is positive, should b grow or fall?",
    look="the sign in front of lr in the line that moves b",
    formula=STEP,
    shows=walks_as("b_ascends"),
)
train_logistic.slip(
    "gradient_of_mse",
    "the steps follow the gradient of the squared error, so a unit that is sure hardly moves",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y) * p * (1 - p)",
    ask="Which loss is asked for, and what is its derivative along z?",
    look="the factors around p − y",
    formula=STEP,
)
train_logistic.slip(
    "extra_slope",
    "the factor p(1 − p) is one too many in the gradient: the cross-entropy has cancelled it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p - y) * p * (1 - p)",
    ask="What do you get when you multiply dL/dp = (p − y) / (p(1 − p)) by dp/dz = p(1 − p)?",
    look="the factors after p − y",
    formula=STEP,
)
train_logistic.slip(
    "threshold",
    "p is rounded to a label before y is subtracted: that is the rule of the perceptron",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p >= 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p >= 0.5",
    formula=STEP,
)
train_logistic.slip(
    "threshold_strict",
    "p is rounded to a label before y is subtracted, with ½ as 0: that is the rule of the perceptron",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p > 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p > 0.5",
    formula=STEP,
)
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
