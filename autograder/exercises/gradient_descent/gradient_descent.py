"""Exercise 6: gradient descent, step after step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def gradient_descent(grad_f, x0, lr, n_steps):
    """The path of n_steps steps downhill, one float array (n_steps + 1, n): row 0 is x0, and each further row is
    the row before it minus lr · grad_f(the row before it). All steps are taken, wherever they lead; x0 stays as it was.

    Shapes: x0 (n,) floats or ints, grad_f (n,) → (n,), lr a float, n_steps an int ≥ 0 (0 gives the shape (1, n)).
    There is no early stop, neither at a minimum nor when the path runs away.
    Source: text S2.3, x_{k+1} = x_k − λ·∇f; text S0.5, the procedure on the bowl.
    """
    path = np.empty((n_steps + 1, len(x0)))
    path[0] = x0
    for t in range(n_steps):
        path[t + 1] = path[t] - lr * grad_f(path[t])
    return path


def bowl(A: Any, c: Any) -> Formula:
    """The gradient of f(x) = ½ (x − c)ᵀA(x − c), whose minimum is c."""
    A, c = np.asarray(A, dtype=float), np.asarray(c, dtype=float)
    return formula(f"grad_f(x) = A·(x − c) with A = {A.tolist()}, c = {c.tolist()}", lambda x: A @ (x - c))


def descent(label: str, A: Any, c: Any, x0: Any, lr: float, n_steps: int) -> Case:
    """A walk in a bowl with its closed form c + (I − lr·A)ᵗ(x0 − c) as the oracle."""
    c, shrink = np.asarray(c, dtype=float), np.eye(len(x0)) - lr * np.asarray(A)
    path = [c + np.linalg.matrix_power(shrink, t) @ (x0 - c) for t in range(n_steps + 1)]
    return case(label, bowl(A, c), x0, lr, n_steps, want=np.array(path))


def coupled(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A symmetric A, all of its entries at work, with curvatures between 0.6 and 3, and a minimum c away from 0."""
    Q, _ = np.linalg.qr(rng.normal(size=(n, n)) + np.eye(n))
    A = Q @ np.diag(rng.uniform(0.6, 3, n)) @ Q.T
    return (A + A.T) / 2, signed(rng, 0.5, 3, n)


def signed(rng: np.random.Generator, low: float, high: float, n: int) -> np.ndarray:
    return np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 1)


@gradient_descent.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    line = formula("grad_f(x) = 2x − 6", lambda x: 2 * x - 6)
    yield case("a bowl, n = 1", line, np.array([1.0]), 0.25, 2, want=np.array([[1.0], [2.0], [2.5]]))
    yield descent("a bowl, n = 2", [[1, 0], [0, 2]], [3, -1], np.array([1.0, 2.0]), 0.2, 3)
    yield descent("a tilted bowl, n = 2", [[2, 1], [1, 3]], [-1, 2], np.array([2.0, 4.0]), 0.15, 3)
    x0 = signed(rng, 1.5, 4, 2)
    yield descent("one step", [[2, 1], [1, 3]], [-0.5, 1], x0, 0.2, 1)
    yield case("0 steps", bowl([[2, 1], [1, 3]], [4, 5]), x0, 0.2, 0, want=x0.reshape(1, 2))
    yield descent("x0 of ints", [[1, 0], [0, 2]], [1, -2], np.array([4, 3]), 0.3, 3)


@gradient_descent.cases
def random_bowls(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3):
        A = np.diag(np.round(rng.uniform(0.6, 3, n), 1))
        c, x0, n_steps = signed(rng, 0.5, 3, n), signed(rng, 4, 9, n), int(rng.integers(2, 9))
        yield descent(f"a bowl, n = {n}", A, c, x0, 0.12, n_steps)
    for n in (1, 2, 3, 2, 3):
        A, c = coupled(rng, n)
        lr, n_steps = round(rng.uniform(0.12, 0.2), 2), int(rng.integers(2, 20))
        yield descent(f"a tilted bowl, n = {n}", A, c, c + signed(rng, 2, 6, n), lr, n_steps)
    for n in (1, 2, 3):
        A, c = coupled(rng, n)
        x0 = rng.integers(4, 9, n) * rng.choice([-1, 1], n)
        yield descent("x0 of ints", A, c, x0, round(rng.uniform(0.12, 0.2), 2), int(rng.integers(2, 6)))
    A, c = coupled(rng, 2)
    yield descent("one step", A, c, c + signed(rng, 2, 6, 2), 0.17, 1)
    yield case("0 steps", bowl(A, c), x0 := signed(rng, 2, 6, 2), 0.17, 0, want=x0.reshape(1, 2))
    waves = formula("grad_f(x) = sin(x)", np.sin)
    mixed = formula("grad_f(x) = (x₁³ − x₂, x₂³ − x₁)", lambda x: x**3 - x[::-1])
    for n in (1, 3):
        yield "a slope that is no straight line", waves, rng.uniform(0.8, 1.6, n), round(rng.uniform(0.12, 0.4), 2), 6
    yield "a slope that is no straight line", mixed, rng.uniform(1.2, 1.6, 2), round(rng.uniform(0.05, 0.09), 2), 7


