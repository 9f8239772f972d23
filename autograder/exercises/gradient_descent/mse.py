"""Exercise 3: the mean squared error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Case, case
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def mse(y_hat, y, half=False):
    """The mean of (ŷ − y)² over the m examples, a float; with half=True, half of that.

    Shapes: ŷ (m,) the predictions, y (m,) what is true, floats or ints, m ≥ 1. The unit of the result is the square of
    the unit of y. half=True gives 1/(2m) · Σ (ŷ − y)², the form of text S0.3 (claim B1: m counts the examples).
    The robust part adds uint8 arrays (pixels, which wrap round when they are subtracted) and a common offset of 1e8.
    """
    r = np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)
    mean = float(np.mean(r**2))
    return mean / 2 if half else mean


@mse.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    y_hat, y = np.array([2.5, 4.0, 7.0]), np.array([1.0, 6.0, 4.0])
    yield case("three examples", y_hat, y, want=15.25 / 3)
    yield case("half=True", y_hat, y, half=True, want=15.25 / 6)
    yield case("one example (m = 1)", np.array([3.0]), np.array([1.5]), want=2.25)
    yield case("one example, half=True", np.array([3.0]), np.array([5.5]), half=True, want=3.125)
    yield case("ints", np.array([3, 8]), np.array([5, 3]), want=14.5)
    yield case("half=False by name", y_hat, y, half=False, want=15.25 / 3)
    yield case("ŷ equal to y", y.copy(), y, want=0.0)
    yield case("one error of 0", np.array([2.0, 5.0, 4.0]), np.array([2.0, 3.0, 1.0]), want=13 / 3)


@mse.cases
def random_vectors(rng: np.random.Generator) -> Iterator[Any]:
    """Errors with a mean away from 0, of either sign; the oracle is E[r²] = Var r + (E r)²."""
    for m in (1, 2, 3, 5, 8, 11, *rng.integers(2, 12, 4)):
        for half in (False, True):
            y = np.round(rng.normal(0, 3, m), 2)
            r = np.round(rng.choice([-1, 1]) * rng.uniform(0.3, 1.5) + rng.normal(0, 2, m), 2)
            want = (np.var(y + r - y) + np.mean(y + r - y) ** 2) * (0.5 if half else 1.0)
            named: dict[str, Any] = {"half": True} if half else {}
            yield case(f"m = {m}" + ", half=True" * half, y + r, y, want=float(want), **named)
    for half in (False, True):
        m = int(rng.integers(3, 8))
        yield case("ints", rng.integers(-9, 10, m), rng.integers(20, 30, m), half=half)


@mse.cases(part="robust")
def pixels(rng: np.random.Generator) -> Iterator[Any]:
    """The oracle counts with Python's ints, which never wrap round."""

    def uint8(y_hat: Any, y: Any, **named: Any) -> Case:
        squares = [(int(a) - int(b)) ** 2 for a, b in zip(y_hat, y, strict=True)]
        want = sum(squares) / len(squares) / (2 if named.get("half") else 1)
        return case("uint8 values", np.array(y_hat, np.uint8), np.array(y, np.uint8), want=want, **named)

    yield uint8([3, 200], [5, 190])
    yield uint8([3, 200], [50, 20])
    for _ in range(3):
        yield uint8(rng.integers(0, 256, 30), rng.integers(0, 256, 30))
    yield uint8(rng.integers(0, 256, 30), rng.integers(0, 256, 30), half=True)


def lost_noise(rng: np.random.Generator) -> np.ndarray:
    """Noise (2, 2) in steps of 1/64, which a float holds exactly beside 1e8. Its squares lose it, whichever way
    (ŷ − y)² is multiplied out: every order of the terms gives the same wrong number.
    """
    for _ in range(1000):  # one draw in four will do; a bound, so that a check can never hang
        noise = np.round(64 * rng.normal(size=(2, 2))) / 64
        p, q = 1e8 + noise
        orders = (
            np.mean(p**2) - 2 * np.mean(p * q) + np.mean(q**2),
            np.mean(p**2) + np.mean(q**2) - 2 * np.mean(p * q),
            np.mean(p**2 - 2 * p * q + q**2),
            np.mean(p**2 + q**2 - 2 * p * q),
            (np.sum(p**2) + np.sum(q**2) - 2 * np.sum(p * q)) / 2,
            (p @ p - 2 * (p @ q) + q @ q) / 2,
        )
        if max(orders) == min(orders) and abs(orders[0] - np.mean((p - q) ** 2)) > 0.01:
            return noise
    raise CatalogueError("no noise is lost in squares of 1e8")


