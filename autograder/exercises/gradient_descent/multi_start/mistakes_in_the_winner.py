"""Wrong answers that have a name: those in which run wins, and which of its points stands for it."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.multi_start.equivalents import keeps_the_best
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start

BEST = "best = the end with the smallest f"


@multi_start.mistake(
    "the last run wins, whatever its end is worth",
    ask="With which number is the f of a run compared?",
    look="the assignment of the best point, and the if in front of it",
    formula="keep (x, f(x)) if f(x) < best f so far",
)
def last_run(f, grad_f, starts, lr, n_steps):
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
    return x, float(f(x))


@multi_start.mistake(
    "the first run wins, and the others are never looked at",
    ask="How many rows of starts does your loop see before it returns?",
    look="the return line and its indentation",
    formula="the best of all k ends",
)
def first_run(f, grad_f, starts, lr, n_steps):
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        return x, float(f(x))


@multi_start.mistake(
    "the end with the smallest gradient wins",
    ask="Which points are level: the deepest valley alone, or also a shallow valley and a hilltop?",
    look="the quantity that you compare between runs",
    formula=BEST,
)
def smallest_gradient(f, grad_f, starts, lr, n_steps):
    ends = []
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends.append(x)
    best = min(ends, key=lambda x: np.linalg.norm(grad_f(x)))
    return best, float(f(best))


@multi_start.mistake(
    "the end with the largest f wins",
    ask="Do you look for the deepest valley or the highest one?",
    look="the comparison of f values: < or >, argmin or argmax",
    formula=BEST,
)
def largest_f(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, -np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) > best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "the winner is chosen by f at the starts, before the walk",
    ask="Can a run start high and end low?",
    look="the point at which f is asked when runs are compared",
    formula=BEST,
)
def chosen_by_the_start(f, grad_f, starts, lr, n_steps):
    x = np.array(min(starts, key=f), dtype=float)
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
    return x, float(f(x))


multi_start.slip(
    "start_of_the_best_run",
    "the start of the best run is returned, not its end",
    of=keeps_the_best,
    was="best_x, best_f = x, float(f(x))",
    now="best_x, best_f = np.array(start, dtype=float), float(f(x))",
    ask="Which of the two has the value best_f: the place where the run began, or where it ended?",
    look="the variable that you keep when a run is the best so far",
    formula="best_x = the end of the best run, best_f = f(best_x)",
)
multi_start.slip(
    "start_of_the_best_run_and_its_f",
    "the start of the best run is returned, with f at that start",
    of=keeps_the_best,
    was="best_x, best_f = x, float(f(x))\n    return best_x, best_f",
    now="best_x, best_f = np.array(start, dtype=float), f(x)\n    return best_x, float(f(best_x))",
    ask="Where does the best run end, and how low is it there?",
    look="the point that you keep when a run is the best so far",
    formula="best_x = the end of the best run, best_f = f(best_x)",
)


@multi_start.mistake(
    "the starts compete as well as the ends",
    ask="A run begins at a lower point than any run ends at. Which point is asked for?",
    look="the points among which the smallest f is searched",
    formula="best = the end with the smallest f, even if a start is lower",
)
def starts_compete(f, grad_f, starts, lr, n_steps):
    points = [np.array(start, dtype=float) for start in starts]
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        points.append(x)
    best = min(points, key=f)
    return best, float(f(best))
