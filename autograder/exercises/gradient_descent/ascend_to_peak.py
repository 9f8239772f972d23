"""Exercise 7: gradient ascent, the steepest way up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def ascend_to_peak(grad_f, x0, lr, n_steps):
    """n_steps steps uphill, x ← x + lr·grad_f(x), from x0. Returns the last point only, as a new float array (n,);
    after 0 steps that is a copy of x0. The walk need not have arrived anywhere, and x0 stays as it was.

    Shapes: x0 (n,) floats or ints, grad_f (n,) → (n,), lr a float, n_steps an int ≥ 0.
    Climbing f is descending −f: gradient descent and gradient ascent differ in one sign.
    Source: text S2.1, the hill-climbing picture; S2.2, the gradient points to the steepest increase.
    """
    x = np.array(x0, dtype=float)
    for _ in range(n_steps):
        x = x + lr * grad_f(x)
    return x


def dome(A: Any, c: Any) -> Formula:
    """The gradient of the hill f(x) = −½ (x − c)ᵀA(x − c), whose peak is c."""
    A, c = np.asarray(A, dtype=float), np.asarray(c, dtype=float)
    return formula(f"grad_f(x) = A·(c − x) with A = {A.tolist()}, c = {c.tolist()}", lambda x: A @ (c - x))


def climb(label: str, A: Any, c: Any, x0: Any, lr: float, n_steps: int) -> Case:
    """A walk on a dome with its closed form c + (I − lr·A)ᵗ(x0 − c) as the oracle."""
    end = c + np.linalg.matrix_power(np.eye(len(x0)) - lr * np.asarray(A), n_steps) @ (x0 - np.asarray(c))
    return case(label, dome(A, c), x0, lr, n_steps, want=end)


def coupled(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A full symmetric A with all curvatures of 1 or more, and a peak c away from 0."""
    mix = rng.normal(size=(n, n))
    return np.round(mix @ mix.T / n + np.eye(n), 1), np.round(rng.choice([-1, 1], n) * rng.uniform(0.5, 3, n), 1)


def seen_steps(A: Any, c: Any, x0: Any, lr: float, n_steps: int) -> int:
    """At most n_steps, and so few that the slope is above 0.1 before each of them: no reason to stop early."""
    x = np.asarray(x0, dtype=float)
    for t in range(n_steps):
        if np.linalg.norm(A @ (c - x)) < 0.1:
            return max(t, 2)
        x = x + lr * (A @ (c - x))
    return n_steps


@ascend_to_peak.cases
def small_hills(rng: np.random.Generator) -> Iterator[Any]:
    yield "a hill in one dimension", formula("grad_f(x) = 6 − 2x", lambda x: 6 - 2 * x), np.array([1.0]), 0.25, 2
    yield climb("a hill in two dimensions", [[1, 0], [0, 2]], [3, -1], np.array([1.0, 2.0]), 0.1, 3)
    x0 = np.round(rng.uniform(1, 3, 2), 1)
    yield climb("one step", [[2, 1], [1, 3]], [-1, 1], x0, 0.2, 1)
    yield climb("0 steps", [[2, 1], [1, 3]], [4, 1], x0, 0.2, 0)
    for n in (1, 2, 3):
        yield climb("x0 of whole numbers", *coupled(rng, n), rng.integers(4, 9, n), 0.15, int(rng.integers(2, 5)))


@ascend_to_peak.cases
def random_hills(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3, 1, 2, 3):
        lr, n_steps = round(rng.uniform(0.05, 0.2), 2), int(rng.integers(2, 13))
        (A, c), way = coupled(rng, n), rng.choice([-1, 1], n) * np.round(rng.uniform(1.5, 5, n), 1)
        yield climb(f"a hill, n = {n}", A, c, c + way, lr, seen_steps(A, c, c + way, lr, n_steps))
    for n in (1, 2):
        c, x0 = np.round(rng.uniform(0.5, 3, (2, n)), 1)
        yield climb("steps that leap over the peak", 3 * np.eye(n), c, -x0, round(rng.uniform(0.75, 0.9), 2), 3)
    for n in (1, 2, 3):
        far = rng.choice([-1, 1], n) * rng.uniform(20, 40, n)
        yield climb("far away, three short steps", *coupled(rng, n), far, round(rng.uniform(0.01, 0.03), 3), 3)
    far = 1e6 * rng.choice([-1, 1], 2) * rng.uniform(2, 9, 2)
    yield climb("very far away", [[2, 1], [1, 3]], [-1, 1], far, round(rng.uniform(0.05, 0.2), 2), 3)
    for n in (1, 3):
        waves = formula("grad_f(x) = cos(x)", np.cos)
        yield "a slope that is no straight line", waves, rng.uniform(-1, 1, n), round(rng.uniform(0.1, 0.6), 2), 5
    mixed = formula("grad_f(x) = (x₂ − x₁³, x₁ − x₂³)", lambda x: x[::-1] - x**3)
    yield "a slope that is no straight line", mixed, rng.uniform(0.2, 0.7, 2), round(rng.uniform(0.05, 0.15), 2), 7