@gradient_descent.cases
def no_early_stop(rng: np.random.Generator) -> Iterator[Any]:
    """Paths that run away, that stand on the minimum after one step, and slopes and steps that are tiny but count."""
    for n in (1, 2):
        lr, n_steps = round(rng.uniform(0.75, 0.9), 2), int(rng.integers(5, 10))
        yield descent("lr too large", 3 * np.eye(n), signed(rng, 0.5, 3, n), signed(rng, 4, 9, n), lr, n_steps)
    far = 1e6 * signed(rng, 2, 9, 2)
    yield descent("very far from the minimum", [[2, 1], [1, 3]], [-1, 2], far, round(rng.uniform(0.05, 0.2), 2), 3)
    for n in (1, 3):
        x0, c = rng.choice([-1, 1], n) * rng.integers(4, 10, n) * 1.0, signed(rng, 1, 3, n).round()
        yield descent("at the minimum after one step", 2 * np.eye(n), c, x0, 0.5, 4)
    yield descent("a very gentle slope", 1e-12 * np.eye(2), [1, -2], signed(rng, 4, 9, 2), 2e11, 1)
    yield descent("a very gentle slope", 1e-9 * np.eye(2), [1, -2], signed(rng, 4, 9, 2), 2e8, 4)
    small = descent("a very small bowl", np.eye(2), [1e-9, -1e-9], 1e-9 * signed(rng, 3, 6, 2), 0.2, 3)
    yield case(small.label, *small.args, want=small.want, atol=1e-17)


@gradient_descent.mistake(
    "the start is missing from the path",
    ask="Which point should row 0 hold?",
    look="the list or array before the loop",
    formula="row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
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
    formula="row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
)
def start_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
        path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask="How many points does a walk of 3 steps pass, with its start and its end?",
    look="the number of rows, and the order of storing and stepping inside the loop",
    formula="n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
)
def end_missing(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), np.zeros((n_steps, len(x0)))
    for t in range(n_steps):
        path[t] = x
        x = x - lr * grad_f(x)
    return path


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask="How many points does a walk of 3 steps pass, with its start and its end?",
    look="the order of storing and stepping inside the loop, and what is stored after it",
    formula="n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
)
def end_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        path.append(x)
        x = x - lr * grad_f(x)
    return np.array(path)


