"""Exercise 2: the gradient of a function of many numbers, measured entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.gradient_descent.unit import unit

SHAPES = ((1,), (2,), (5,), (1, 1), (3, 2), (1, 4), (2, 2, 3))


@unit.exercise
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, a float array of x's shape: entry i is (f(x with x[i] + h) − f(x with x[i] − h)) / (2h),
    with all other entries as they are. x is the same after the call as before it, to the last bit.

    Shapes: x any, with at least one axis; f takes a float array of x's shape and returns a float. x may hold ints.
    Source: text S2.2, the gradient is the vector of the first partial derivatives; S0.6.
    """
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        g[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return g


def width(rng: np.random.Generator) -> float:
    return round(rng.uniform(0.05, 0.3), 2)


def signed(rng: np.random.Generator, low: float, high: float, shape: tuple[int, ...]) -> np.ndarray:
    """Numbers of either sign with low ≤ |number| ≤ high, to one digit."""
    return np.round(rng.choice([-1, 1], shape) * rng.uniform(low, high, shape), 1)


def quadratic(rng: np.random.Generator, label: str, x: np.ndarray) -> Case:
    """½ xᵀQx + cᵀx over all entries, with every entry of Q at work; its gradient Qx + c is exact for every h."""
    n = x.size
    upper = np.triu(signed(rng, 0.3, 1.5, (n, n)))
    Q, c = upper + np.triu(upper, 1).T, signed(rng, 0.5, 2, (n,))
    text = f"a quadratic in all {n} entries"
    if n < 3:
        text = f"f(x) = ½ xᵀQx + cᵀx with Q = {Q.tolist()}, c = {c.tolist()}"
    f = formula(text, lambda x: float(0.5 * x.ravel() @ Q @ x.ravel() + c @ x.ravel()))
    return case(label, f, x, width(rng), want=(Q @ x.ravel() + c).reshape(x.shape))


def cube_of_the_sum(label: str, x: np.ndarray, h: float) -> Case:
    f = formula("f(x) = (sum of all entries)³", lambda x: np.sum(x) ** 3)
    return case(label, f, x, h, want=np.full(x.shape, 3.0 * x.sum() ** 2 + h**2))


def weighted_squares(rng: np.random.Generator, label: str, x: np.ndarray) -> Case:
    M = signed(rng, 0.5, 3, x.shape)
    f = formula(f"f(x) = np.sum(M * x**2) with M = {M.tolist()}", lambda x: np.sum(M * x**2))
    return case(label, f, x, width(rng), want=2 * M * x)


def product() -> Formula:
    return formula("f(x) = product of all entries", np.prod)


@numerical_gradient.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    one = formula("f(x) = x[0]²", lambda x: x[0] ** 2)
    yield case("x of shape (1,)", one, np.array([3.0]), 0.1, want=np.array([6.0]))
    two = formula("f(x) = x[0]² + 3·x[0]·x[1]", lambda x: x[0] ** 2 + 3 * x[0] * x[1])
    yield case("x of shape (2,)", two, np.array([2.0, 4.0]), 0.1, want=np.array([16.0, 6.0]))
    yield cube_of_the_sum("x of shape (2,)", np.array([2.0, -0.5]), 0.2)
    table = formula("f(x) = 5·x[0, 0]·x[1, 1]", lambda x: 5 * x[0, 0] * x[1, 1])
    want = np.array([[20.0, 0.0], [0.0, 10.0]])
    yield case("x of shape (2, 2)", table, np.array([[2.0, 7.0], [3.0, 4.0]]), 0.1, want=want)
    ints = formula("f(x) = 0.5·x[0]² + 1.5·x[0]·x[1]", lambda x: 0.5 * x[0] ** 2 + 1.5 * x[0] * x[1])
    yield case("an x of ints", ints, np.array([2, -3]), 0.1, want=np.array([-2.5, 3.0]))


@numerical_gradient.cases
def shapes(rng: np.random.Generator) -> Iterator[Any]:
    for shape in SHAPES:
        yield quadratic(rng, f"x of shape {shape}", np.round(rng.normal(size=shape), 2))
        yield weighted_squares(rng, f"x of shape {shape}", rng.choice([-1, 1], shape) * rng.uniform(0.5, 2, shape))
    for shape in ((3,), (2, 2)):
        x = signed(rng, 0.5, 2, shape)
        x.flat[1] = 0.0
        yield quadratic(rng, "an entry that is 0", x)
    for shape in ((1,), (5,), (3, 2), (2, 2, 3)):
        yield cube_of_the_sum(f"x of shape {shape}", rng.uniform(-0.4, 0.8, shape), width(rng))
    for shape in ((2,), (1, 4)):
        x = rng.uniform(0.6, 1.8, shape)
        yield case(f"x of shape {shape}", product(), x, width(rng), want=np.prod(x) / x)


@numerical_gradient.cases
def ints(rng: np.random.Generator) -> Iterator[Any]:
    for shape in ((1,), (5,), (3, 2), (2, 2, 3)):
        yield quadratic(rng, "an x of ints", rng.integers(2, 6, shape) * rng.choice([-1, 1], shape))
    yield cube_of_the_sum("an x of ints", rng.integers(1, 4, (1, 2)), width(rng))


@numerical_gradient.cases
def without_h(rng: np.random.Generator) -> Iterator[Any]:
    sines = formula("f(x) = np.sum(np.sin(x))", lambda x: np.sum(np.sin(x)))
    for shape in ((2,), (3, 2), (1, 1)):
        x = rng.uniform(0.3, 1.2, shape)
        yield case("h left out", sines, x, want=np.cos(x), rtol=0, atol=1e-8)


ONE_ENTRY_AT_A_TIME = "entry i: (f(x with x[i] + h) − f(x with x[i] − h)) / (2h), all other entries as given"
FORMULA = "(f(x with x[i] + h) − f(x with x[i] − h)) / (2h)"


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
