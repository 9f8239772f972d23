"""Wrong answers that have a name: those in which array is written into or handed to f, and what it holds."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.numerical_gradient.equivalents import (
    nudged_back_by_arithmetic_on_a_copy,
    two_copies_for_each_entry,
)
from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient

numerical_gradient.slip(
    "callers_x_nudged",
    "the caller's own x is nudged, and the way back by − 2h + h does not restore its last digits",
    of=nudged_back_by_arithmetic_on_a_copy,
    was="x = x.astype(np.float64)\n    g = np.zeros(x.shape)",
    now="g = np.zeros(x.shape)",
    ask="Is 0.3 + 0.1 − 0.2 + 0.1 equal to 0.3 in Python?",
    look="the lines that write into x: they need a copy, or the saved old value",
    formula="up = x.astype(float) is a copy; up[i] += h leaves x alone",
)
numerical_gradient.slip(
    "whole_slopes",
    "the slopes are cut to whole numbers when x holds ints",
    of=two_copies_for_each_entry,
    was="g = np.zeros(x.shape)",
    now="g = np.zeros_like(x)",
    ask="What do you find in np.zeros_like(np.array([2, 3])) after you write 0.7 into it?",
    look="the array for the result, and its dtype",
    formula="np.zeros(x.shape) holds floats, whatever x holds",
)


@numerical_gradient.mistake(
    "every slope comes out as 0, as it does when the two nudged points are one array under two names",
    ask="After up = x and down = x, how many arrays are there?",
    look="the lines that make the two nudged points: each needs a copy of its own, and a nudge",
    formula="up, down = x.astype(float), x.astype(float): two copies",
)
def one_array_two_names(f, x, h=1e-5):
    x = x.astype(float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x
        down = x
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "f is handed a flattened x, but it expects an array of x's shape",
    ask="If x is a table with rows and columns, can f still find x[1, 0] in what you hand to it?",
    look="the argument of the calls of f",
    formula="f(up) with up.shape == x.shape",
)
def flat_x_for_f(f, x, h=1e-5):
    flat = x.astype(float).ravel()
    g = np.zeros(flat.size)
    for i in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g.reshape(x.shape)
