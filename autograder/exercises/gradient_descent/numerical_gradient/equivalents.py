"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient


@numerical_gradient.equivalent
def two_copies_for_each_entry(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.astype(float), x.astype(float)
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


@numerical_gradient.equivalent
def nudged_back_by_arithmetic_on_a_copy(f, x, h=1e-5):
    x = x.astype(np.float64)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        x[i] += h
        g[i] = (up - down) / (2 * h)
    return g


@numerical_gradient.equivalent
def two_copies(f, x, h=1e-5):
    g = np.empty(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = np.array(x, dtype=float), np.array(x, dtype=float)
        up[i] += h
        down[i] -= h
        g[i] = 0.5 * (f(up) - f(down)) / h
    return g


@numerical_gradient.equivalent
def saved_value_put_back(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        g[i] = (up - down) / (2 * h)
    return g


@numerical_gradient.equivalent
def rows_of_the_identity(f, x, h=1e-5):
    nudges = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + nudge) - f(x - nudge)) / (2 * h) for nudge in nudges]).reshape(x.shape)


@numerical_gradient.equivalent
def with_nditer(f, x, h=1e-5):
    x = x * 1.0
    g = np.zeros(x.shape)
    entries = np.nditer(x, flags=["multi_index"])
    for _ in entries:
        nudge = np.zeros(x.shape)
        nudge[entries.multi_index] = h
        g[entries.multi_index] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return g


@numerical_gradient.equivalent
def flat_view_of_a_copy(f, x, h=1e-5):
    copy = np.array(x, dtype=float)
    flat, g = copy.reshape(-1), np.zeros(x.size)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + h
        g[i] = f(copy)
        flat[i] = old - h
        g[i] -= f(copy)
        flat[i] = old
    return (g / (2 * h)).reshape(x.shape)


@numerical_gradient.equivalent
def a_slope_for_each_entry(f, x, h=1e-5):
    def at(i, value):
        moved = x.astype(float)
        moved[i] = value
        return f(moved)

    slopes = {i: (at(i, value + h) - at(i, value - h)) / (2 * h) for i, value in np.ndenumerate(x)}
    return np.fromiter(slopes.values(), dtype=float).reshape(x.shape)


@numerical_gradient.equivalent
def with_apply_along_axis(f, x, h=1e-5):
    def slope(nudge):
        nudge = nudge.reshape(x.shape)
        return (f(x + nudge) - f(x - nudge)) / h / 2

    return np.apply_along_axis(slope, 1, h * np.eye(x.size)).reshape(x.shape)


@numerical_gradient.equivalent
def with_where(f, x, h=1e-5):
    numbers = np.arange(x.size).reshape(x.shape)
    g = [f(np.where(numbers == i, x + h, x)) - f(np.where(numbers == i, x - h, x)) for i in range(x.size)]
    return np.reshape(g, x.shape) / (2 * h)
