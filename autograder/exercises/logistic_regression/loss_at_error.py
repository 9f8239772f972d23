"""Exercise 35b: two losses over the distance from the label."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def loss_at_error(e):
    """What a prediction at the distance e = |p − y| from its label costs, as a pair: the squared error e² first, then
    the binary cross-entropy −log(1 − e), with the natural logarithm.

    Shapes: e a number or an array of any shape, with values in [0, 1); both results have the shape of e. Source: text
    S3.7, where the cross-entropy is the more sensitive to large errors.
    """
    return e**2, -np.log(1 - e)


def by_hand(label: str, e: Any, **tolerance: Any) -> Case:
    """A case whose oracle goes number by number, with −log(1 − e) as log of 1/(1 − e)."""
    numbers = np.asarray(e, dtype=float)
    bce = [math.log(1 / (1 - x)) for x in numbers.ravel().tolist()]
    if numbers.ndim == 0:
        return case(label, e, want=(float(numbers) * float(numbers), bce[0]), **tolerance)
    return case(label, e, want=(numbers * numbers, np.array(bce).reshape(numbers.shape)), **tolerance)


@loss_at_error.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three errors", np.array([0.1, 0.5, 0.9]))
    yield by_hand("one number", 0.2)
    yield by_hand("one number", 0.75)
    yield by_hand("a matrix", np.array([[0.3, 0.6], [0.8, 0.25], [0.05, 0.95]]))
    yield by_hand("a matrix of one row", np.array([[0.4, 0.7, 0.15]]))
    yield by_hand("small errors", np.array([0.01, 0.001]))
    yield by_hand("errors near 1", np.array([0.99, 0.999]))
    yield by_hand("errors near 1", np.array([0.9999, 0.5, 0.99995]), rtol=1e-3)
    yield by_hand("an error of 0", np.array([0.0, 0.5]), atol=1e-7)
    yield by_hand("equal errors", np.array([0.3, 0.3, 0.3]))


@loss_at_error.cases
def random_errors(rng: np.random.Generator) -> Iterator[Any]:
    for _ in range(4):
        yield by_hand("one number", round(float(rng.uniform(0.05, 0.95)), 3))
    yield by_hand("a 0-d array", np.array(round(float(rng.uniform(0.05, 0.95)), 3)))
    shapes = [(2,), (3,), (4,), (7,), (12,), (100,), (2, 3), (3, 3), (4, 1), (2, 2, 3), (int(rng.integers(5, 12)),)]
    for shape in shapes:
        label = "an array of three axes" if len(shape) == 3 else "a matrix" if len(shape) == 2 else "a vector"
        yield by_hand(label, np.round(rng.uniform(0.02, 0.98, shape), 3))
    for _ in range(2):
        yield by_hand("errors near 1", 1 - np.round(rng.uniform(0.001, 0.01, 3), 5))


BCE = "bce = −log(1 − e)"
MSE = "mse = e²"
WHICH_LABEL = "Which label has the example: 1 or 0, or a bit of both?"
HOW_MANY_VALUES = "How many values does e have, and how many should each of the two results have?"


@loss_at_error.mistake(
    "the second loss takes the logarithm of e, which gives the cost at the distance 1 − e",
    ask="What should a prediction that hits its label cost, and what is −log 0?",
    look="what stands inside the logarithm",
    formula=BCE,
    shows=lambda case, got: is_log_of_e(case, got),
)
def log_of_e(e):
    return e**2, -np.log(e)


@loss_at_error.mistake(
    "the two losses have changed places",
    ask="Which of the two is asked for first?",
    look="the order after `return`",
    formula="return mse, bce",
)
def swapped(e):
    return -np.log(1 - e), e**2


@loss_at_error.mistake(
    "the first loss is e itself, not its square",
    ask="How much more does an error of 0.8 cost than one of 0.4?",
    look="the first value after `return`",
    formula=MSE,
)
def not_squared(e):
    return np.abs(e), -np.log(1 - e)


@loss_at_error.mistake(
    "the first loss is ½ e², half of the squared error",
    ask="Who asked for the ½?",
    look="the factor in front of e²",
    formula=MSE,
)
def half_of_the_square(e):
    return 0.5 * e**2, -np.log(1 - e)


@loss_at_error.mistake(
    "it works for single numbers only",
    ask="What does math.log do with an array, and `if e > 0.5`?",
    look="math.log, float(…) or an `if` on e",
    formula="bce = −np.log(1 − e), which takes arrays too",
)
def single_numbers_only(e):
    return e**2, -math.log(1 - e)


@loss_at_error.mistake(
    "it works for arrays only, and stops at a single number",
    ask="What does len(0.3) do, and what happens in `for x in 0.3`?",
    look="len(e), e.shape, e[i] or the loop over e",
    formula="mse = e², bce = −np.log(1 − e), for numbers and arrays alike",
)
def vectors_only(e):
    return np.array([x**2 for x in e]), np.array([-np.log(1 - x) for x in e])


@loss_at_error.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula="bce = −log(1 − e), with the natural logarithm: np.log",
)
def log_10(e):
    return e**2, -np.log10(1 - e)


@loss_at_error.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula="bce = −log(1 − e), with the natural logarithm: np.log",
)
def log_2(e):
    return e**2, -np.log2(1 - e)


@loss_at_error.mistake(
    "the minus sign in front of the logarithm is missing",
    ask="Is the logarithm of a number below 1 positive or negative, and which sign should a loss have?",
    look="the sign in front of the logarithm",
    formula=BCE,
)
def minus_missing(e):
    return e**2, np.log(1 - e)


@loss_at_error.mistake(
    "the sign inside the logarithm is turned round: log(1 + e) stands there",
    ask="Where should the loss grow without bound: for e near 1 or nowhere?",
    look="the sign in front of e; np.log1p(e) is log(1 + e)",
    formula=BCE,
)
def log_of_one_plus_e(e):
    return e**2, np.log(1 + e)


@loss_at_error.mistake(
    "the second loss is −log(1 + e), which is negative",
    ask="Which sign should a loss have?",
    look="the sign in front of e inside the logarithm",
    formula=BCE,
)
def minus_log_of_one_plus_e(e):
    return e**2, -np.log(1 + e)


@loss_at_error.mistake(
    "the second loss is 1 − log e: the brackets stand in the wrong place",
    ask="What is −log(1 − e) for e = 0, and what does your code answer there?",
    look="the brackets around 1 − e",
    formula=BCE,
)
def one_minus_log(e):
    return e**2, 1 - np.log(e)


@loss_at_error.mistake(
    "the first loss is (1 − e)²: the distance has been taken for the probability",
    ask="What should a prediction that hits its label (e = 0) cost?",
    look="the square: e is the error itself",
    formula=MSE,
)
def square_of_one_minus_e(e):
    return (1 - e) ** 2, -np.log(1 - e)


@loss_at_error.mistake(
    "both losses take e for the probability of the label: (1 − e)² and −log e",
    ask="What should a prediction that hits its label (e = 0) cost?",
    look="both formulas: e is the error, 1 − e the probability that the label gets",
    formula="mse = e², bce = −log(1 − e)",
)
def error_taken_for_probability(e):
    return (1 - e) ** 2, -np.log(e)


@loss_at_error.mistake(
    "the second loss is −log(1 − e²)",
    ask="Does the cross-entropy know of squares?",
    look="what stands inside the logarithm",
    formula=BCE,
)
def log_of_one_minus_square(e):
    return e**2, -np.log(1 - e**2)


@loss_at_error.mistake(
    "the second loss is the entropy −e · log e − (1 − e) · log(1 − e)",
    ask=WHICH_LABEL,
    look="the factors in front of the logarithms",
    formula=BCE,
)
def entropy(e):
    rest = np.where(e > 0, -e * np.log(np.where(e > 0, e, 1.0)), 0.0)
    return e**2, rest - (1 - e) * np.log(1 - e)


@loss_at_error.mistake(
    "the logarithm is weighted with 1 − e",
    ask=WHICH_LABEL,
    look="the factor in front of the logarithm",
    formula=BCE,
)
def weighted_log(e):
    return e**2, -(1 - e) * np.log(1 - e)


@loss_at_error.mistake(
    "the logarithm is weighted with e",
    ask=WHICH_LABEL,
    look="the factor in front of the logarithm",
    formula=BCE,
)
def log_times_e(e):
    return e**2, -e * np.log(1 - e)


@loss_at_error.mistake(
    "the slopes come back, 2e and 1/(1 − e), not the losses",
    ask="Which of the two is asked for, the loss or how fast it grows?",
    look="both values after `return`",
    formula="mse = e², bce = −log(1 − e)",
)
def slopes(e):
    return 2 * e, 1 / (1 - e)


@loss_at_error.mistake(
    "the means over all errors come back, not a loss for every error",
    ask=HOW_MANY_VALUES,
    look="np.mean",
    formula="mse = e², bce = −log(1 − e), each of the shape of e",
)
def means(e):
    return np.mean(e**2), np.mean(-np.log(1 - e))


@loss_at_error.mistake(
    "the sums over all errors come back, not a loss for every error",
    ask=HOW_MANY_VALUES,
    look="np.sum",
    formula="mse = e², bce = −log(1 − e), each of the shape of e",
)
def sums(e):
    return np.sum(e**2), np.sum(-np.log(1 - e))


@loss_at_error.mistake(
    "the mean of the squares comes back, not a square for every error",
    ask=HOW_MANY_VALUES,
    look="np.mean",
    formula="mse = e², of the shape of e",
)
def mean_of_the_squares(e):
    return np.mean(e**2), -np.log(1 - e)


@loss_at_error.mistake(
    "one array with both losses comes back, not a pair",
    ask="Can you write mse, bce = loss_at_error(e) and get two things of the shape of e?",
    look="np.array, np.stack or np.column_stack after `return`",
    formula="return mse, bce",
)
def stacked(e):
    return np.array([e**2, -np.log(1 - e)])


@loss_at_error.mistake(
    "errors near 1 are cut off",
    ask="What does an error of 0.9999 cost, and what does it cost in your code?",
    look="np.clip or np.minimum",
    formula="bce = −log(1 − e), for every e below 1",
    shows=lambda case, got: is_cut_off(case, got),
)
def cut_off_near_1(e):
    e = np.clip(e, 0.001, 0.999)
    return e**2, -np.log(1 - e)


def is_log_of_e(case: Case, got: Any) -> bool:
    """The square, and −log e or log e, whatever is done about an e of 0."""
    e = np.asarray(case.args[0], dtype=float)
    mse, bce = (np.asarray(loss) for loss in got)
    if mse.shape != e.shape or bce.shape != e.shape or mse.dtype != np.float64 or bce.dtype != np.float64:
        return False
    is_near = np.isclose(np.abs(bce), -np.log(np.maximum(e, 1e-300)), rtol=1e-4, atol=1e-4) | (e == 0)
    return bool(np.allclose(mse, e**2) and is_near.all())


def is_cut_off(case: Case, got: Any) -> bool:
    e = np.asarray(case.args[0], dtype=float)
    if not isinstance(got, (tuple, list)):
        return False
    mse, bce = (np.asarray(loss) for loss in got)
    if mse.shape != e.shape or bce.shape != e.shape or mse.dtype != np.float64 or bce.dtype != np.float64:
        return False
    if np.allclose(bce, -np.log(1 - e), rtol=1e-6, atol=1e-9):
        return False
    for eps in (digit * 10.0**-k for k in range(1, 8) for digit in (1, 2, 5)):
        for cut in (np.clip(e, eps, 1 - eps), np.minimum(e, 1 - eps), e - eps):
            is_same_square = np.allclose(mse, cut**2, rtol=1e-6) or np.allclose(mse, e**2, rtol=1e-6)
            if is_same_square and np.allclose(bce, -np.log(1 - cut), rtol=1e-6):
                return True
    return False


@loss_at_error.equivalent
def with_log1p(e):
    return np.square(e), -np.log1p(-e)


@loss_at_error.equivalent
def as_a_list(e):
    return [e * e, np.log(1 / (1 - e))]


@loss_at_error.equivalent
def from_a_probability(e):
    p = 1 - np.asarray(e)
    return (p - 1) ** 2, -np.log(p)


@loss_at_error.equivalent
def clipped_a_little(e):
    e = np.clip(e, 0, 1 - 1e-12)
    return np.power(e, 2), -np.log(1 - e)


@loss_at_error.equivalent
def with_a_loop(e):
    e = np.asarray(e, dtype=float)
    mse, bce = np.zeros(e.shape), np.zeros(e.shape)
    for i in np.ndindex(e.shape):
        mse[i], bce[i] = e[i] ** 2, -math.log(1 - e[i])
    return mse, bce


@loss_at_error.equivalent
def numbers_apart_from_arrays(e):
    if np.ndim(e) == 0:
        return float(e) ** 2, -math.log(1 - float(e))
    return e**2, np.array([-math.log(1 - x) for x in e.ravel()]).reshape(e.shape)


@loss_at_error.equivalent
def vectorised(e):
    bce = np.vectorize(lambda x: -math.log1p(-x), otypes=[float])
    return np.multiply(e, e), bce(e)


@loss_at_error.equivalent
def both_labels(e):
    y = np.ones_like(e, dtype=float)
    p = y - e
    return (y - p) ** 2, -(y * np.log(p) + (1 - y) * np.log(1 - p + 1e-300))


@loss_at_error.equivalent
def by_way_of_base_2(e):
    return np.abs(e) ** 2, -np.log2(1 - e) * np.log(2)


@loss_at_error.mistake(
    "the first loss is 2e, the slope of e²",
    ask="Which of the two is asked for: the loss or its derivative?",
    look="the first of the two values",
    formula="e², −log(1 − e)",
)
def slope_of_the_square(e):
    return 2 * e, -np.log(1 - e)


@loss_at_error.mistake(
    "the second loss is 1 − log(1 − e): a 1 is too much",
    ask="What should a perfect prediction, e = 0, cost?",
    look="the 1 in front of the logarithm",
    formula=BCE,
)
def one_minus_the_log(e):
    return e**2, 1 - np.log(1 - e)
