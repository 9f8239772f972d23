"""Wrong answers that have a name: those in the form of the result, and in the slope of an entry."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.numerical_gradient.equivalents import two_copies_for_each_entry
from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient
from autograder.exercises.gradient_descent.numerical_gradient.hints import FORMULA


@numerical_gradient.mistake(
    "the result has one axis, whatever the shape of x",
    ask="Which shape must the gradient have so that you can subtract it from x?",
    look="the array for the result, and every ravel, flatten and append",
    formula="g.shape == x.shape",
)
def flat_result(f, x, h=1e-5):
    x = x.astype(float)
    g = []
    for nudge in h * np.eye(x.size):
        nudge = nudge.reshape(x.shape)
        g.append((f(x + nudge) - f(x - nudge)) / (2 * h))
    return np.array(g)


@numerical_gradient.mistake(
    "the result is a list of slopes, not an array of x's shape",
    ask="Can you multiply your result by 0.1 and subtract it from x?",
    look="the `return` line",
    formula="g is an np.ndarray with g.shape == x.shape",
)
def list_result(f, x, h=1e-5):
    x = x.astype(float)
    g = []
    for nudge in h * np.eye(x.size):
        nudge = nudge.reshape(x.shape)
        g.append((f(x + nudge) - f(x - nudge)) / (2 * h))
    return g


numerical_gradient.slip(
    "divides_by_h",
    "each rise is divided by h, but the two points lie 2h apart",
    of=two_copies_for_each_entry,
    was="g[i] = (f(up) - f(down)) / (2 * h)",
    now="g[i] = (f(up) - f(down)) / h",
    ask="How far is it from x[i] − h to x[i] + h?",
    look="the divisor",
    formula=FORMULA,
)
numerical_gradient.slip(
    "multiplies_by_h",
    "each rise is divided by 2 and then multiplied by h",
    of=two_copies_for_each_entry,
    was="g[i] = (f(up) - f(down)) / (2 * h)",
    now="g[i] = (f(up) - f(down)) / 2 * h",
    ask="In which order does Python work through a / 2 * h?",
    look="the divisor: it needs brackets of its own",
    formula="(f(x with x[i] + h) − f(x with x[i] − h)) / (2 * h)",
)


@numerical_gradient.mistake(
    "each slope is measured on one side only, from x to x + h",
    ask="What would you measure if you went to the other side of x?",
    look="the second call of f, and the divisor that belongs to it",
    formula=FORMULA,
)
def one_sided(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x.astype(float)
        up[i] += h
        g[i] = (f(up) - f(x)) / h
    return g


@numerical_gradient.mistake(
    "each slope is measured on one side only, from x − h to x",
    ask="What would you measure if you went to the other side of x?",
    look="the first call of f, and the divisor that belongs to it",
    formula=FORMULA,
)
def one_sided_to_the_left(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        down = x.astype(float)
        down[i] -= h
        g[i] = (f(x) - f(down)) / h
    return g


numerical_gradient.slip(
    "h_hard_coded",
    "`h` has a fixed value in the code, so the h that is handed in has no effect",
    of=two_copies_for_each_entry,
    was="g = np.zeros(x.shape)",
    now="h = 1e-5\n    g = np.zeros(x.shape)",
    ask="Does your answer for (x[0] + x[1])³ change when h goes from 0.1 to 0.3?",
    look="a line such as h = 1e-5, or a number where h should stand",
    formula="(f(x with x[i] + h) − f(x with x[i] − h)) / (2h), with the h of the call",
)
