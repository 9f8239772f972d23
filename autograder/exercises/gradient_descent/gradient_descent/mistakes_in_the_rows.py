"""Wrong answers that have a name: those in which points the path has a row for."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.equivalents import list_to_array
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent

PATH = "row 0 = x0, row t + 1 = row t − lr · grad_f(row t)"
HOW_MANY_POINTS = "How many points does a walk of 3 steps pass, with its start and its end?"
PATH_WITH_LENGTH = "n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)"


@gradient_descent.mistake(
    "the start is missing from the path",
    ask="Which point should row 0 hold?",
    look="the list or array before the loop",
    formula=PATH,
)
def start_missing(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), np.zeros((n_steps, len(x0)))
    for t in range(n_steps):
        x = x - lr * grad_f(x)
        path[t] = x
    return path


@gradient_descent.mistake(
    "the start is missing from the path",
    ask="Which point should row 0 hold, also when there are 0 steps?",
    look="the list before the loop: it is still empty",
    formula=PATH,
)
def start_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
        path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask=HOW_MANY_POINTS,
    look="the number of rows, and the order of storing and stepping inside the loop",
    formula=PATH_WITH_LENGTH,
)
def end_missing(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), np.zeros((n_steps, len(x0)))
    for t in range(n_steps):
        path[t] = x
        x = x - lr * grad_f(x)
    return path


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask=HOW_MANY_POINTS,
    look="the order of storing and stepping inside the loop, and what is stored after it",
    formula=PATH_WITH_LENGTH,
)
def end_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        path.append(x)
        x = x - lr * grad_f(x)
    return np.array(path)


@gradient_descent.mistake(
    "the path has no row for the last point",
    ask=HOW_MANY_POINTS,
    look="the number of rows in np.zeros, and the bounds of the range",
    formula=PATH_WITH_LENGTH,
)
def no_row_for_the_end(grad_f, x0, lr, n_steps):
    path = np.zeros((n_steps, len(x0)))
    path[0] = x0
    for t in range(1, n_steps):
        path[t] = path[t - 1] - lr * grad_f(path[t - 1])
    return path


@gradient_descent.mistake(
    "the start stands in the path twice",
    ask="Which points does your path hold after one step?",
    look="what is stored before the loop, and at the beginning of its body",
    formula="row 0 = x0, row 1 = row 0 − lr · grad_f(row 0)",
)
def start_twice(grad_f, x0, lr, n_steps):
    x = x0.astype(float)
    path = [x]
    for _ in range(n_steps):
        path.append(x)
        x = x - lr * grad_f(x)
    path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "row 0 is still empty, where the start belongs",
    ask="Which line of your code writes into path[0]?",
    look="the lines before the loop",
    formula=PATH,
)
def row_0_empty(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), np.zeros((n_steps + 1, len(x0)))
    for t in range(n_steps):
        x = x - lr * grad_f(x)
        path[t + 1] = x
    return path


@gradient_descent.mistake(
    "the last row is still empty, because one step too few is taken",
    ask="Which numbers does range(1, n_steps) give for n_steps = 3?",
    look="the bounds of the range",
    formula="row t + 1 = row t − lr · grad_f(row t) for t = 0 … n_steps − 1",
)
def last_row_empty(grad_f, x0, lr, n_steps):
    path = np.zeros((n_steps + 1, len(x0)))
    path[0] = x0
    for t in range(1, n_steps):
        path[t] = path[t - 1] - lr * grad_f(path[t - 1])
    return path


gradient_descent.slip(
    "one_row_too_many",
    "one step too many is taken",
    of=list_to_array,
    was="for _ in range(n_steps):",
    now="for _ in range(n_steps + 1):",
    ask="How many rows should the path have after 0 steps?",
    look="the bounds of the range",
    formula=PATH_WITH_LENGTH,
)
