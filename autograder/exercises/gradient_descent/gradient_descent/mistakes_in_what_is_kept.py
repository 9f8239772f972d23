"""Wrong answers that have a name: those in which points and slopes are kept from one step to the next."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.equivalents import list_to_array
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent
from autograder.exercises.gradient_descent.gradient_descent.hints import STEP


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
    formula=STEP,
)
def slope_of_the_start(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    g = grad_f(path[0])
    for _ in range(n_steps):
        path.append(path[-1] - lr * g)
    return np.array(path)


gradient_descent.slip(
    "every_step_from_x0",
    "every step is taken from x0 again, so the steps before it are lost",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(x0 - lr * grad_f(path[-1]))",
    ask="From which point does the second step set out?",
    look="the point that the step is subtracted from",
    formula=STEP,
)


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
