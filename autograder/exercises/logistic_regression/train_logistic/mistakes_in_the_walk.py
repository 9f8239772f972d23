"""Wrong answers that have a name: those in the walk."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.train_logistic.equivalents import (
    in_place_on_a_copy,
    line_by_line,
    losses_appended,
)
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.mistakes_in_the_losses import AT_RETURN
from autograder.exercises.logistic_regression.train_logistic.shows import (
    a_float_w0_is_changed,
    is_an_earlier_b,
    is_stopped,
    is_stopped_by_a_rise,
    is_stopped_by_a_small_change,
    is_the_best,
    n_steps_is_fixed,
    on_all_longer_walks,
    w0_is_changed,
)


def is_one_step(case: Case, got: Any) -> bool:
    """The w, b and loss of the first step."""
    w, b, _ = train_logistic(*case.args[:5], 1)
    return bool(
        is_stopped(case, got) == 1 and np.shape(got[0]) == w.shape and np.allclose(got[0], w) and np.allclose(got[1], b)
    )


RANGE_FROM_1 = "Which numbers does range(1, n_steps) give for n_steps = 3?"
AT_RANGE = "the bounds of the range"
LOOP = "for k in range(n_steps)"
RETURN = "return w, b, losses"


train_logistic.slip(
    "one_step_too_few",
    "one step too few is taken, and the last loss is missing or 0",
    of=line_by_line,
    was="for k in range(n_steps):",
    now="for k in range(n_steps - 1):",
    ask=RANGE_FROM_1,
    look=AT_RANGE,
    formula=LOOP,
)
train_logistic.slip(
    "one_step_too_few_from_1",
    "one step too few is taken, and the first loss is 0",
    of=line_by_line,
    was="for k in range(n_steps):",
    now="for k in range(1, n_steps):",
    ask=RANGE_FROM_1,
    look=AT_RANGE,
    formula=LOOP,
)
train_logistic.slip(
    "one_step_and_loss_too_few",
    "one step too few is taken, so a loss is missing too",
    of=losses_appended,
    was="for k in range(n_steps):",
    now="for k in range(1, n_steps):",
    ask=RANGE_FROM_1,
    look=AT_RANGE,
    formula=LOOP,
)
train_logistic.slip(
    "one_step_too_many",
    "one step too many is taken",
    of=losses_appended,
    was="for k in range(n_steps):",
    now="for k in range(n_steps + 1):",
    ask="How often should w move when n_steps is 0?",
    look=AT_RANGE,
    formula=LOOP,
)
train_logistic.slip(
    "n_steps_hard_coded",
    "the number of steps has a fixed value in the code, so the `n_steps` that is handed in has no effect",
    of=line_by_line,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="n_steps = 100\n    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    ask="How many losses come back for n_steps = 3?",
    look="the range",
    formula=LOOP,
    shows_all=n_steps_is_fixed,
)
train_logistic.slip(
    "stops_when_the_loss_rises",
    "the walk stops as soon as the loss rises, or does not fall",
    of=line_by_line,
    was="dz = p - y",
    now=("if k > 0 and losses[k] > losses[k - 1]:\n            return w, b, losses[: k + 1]\n        dz = p - y"),
    ask="Does the task name a reason to stop before n_steps?",
    look="the condition that leaves the loop",
    formula="for k in range(n_steps), to its end",
    shows=is_stopped_by_a_rise,
)


@train_logistic.mistake(
    "the w and b of the smallest loss come back, not those after the last step",
    ask="Which w and b does the task ask for?",
    look="the `return` line, and a condition that remembers the best",
    formula="return w, b, losses, after all n_steps steps",
    shows=is_the_best,
)
def best_not_last(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    best = w, b, np.inf
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        if losses[k] < best[2]:
            best = w, b, losses[k]
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return best[0], best[1], losses


train_logistic.slip(
    "stops_on_a_small_change",
    "the walk stops before n_steps where the loss hardly changes or the gradient is small",
    of=line_by_line,
    was="dz = p - y",
    now=(
        "if k > 0 and abs(losses[k] - losses[k - 1]) < 1e-6:\n"
        "            return w, b, losses[: k + 1]\n"
        "        dz = p - y"
    ),
    ask="With a very small learning rate, is a small change a reason to stop?",
    look="the condition that leaves the loop",
    formula="for k in range(n_steps), to its end",
    shows_all=is_stopped_by_a_small_change,
)
train_logistic.slip(
    "returns_inside_the_loop",
    "the `return` stands inside the loop, so the walk ends after its first step",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr * dw, b - lr * db\n        return w, b, losses",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the `return` line",
    formula="the loop runs n_steps times; then: return w, b, losses",
    shows_all=on_all_longer_walks(is_one_step),
)
train_logistic.slip(
    "changes_w0",
    "the caller's w0 is moved along",
    of=in_place_on_a_copy,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = w0, b0, np.zeros(n_steps)",
    ask="After w = w0, how many arrays are there?",
    look="the line before the loop, and any -= after it",
    formula="w = np.array(w0, dtype=float), a copy",
    shows_all=w0_is_changed,
)
train_logistic.slip(
    "changes_a_float_w0",
    "the caller's w0 is moved along: np.asarray and astype(…, copy=False) make no copy of an array of floats",
    of=in_place_on_a_copy,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = np.asarray(w0, dtype=float), b0, np.zeros(n_steps)",
    ask="When does np.asarray(w0, dtype=float) make a new array?",
    look="the line before the loop, and any -= after it",
    formula="w = np.array(w0, dtype=float), a copy",
    shows_all=a_float_w0_is_changed,
)
train_logistic.slip(
    "int_copy",
    "the copy of w0 keeps its ints, and -= cannot take fractions off them",
    of=in_place_on_a_copy,
    was="w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)",
    now="w, b, losses = w0.copy(), b0, np.zeros(n_steps)",
    ask="What is the dtype of w0.copy() when w0 is np.array([1, -2])?",
    look="the line that copies w0",
    formula="w = np.array(w0, dtype=float)",
)


@train_logistic.mistake(
    "the fractions of w are cut off when w0 holds ints",
    ask="What can be stored in w0.copy() when w0 holds ints?",
    look="the line that copies w0",
    formula="w = np.array(w0, dtype=float)",
)
def int_entries(X, y, w0, b0, lr, n_steps):
    w, b, losses = w0.copy(), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        for j in range(len(w)):
            w[j] = w[j] - lr * dw[j]
        b -= lr * db
    return w, b, losses


train_logistic.slip(
    "start_comes_back",
    "w0 and b0 come back, not the trained w and b",
    of=line_by_line,
    was="return w, b, losses",
    now="return np.array(w0, dtype=float), b0, losses",
    ask="Which names hold the parameters after the loop?",
    look=AT_RETURN,
    formula=RETURN,
)


@train_logistic.mistake(
    "the last gradient comes back, not the trained w and b",
    ask="Which names hold the parameters after the loop?",
    look=AT_RETURN,
    formula=RETURN,
)
def gradient_comes_back(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    dw, db = 0 * w, 0.0
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return dw, db, losses


train_logistic.slip(
    "losses_first",
    "the answer comes back as (losses, w, b)",
    of=line_by_line,
    was="return w, b, losses",
    now="return losses, w, b",
    ask="In which order does the task name them?",
    look=AT_RETURN,
    formula=RETURN,
)


@train_logistic.mistake(
    "the w and b before the last step come back, those of the last loss",
    ask="How many steps lie between w0 and the w that comes back for n_steps = 1?",
    look=AT_RETURN,
    formula=RETURN + ", after all n_steps steps",
)
def last_step_missing(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    before = w, b
    for k in range(n_steps):
        before = w, b
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return before[0], before[1], losses


train_logistic.slip(
    "last_b_lost",
    "w comes back as the last step left it, but b does not: it is b0, or the b before the last step",
    of=line_by_line,
    was="return w, b, losses",
    now="return w, b0, losses",
    ask="Which of your variables holds the b after the last step?",
    look=AT_RETURN + ", and the names of b",
    formula=RETURN + ", with the w and b after all n_steps steps",
    shows=is_an_earlier_b,
)


def is_without_a_rise(case: Case, got: Any) -> bool:
    """Right up to the first step that makes the loss rise; that one is not taken, and the loss rises nowhere, to the
    w and b that come back.
    """
    X, y, w0, *_ = case.args
    losses, want = np.asarray(got[2]), case.want[2]
    if np.shape(got[0]) != np.shape(w0) or np.shape(got[1]) != () or losses.ndim != 1:
        return False
    z = X @ got[0] + got[1]
    losses = np.append(losses, np.mean(np.logaddexp(0, z) - y * z))
    rises = np.flatnonzero(np.diff(np.append(want, np.inf)) > 0)
    level = rises[0] + 1  # the losses before the first rise; behind the last one nobody can say
    is_start = level < len(losses) == len(want) + 1 and np.allclose(losses[:level], want[:level])
    return bool(is_start and np.all(np.diff(losses) <= 1e-7))


@train_logistic.mistake(
    "a step that makes the loss rise is not taken",
    ask="Does the task name a reason to leave out a step?",
    look="the comparison of the loss after the step with that before it",
    formula="w = w − lr · dw and b = b − lr · db, n_steps times",
    shows=is_without_a_rise,
)
def refuses_a_rise(X, y, w0, b0, lr, n_steps):
    def loss(w, b):
        z = X @ w + b
        return np.mean(np.logaddexp(0, z) - y * z)

    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        losses[k] = loss(w, b)
        dz = 1 / (1 + np.exp(-(X @ w + b))) - y
        new_w, new_b = w - lr * X.T @ dz / len(y), b - lr * np.mean(dz)
        if loss(new_w, new_b) <= losses[k]:
            w, b = new_w, new_b
    return w, b, losses
