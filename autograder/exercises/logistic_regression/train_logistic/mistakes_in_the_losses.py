"""Wrong answers that have a name: those in the losses."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line, losses_appended
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.shows import keeps_earlier_losses, on_all_longer_walks


def is_every_few(case: Case, got: Any) -> bool:
    """The right w and b, and only every fifth, tenth … loss."""
    losses, want = np.asarray(got[2]), case.want[2]
    is_trained = np.shape(got[0]) == case.want[0].shape and np.allclose(got[0], case.want[0])
    few = [want[::k] for k in (5, 10, 20, 50, 100)]
    return bool(
        is_trained and len(losses) < len(want) and any(len(f) == len(losses) and np.allclose(f, losses) for f in few)
    )


LOSS = "losses[k] = −mean(y · log p + (1 − y) · log(1 − p)), from the w and b before step k"
AT_LOSS = "the line that measures the loss"
AT_RETURN = "the `return` line"


@train_logistic.mistake(
    "the loss is measured after the step, so the loss of the start is missing",
    ask="Which w and b belong to losses[0]?",
    look="the order of measuring and stepping inside the loop",
    formula=LOSS,
)
def loss_after_the_step(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return w, b, losses


@train_logistic.mistake(
    "there are n_steps + 1 losses: the one after the last step is one too many",
    ask="How many losses are asked for when there are 0 steps?",
    look="what is stored before or after the loop",
    formula="losses[k] is the loss before step k, for k = 0 … n_steps − 1",
)
def loss_of_the_end_too(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.zeros(n_steps + 1)
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    p = 1 / (1 + np.exp(-(X @ w + b)))
    losses[n_steps] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return w, b, losses


train_logistic.slip(
    "losses_summed",
    "the losses are sums over the examples, not means",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))",
    ask="What happens to your losses when every example stands in the data twice?",
    look=AT_LOSS,
    formula=LOSS,
)
train_logistic.slip(
    "losses_without_minus",
    "the losses lack the minus sign, so they are negative",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    ask="Which sign has log p, and which should a loss have?",
    look="the sign in the line that measures the loss",
    formula=LOSS,
)
train_logistic.slip(
    "losses_of_mse",
    "the losses are squared errors, but the steps lower the cross-entropy",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = np.mean((p - y) ** 2)",
    ask="Which loss do your dw and db belong to?",
    look=AT_LOSS,
    formula=LOSS,
)
train_logistic.slip(
    "mse_throughout",
    "this is training on the squared error: the losses are mean((p − y)²), and the steps follow its gradient",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))\n        dz = p - y",
    now="losses[k] = np.mean((p - y) ** 2)\n        dz = 2 * (p - y) * p * (1 - p)",
    ask="Which loss is asked for?",
    look="the line that measures the loss, and the one of dz",
    formula="losses[k] = −mean(y · log p + (1 − y) · log(1 − p)), from the w and b before step k; dz = p − y",
)
train_logistic.slip(
    "losses_of_label_1",
    "the losses lack the term with 1 − y, so the examples with label 0 cost nothing",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = -np.mean(y * np.log(p))",
    ask="What should an example with y = 0 and p = 0.9 cost?",
    look=AT_LOSS,
    formula=LOSS,
)
train_logistic.slip(
    "losses_log10",
    "the losses are taken with log10",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))",
    ask="Which logarithm is the inverse of exp?",
    look=AT_LOSS,
    formula=LOSS,
)
train_logistic.slip(
    "losses_with_a_large_eps",
    "the number that is added to p inside the logarithm is so large that it shows",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[k] = -np.mean(y * np.log(p + 1e-3) + (1 - y) * np.log(1 - p + 1e-3))",
    ask="How far is log(p + 0.001) from log(p) for p = 0.01?",
    look="the eps or np.clip in the line that measures the loss",
    formula=LOSS,
)
train_logistic.slip(
    "last_loss_everywhere",
    "only the last loss is filled in",
    of=line_by_line,
    was="losses[k] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    now="losses[-1] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    ask="Which entry of losses does each round of the loop write?",
    look="the line that measures the loss, and its index",
    formula=LOSS,
)


@train_logistic.mistake(
    "one loss comes back, not one for each step",
    ask="How many losses do n_steps steps have?",
    look="the `return` line, and losses.append(…)",
    formula="losses[k] is the loss before step k: an array of shape (n_steps,)",
)
def last_loss_only(X, y, w0, b0, lr, n_steps):
    w, b, losses = np.array(w0, dtype=float), b0, np.nan
    for k in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


train_logistic.slip(
    "losses_in_a_list",
    "the losses come back in a list, not in an array",
    of=losses_appended,
    was="return w, b, np.array(losses)",
    now="return w, b, losses",
    ask="Can you write losses[1:] - losses[:-1] with your result?",
    look=AT_RETURN,
    formula="return w, b, np.array(losses)",
)
train_logistic.slip(
    "losses_every_few_steps",
    "not every loss is kept, only one in so many steps",
    of=losses_appended,
    was="losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))",
    now="if k % 10 == 0:\n            losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))",
    ask="How many losses do n_steps steps have?",
    look="a condition such as k % 10 == 0",
    formula="losses[k] = −mean(y · log p + (1 − y) · log(1 − p)), from the w and b before step k, for each k",
    shows_all=on_all_longer_walks(is_every_few),
)


@train_logistic.mistake(
    "the losses of earlier calls stand in front: the list lives on from one call to the next",
    ask="Call your function twice: how many losses come back the second time?",
    look="where the list is made: inside the function, before the loop, is right; a default argument lives on",
    formula="losses = [] as the first line of the function",
    shows_all=keeps_earlier_losses,
)
def losses_kept_between_calls(X, y, w0, b0, lr, n_steps, losses=[]):  # noqa: B006 - that is the mistake
    w, b = np.array(w0, dtype=float), b0
    for _ in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        dz = p - y
        dw, db = X.T @ dz / len(y), np.mean(dz)
        w, b = w - lr * dw, b - lr * db
    return w, b, np.array(losses)
