"""Wrong answers that have a name: those in the arrays of the path and of x0, and in a loop's body."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.equivalents import list_to_array
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent


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


gradient_descent.slip(
    "list_of_points",
    "a list of points comes back, not one array",
    of=list_to_array,
    was="return np.array(path)",
    now="return path",
    ask="Can you write path[:, 0] with your result?",
    look="the `return` line",
    formula="return np.array(path)",
)


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


gradient_descent.slip(
    "returns_inside_the_loop",
    "the walk ends inside the loop, after its first step",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] - lr * grad_f(path[-1]))\n        return np.array(path)",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the `return` line",
    formula="the loop runs n_steps times; then: return path",
)


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