@ascend_to_peak.cases
def faint_hills(rng: np.random.Generator) -> Iterator[Any]:
    """Hills on which a walk that stops early is seen: a tiny slope with long steps, and tiny steps that still count."""
    start = np.round(rng.uniform(4, 9, 2), 1)
    for n, size, n_steps in ((1, 1e-12, 3), (2, 1e-12, 1), (2, 1e-9, 4)):
        yield climb("a very gentle hill", size * np.eye(n), [1, -2][:n], start[:n], 0.2 / size, n_steps)
    for n_steps in (3, 4):
        x0 = 1e-9 * rng.uniform(2, 3, 2)
        small = climb("a very small hill", np.eye(2), np.array([1e-9, -1e-9]), x0, 0.2, n_steps)
        yield case(small.label, *small.args, want=small.want, atol=1e-17)


@ascend_to_peak.equivalent
def in_place_on_a_copy(grad_f, x0, lr, n_steps):
    x = np.array(x0, dtype=float)
    for _ in range(n_steps):
        x += lr * grad_f(x)
    return x


@ascend_to_peak.equivalent
def rebinds_x(grad_f, x0, lr, n_steps):
    x = x0
    for _ in range(n_steps):
        x = x + lr * grad_f(x)
    return x


ascend_to_peak.slip(
    "still_descends",
    "every step goes downhill",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="x = x - lr * grad_f(x)",
    ask="If the slope is positive, is higher ground to the right or to the left?",
    look="the sign in front of the learning rate, and whether it is turned a second time",
    formula="x ← x + lr · grad_f(x)",
)


