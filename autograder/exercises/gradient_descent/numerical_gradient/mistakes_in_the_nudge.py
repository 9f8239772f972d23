"""Wrong answers that have a name: those in which entry is nudged, how far, and whether it is put back."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.numerical_gradient.equivalents import two_copies_for_each_entry
from autograder.exercises.gradient_descent.numerical_gradient.exercise import numerical_gradient
from autograder.exercises.gradient_descent.numerical_gradient.hints import FORMULA

ONE_ENTRY_AT_A_TIME = "entry i: (f(x with x[i] + h) − f(x with x[i] − h)) / (2h), all other entries as given"


@numerical_gradient.mistake(
    "an entry that was nudged is not put back before the next one is measured",
    ask="What does x look like when the second entry's turn comes?",
    look="the end of the loop's body",
    formula=ONE_ENTRY_AT_A_TIME,
)
def not_put_back(f, x, h=1e-5):
    x = x.astype(float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        g[i] = (up - f(x)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "the caller's own x is nudged, and not put back",
    ask="What does x look like when the second entry's turn comes, and what does the caller find in it afterwards?",
    look="the lines that write into x: they need a copy, and the entry its old value again",
    formula=ONE_ENTRY_AT_A_TIME,
)
def callers_x_not_put_back(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        g[i] = (up - f(x)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "the way back is h long, not 2h, so the second point is x itself",
    ask="You stand at x[i] + h. How far is it to x[i] − h?",
    look="the line between the two calls of f",
    formula=FORMULA,
)
def one_h_back(f, x, h=1e-5):
    x = x.astype(float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= h
        g[i] = (up - f(x)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "the way back is h long, not 2h, so the second point is x itself; and it is the caller's own x that is nudged",
    ask="You stand at x[i] + h. How far is it to x[i] − h?",
    look="the line between the two calls of f, and whether x is a copy",
    formula=FORMULA,
)
def callers_x_one_h_back(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= h
        g[i] = (up - f(x)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "all entries are nudged at once",
    ask="If x has two entries and both move by h, whose slope do you measure?",
    look="x + h, and which entries of x it changes",
    formula=ONE_ENTRY_AT_A_TIME,
)
def all_at_once(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


numerical_gradient.slip(
    "rows_at_once",
    "a whole row is nudged at once when x has more than one axis",
    of=two_copies_for_each_entry,
    was="for i in np.ndindex(x.shape):",
    now="for i in range(len(x)):",
    ask="What is x[0] when x has the shape (3, 2)?",
    look="the loop: its index must name one entry, whatever the number of axes",
    formula="for i in np.ndindex(x.shape): x[i] is one entry",
)


@numerical_gradient.mistake(
    "h is lost when x holds ints: the array that h is written into holds ints as well",
    ask="What do you find in np.zeros_like(np.array([2, 3])) after you write 0.1 into it?",
    look="the array that h is written into, and its dtype",
    formula="np.zeros(x.shape) holds floats, whatever x holds",
)
def h_lost_in_ints(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[i] = h
        g[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return g


@numerical_gradient.mistake(
    "the nudged entry is cut to a whole number when x holds ints",
    ask="What is the dtype of x.copy() when x is np.array([2, 3])?",
    look="the line that copies x",
    formula="x.astype(float) is a copy that holds floats",
)
def int_copy_nudged(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] = x[i] + h
        down[i] = x[i] - h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
