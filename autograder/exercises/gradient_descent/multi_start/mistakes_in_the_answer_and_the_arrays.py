"""Wrong answers that have a name: those in the point or f that comes back, and in the arrays of starts and ends."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.multi_start.exercise import multi_start


@multi_start.mistake(
    "the mean of all ends is returned",
    ask="Between two valleys, what lies halfway?",
    look="the way from k ends to one",
    formula="best = the one end with the smallest f",
)
def mean_of_the_ends(f, grad_f, starts, lr, n_steps):
    X = np.array(starts, dtype=float)
    for i in range(len(X)):
        for _ in range(n_steps):
            X[i] = X[i] - lr * grad_f(X[i])
    return X.mean(axis=0), float(f(X.mean(axis=0)))


@multi_start.mistake(
    "best_f is f at the start of the winning run",
    ask="At which point is your best_f measured?",
    look="the line that computes the value you keep",
    formula="best_f = f(best_x)",
)
def f_of_the_start(f, grad_f, starts, lr, n_steps):
    ends = []
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends.append(x)
    best = int(np.argmin([f(x) for x in ends]))
    return ends[best], float(f(1.0 * starts[best]))


@multi_start.mistake(
    "the rows of starts are moved along",
    ask="Is starts[0] a copy of the first row, or the row itself?",
    look="the line that puts x at its start, and any -= after it",
    formula="x = np.array(starts[i], dtype=float), a copy; then x ← x − lr · grad_f(x)",
)
def moves_the_starts(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for x in starts:
        for _ in range(n_steps):
            x -= lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "the steps are cut to whole numbers when starts holds whole numbers",
    ask="What can be stored in an array of ints?",
    look="the array that x is written into, and its dtype",
    formula="x = np.array(starts[i], dtype=float)",
)
def whole_steps(f, grad_f, starts, lr, n_steps):
    ends = starts.copy()
    for i in range(len(ends)):
        for _ in range(n_steps):
            ends[i] = ends[i] - lr * grad_f(ends[i])
    values = [f(x) for x in ends]
    best = int(np.argmin(values))
    return ends[best], float(values[best])


@multi_start.mistake(
    "the ends are cut to whole numbers when starts holds whole numbers",
    ask="What can be stored in an array of ints?",
    look="the array that the ends are written into, and its dtype",
    formula="ends = np.zeros(starts.shape) holds floats, whatever starts holds",
)
def whole_ends(f, grad_f, starts, lr, n_steps):
    ends = np.zeros_like(starts)
    for i in range(len(starts)):
        x = np.array(starts[i], dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends[i] = x
    values = [f(x) for x in ends.astype(float)]
    best = int(np.argmin(values))
    return ends[best], float(values[best])


@multi_start.mistake(
    "the copy of a start keeps its ints, and -= cannot take fractions from them",
    ask="What is the dtype of starts[0].copy() when starts holds whole numbers?",
    look="the line that copies a start",
    formula="x = np.array(starts[i], dtype=float)",
)
def int_copies(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = start.copy()
        for _ in range(n_steps):
            x -= lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f
