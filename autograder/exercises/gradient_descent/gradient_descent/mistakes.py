"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.equivalents import list_to_array
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent

PATH = "row 0 = x0, row t + 1 = row t − lr · grad_f(row t)"
HOW_MANY_POINTS = "How many points does a walk of 3 steps pass, with its start and its end?"
PATH_WITH_LENGTH = "n_steps + 1 rows: row 0 = x0, row t + 1 = row t − lr · grad_f(row t)"
STEP = "row t + 1 = row t − lr · grad_f(row t)"


@gradient_descent.mistake(
    "the start is missing from the path",
    ask="Which point should row 0 hold?",
    look="the list or array before the loop",
    formula=PATH,
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
    formula=PATH,
)
def start_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        x = x - lr * grad_f(x)
        path.append(x)
    return np.array(path)


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask=HOW_MANY_POINTS,
    look="the number of rows, and the order of storing and stepping inside the loop",
    formula=PATH_WITH_LENGTH,
)
def end_missing(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), np.zeros((n_steps, len(x0)))
    for t in range(n_steps):
        path[t] = x
        x = x - lr * grad_f(x)
    return path


@gradient_descent.mistake(
    "the last point is missing from the path",
    ask=HOW_MANY_POINTS,
    look="the order of storing and stepping inside the loop, and what is stored after it",
    formula=PATH_WITH_LENGTH,
)
def end_not_in_the_list(grad_f, x0, lr, n_steps):
    x, path = x0.astype(float), []
    for _ in range(n_steps):
        path.append(x)
        x = x - lr * grad_f(x)
    return np.array(path)


@gradient_descent.mistake(
    "the path has no row for the last point",
    ask=HOW_MANY_POINTS,
    look="the number of rows in np.zeros, and the bounds of the range",
    formula=PATH_WITH_LENGTH,
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
    formula=PATH,
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


gradient_descent.slip(
    "one_row_too_many",
    "one step too many is taken",
    of=list_to_array,
    was="for _ in range(n_steps):",
    now="for _ in range(n_steps + 1):",
    ask="How many rows should the path have after 0 steps?",
    look="the bounds of the range",
    formula=PATH_WITH_LENGTH,
)


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


gradient_descent.slip(
    "ascent",
    "every step goes uphill",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] + lr * grad_f(path[-1]))",
    ask="If the slope is positive, is lower ground to the right or to the left?",
    look="the sign in front of the learning rate",
    formula=STEP,
)
gradient_descent.slip(
    "lr_hard_coded",
    "the learning rate has the fixed value 0.1 in the code, so the `lr` that is handed in has no effect",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] - 0.1 * grad_f(path[-1]))",
    ask="What changes in your path when lr is halved?",
    look="a line such as lr = 0.1, or a number in front of grad_f",
    formula="row t + 1 = row t − lr · grad_f(row t), with the lr of the call",
)
gradient_descent.slip(
    "lr_forgotten",
    "the learning rate is left out, so every step is as long as the gradient",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] - grad_f(path[-1]))",
    ask="What changes in your path when lr is halved?",
    look="the factor in front of grad_f",
    formula=STEP,
)
gradient_descent.slip(
    "steps_of_one_length",
    "all steps have the length lr, however steep the ground is",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="g = grad_f(path[-1])\n        path.append(path[-1] - lr * g / np.linalg.norm(g))",
    ask="Should a step on steep ground be longer than one on gentle ground?",
    look="the place where the gradient is divided by its length",
    formula="row t + 1 = row t − lr · grad_f(row t), with the gradient as it is",
)


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


gradient_descent.slip(
    "stands_still_on_a_small_slope",
    "the walk stands still when the slope is small",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="g = grad_f(path[-1])\n        path.append(path[-1] - lr * g if np.linalg.norm(g) >= 1e-6 else path[-1])",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition in front of the step",
    formula="row t + 1 = row t − lr · grad_f(row t), however small the slope is",
)


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