@ascend_to_peak.mistake(
    "the whole path comes back, not only its last point",
    ask="How many points did the task ask for?",
    look="the return line",
    formula="the result is x after n_steps steps, of shape (n,)",
)
def returns_path(grad_f, x0, lr, n_steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(n_steps):
        path.append(path[-1] + lr * grad_f(path[-1]))
    return np.array(path)


@ascend_to_peak.mistake(
    "a list of all points comes back, not the last point only",
    ask="How many points did the task ask for?",
    look="the return line",
    formula="the result is x after n_steps steps, of shape (n,)",
)
def returns_list_of_points(grad_f, x0, lr, n_steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(n_steps):
        path.append(path[-1] + lr * grad_f(path[-1]))
    return path


ascend_to_peak.slip(
    "one_step_too_few",
    "one step too few is taken",
    of=in_place_on_a_copy,
    was="for _ in range(n_steps):\n        x += lr * grad_f(x)",
    now="for _ in range(n_steps - 1):\n        x = x + lr * grad_f(x)",
    ask="How often does your loop run when n_steps is 1?",
    look="the bounds of the range",
    formula="for _ in range(n_steps): x ← x + lr · grad_f(x)",
)
ascend_to_peak.slip(
    "one_step_too_many",
    "one step too many is taken",
    of=in_place_on_a_copy,
    was="for _ in range(n_steps):\n        x += lr * grad_f(x)",
    now="for _ in range(n_steps + 1):\n        x = x + lr * grad_f(x)",
    ask="Where should the walk be after 0 steps?",
    look="the bounds of the range, and any step before or after the loop",
    formula="for _ in range(n_steps): x ← x + lr · grad_f(x)",
)
ascend_to_peak.slip(
    "slope_of_the_start",
    "the slope is measured at the start, and this one slope is used for every step",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="x = x + lr * grad_f(np.array(x0, dtype=float))",
    ask="Is the hill equally steep everywhere along the walk?",
    look="the point at which you call grad_f, and whether the call stands inside the loop",
    formula="x ← x + lr · grad_f(x), with the slope at the current x",
)
ascend_to_peak.slip(
    "every_step_from_the_start",
    "every step is taken from x0 again, so the steps before it are lost",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="x = x0 + lr * grad_f(x)",
    ask="From which point does the second step set out?",
    look="the point that the step is added to",
    formula="x ← x + lr · grad_f(x), with the same x on both sides",
)
ascend_to_peak.slip(
    "steps_of_one_length",
    "all steps have the length lr, however steep the hill is",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="g = grad_f(x)\n        x = x + lr * g / np.linalg.norm(g)",
    ask="Should a step on steep ground be longer than one on gentle ground?",
    look="the place where the gradient is divided by its length",
    formula="x ← x + lr · grad_f(x), with the gradient as it is",
)
ascend_to_peak.slip(
    "slope_at_minus_x",
    "the slope is measured at −x, on the other side of 0",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="x = x + lr * grad_f(-x)",
    ask="You turn the hill upside down. Which does that change: the height, or the place where you stand?",
    look="the argument of grad_f",
    formula="the gradient of −f at x is −grad_f(x), not grad_f(−x)",
)
ascend_to_peak.slip(
    "starts_at_minus_x0",
    "the walk starts at −x0",
    of=rebinds_x,
    was="x = x0",
    now="x = -np.array(x0, dtype=float)",
    ask="Where does the walk stand after 0 steps?",
    look="the line before the loop",
    formula="x starts as a copy of x0",
)


@ascend_to_peak.mistake(
    "the walk stops before n_steps when the slope is small",
    ask="On a very gentle hill with a large learning rate, is a small slope a reason to stop?",
    look="the condition that leaves the loop",
    formula="exactly n_steps times: x ← x + lr · grad_f(x)",
)
def stops_on_a_small_slope(grad_f, x0, lr, n_steps):
    x = np.array(x0, dtype=float)
    for _ in range(n_steps):
        g = grad_f(x)
        if np.linalg.norm(g) < 1e-6:
            break
        x = x + lr * g
    return x


@ascend_to_peak.mistake(
    "the walk stops before n_steps when a step was short",
    ask="Many short steps: do they lead nowhere?",
    look="the condition that leaves the loop",
    formula="exactly n_steps times: x ← x + lr · grad_f(x)",
)
def stops_after_a_short_step(grad_f, x0, lr, n_steps):
    x = np.array(x0, dtype=float)
    for _ in range(n_steps):
        step = lr * grad_f(x)
        x = x + step
        if np.linalg.norm(step) < 1e-6:
            break
    return x


ascend_to_peak.slip(
    "lr_forgotten",
    "the learning rate is left out, so every step is as long as the gradient",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)",
    now="x = x + grad_f(x)",
    ask="What changes in your walk when lr is halved?",
    look="the factor in front of grad_f(x)",
    formula="x ← x + lr · grad_f(x)",
)
ascend_to_peak.slip(
    "returns_inside_the_loop",
    "the walk ends inside the loop, after its first step",
    of=in_place_on_a_copy,
    was="x += lr * grad_f(x)\n    return x",
    now="x = x + lr * grad_f(x)\n        return x",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the return line",
    formula="for _ in range(n_steps): x ← x + lr · grad_f(x); then return x",
)
ascend_to_peak.slip(
    "moves_x0",
    "the caller's x0 is moved along",
    of=in_place_on_a_copy,
    was="x = np.array(x0, dtype=float)",
    now="x = x0",
    ask="After x = x0, how many arrays are there?",
    look="the line before the loop, and any += after it",
    formula="x = np.array(x0, dtype=float), a copy; then x ← x + lr · grad_f(x)",
)


@ascend_to_peak.mistake(
    "the steps are cut to whole numbers when x0 holds whole numbers",
    ask="What can be stored in an array of ints?",
    look="the array that x is written into, and its dtype",
    formula="x = np.array(x0, dtype=float)",
)
def whole_steps(grad_f, x0, lr, n_steps):
    x = x0.copy()
    for _ in range(n_steps):
        x[:] = x + lr * grad_f(x)
    return x


ascend_to_peak.slip(
    "int_copy",
    "the copy of x0 keeps its ints, and += cannot add fractions to them",
    of=in_place_on_a_copy,
    was="x = np.array(x0, dtype=float)",
    now="x = x0.copy()",
    ask="What is the dtype of x0.copy() when x0 is np.array([2, 3])?",
    look="the line that copies x0",
    formula="x = np.array(x0, dtype=float)",
)


@ascend_to_peak.equivalent
def descends_minus_f(grad_f, x0, lr, n_steps):
    x = x0.astype(float)
    for _ in range(n_steps):
        x = x - lr * (-grad_f(x))
    return x


@ascend_to_peak.equivalent
def last_of_a_list(grad_f, x0, lr, n_steps):
    path = [1.0 * x0]
    for _ in range(n_steps):
        path.append(path[-1] + lr * grad_f(path[-1]))
    return path[-1]


@ascend_to_peak.equivalent
def last_row_of_a_path(grad_f, x0, lr, n_steps):
    path = np.zeros((n_steps + 1, len(x0)))
    path[0] = x0
    for t in range(n_steps):
        path[t + 1] = path[t] + lr * grad_f(path[t])
    return path[n_steps]


@ascend_to_peak.equivalent
def adds_in_place_to_a_copy(grad_f, x0, lr, n_steps):
    x = np.array(x0, dtype=np.float64)
    while n_steps > 0:
        x += np.multiply(lr, grad_f(x))
        n_steps -= 1
    return x


@ascend_to_peak.equivalent
def entry_by_entry(grad_f, x0, lr, n_steps):
    x = [float(entry) for entry in x0]
    for _ in range(n_steps):
        x = [entry + lr * slope for entry, slope in zip(x, grad_f(np.array(x)), strict=True)]
    return np.array(x)


@ascend_to_peak.equivalent
def by_recursion(grad_f, x0, lr, n_steps):
    def walk(x, left):
        return x if left == 0 else walk(x + lr * grad_f(x), left - 1)

    return walk(x0 * 1.0, n_steps)


@ascend_to_peak.equivalent
def adds_up_the_way(grad_f, x0, lr, n_steps):
    way = np.zeros(x0.shape)
    for _ in range(n_steps):
        way = way + lr * grad_f(x0 + way)
    return x0 + way
