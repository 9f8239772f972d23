"""Wrong answers that have a name: those that show at ends where f is NaN or infinite."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.multi_start.equivalents import keeps_the_best
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start


@multi_start.mistake(
    "a run that ends at NaN wins",
    ask="What does np.argmin([3.0, np.nan, 1.0]) return?",
    look="the use of argmin or min on all ends",
    formula="only ends with np.isfinite(f) compete",
    part="robust",
)
def nan_wins(f, grad_f, starts, lr, n_steps):
    ends = []
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends.append(x)
    best = int(np.argmin([f(x) for x in ends]))
    return ends[best], float(f(ends[best]))


@multi_start.mistake(
    "a first run that ends at NaN is never beaten",
    ask="What is 1.0 < np.nan?",
    look="the value that the first comparison is made with",
    formula="start from best_f = inf; keep f(x) if it is finite and f(x) < best_f",
    part="robust",
)
def first_nan_stays(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, None
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if best_f is None or f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


multi_start.slip(
    "minus_infinity_wins",
    "a run that ends at minus infinity wins",
    of=keeps_the_best,
    was="if np.isfinite(f(x)) and f(x) < best_f:",
    now="if f(x) < best_f:",
    ask="NaN and inf do not win your comparison. What about −inf?",
    look="the condition that keeps an end",
    formula="only ends with np.isfinite(f) compete",
    part="robust",
)


@multi_start.mistake(
    "the NaN ends are thrown out first, and the winner's place among the rest is taken for its place among all ends",
    ask="Which end stands at place 1 after the end at place 0 was thrown out?",
    look="the list in which the smallest f is searched, and the list from which the end is taken",
    formula="only ends with np.isfinite(f) compete; best_f = f(best_x)",
    part="robust",
)
def place_among_the_rest(f, grad_f, starts, lr, n_steps):
    ends = []
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends.append(x)
    values = [float(f(x)) for x in ends if np.isfinite(f(x))]
    best = int(np.argmin(values))
    return ends[best], values[best]
