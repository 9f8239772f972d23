"""Wrong answers that have a name: those in the steps of a run, and in the order of the pair."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.multi_start.equivalents import keeps_the_best
from autograder.exercises.gradient_descent.multi_start.exercise import multi_start

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
