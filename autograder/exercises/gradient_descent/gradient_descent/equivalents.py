"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent


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
