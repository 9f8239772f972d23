"""Wrong answers that have a name."""

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


multi_start.slip(
    "stops_before_f_rises",
    "a run stops before n_steps when a step would lead to a higher f",
    of=keeps_the_best,
    was="x = x - lr * grad_f(x)",
    now="new = x - lr * grad_f(x)\n            if f(new) > f(x):\n                break\n            x = new",
    ask="With a large learning rate a step can lead uphill. Is that a reason to stop?",
    look="the condition that leaves the loop over steps",
    formula="exactly n_steps times: x ← x − lr · grad_f(x), wherever it leads",
)


@multi_start.mistake(
    "the lowest point along the way wins, not the lowest end",
    ask="Which points compete: all that were visited, or one per run?",
    look="the place where f is compared: inside the loop over steps or after it",
    formula="compare f once per run, after its n_steps steps",
)
def lowest_point_on_the_way(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        path = [np.array(start, dtype=float)]
        for _ in range(n_steps):
            path.append(path[-1] - lr * grad_f(path[-1]))
        for x in path:
            if f(x) < best_f:
                best_x, best_f = x, float(f(x))
    return best_x, best_f


multi_start.slip(
    "f_before_x",
    "the pair is the wrong way round: first f, then x",
    of=keeps_the_best,
    was="return best_x, best_f",
    now="return best_f, best_x",
    ask="In which order does the task name the two results?",
    look="the return line",
    formula="return best_x, best_f",
)
multi_start.slip(
    "goes_on_from_the_last_end",
    "every run starts where the last one ended",
    of=keeps_the_best,
    was="for start in starts:\n        x = np.array(start, dtype=float)",
    now="x = np.array(starts[0], dtype=float)\n    for _ in starts:",
    ask="Where does x stand when the second run begins?",
    look="the line that puts x at its start: inside the loop over runs or before it",
    formula="for every row: x = that row, then n_steps steps",
)
multi_start.slip(
    "climbs",
    "the runs go uphill",
    of=keeps_the_best,
    was="x = x - lr * grad_f(x)",
    now="x = x + lr * grad_f(x)",
    ask="Which way does the gradient point?",
    look="the sign in front of the learning rate",
    formula="x ← x − lr · grad_f(x)",
)
multi_start.slip(
    "one_step_too_few",
    "every run takes one step too few",
    of=keeps_the_best,
    was="for _ in range(n_steps):",
    now="for _ in range(n_steps - 1):",
    ask="How often does your loop run when n_steps is 1?",
    look="the bounds of the range",
    formula="for _ in range(n_steps): x ← x − lr · grad_f(x)",
)
multi_start.slip(
    "one_step_too_many",
    "every run takes one step too many",
    of=keeps_the_best,
    was="for _ in range(n_steps):",
    now="for _ in range(n_steps + 1):",
    ask="Where should a run stand after 0 steps?",
    look="the bounds of the range, and any step before or after the loop",
    formula="for _ in range(n_steps): x ← x − lr · grad_f(x)",
)
multi_start.slip(
    "stops_on_a_small_slope",
    "a run stops before n_steps when the slope is small",
    of=keeps_the_best,
    was="x = x - lr * grad_f(x)",
    now="if np.linalg.norm(grad_f(x)) < 1e-6:\n                break\n            x = x - lr * grad_f(x)",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition that leaves the loop over steps",
    formula="exactly n_steps times: x ← x − lr · grad_f(x)",
)


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
