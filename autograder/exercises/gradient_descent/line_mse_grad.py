"""Exercise 4: the gradient of the mean squared error of a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.gradient_descent.mse import mse
from autograder.exercises.gradient_descent.numerical_derivative import numerical_derivative
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def line_mse_grad(w, b, x, y):
    """The gradient of mse(w·x + b, y) as a pair of floats (dw, db), with the residuals r = w·x + b − y:
    dw = 2 · mean(r · x) and db = 2 · mean(r), both at the same w and b.

    Shapes: w and b floats, x (m,), y (m,) floats or ints, m ≥ 1. Units: dw that of y² per unit of w, db that of y² per
    unit of b. Source: text S0.5, the slope of the bowl, with b no longer ignored.
    """
    r = w * x + b - y
    return float(2 * np.mean(r * x)), float(2 * np.mean(r))


def measured(label: str, w: float, b: float, x: np.ndarray, y: np.ndarray) -> Case:
    """A case with the slopes of the reference mse as the oracle: central differences are exact on a parabola."""
    dw = numerical_derivative(lambda w: mse(w * x + b, y), w, 0.5)
    db = numerical_derivative(lambda b: mse(w * x + b, y), b, 0.5)
    return case(label, w, b, x, y, want=(dw, db))


def coefficient(rng: np.random.Generator) -> float:
    return round(float(rng.choice([-1, 1]) * rng.uniform(0.6, 3)), 1)


@line_mse_grad.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield case("two points", 2.0, 0.5, np.array([2.0, 3.0]), np.array([4.0, 8.0]), want=(-3.5, -1.0))
    yield case("three points", 1.5, -0.5, np.array([2.0, 4.0, 6.0]), np.array([5.0, 3.0, 4.0]), want=(64 / 3, 3.0))
    yield case("one point (m = 1)", 3.0, 0.5, np.array([2.0]), np.array([3.5]), want=(12.0, 6.0))
    yield measured("ints", 0.5, 3.0, np.array([2, 5, 4]), np.array([7, 3, 9]))
    x = np.array([0.5, 2.0, 3.0])
    yield case("a line through all points", 2.5, -1.5, x, 2.5 * x - 1.5, want=(0.0, 0.0))
    yield case("all x zero", 1.5, 2.0, np.zeros(2), np.array([0.5, 7.0]), want=(0.0, -3.5))


@line_mse_grad.cases
def random_points(rng: np.random.Generator) -> Iterator[Any]:
    """Clouds with a mean away from 0 on both axes, and no line through them."""
    for m in (1, 2, 3, 4, 5, 7, 9, 11, *rng.integers(2, 12, 6)):
        x = np.round(coefficient(rng) + rng.normal(0, 2, m), 2)
        y = np.round(3 * coefficient(rng) + rng.normal(0, 2, m), 2)
        yield measured("one point (m = 1)" if m == 1 else f"m = {m}", coefficient(rng), coefficient(rng), x, y)
    for m in (2, 5):
        yield measured("ints", coefficient(rng), coefficient(rng), rng.integers(2, 9, m), rng.integers(-9, 9, m))
    w, b, x = coefficient(rng), coefficient(rng), rng.normal(2, 1, 6)
    yield case("a line through all points", w, b, x, w * x + b, want=(0.0, 0.0))
    y = rng.normal(3, 1, 4)
    yield case("all x zero", w, b, np.zeros(4), y, want=(0.0, float(2 * b - 2 * y.mean())))


GRADIENT = "dw = 2 · mean(r · x), db = 2 · mean(r)"
DW = "dw = 2 · mean(r · x)"
COLUMN_MINUS_FLAT = "What is the shape of the difference of an array (3, 1) and an array (3,)?"
ALL_FLAT = "x, y and r all have the shape (m,)"


@line_mse_grad.mistake(
    "the factor 2 is missing",
    ask="What is the derivative of r² with respect to r?",
    look="the factor in front of both means",
    formula=GRADIENT,
)
def factor_2_missing(w, b, x, y):
    r = w * x + b - y
    return np.mean(r * x), np.mean(r)


@line_mse_grad.mistake(
    "the residual has the wrong sign, so both slopes point the other way",
    ask="Suppose all points lie above the line, so that b must grow for the error to fall. Which sign should db have?",
    look="the line that computes the residual",
    formula="r = w·x + b − y, the prediction minus the truth",
)
def residual_sign(w, b, x, y):
    r = y - (w * x + b)
    return 2 * np.mean(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "dw lacks the factor x, so both slopes are the same",
    ask="If w grows a little, does the prediction move more at x = 10 or at x = 1?",
    look="what you take the mean of in dw",
    formula=GRADIENT,
)
def x_missing_in_dw(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r), 2 * np.mean(r)


@line_mse_grad.mistake(
    "db is a sum over the examples, not a mean",
    ask="What happens to db when every point stands in the data twice?",
    look="the line that computes db",
    formula="db = 2 · mean(r)",
)
def db_summed(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r * x), 2 * np.sum(r)


@line_mse_grad.mistake(
    "dw is a sum over the examples, not a mean",
    ask="What happens to dw when every point stands in the data twice?",
    look="the line that computes dw",
    formula=DW,
)
def dw_summed(w, b, x, y):
    r = w * x + b - y
    return 2 * np.sum(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "both slopes are sums over the examples, not means",
    ask="What happens to your slopes when every point stands in the data twice?",
    look="np.sum, or a loop without a division by m after it",
    formula=GRADIENT,
)
def both_summed(w, b, x, y):
    r = w * x + b - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


@line_mse_grad.mistake(
    "there is one slope per example, because no mean is taken",
    ask="How many numbers are w and b, and how many slopes do they need?",
    look="the `return` line: dw and db are arrays there",
    formula="dw = 2 · mean(r · x), db = 2 · mean(r), two numbers",
)
def no_mean(w, b, x, y):
    r = w * x + b - y
    return 2 * r * x, 2 * r


@line_mse_grad.mistake(
    "dw is the product of two means, not the mean of the products",
    ask="For r = (1, −1) and x = (2, 4): what is the mean of r · x, and what is mean(r) · mean(x)?",
    look="the brackets in the line that computes dw",
    formula=DW,
)
def product_of_means(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r) * np.mean(x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "the residuals are multiplied by y in dw, where x belongs",
    ask="Which number does w multiply in the line?",
    look="the second factor in dw",
    formula=DW,
)
def y_for_x(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r * y), 2 * np.mean(r)


@line_mse_grad.mistake(
    "the residuals are multiplied by w in dw, where x belongs: that is the slope along x",
    ask="Which of w and x can training move?",
    look="the second factor in dw",
    formula=DW,
)
def w_for_x(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r) * w, 2 * np.mean(r)


@line_mse_grad.mistake(
    "the pair comes back as (db, dw)",
    ask="In which order are w and b named in the arguments?",
    look="the `return` line",
    formula="return dw, db",
)
def pair_swapped(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r), 2 * np.mean(r * x)


@line_mse_grad.mistake(
    "b is left out of the line",
    ask="Do your slopes change when b changes?",
    look="the line that computes the predictions",
    formula="r = w·x + b − y",
)
def b_left_out(w, b, x, y):
    r = w * x - y
    return 2 * np.mean(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "every prediction is compared with every y, because a column (m, 1) meets a row (m,)",
    ask=COLUMN_MINUS_FLAT,
    look="reshape, [:, None] or keepdims, and the shape of the residual",
    formula=ALL_FLAT,
)
def every_pair(w, b, x, y):
    x = x.reshape(-1, 1)
    r = w * x + b - y
    return 2 * np.mean(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "a column (m, 1) meets a row (m,), so every prediction is compared with every y, and all m² products are added up",
    ask=COLUMN_MINUS_FLAT,
    look="reshape, [:, None] or keepdims, and the shape of the residual",
    formula=ALL_FLAT,
)
def every_pair_summed(w, b, x, y):
    x = x.reshape(-1, 1)
    r = w * x + b - y
    return 2 / len(x) * np.sum(r * x), 2 / len(x) * np.sum(r)


@line_mse_grad.mistake(
    "every prediction is compared with every y, and the table of residuals then meets x along the wrong axis",
    ask=COLUMN_MINUS_FLAT,
    look="the predictions: reshape, [:, None] or keepdims makes a column of them",
    formula=ALL_FLAT,
)
def column_of_predictions(w, b, x, y):
    y_hat = (w * x + b).reshape(-1, 1)
    r = y_hat - y
    return 2 * np.mean(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "one array comes back, not a pair of two floats",
    ask="What does the task say about the kind of value that comes back?",
    look="the `return` line",
    formula="return dw, db",
)
def one_array(w, b, x, y):
    r = w * x + b - y
    return np.array([2 * np.mean(r * x), 2 * np.mean(r)])


@line_mse_grad.mistake(
    "the factor 2 is missing in db",
    ask="Both slopes come from r². Which factor does the square leave in each?",
    look="the line that computes db",
    formula=GRADIENT,
)
def factor_2_missing_in_db(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r * x), np.mean(r)


@line_mse_grad.mistake(
    "dw has the opposite sign",
    ask="For x > 0, do w and b move the prediction in the same direction or in opposite ones?",
    look="the sign in the line that computes dw",
    formula=GRADIENT,
)
def dw_sign(w, b, x, y):
    r = w * x + b - y
    return -2 * np.mean(r * x), 2 * np.mean(r)


@line_mse_grad.mistake(
    "the loop keeps the last point only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula="dw = (2/m) · Σ r · x, db = (2/m) · Σ r",
)
def only_the_last_point(w, b, x, y):
    for i in range(len(x)):
        r = w * x[i] + b - y[i]
        dw, db = 2 * r * x[i], 2 * r
    return dw / len(x), db / len(x)


@line_mse_grad.mistake(
    "x is squared in dw",
    ask="How often does x stand in the prediction w·x + b?",
    look="the line that computes dw",
    formula=DW,
)
def x_squared(w, b, x, y):
    r = w * x + b - y
    return 2 * np.mean(r * x**2), 2 * np.mean(r)


@line_mse_grad.equivalent
def with_a_loop(w, b, x, y):
    dw, db = 0.0, 0.0
    for i in range(len(x)):
        r = w * x[i] + b - y[i]
        dw += 2 * r * x[i]
        db += 2 * r
    return dw / len(x), db / len(x)


@line_mse_grad.equivalent
def with_a_matrix(w, b, x, y):
    X = np.column_stack([x, np.ones(len(x))])
    return tuple(2 / len(y) * X.T @ (X @ np.array([w, b]) - y))


@line_mse_grad.equivalent
def a_list_of_the_two(w, b, x, y):
    r = (w * x + b) - y
    return [2 * (r @ x) / r.size, 2 * r.sum() / r.size]


@line_mse_grad.equivalent
def with_einsum(w, b, x, y):
    r = np.add(np.multiply(w, x), b) - y
    return np.einsum("i,i->", r, x) * 2 / len(x), np.einsum("i->", r) * 2 / len(x)


@line_mse_grad.equivalent
def from_five_means(w, b, x, y):
    dw = 2 * (w * np.mean(x**2) + b * np.mean(x) - np.mean(x * y))
    return dw, 2 * (w * np.mean(x) + b - np.mean(y))


@line_mse_grad.equivalent
def two_minus_signs(w, b, x, y):
    r = y - w * x - b
    return -2 * np.mean(r * x), -2 * np.mean(r)


@line_mse_grad.equivalent
def with_comprehensions(w, b, x, y):
    rs = [float(w * xi + b - yi) for xi, yi in zip(x, y, strict=True)]
    return sum(2 * r * xi for r, xi in zip(rs, x, strict=True)) / len(x), sum(2 * r for r in rs) / len(x)


@line_mse_grad.equivalent
def as_0d_arrays(w, b, x, y):
    r = np.polyval([w, b], x) - y
    return np.array(2 * np.average(r * x)), np.array(2 * np.average(r))


@line_mse_grad.equivalent
def measured_on_the_parabola(w, b, x, y):
    def loss(w, b):
        return np.mean((w * x + b - y) ** 2)

    return (loss(w + 1, b) - loss(w - 1, b)) / 2, (loss(w, b + 1) - loss(w, b - 1)) / 2


@line_mse_grad.equivalent
def columns_everywhere(w, b, x, y):
    x, y = x.reshape(-1, 1), y.reshape(-1, 1)
    r = x * w + b - y
    return (2 * x.T @ r / len(x)).item(), (2 * r.mean()).item()
