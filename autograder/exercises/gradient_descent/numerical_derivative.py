"""Exercise 1: the slope of a function of one number, measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.exercise import Formula, case, formula
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def numerical_derivative(f, x, h=1e-5):
    """The central difference (f(x + h) − f(x − h)) / (2h), a float: the slope of f at x, measured from h to the left
    of x to h to the right of it, with the h that is handed in.

    f takes a float and returns one; x is a float or an int of any sign; h > 0. The unit of the result is that of f per
    unit of x. The formula is off by about h²·f‴(x)/6, and that is part of the answer: x³ gives 3x² + h². At the kink of
    |x| at 0 the answer is 0. Source: text S2.2, the first derivative; S0.6, for tiny changes every function is a line.
    """
    return (f(x + h) - f(x - h)) / (2 * h)


def cubic(c: Sequence[float]) -> Formula:
    """f(x) = c₃x³ + c₂x² + c₁x + c₀, written with its numbers."""
    c3, c2, c1, c0 = c
    terms = [f"{'−' if a < 0 else '+'} {abs(a):g}{power}" for a, power in zip(c, ("x³", "x²", "x", ""), strict=True)]
    text = " ".join(terms).removeprefix("+ ").replace("− ", "−", 1 if c3 < 0 else 0)
    return formula(f"f(x) = {text}", lambda x: c3 * x**3 + c2 * x**2 + c1 * x + c0)


def width(rng: np.random.Generator) -> float:
    """An h that no formula can mistake for another: 2h ≠ 1 and h² is seen in the answer."""
    return round(rng.uniform(0.05, 0.45), 2)


@numerical_derivative.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    square, cube = formula("f(x) = x²", lambda x: x**2), formula("f(x) = x³", lambda x: x**3)
    yield case("a square", square, 3.0, 0.1, want=6.0)
    yield case("a cube", cube, 2.0, 0.1, want=12.01)
    yield case("a falling line", formula("f(x) = −3x", lambda x: -3 * x), 1.5, 0.2, want=-3.0)
    yield case("a square", square, 1.7, 0.3, want=3.4)
    yield case("an x that is an int", square, 3, 0.2, want=6.0)
    yield case("an x that is an int", cube, -2, 0.1, want=12.01)
    yield case("a negative x", cube, -1.5, 0.2, want=6.79)
    x, h = int(rng.integers(2, 6)), width(rng)
    yield case("an x that is an int", cube, x, h, want=3 * x**2 + h**2)
    yield case("x = 0", cubic([1.5, -2, 0.5, 1]), 0.0, 0.2, want=0.56)
    for kink in (0.0, 0):
        yield case("the kink of |x| at 0", formula("f(x) = |x|", abs), kink, width(rng), want=0.0)


@numerical_derivative.cases
def cubics(rng: np.random.Generator) -> Iterator[Any]:
    """f′(x) + c₃h² is the oracle."""
    for sign in (1, -1) * 4:
        c = np.round(rng.choice([-1, 1], 4) * rng.uniform(0.5, 3, 4), 1)
        x, h = sign * round(rng.uniform(0.6, 3), 2), width(rng)
        want = float(3 * c[0] * x**2 + 2 * c[1] * x + c[2] + c[0] * h**2)
        yield case("a negative x" if x < 0 else "a cubic", cubic(c.tolist()), x, h, want=want)


@numerical_derivative.cases
def other_curves(rng: np.random.Generator) -> Iterator[Any]:
    rising, falling = formula("f(x) = eˣ", np.exp), formula("f(x) = e⁻ˣ", lambda x: np.exp(-x))
    for _ in range(2):
        x, h = round(rng.uniform(-2, 2), 2), round(rng.uniform(0.3, 0.45), 2)
        yield case("a rising curve", rising, x, h, want=float(np.exp(x) * np.sinh(h) / h))
        yield case("a falling curve", falling, x, h, want=float(-np.exp(-x) * np.sinh(h) / h))
    for sign in (1, -1, 1, -1):
        x = sign * round(rng.uniform(0.3, 1.2), 2)
        yield case("h left out", formula("f(x) = sin(x)", np.sin), x, want=float(np.cos(x)), rtol=0, atol=1e-8)


FORMULA = "(f(x + h) − f(x − h)) / (2h)"


@numerical_derivative.mistake(
    "the slope is measured to the right of x only",
    ask="Which point lies h to the left of x, and does your code ask f about it?",
    look="the second call of f, and the divisor that belongs to it",
    formula=FORMULA,
)
def forward_difference(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h


@numerical_derivative.mistake(
    "the slope is measured to the left of x only",
    ask="Which point lies h to the right of x, and does your code ask f about it?",
    look="the first call of f, and the divisor that belongs to it",
    formula=FORMULA,
)
def backward_difference(f, x, h=1e-5):
    return (f(x) - f(x - h)) / h


@numerical_derivative.mistake(
    "the rise is divided by h, but the two points lie 2h apart",
    ask="How far is it from x − h to x + h?",
    look="the divisor",
    formula=FORMULA,
)
def divides_by_h(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h


@numerical_derivative.mistake(
    "the rise is divided by 2 and then multiplied by h",
    ask="In which order does Python work through a / 2 * h?",
    look="the divisor: it needs brackets of its own",
    formula="(f(x + h) − f(x − h)) / (2 * h)",
)
def multiplies_by_h(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h


@numerical_derivative.mistake(
    "the two points lie h/2 away from x, not h",
    ask="How far from x is each of the two points at which you ask f?",
    look="the arguments of the two calls of f",
    formula=FORMULA,
)
def half_steps(f, x, h=1e-5):
    return (f(x + h / 2) - f(x - h / 2)) / h


@numerical_derivative.mistake(
    "`h` has a fixed value in the code, so the h that is handed in has no effect",
    ask="Does your answer for x³ change when h goes from 0.1 to 0.3?",
    look="a line such as h = 1e-5, or a number where h should stand",
    formula="(f(x + h) − f(x − h)) / (2h), with the h of the call",
)
def h_hard_coded(f, x, h=1e-5):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


@numerical_derivative.mistake(
    "the slope has lost its sign",
    ask="What is the slope of −3x?",
    look="an abs around the difference or around the result",
    formula="(f(x + h) − f(x − h)) / (2h), negative where f falls",
)
def sign_lost(f, x, h=1e-5):
    return abs(f(x + h) - f(x - h)) / (2 * h)


@numerical_derivative.mistake(
    "the slope has the opposite sign",
    ask="If f rises from left to right, which of the two values of f is the larger one?",
    look="the order of the two calls of f",
    formula="(f(x + h) − f(x − h)) / (2h): right minus left",
)
def sign_swapped(f, x, h=1e-5):
    return (f(x - h) - f(x + h)) / (2 * h)


@numerical_derivative.mistake(
    "the digits of x after the point are cut off before f is asked",
    ask="At which two points do you ask f when x is 1.7 and h is 0.1?",
    look="int(x), x // 1 or an array of ints that x is written into",
    formula="(f(x + h) − f(x − h)) / (2h), with x as it is",
)
def x_cut_to_an_int(f, x, h=1e-5):
    x = int(x)
    return (f(x + h) - f(x - h)) / (2 * h)


@numerical_derivative.mistake(
    "x is rounded to the nearest whole number before f is asked",
    ask="At which two points do you ask f when x is 1.7 and h is 0.1?",
    look="the place where x is rounded",
    formula="(f(x + h) − f(x − h)) / (2h), with x as it is",
)
def x_rounded(f, x, h=1e-5):
    x = round(x)
    return (f(x + h) - f(x - h)) / (2 * h)


@numerical_derivative.mistake(
    "only the second value of f is divided by 2h",
    ask="Which is worked out first in a − b / c, the minus or the division?",
    look="the brackets around the difference",
    formula=FORMULA,
)
def brackets_missing(f, x, h=1e-5):
    return f(x + h) - f(x - h) / (2 * h)


@numerical_derivative.mistake(
    "f is asked at x and at x + h, which lie h apart, but the rise is divided by 2h",
    ask="How far apart are the two points at which you ask f?",
    look="the argument of the second call of f",
    formula=FORMULA,
)
def forward_over_two_h(f, x, h=1e-5):
    return (f(x + h) - f(x)) / (2 * h)


@numerical_derivative.mistake(
    "the rise is divided by 2, not by 2h",
    ask="A slope is rise over run. How long is the run?",
    look="the divisor",
    formula=FORMULA,
)
def divides_by_two(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2


@numerical_derivative.mistake(
    "the rise is not divided by the run",
    ask="A slope is rise over run. What do you divide by?",
    look="the difference of the two values of f: its divisor is missing",
    formula=FORMULA,
)
def not_divided(f, x, h=1e-5):
    return f(x + h) - f(x - h)


@numerical_derivative.mistake(
    "h is added to the value of f, not to x",
    ask="What does your code answer for f(x) = 7, which has no slope?",
    look="the brackets of the calls of f: h belongs inside",
    formula=FORMULA,
)
def h_outside_of_f(f, x, h=1e-5):
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


@numerical_derivative.mistake(
    "the two values of f are added up, not subtracted",
    ask="What does your code answer for f(x) = 7, which has no slope?",
    look="the sign between the two calls of f",
    formula=FORMULA,
)
def values_added(f, x, h=1e-5):
    return (f(x + h) + f(x - h)) / (2 * h)


@numerical_derivative.mistake(
    "f is asked at four points, as in a formula with a smaller error than the one that is asked for",
    ask="Your answer for x³ is 3x². Which number should the central difference give?",
    look="the calls of f: two of them are enough",
    formula="(f(x + h) − f(x − h)) / (2h), with its error: x³ gives 3x² + h²",
)
def five_point_formula(f, x, h=1e-5):
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)


@numerical_derivative.mistake(
    "two central differences are combined so that their errors cancel, where one is asked for",
    ask="Your answer for x³ is 3x². Which number should the central difference give?",
    look="the place where two slopes are combined (Richardson extrapolation)",
    formula="(f(x + h) − f(x − h)) / (2h), with its error: x³ gives 3x² + h²",
)
def extrapolated(f, x, h=1e-5):
    wide = (f(x + h) - f(x - h)) / (2 * h)
    narrow = (f(x + h / 2) - f(x - h / 2)) / h
    return (4 * narrow - wide) / 3


@numerical_derivative.equivalent
def rise_over_run(f, x, h=1e-5):
    left, right = x - h, x + h
    return (f(right) - f(left)) / (right - left)


@numerical_derivative.equivalent
def divides_twice(f, x, h=1e-5):
    return 0.5 * (f(x + h) - f(x - h)) / h


@numerical_derivative.equivalent
def mean_of_both_sides(f, x, h=1e-5):
    return ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2


@numerical_derivative.equivalent
def both_points_in_one_array(f, x, h=1e-5):
    left, right = f(np.array([x - h, x + h]))
    return float((right - left) / (2 * h))


@numerical_derivative.equivalent
def difference_of_an_array(f, x, h=1e-5):
    return np.diff([f(x - h), f(x + h)])[0] / (2 * h)


@numerical_derivative.equivalent
def with_numpy_gradient(f, x, h=1e-5):
    return np.gradient([f(x - h), f(x), f(x + h)], h)[1]


@numerical_derivative.equivalent
def as_a_0d_array(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    return np.array((f(x + h) - f(x - h)) / (2 * h))


@numerical_derivative.equivalent
def weights_times_values(f, x, h=1e-5):
    return np.dot([-1 / (2 * h), 1 / (2 * h)], [f(x - h), f(x + h)])


@numerical_derivative.equivalent
def both_signs_in_a_loop(f, x, h=1e-5):
    slope = 0.0
    for sign in (-1, 1):
        slope += sign * f(x + sign * h) / (2 * h)
    return slope