@mse.cases(part="robust")
def large_offsets(rng: np.random.Generator) -> Iterator[Any]:
    yield case("an offset of 1e8", np.array([1e8 + 3, 1e8]), np.array([1e8, 1e8]), half=False, want=4.5)
    for half in (False, False, True):
        noise = lost_noise(rng)
        want = float(np.mean((noise[0] - noise[1]) ** 2)) / (2 if half else 1)
        yield case("an offset of 1e8", 1e8 + noise[0], 1e8 + noise[1], half=half, want=want)


FORMULA = "mse = (1/m) · Σ (ŷ − y)²"


@mse.mistake(
    "the squares are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step, after squaring",
    formula=FORMULA,
)
def sum_not_mean(y_hat, y, half=False):
    total = np.sum((y_hat - y) ** 2)
    return 0.5 * total if half else total


@mse.mistake(
    "the root of the mean is taken, which is the RMSE",
    ask="If y is in metres, in which unit is your number, and in which unit is a squared error?",
    look="sqrt, norm or ** 0.5",
    formula="mse = (1/m) · Σ (ŷ − y)², without a root",
)
def root_taken(y_hat, y, half=False):
    root = np.sqrt(np.mean((y_hat - y) ** 2))
    return 0.5 * root if half else root


@mse.mistake(
    "the root of the mean (or of half of it) is taken",
    ask="If y is in metres, in which unit is your number, and in which unit is a squared error?",
    look="sqrt or ** 0.5 in the last line",
    formula="mse = (1/m) · Σ (ŷ − y)², without a root",
)
def root_taken_last(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return np.sqrt(0.5 * mean if half else mean)


@mse.mistake(
    "the sizes of the errors are averaged, not their squares",
    ask="How much more should an error of 4 count than an error of 2?",
    look="the step after the subtraction",
    formula=FORMULA,
)
def mean_of_absolute_errors(y_hat, y, half=False):
    mean = np.mean(np.abs(y_hat - y))
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean error is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the order of the mean and the square",
    formula="mse = (1/m) · Σ (ŷ − y)²: square first, then average",
)
def square_of_the_mean(y_hat, y, half=False):
    mean = np.mean(y_hat - y) ** 2
    return 0.5 * mean if half else mean


@mse.mistake(
    "the result is halved whether half is True or False",
    ask="Which of the two forms is asked for when half is left out?",
    look="the divisor: 2m belongs to half=True alone",
    formula="mse = (1/m) · Σ (ŷ − y)², and 1/(2m) · Σ (ŷ − y)² with half=True",
)
def always_halved(y_hat, y, half=False):
    return np.mean((y_hat - y) ** 2) / 2


@mse.mistake(
    "half has no effect",
    ask="What changes in your number when half=True is passed?",
    look="the place where the argument half should be used",
    formula="with half=True: 1/(2m) · Σ (ŷ − y)²",
)
def half_ignored(y_hat, y, half=False):
    return np.mean((y_hat - y) ** 2)


@mse.mistake(
    "half works the wrong way round: True gives the whole mean, False half of it",
    ask="Which of the two forms is asked for when half is left out?",
    look="the two branches of the if",
    formula="mse = (1/m) · Σ (ŷ − y)², and 1/(2m) · Σ (ŷ − y)² with half=True",
)
def half_inverted(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return mean if half else 0.5 * mean


@mse.mistake(
    "half=True doubles the result",
    ask="Should the form with half=True be smaller or larger than the other one?",
    look="the factor that half brings in",
    formula="with half=True: 1/(2m) · Σ (ŷ − y)²",
)
def half_doubles(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return 2 * mean if half else mean


@mse.mistake(
    "the squared errors come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step, after squaring",
    formula="mse = (1/m) · Σ (ŷ − y)², one number",
)
def array_of_squares(y_hat, y, half=False):
    squares = (y_hat - y) ** 2
    return 0.5 * squares if half else squares


@mse.mistake(
    "every prediction is compared with every y, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the difference of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the difference",
    formula="ŷ and y both have the shape (m,), and so has ŷ − y",
)
def every_pair(y_hat, y, half=False):
    mean = np.mean((y_hat.reshape(-1, 1) - y) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean is cut to a whole number",
    ask="What is the mean of 2 and 3, and what does 5 // 2 give?",
    look="// or int(…)",
    formula="mse = (1/m) · Σ (ŷ − y)², with all its digits",
)
def cut_to_a_whole_number(y_hat, y, half=False):
    return np.sum((y_hat - y) ** 2) // (2 * len(y) if half else len(y))


@mse.mistake(
    "the mean is rounded to a whole number",
    ask="What is the mean of 2 and 5, and what does round give for it?",
    look="round(…) or np.round(…)",
    formula="mse = (1/m) · Σ (ŷ − y)², with all its digits",
)
def rounded_to_a_whole_number(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return np.round(0.5 * mean if half else mean)


@mse.mistake(
    "the sum of the errors is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the brackets: the square belongs inside the sum",
    formula="mse = (1/m) · Σ (ŷ − y)²: square first, then add up",
)
def square_of_the_sum(y_hat, y, half=False):
    mean = np.sum(y_hat - y) ** 2 / len(y)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the loop keeps the last squared error only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=FORMULA,
)
def only_the_last_error(y_hat, y, half=False):
    for i in range(len(y)):
        total = (y_hat[i] - y[i]) ** 2
    return total / (2 * len(y) if half else len(y))


@mse.mistake(
    "only y is squared, not the difference",
    ask="Which is worked out first in a - b ** 2, the minus or the power?",
    look="the brackets around the difference",
    formula=FORMULA,
)
def brackets_missing(y_hat, y, half=False):
    mean = np.mean(y_hat - y**2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the sum is divided by m twice",
    ask="After np.mean, is there still something to divide by m?",
    look="np.mean and len(y) or y.size in one formula",
    formula=FORMULA,
)
def divided_by_m_twice(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2) / len(y)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the sum is divided by m − 1",
    ask="What is the mean of a single squared error, and what does your code answer for m = 1?",
    look="the divisor",
    formula=FORMULA,
)
def divided_by_m_minus_one(y_hat, y, half=False):
    mean = np.sum((y_hat - y) ** 2) / (len(y) - 1)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the mean error is taken off before squaring, so this is the variance of the errors",
    ask="Every prediction is 3 too high. Is that no error at all?",
    look="np.var, np.std, or a mean that is subtracted",
    formula=FORMULA,
)
def variance_of_the_errors(y_hat, y, half=False):
    variance = np.var(y_hat - y)
    return 0.5 * variance if half else variance


