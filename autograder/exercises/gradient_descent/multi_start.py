"""Exercise 11: gradient descent from several starts, and the lowest end wins."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Formula, formula
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def multi_start(f, grad_f, starts, lr, n_steps):
    """n_steps of gradient descent from every row of starts; of the k end points, the one with the smallest f wins.
    Returns the pair (best_x, best_f): the winning end as a float array (n,), and f there as a float.
    An end where f is not finite (NaN, inf or −inf) never wins; starts stays as it was.

    Shapes: starts (k, n) floats or ints, f (n,) → float, grad_f (n,) → (n,), lr a float, n_steps an int ≥ 0.
    Only the ends compete: with n_steps = 0 they are the starts, and a low point passed on the way does not count.
    Source: text S0.12, local and global minima; S0.13, ways out of a local minimum, of which restarts are one.
    """
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        value = float(f(x))
        if np.isfinite(value) and value < best_f:
            best_x, best_f = x, value
    return best_x, best_f


def wells(tilt: float) -> tuple[Formula, Formula]:
    """Two valleys near −1 and 1 in every direction; a positive tilt makes the left one the lower one."""
    slope = f"{'−' if tilt < 0 else '+'} {abs(tilt):g}"
    return (
        formula(f"f(x) = Σ ((x² − 1)² {slope}·x)", lambda x: float(np.sum((x**2 - 1) ** 2 + tilt * x))),
        formula(f"grad_f(x) = 4x(x² − 1) {slope}", lambda x: 4 * x * (x**2 - 1) + tilt),
    )


def bowl(centre: float, scale: float = 1.0) -> tuple[Formula, Formula]:
    """One valley at the same number in every direction."""
    factor = "" if scale == 1 else f"{scale:g}·"
    away = f"(x {'+' if centre < 0 else '−'} {abs(centre):g})" if centre else "x"
    return (
        formula(f"f(x) = {factor}Σ {away}²", lambda x: float(scale * np.sum((x - centre) ** 2))),
        formula(f"grad_f(x) = {2 * scale:g}·{away}", lambda x: 2 * scale * (x - centre)),
    )


def left_and_right(rng: np.random.Generator, n: int, order: str) -> np.ndarray:
    """Starts in the left valley (L) and the right valley (R) of `wells`, in this order."""
    sides = np.array([-1 if side == "L" else 1 for side in order])
    return np.round(sides[:, None] * rng.uniform(0.4, 1.8, (len(order), n)), 2)


@multi_start.cases
def small_landscapes(rng: np.random.Generator) -> Iterator[Any]:
    yield "one step in a bowl", *bowl(2.0), np.array([[6.0], [3.0], [-1.0]]), 0.25, 1
    yield "two valleys", *wells(0.3), np.array([[1.5], [-0.5], [0.5]]), 0.1, 3
    yield "two valleys", *wells(0.3), np.array([[-0.5, -1.2], [1.5, 0.5]]), 0.1, 2
    yield "one start", *wells(0.2), np.round(rng.uniform(-2, 2, (1, 2)), 1), 0.05, 4
    yield "0 steps", *wells(-0.3), np.array([[0.0], [1.1], [-0.9]]), 0.1, 0
    yield "0 steps", *bowl(1.0), np.round(rng.uniform(2, 5, (4, 2)) * [[2], [1], [0.1], [2]], 1), 0.1, 0
    yield "starts of whole numbers", *bowl(0.5), np.array([[4, 7], [2, -1], [-5, 3]]), 0.15, 3
    yield "starts of whole numbers", *bowl(-0.5), rng.permutation(np.array([[4], [2], [9], [-7]])), 0.2, 2
    yield "starts of whole numbers", *wells(0.4), np.array([[2, 1], [-2, -1], [2, -1]]), 0.03, 5


@multi_start.cases
def two_valleys(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3):
        for label, order in (("first", "LRRR"), ("middle", "RRLR"), ("last", "RRL")):
            tilt = round(rng.uniform(0.2, 0.5), 2)
            starts = left_and_right(rng, n, order)
            yield f"the best run is the {label} one", *wells(tilt), starts, round(rng.uniform(0.02, 0.07), 3), 12
    for n in (1, 2, 3):
        starts = np.round(rng.uniform(-1.8, 1.8, (5, n)), 2)
        yield "random starts", *wells(-0.35), starts, round(rng.uniform(0.02, 0.07), 3), int(rng.integers(2, 20))


@multi_start.cases
def traps(rng: np.random.Generator) -> Iterator[Any]:
    high = round(rng.uniform(1.8, 2.0), 2)
    yield "a lower start with a higher end", *wells(0.4), np.array([[1.0], [-high], [1.3]]), 0.05, 8
    yield "a lower start with a higher end", *wells(0.4), np.array([[-high, -1.9], [0.9, 0.9]]), 0.05, 8
    yield "a level place high up", *wells(0.0), np.array([[0.3], [0.0], [0.5]]), 0.04, 3
    yield "a level place high up", *wells(0.0), np.array([[0.0, 0.0], [0.2, 1.4]]), 0.04, 2
    for n in (1, 2):
        starts = np.round(rng.uniform(0.8, 1.2, (3, n)) * [[1.5], [0.3], [3]], 2)
        yield "lr so large that every run climbs", *bowl(0.0), starts, 1.1, 3
    yield "the lowest point lies on the way", *bowl(0.0), np.array([[0.5], [-3.0], [1.0]]), 1.2, 4
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.7], [-1.2], [-1.1]]), 0.28, 3
    yield "the lowest point lies on the way", *wells(0.3), np.array([[-0.7]]), 0.3, 2
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.2], [-1.3]]), 0.34, 6
    for n in (1, 2):
        yield "large values", *bowl(1.0, 1e12), rng.uniform(5, 9, (3, n)), 2e-13, 3
        yield "very small slopes", *bowl(1.0, 1e-12), rng.uniform(2, 5, (4, n)), 1e11, 3
    worst_in_the_middle = rng.uniform(0.8, 1.2, (3, 2)) * [[1], [8], [3]]
    yield "the best run is the first one", *bowl(-0.3), worst_in_the_middle, 0.2, 3
    yield "only negative values", *wells(-9.0), np.round(rng.uniform(0.5, 2, (4, 1)), 2), 0.02, 3


@multi_start.cases(part="robust")
def runaways(rng: np.random.Generator) -> Iterator[Any]:
    """Runs that start far out and leave every bound: after 5 steps f is inf, from 9 on it is NaN."""
    for label, n_steps in (("NaN", int(rng.integers(9, 16))), ("infinity", 5)):
        for order in ("XRL", "RXL", "LRX", "XXR", "LXRX"):
            starts = left_and_right(rng, 2, order)
            for i, side in enumerate(order):
                if side == "X":
                    starts[i] = np.round(rng.uniform(28, 33, 2), 1)
            yield f"a run that ends at {label}", *wells(0.3), starts, 0.05, n_steps
    yield "a run that ends at NaN", *wells(0.3), np.array([[30, 31], [2, 1], [-1, -1]]), 0.05, 12
    yield "a run that ends at NaN", *wells(0.4), np.array([[1.0], [30.0], [-1.9]]), 0.05, 12
    yield "very small slopes", *bowl(1.0, 1e-12), rng.uniform(2, 5, (3, 1)), 1e11, 3
    yield "the lowest point lies on the way", *wells(0.3), np.array([[-0.7]]), 0.3, 2
    yield "the lowest point lies on the way", *wells(0.3), np.array([[1.2], [-1.3]]), 0.34, 6
    f = formula("f(x) = Σ x·(x² − 3)", lambda x: float(np.sum(x * (x**2 - 3))))
    grad_f = formula("grad_f(x) = 3x² − 3", lambda x: 3 * x**2 - 3)
    for row, n_steps in ((0, 14), (1, 9), (2, 9)):
        starts = np.round(rng.uniform(0.3, 1.5, (3, 1)), 2)
        starts[row] = round(rng.uniform(-4, -3), 1)
        yield "a run that ends at minus infinity", f, grad_f, starts, 0.2, n_steps


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
    formula="best = the end with the smallest f",
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
    formula="best = the end with the smallest f",
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
    formula="best = the end with the smallest f",
)
def chosen_by_the_start(f, grad_f, starts, lr, n_steps):
    x = np.array(min(starts, key=f), dtype=float)
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
    return x, float(f(x))


@multi_start.mistake(
    "the start of the best run is returned, not its end",
    ask="Which of the two has the value best_f: the place where the run began, or where it ended?",
    look="the variable that you keep when a run is the best so far",
    formula="best_x = the end of the best run, best_f = f(best_x)",
)
def start_of_the_best_run(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = np.array(start, dtype=float), float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "the start of the best run is returned, with f at that start",
    ask="Where does the best run end, and how low is it there?",
    look="the point that you keep when a run is the best so far",
    formula="best_x = the end of the best run, best_f = f(best_x)",
)
def start_of_the_best_run_and_its_f(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = np.array(start, dtype=float), f(x)
    return best_x, float(f(best_x))


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


@multi_start.mistake(
    "a run stops before n_steps when a step would lead to a higher f",
    ask="With a large learning rate a step can lead uphill. Is that a reason to stop?",
    look="the condition that leaves the loop over steps",
    formula="exactly n_steps times: x ← x − lr · grad_f(x), wherever it leads",
)
def stops_before_f_rises(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            new = x - lr * grad_f(x)
            if f(new) > f(x):
                break
            x = new
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


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


@multi_start.mistake(
    "the pair is the wrong way round: first f, then x",
    ask="In which order does the task name the two results?",
    look="the return line",
    formula="return best_x, best_f",
)
def f_before_x(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_f, best_x


@multi_start.mistake(
    "every run starts where the last one ended",
    ask="Where does x stand when the second run begins?",
    look="the line that puts x at its start: inside the loop over runs or before it",
    formula="for every row: x = that row, then n_steps steps",
)
def goes_on_from_the_last_end(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    x = np.array(starts[0], dtype=float)
    for _ in starts:
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "the runs go uphill",
    ask="Which way does the gradient point?",
    look="the sign in front of the learning rate",
    formula="x ← x − lr · grad_f(x)",
)
def climbs(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x + lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "every run takes one step too few",
    ask="How often does your loop run when n_steps is 1?",
    look="the bounds of the range",
    formula="for _ in range(n_steps): x ← x − lr · grad_f(x)",
)
def one_step_too_few(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps - 1):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "every run takes one step too many",
    ask="Where should a run stand after 0 steps?",
    look="the bounds of the range, and any step before or after the loop",
    formula="for _ in range(n_steps): x ← x − lr · grad_f(x)",
)
def one_step_too_many(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps + 1):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


@multi_start.mistake(
    "a run stops before n_steps when the slope is small",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition that leaves the loop over steps",
    formula="exactly n_steps times: x ← x − lr · grad_f(x)",
)
def stops_on_a_small_slope(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            if np.linalg.norm(grad_f(x)) < 1e-6:
                break
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


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


@multi_start.mistake(
    "a run that ends at minus infinity wins",
    ask="NaN and inf do not win your comparison. What about −inf?",
    look="the condition that keeps an end",
    formula="only ends with np.isfinite(f) compete",
    part="robust",
)
def minus_infinity_wins(f, grad_f, starts, lr, n_steps):
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        if f(x) < best_f:
            best_x, best_f = x, float(f(x))
    return best_x, best_f


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


@multi_start.equivalent
def all_ends_then_the_best(f, grad_f, starts, lr, n_steps):
    ends = []
    for start in starts:
        x = start.astype(float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        ends.append(x)
    values = np.array([f(x) for x in ends])
    best = np.argmin(np.where(np.isfinite(values), values, np.inf))
    return ends[best], values[best]


@multi_start.equivalent
def all_runs_side_by_side(f, grad_f, starts, lr, n_steps):
    X = np.array(starts, dtype=float)
    for _ in range(n_steps):
        X = X - lr * np.array([grad_f(x) for x in X])
    finite = [x for x in X if math.isfinite(f(x))]
    best = min(finite, key=f)
    return best, f(best)


@multi_start.equivalent
def sorted_ends(f, grad_f, starts, lr, n_steps):
    ranked = []
    for i in range(len(starts)):
        x = np.array(starts[i], dtype=float)
        for _ in range(n_steps):
            x -= lr * grad_f(x)
        if np.isfinite(f(x)):
            ranked.append((float(f(x)), i, x))
    best_f, _, best_x = sorted(ranked)[0]
    return [best_x, best_f]


@multi_start.equivalent
def with_whole_paths(f, grad_f, starts, lr, n_steps):
    k, n = starts.shape
    paths = np.zeros((k, n_steps + 1, n))
    paths[:, 0] = starts
    for i in range(k):
        for t in range(n_steps):
            paths[i, t + 1] = paths[i, t] - lr * grad_f(paths[i, t])
    ends = {i: f(paths[i, -1]) for i in range(k) if np.isfinite(f(paths[i, -1]))}
    best = min(ends, key=ends.get)
    return paths[best, -1].copy(), ends[best]


@multi_start.equivalent
def best_by_recursion(f, grad_f, starts, lr, n_steps):
    def walk(x, left):
        return x if left == 0 else walk(x - lr * grad_f(x), left - 1)

    def best_of(rows):
        x = walk(1.0 * rows[0], n_steps)
        mine = (x, float(f(x)))
        if len(rows) == 1:
            return mine
        theirs = best_of(rows[1:])
        if not np.isfinite(theirs[1]) or (np.isfinite(mine[1]) and mine[1] < theirs[1]):
            return mine
        return theirs

    return best_of(starts)


@multi_start.equivalent
def skips_bad_ends(f, grad_f, starts, lr, n_steps):
    best = None
    for start in starts:
        x = start * 1.0
        for _ in range(n_steps):
            x = x + (-lr) * grad_f(x)
        value = f(x)
        if value != value or abs(value) == float("inf"):
            continue
        if best is None or value < best[1]:
            best = (x, np.float64(value))
    return best


@multi_start.equivalent
def nanargmin_of_the_finite(f, grad_f, starts, lr, n_steps):
    X = starts.astype(np.float64)
    for x in X:
        for _ in range(n_steps):
            x -= lr * grad_f(x)
    values = np.array([f(x) for x in X], dtype=float)
    values[~np.isfinite(values)] = np.nan
    return X[np.nanargmin(values)], np.nanmin(values)