@gradient_descent.mistake(
    "the path has no row for the last point",
    ask="How many points does a walk of 3 steps pass, with its start and its end?",
    look="the number of rows in np.zeros, and the bounds of the range",
    formula="n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
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
    formula="row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
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


@gradient_descent.mistake(
    "one step too many is taken",
    ask="How many rows should the path have after 0 steps?",
    look="the bounds of the range",
    formula="n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)",
)
def one_row_too_many(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps + 1):
        path.append(path[-1] - lr * grad_f(path[-1]))
    return np.array(path)


@gradient_descent.mistake(
    "all rows are the last point, because one array is stored again and again while it moves",
    ask="After path.append(x) and x -= 1, what does path hold?",
    look="-= on an array that already stands in the path",
    formula="x = x − lr · grad_f(x) makes a new array for each row",
)
def one_array_for_all_rows(grad_f, x0, lr, n_steps):
    x = x0.astype(float)
    path = [x]
    for _ in range(n_steps):
        x -= lr * grad_f(x)
        path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "all rows are the last point, and the caller's x0 was moved there too: one array stands for all of them",
    ask="After x = x0, path.append(x) and x -= 1, how many arrays are there?",
    look="the line before the loop, and -= inside it",
    formula="x = x − lr · grad_f(x) makes a new array for each row",
)
def x0_for_all_rows(grad_f, x0, lr, n_steps):
    x = x0
    path = [x]
    for _ in range(n_steps):
        x -= lr * grad_f(x)
        path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "the slope is measured at the start, and this one slope is used for every step",
    ask="Is the ground equally steep everywhere along the path?",
    look="the point at which you call grad_f, and whether the call stands inside the loop",
    formula="row t + 1 = row t − lr · grad_f(row t)",
)
def slope_of_the_start(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    g = grad_f(path[0])
    for _ in range(n_steps):
        path.append(path[-1] - lr * g)
    return np.array(path)


@gradient_descent.mistake(
    "every step is taken from x0 again, so the steps before it are lost",
    ask="From which point does the second step set out?",
    look="the point that the step is subtracted from",
    formula="row t + 1 = row t − lr · grad_f(row t)",
)
def every_step_from_x0(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(x0 - lr * grad_f(path[-1]))
    return np.array(path)


@gradient_descent.mistake(
    "only the end of the path comes back",
    ask="What would a picture of the whole walk need?",
    look="the `return` line",
    formula="an array of shape (n_steps + 1, n), from x0 to the end",
)
def only_the_end(grad_f, x0, lr, n_steps):
    x = x0.astype(float)
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
    return x


@gradient_descent.mistake(
    "every step goes uphill",
    ask="If the slope is positive, is lower ground to the right or to the left?",
    look="the sign in front of the learning rate",
    formula="row t + 1 = row t − lr · grad_f(row t)",
)
def ascent(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] + lr * grad_f(path[-1]))
    return np.array(path)


@gradient_descent.mistake(
    "the learning rate has the fixed value 0.1 in the code, so the `lr` that is handed in has no effect",
    ask="What changes in your path when lr is halved?",
    look="a line such as lr = 0.1, or a number in front of grad_f",
    formula="row t + 1 = row t − lr · grad_f(row t), with the lr of the call",
)
def lr_hard_coded(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - 0.1 * grad_f(path[-1]))
    return np.array(path)


@gradient_descent.mistake(
    "the learning rate is left out, so every step is as long as the gradient",
    ask="What changes in your path when lr is halved?",
    look="the factor in front of grad_f",
    formula="row t + 1 = row t − lr · grad_f(row t)",
)
def lr_forgotten(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - grad_f(path[-1]))
    return np.array(path)


@gradient_descent.mistake(
    "all steps have the length lr, however steep the ground is",
    ask="Should a step on steep ground be longer than one on gentle ground?",
    look="the place where the gradient is divided by its length",
    formula="row t + 1 = row t − lr · grad_f(row t), with the gradient as it is",
)
def steps_of_one_length(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        g = grad_f(path[-1])
        path.append(path[-1] - lr * g / np.linalg.norm(g))
    return np.array(path)


@gradient_descent.mistake(
    "the walk stops before n_steps when the slope is small",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition that leaves the loop",
    formula="always n_steps + 1 rows: row t + 1 = row t − lr · grad_f(row t)",
)
def stops_on_a_small_slope(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        g = grad_f(path[-1])
        if np.linalg.norm(g) < 1e-6:
            break
        path.append(path[-1] - lr * g)
    return np.array(path)


@gradient_descent.mistake(
    "the walk stands still when the slope is small",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition in front of the step",
    formula="row t + 1 = row t − lr · grad_f(row t), however small the slope is",
)
def stands_still_on_a_small_slope(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        g = grad_f(path[-1])
        path.append(path[-1] - lr * g if np.linalg.norm(g) >= 1e-6 else path[-1])
    return np.array(path)


@gradient_descent.mistake(
    "the walk stops before n_steps when a step was short",
    ask="Many short steps: do they lead nowhere?",
    look="the condition that leaves the loop",
    formula="always n_steps + 1 rows: row t + 1 = row t − lr · grad_f(row t)",
)
def stops_after_a_short_step(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
        if np.linalg.norm(path[-1] - path[-2]) < 1e-6:
            break
    return np.array(path)


@gradient_descent.mistake(
    "the points stand in columns, not in rows",
    ask="What is path[0] in your result, and what should it be?",
    look="`.T`, axis=1, np.column_stack and np.zeros((n, n_steps + 1))",
    formula="path.shape == (n_steps + 1, n), and path[t] is the point after t steps",
)
def points_in_columns(grad_f, x0, lr, n_steps):
    path = np.zeros((len(x0), n_steps + 1))
    path[:, 0] = x0
    for t in range(n_steps):
        path[:, t + 1] = path[:, t] - lr * grad_f(path[:, t])
    return path


@gradient_descent.mistake(
    "a list of points comes back, not one array",
    ask="Can you write path[:, 0] with your result?",
    look="the `return` line",
    formula="return np.array(path)",
)
def list_of_points(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
    return path


@gradient_descent.mistake(
    "the caller's x0 is moved along",
    ask="After x = x0, how many arrays are there?",
    look="the line before the loop, and any -= after it",
    formula="x = np.array(x0, dtype=float), a copy; then x = x − lr · grad_f(x)",
)
def moves_x0(grad_f, x0, lr, n_steps):
    x = x0
    path = [x.copy()]
    for _ in range(n_steps):
        x -= lr * grad_f(x)
        path.append(x.copy())
    return np.array(path)


@gradient_descent.mistake(
    "the points are cut to whole numbers when x0 holds ints",
    ask="What can be stored in an array of ints?",
    look="the array for the path, and its dtype",
    formula="path = np.zeros((n_steps + 1, n)) holds floats, whatever x0 holds",
)
def int_path(grad_f, x0, lr, n_steps):
    path = np.zeros((n_steps + 1, len(x0)), dtype=x0.dtype)
    path[0] = x0
    for t in range(n_steps):
        path[t + 1] = path[t] - lr * grad_f(path[t])
    return path


@gradient_descent.mistake(
    "the copy of x0 keeps its ints, and -= cannot take fractions off them",
    ask="What is the dtype of x0.copy() when x0 is np.array([4, 3])?",
    look="the line that copies x0",
    formula="x = np.array(x0, dtype=float)",
)
def int_copy(grad_f, x0, lr, n_steps):
    x = x0.copy()
    path = [x.copy()]
    for _ in range(n_steps):
        x -= lr * grad_f(x)
        path.append(x.copy())
    return np.array(path, dtype=float)


@gradient_descent.mistake(
    "the walk ends inside the loop, after its first step",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the `return` line",
    formula="the loop runs n_steps times; then: return path",
)
def returns_inside_the_loop(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
        return np.array(path)
    return np.array(path)


@gradient_descent.mistake(
    "the entries of x move one after the other, and each looks at entries that have moved already",
    ask="At how many different points is the slope measured during one step?",
    look="the loop over the entries: grad_f is called anew inside it",
    formula="row t + 1 = row t − lr · grad_f(row t), all entries at once",
)
def entries_one_by_one(grad_f, x0, lr, n_steps):
    x = x0.astype(float)
    path = [x.copy()]
    for _ in range(n_steps):
        for i in range(len(x)):
            x[i] -= lr * grad_f(x)[i]
        path.append(x.copy())
    return np.array(path)


@gradient_descent.equivalent
def list_to_array(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
    return np.array(path)


@gradient_descent.equivalent
def in_place_on_a_copy(grad_f, x0, lr, n_steps):
    x = np.array(x0, dtype=np.float64)
    path = np.zeros((n_steps + 1, x.size))
    for t in range(n_steps + 1):
        path[t] = x
        x -= lr * grad_f(x)
    return path


@gradient_descent.equivalent
def stacked_row_by_row(grad_f, x0, lr, n_steps):
    path = x0[None, :] * 1.0
    while len(path) <= n_steps:
        path = np.vstack([path, path[-1] - np.multiply(lr, grad_f(path[-1]))])
    return path


@gradient_descent.equivalent
def by_recursion(grad_f, x0, lr, n_steps):
    def walk(x, left):
        return [x] if left == 0 else [x, *walk(x - lr * grad_f(x), left - 1)]

    return np.array(walk(1.0 * x0, n_steps))


@gradient_descent.equivalent
def entry_by_entry(grad_f, x0, lr, n_steps):
    path = [[float(entry) for entry in x0]]
    for _ in range(n_steps):
        slopes = grad_f(np.array(path[-1]))
        path.append([entry - lr * slope for entry, slope in zip(path[-1], slopes, strict=True)])
    return np.array(path)


@gradient_descent.equivalent
def adds_up_the_steps(grad_f, x0, lr, n_steps):
    steps = np.zeros((n_steps + 1, len(x0)))
    for t in range(n_steps):
        steps[t + 1] = -lr * grad_f(x0 + steps.sum(axis=0))
    return x0 + np.cumsum(steps, axis=0)


@gradient_descent.equivalent
def from_a_generator(grad_f, x0, lr, n_steps):
    def walk():
        x = x0.astype(float)
        for _ in range(n_steps):
            yield x
            x = x + lr * (-grad_f(x))
        yield x

    return np.stack(list(walk()))


@gradient_descent.equivalent
def columns_turned(grad_f, x0, lr, n_steps):
    path = np.zeros((len(x0), n_steps + 1), order="F")
    path[:, 0] = x0
    for t in range(n_steps):
        path[:, t + 1] = path[:, t] - lr * grad_f(path[:, t])
    return np.ascontiguousarray(path.T)