@mse.mistake(
    "the difference of uint8 values wraps round below 0",
    ask="What is np.uint8(3) - np.uint8(5)?",
    look="the subtraction: its two sides must be floats before it",
    formula="y_hat.astype(float) - y.astype(float), then square and average",
    part="robust",
)
def difference_wraps(y_hat, y, half=False):
    mean = np.mean((y_hat - y).astype(float) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the squares of uint8 values wrap round at 256, and so may the difference",
    ask="Which numbers can a uint8 hold, and where does 20² go?",
    look="the type of the two arrays before you subtract and square",
    formula="y_hat.astype(float) - y.astype(float), then square and average",
    part="robust",
)
def square_wraps(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the square is multiplied out, and its large terms drown the small difference",
    ask="1e8 squared has 17 digits. How many digits does a float keep?",
    look="ŷ² − 2ŷy + y²: subtract first, then square",
    formula=FORMULA,
    part="robust",
)
def multiplied_out(y_hat, y, half=False):
    y_hat, y = y_hat.astype(float), y.astype(float)
    mean = np.mean(y_hat**2) - 2 * np.mean(y_hat * y) + np.mean(y**2)
    return 0.5 * mean if half else mean


@mse.equivalent
def with_a_loop(y_hat, y, half=False):
    total = 0.0
    for i in range(len(y)):
        total += (float(y_hat[i]) - float(y[i])) ** 2
    return total / (2 * len(y) if half else len(y))


@mse.equivalent
def with_a_comprehension(y_hat, y, half=False):
    squares = [(float(a) - float(b)) ** 2 for a, b in zip(y_hat, y, strict=True)]
    return sum(squares) / len(squares) * (0.5 if half else 1)


@mse.equivalent
def with_a_dot_product(y_hat, y, half=False):
    r = y.astype(float) - y_hat.astype(float)
    return r @ r / r.size / (1 + half)


@mse.equivalent
def with_einsum(y_hat, y, half=False):
    r = np.subtract(y_hat, y, dtype=float)
    return np.einsum("i,i->", r, r) / (2 * len(r) if half else len(r))


@mse.equivalent
def from_the_length_of_the_error(y_hat, y, half=False):
    length = np.linalg.norm(1.0 * y_hat - 1.0 * y)
    return length**2 / len(y) / (2 if half else 1)


@mse.equivalent
def variance_plus_squared_mean(y_hat, y, half=False):
    r = y_hat.astype(float) - y
    return float(np.var(r) + np.mean(r) ** 2) * (0.5 if half else 1.0)


@mse.equivalent
def as_a_0d_array(y_hat, y, half=False):
    squares = np.square(np.float64(y_hat) - np.float64(y))
    return np.array(np.average(squares) / (2 if half else 1))


@mse.equivalent
def columns_on_both_sides(y_hat, y, half=False):
    r = y_hat.reshape(-1, 1).astype(float) - y.reshape(-1, 1)
    return (r.T @ r).item() / len(r) / (2 if half else 1)
