"""Exercise 26b: from probabilities to labels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def predict_label(X, w, b, threshold=0.5):
    """The label of every row of X, an int array of shape (m,): 1 where p = σ(X w + b) ≥ threshold, else 0.

    Shapes: X (m, n) one example per row, w (n,), b a number; floats or ints, m ≥ 1, n ≥ 1; 0 < threshold < 1.
    A tie, p equal to the threshold, is labelled 1. Source: text S4.3.
    """
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return (p >= threshold).astype(int)


def by_hand(label: str, X: np.ndarray, w: np.ndarray, b: float, **named: Any) -> Case:
    """A case whose oracle compares the score with the logit of the threshold, number by number."""
    border = math.log(named.get("threshold", 0.5) / (1 - named.get("threshold", 0.5)))
    scores = [math.fsum([*(float(x) * float(v) for x, v in zip(row, w, strict=True)), b]) for row in X]
    return case(label, X, w, b, want=np.array([int(z >= border) for z in scores]), **named)


@predict_label.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    X, w = np.array([[1.0, 2.0], [3.0, -1.0], [1.0, 0.2]]), np.array([0.5, -1.0])  # z = −1, 3 and 0.8
    yield by_hand("three examples", X, w, 0.5)
    yield by_hand("threshold 0.9", X, w, 0.5, threshold=0.9)
    yield by_hand("threshold 0.1", X, w, 0.5, threshold=0.1)
    yield by_hand("a tie (z = 0)", np.array([[1.0, 2.0], [3.0, -1.0], [1.0, 3.0]]), w, 1.5)
    yield by_hand("one example (m = 1)", np.array([[2.0, -1.0, 0.5]]), np.array([1.0, 0.5, 2.0]), -2.2)
    yield by_hand("one example, a tie (z = 0)", np.array([[2.0, 1.0]]), np.array([1.5, -1.0]), -2.0)
    yield by_hand("one example, threshold 0.9", np.array([[0.5]]), np.array([2.0]), 0.5, threshold=0.9)
    yield by_hand("one example, threshold 0.1", np.array([[-1.0]]), np.array([1.0]), -0.5, threshold=0.1)
    yield by_hand("z between 0 and 0.5", np.array([[0.2], [-0.2], [0.4], [0.8]]), np.array([1.0]), 0.05)
    yield by_hand("ints", np.array([[1, 2], [0, -1], [3, 1]]), np.array([1, -2]), 1)
    yield by_hand("ints, a tie (z = 0)", np.array([[2, 1], [4, 1], [0, 1]]), np.array([1, -2]), 0, threshold=0.5)


def cloud(rng: np.random.Generator, m: int, n: int, threshold: float) -> tuple[np.ndarray, np.ndarray, float]:
    """X, w and b with scores on both sides of the border and none so near that rounding could decide."""
    border = math.log(threshold / (1 - threshold))
    for _ in range(1000):  # a bound, so that a check can never hang
        w = np.round(rng.choice([-1, 1], n) * rng.uniform(0.4, 1.6, n), 2)
        b = round(float(rng.choice([-1, 1]) * rng.uniform(0.8, 2)), 2)
        X = rng.normal(0, 1, (m, n))
        X += np.outer(border * rng.uniform(0, 1, m) - b + rng.normal(0, 0.8, m) - X @ w, w) / (w @ w)
        X = np.round(X, 2)
        z = X @ w + b
        is_spread = m == 1 or 0 < np.sum(z > border) < m
        if is_spread and np.abs(z - border).min() > 0.01:
            return X, w, b
    raise CatalogueError("no cloud has scores on both sides of the border")


@predict_label.cases
def random_rows(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [(1, 2), (1, 4), (5, 1), (2, 2), (3, 3), (6, 2), (2, 5), (40, 3), (40, 2), *[(int(rng.integers(4, 9)), 3)]]
    for (m, n), threshold in zip(shapes * 2, (0.5, 0.1, 0.9, 0.5, 0.3, 0.7, 0.1, 0.9, 0.5, 0.2) * 2, strict=True):
        X, w, b = cloud(rng, m, n, threshold)
        named = {} if threshold == 0.5 else {"threshold": threshold}
        kind = "one example" if m == 1 else "one feature" if n == 1 else f"X of shape ({m}, {n})"
        yield by_hand(kind + (f", threshold {threshold}" if named else ""), X, w, b, **named)
    for threshold in (0.1, 0.5, 0.9, 0.95, 0.05):
        X, w, b = cloud(rng, 40, 2, threshold)
        yield by_hand(f"threshold {threshold}", X, w, b, threshold=threshold)


@predict_label.cases
def ties(rng: np.random.Generator) -> Iterator[Any]:
    """Whole and half numbers, so that z = 0 exactly in every order of adding."""
    for m, n in ((1, 2), (4, 2), (3, 3), (6, 1)):
        X = rng.integers(-4, 5, (m, n)).astype(float)
        w = rng.choice([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5], n)
        i = int(rng.integers(m))
        yield by_hand("one example, a tie (z = 0)" if m == 1 else "a tie (z = 0)", X, w, -float(X[i] @ w))


def probabilities_of(case: Case) -> np.ndarray:
    X, w, b = case.args
    return 1 / (1 + np.exp(-(X @ w + b)))


def threshold_of(case: Case) -> float:
    return float(case.named.get("threshold", 0.5))


def is_turned_round(case: Case, got: Any) -> bool:
    """0 and 1 exchanged, whatever becomes of a tie."""
    p, t = probabilities_of(case), threshold_of(case)
    if not isinstance(got, np.ndarray) or got.shape != p.shape or got.dtype.kind not in "iuf":
        return False
    return bool(np.all((got == (p < t)) | (p == t)))


def is_on_class_0(case: Case, got: Any) -> bool:
    """1 where 1 − p reaches the threshold, whatever becomes of a tie."""
    q, t = 1 - probabilities_of(case), threshold_of(case)
    if not isinstance(got, np.ndarray) or got.shape != q.shape or got.dtype.kind not in "iuf":
        return False
    return bool(np.all((got == (q >= t)) | (np.abs(q - t) < 1e-12)))


LABEL_1 = "label = 1 where p ≥ threshold"
FORMULA = "label = 1 where p ≥ threshold, else 0"
IN_NUMPY = "(p >= threshold).astype(int)"


@predict_label.mistake(
    "the threshold is compared with the score z, not with the probability p",
    ask="Which z belongs to p = 1/2?",
    look="the left side of the comparison: has the sigmoid been taken",
    formula="label = 1 where σ(z) ≥ threshold",
)
def threshold_on_the_logit(X, w, b, threshold=0.5):
    return (X @ w + b >= threshold).astype(int)


@predict_label.mistake(
    "the score z is compared with 0.5, and the threshold has no effect",
    ask="Which z belongs to p = 1/2, and where does your code use the threshold?",
    look="the comparison: its left side should be p, its right side the threshold",
    formula="label = 1 where σ(z) ≥ threshold",
)
def half_on_the_logit(X, w, b, threshold=0.5):
    return (X @ w + b >= 0.5).astype(int)


@predict_label.mistake(
    "the threshold has no effect: the border always lies at p = 1/2",
    ask="Which labels change when the threshold rises from 0.5 to 0.9, and do yours?",
    look="the number on the right side of the comparison",
    formula=LABEL_1,
)
def threshold_ignored(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0.5).astype(int)


@predict_label.mistake(
    "the threshold has no effect, and a tie at p = 1/2 becomes 0, as it does when p is rounded",
    ask="What does np.round(0.5) give, and where does your code use the threshold?",
    look="round(…), np.argmax, p > 0.5 or z > 0",
    formula=LABEL_1,
)
def rounded(X, w, b, threshold=0.5):
    return np.round(1 / (1 + np.exp(-(X @ w + b)))).astype(int)


@predict_label.mistake(
    "a probability that equals the threshold is labelled 0, where it belongs to 1",
    ask="Which label does an example get that lies exactly on the border?",
    look="> in the comparison, where >= belongs",
    formula=LABEL_1,
)
def strictly_above(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) > threshold).astype(int)


@predict_label.mistake(
    "probabilities come back, not labels",
    ask="Which two values can a label have?",
    look="the last line: the comparison with the threshold",
    formula=FORMULA,
)
def probabilities(X, w, b, threshold=0.5):
    return 1 / (1 + np.exp(-(X @ w + b)))


@predict_label.mistake(
    "the array holds True and False, not the whole numbers 1 and 0",
    ask="What kind of values does a comparison of arrays give?",
    look="the last line: something must turn True and False into 1 and 0",
    formula=IN_NUMPY,
)
def booleans(X, w, b, threshold=0.5):
    return 1 / (1 + np.exp(-(X @ w + b))) >= threshold


@predict_label.mistake(
    "the labels are floats (1.0 and 0.0), not whole numbers",
    ask="What is the dtype of your labels, and can a float be an index?",
    look="astype(float), 1.0, np.zeros without a dtype, or np.round",
    formula=IN_NUMPY,
)
def float_labels(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 1.0, 0.0)


@predict_label.mistake(
    "the threshold is compared with 1 − p, the probability of class 0",
    ask="With a threshold of 0.9, does p = 0.05 count as class 1?",
    look="the left side of the comparison, and the sign in the exponent",
    formula=LABEL_1,
    shows=is_on_class_0,
)
def threshold_on_class_0(X, w, b, threshold=0.5):
    return (1 - 1 / (1 + np.exp(-(X @ w + b))) >= threshold).astype(int)


@predict_label.mistake(
    "the border lies at p = 1 − threshold, not at p = threshold",
    ask="Does a higher threshold give more labels 1 or fewer, and in your code?",
    look="the right side of the comparison: 1 - threshold, or log-odds that are turned round",
    formula=LABEL_1,
)
def one_minus_threshold(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 1 - threshold).astype(int)


@predict_label.mistake(
    "the labels are exchanged: 1 stands where p lies below the threshold",
    ask="Which label should p = 0.99 get?",
    look="the direction of the comparison, or the order of 1 and 0 in np.where",
    formula=FORMULA,
    shows=is_turned_round,
)
def labels_exchanged(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 0, 1)


@predict_label.mistake(
    "a column of shape (m, 1) comes back, not a vector of shape (m,)",
    ask="What is the shape of X @ w when w is a column, and what is it when w is a vector?",
    look="reshape, [:, None] and keepdims=True",
    formula="labels.shape == (m,)",
)
def a_column(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b))) >= threshold).astype(int)


@predict_label.mistake(
    "a row of shape (1, m) comes back, not a vector of shape (m,)",
    ask="How many axes should the answer have, and how many does yours have?",
    look="reshape, [None, :] and the order of the factors of `@`",
    formula="labels.shape == (m,)",
)
def a_row(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(w.reshape(1, -1) @ X.T + b))) >= threshold).astype(int)


@predict_label.mistake(
    "the bias b is left out",
    ask="What is the probability of a row of zeros?",
    look="the line that computes the score z",
    formula="z = X w + b",
)
def bias_forgotten(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w))) >= threshold).astype(int)


@predict_label.mistake(
    "the bias is subtracted where it belongs added",
    ask="In exp(-X @ w + b), which of the two terms does the minus sign reach?",
    look="the brackets after the minus sign in exp(…)",
    formula="p = 1/(1 + exp(−(X w + b)))",
)
def bias_subtracted(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-X @ w + b)) >= threshold).astype(int)


@predict_label.mistake(
    "the weights meet the columns of X, not its rows",
    ask="In X of shape (m, n), is an example a row or a column?",
    look="the order of the factors of `@`, and `.T`",
    formula="z = X @ w + b, with shapes (m, n) @ (n,)",
)
def w_times_X(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(w @ X + b))) >= threshold).astype(int)


@predict_label.mistake(
    "the labels are −1 and 1, not 0 and 1",
    ask="Which two values can a label have in this course?",
    look="np.sign, or −1 in np.where",
    formula=FORMULA,
)
def minus_1_and_1(X, w, b, threshold=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= threshold, 1, -1)


@predict_label.mistake(
    "the score z is compared with the odds of the threshold, not with their logarithm",
    ask="Odds of 1 belong to p = 1/2. Which z does?",
    look="the logarithm that is missing on the right side",
    formula="p ≥ threshold is the same as z ≥ log(threshold/(1 − threshold))",
)
def odds_of_the_threshold(X, w, b, threshold=0.5):
    return (X @ w + b >= threshold / (1 - threshold)).astype(int)


@predict_label.mistake(
    "the score z is compared with log(threshold), not with the log-odds of the threshold",
    ask="Which z belongs to p = 1/2, and what is log(1/2)?",
    look="the right side of the comparison",
    formula="p ≥ threshold is the same as z ≥ log(threshold/(1 − threshold))",
)
def log_of_the_threshold(X, w, b, threshold=0.5):
    return (X @ w + b >= np.log(threshold)).astype(int)


@predict_label.mistake(
    "the sigmoid is taken twice",
    ask="What is σ(0.5), and can σ(p) ever lie below 1/2?",
    look="each place where the sigmoid is called",
    formula="p = σ(X w + b), once",
)
def sigmoid_twice(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return (1 / (1 + np.exp(-p)) >= threshold).astype(int)


@predict_label.mistake(
    "every label is 0, as when a number between −1 and 1 is cut to the whole number 0",
    ask="What does int(0.99) give?",
    look="astype(int) on the probabilities, without a comparison",
    formula=IN_NUMPY,
)
def probabilities_cut(X, w, b, threshold=0.5):
    return (1 / (1 + np.exp(-(X @ w + b)))).astype(int)


@predict_label.mistake(
    "the label of the first example alone comes back",
    ask="How many rows does X have, and how many of them does your code read?",
    look="X[0], or a `return` inside the loop",
    formula="labels.shape == (m,), one label per row",
)
def first_example_only(X, w, b, threshold=0.5):
    return int(1 / (1 + np.exp(-(X[0] @ w + b))) >= threshold)


@predict_label.mistake(
    "the numbers of the rows with label 1 come back, not a label for every row",
    ask="How many labels do m examples have?",
    look="np.where with one argument, np.nonzero or np.flatnonzero",
    formula="labels.shape == (m,), 1 where p ≥ threshold, else 0",
)
def indices_of_the_ones(X, w, b, threshold=0.5):
    return np.flatnonzero(1 / (1 + np.exp(-(X @ w + b))) >= threshold)


@predict_label.mistake(
    "the number of examples with label 1 comes back, not a label for every row",
    ask="How many labels do m examples have?",
    look="the sum at the end",
    formula="labels.shape == (m,), 1 where p ≥ threshold, else 0",
)
def how_many_ones(X, w, b, threshold=0.5):
    return np.sum(1 / (1 + np.exp(-(X @ w + b))) >= threshold)


@predict_label.equivalent
def with_loops(X, w, b, threshold=0.5):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        z = b
        for j in range(len(w)):
            z += X[i, j] * w[j]
        if 1 / (1 + math.exp(-z)) >= threshold:
            labels[i] = 1
    return labels


@predict_label.equivalent
def with_the_logit(X, w, b, threshold=0.5):
    return np.where(X @ w + b >= np.log(threshold / (1 - threshold)), 1, 0)


@predict_label.equivalent
def with_a_list(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X.dot(w) + b)))
    return np.array([1 if value >= threshold else 0 for value in p])


@predict_label.equivalent
def as_small_ints(X, w, b, threshold=0.5):
    e = np.exp(np.einsum("ij,j->i", X, w) + b)
    return np.uint8(e / (1 + e) >= threshold)


@predict_label.equivalent
def times_one(X, w, b, threshold=0.5):
    return 1 * (0.5 * (1 + np.tanh((X @ w + b) / 2)) >= threshold)


@predict_label.equivalent
def not_below(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(np.sum(X * w, axis=1) + b)))
    return np.logical_not(p < threshold).astype(np.int32)


@predict_label.equivalent
def set_by_a_mask(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(w @ X.T + b)))
    labels = np.ones_like(p, dtype=np.int64)
    labels[p < threshold] = 0
    return labels


@predict_label.equivalent
def with_a_column_then_squeeze(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w[:, None] + b)))
    return np.squeeze(p >= threshold, axis=1).astype(int)


@predict_label.equivalent
def with_heaviside(X, w, b, threshold=0.5):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return np.heaviside(p - threshold, 1).astype(int)
