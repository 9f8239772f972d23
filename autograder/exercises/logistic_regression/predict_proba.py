"""Exercise 26a: the probability of class 1."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def predict_proba(X, w, b):
    """The probability of class 1 for every row of X: p = σ(X w + b) with σ(z) = 1/(1 + e⁻ᶻ), an array of shape (m,).

    Shapes: X (m, n) one example per row, w (n,), b a number; floats or ints, m ≥ 1, n ≥ 1. X is used as it is.
    Source: text S4.3, where w·x + b leaves 0..1 and σ brings it back.
    """
    return 1 / (1 + np.exp(-(X @ w + b)))


def by_hand(label: str, X: np.ndarray, w: np.ndarray, b: float) -> Case:
    """A case whose oracle goes number by number, with σ(z) = (1 + tanh(z/2))/2."""
    scores = [math.fsum([*(float(x) * float(v) for x, v in zip(row, w, strict=True)), b]) for row in X]
    return case(label, X, w, b, want=np.array([0.5 + 0.5 * math.tanh(z / 2) for z in scores]))


def nonzero(rng: np.random.Generator, low: float = 0.4, high: float = 1.5) -> float:
    return round(float(rng.choice([-1, 1]) * rng.uniform(low, high)), 2)


@predict_proba.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.0]])
    yield by_hand("three examples", X, np.array([0.5, -1.0]), 0.5)
    yield by_hand("one example (m = 1)", np.array([[2.0, -1.0, 0.5]]), np.array([1.0, 0.5, 2.0]), -1.5)
    yield by_hand("one feature (n = 1)", np.array([[1.0], [-2.0], [0.5]]), np.array([-1.5]), 1.0)
    yield by_hand("one example with one feature", np.array([[3.0]]), np.array([0.5]), -1.0)
    yield by_hand("as many examples as features", np.array([[1.0, 2.0], [4.0, 0.5]]), np.array([0.5, -1.0]), 0.5)
    yield by_hand("ints", np.array([[1, 2], [0, -1], [3, 1]]), np.array([1, -1]), 2)
    yield by_hand("z = 0", np.array([[1.0, 2.0], [2.0, 1.0]]), np.array([0.5, -1.0]), 1.5)
    yield by_hand("all weights zero", X, np.zeros(2), -0.7)
    yield by_hand("b = 0", X, np.array([1.0, -0.5]), 0.0)


@predict_proba.cases
def random_rows(rng: np.random.Generator) -> Iterator[Any]:
    shapes = [(1, 2), (1, 5), (2, 1), (7, 1), (2, 2), (3, 3), (5, 5), (2, 6), (8, 3), (4, 2), (25, 4)]
    shapes += [tuple(rng.integers(2, 9, 2)) for _ in range(4)]
    for m, n in shapes:
        label = "one example (m = 1)" if m == 1 else "one feature (n = 1)" if n == 1 else f"X of shape ({m}, {n})"
        X = np.round(0.5 + rng.normal(0, 1.5, (m, n)), 2)
        w = np.round(rng.normal(0, 1.2 / np.sqrt(n), n), 2)
        yield by_hand("as many examples as features" if 1 < m == n else label, X, w, nonzero(rng))
    for m, n in ((1, 3), (4, 2), (3, 3)):
        yield by_hand("ints", rng.integers(-2, 3, (m, n)), rng.integers(-2, 3, n), int(rng.choice([-2, -1, 1, 2])))
    for sign in (-1, 1):
        X = np.round(rng.normal(0, 1, (4, 2)), 2)
        X[0] = sign * np.round(rng.uniform(5.5, 6, 2), 2)
        yield by_hand("z beyond ±11", X, np.array([1.0, 1.0]), round(float(sign * rng.uniform(0.2, 1)), 2))


def rescaled(X: np.ndarray) -> Iterator[np.ndarray]:
    """X as it looks after the usual ways to rescale it; nan where a column has no spread."""
    X = X.astype(float)
    mean, sd = X.mean(axis=0), X.std(axis=0)
    with np.errstate(all="ignore"):
        yield (X - mean) / sd
        yield (X - X.min(axis=0)) / np.ptp(X, axis=0)
        yield (X - mean) / np.std(X, axis=0, ddof=1) if len(X) > 1 else 0 * X
        yield (X - X.mean()) / X.std()
        yield (X - X.min()) / np.ptp(X)
        yield X / np.abs(X).max(axis=0)
        yield X / np.abs(X).max()
        yield X / X.max(axis=0)
        yield X / X.max()
        yield X / np.linalg.norm(X, axis=1, keepdims=True)
        yield X / np.linalg.norm(X, axis=0)
        yield X / np.linalg.norm(X)
        yield (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
        yield X - mean
        yield X / 255


def is_rescaled(case: Case, got: Any) -> bool:
    X, w, b = case.args
    with np.errstate(all="ignore"):
        for scaled in rescaled(X):
            for filled in (scaled, np.nan_to_num(scaled, nan=0.0, posinf=0.0, neginf=0.0)):
                p = 1 / (1 + np.exp(-(filled @ w + b)))
                if np.shape(got) == p.shape and np.allclose(got, p, rtol=1e-4, atol=1e-6, equal_nan=True):
                    return True
    return False


def is_labels(case: Case, got: Any) -> bool:
    X, w, b = case.args
    z = np.asarray(X) @ w + b
    is_shape = np.shape(got) == (len(X),)  # at a tie either label is a rounded p
    return is_shape and bool((np.isin(got, (0, 1)) & ((np.asarray(got) == (z > 0)) | (np.abs(z) < 1e-9))).all())


P = "p = 1/(1 + exp(−z))"
SHAPE = "p.shape == (m,)"


@predict_proba.mistake(
    "the bias b is left out",
    ask="What does your code answer for a row of zeros, and what should it answer there?",
    look="the line that computes the score z",
    formula="z = X w + b, p = σ(z)",
)
def bias_forgotten(X, w, b):
    return 1 / (1 + np.exp(-(X @ w)))


@predict_proba.mistake(
    "the bias is subtracted where it belongs added",
    ask="In exp(-X @ w + b), which of the two terms does the minus sign reach?",
    look="the brackets after the minus sign in exp(…)",
    formula="p = 1/(1 + exp(−(X w + b)))",
)
def bias_subtracted(X, w, b):
    return 1 / (1 + np.exp(-X @ w + b))


@predict_proba.mistake(
    "the bias is added after the sigmoid, so the result can leave 0..1",
    ask="Can a probability be 1.4?",
    look="the place where b is added",
    formula="z = X w + b first, then p = σ(z)",
)
def bias_after_the_sigmoid(X, w, b):
    return 1 / (1 + np.exp(-(X @ w))) + b


@predict_proba.mistake(
    "the bias is added once for every feature",
    ask="How often is b added to one score when an example has 5 features?",
    look="the place of b: inside the sum over the features or after it",
    formula="z = Σ xⱼ wⱼ + b, with b once",
)
def bias_in_every_feature(X, w, b):
    return 1 / (1 + np.exp(-np.sum(X * w + b, axis=1)))


@predict_proba.mistake(
    "the score z comes back as it is, without the sigmoid",
    ask="Between which two numbers must a probability lie, and do yours?",
    look="the `return` line",
    formula="p = σ(z) = 1/(1 + exp(−z))",
)
def no_sigmoid(X, w, b):
    return X @ w + b


@predict_proba.mistake(
    "this is 1 − p, the probability of class 0",
    ask="Should a large positive score give a probability near 1 or near 0?",
    look="the sign in the exponent",
    formula=P,
)
def probability_of_class_0(X, w, b):
    return 1 / (1 + np.exp(X @ w + b))


@predict_proba.mistake(
    "a column of shape (m, 1) comes back, not a vector of shape (m,)",
    ask="What is the shape of X @ w when w is a column, and what is it when w is a vector?",
    look="reshape, [:, None] and keepdims=True",
    formula=SHAPE,
)
def a_column(X, w, b):
    return 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))


@predict_proba.mistake(
    "a row of shape (1, m) comes back, not a vector of shape (m,)",
    ask="How many axes should the answer have, and how many does yours have?",
    look="reshape, [None, :] and the order of the factors of `@`",
    formula=SHAPE,
)
def a_row(X, w, b):
    return 1 / (1 + np.exp(-(w.reshape(1, -1) @ X.T + b)))


@predict_proba.mistake(
    "the weights meet the columns of X, not its rows",
    ask="In X of shape (m, n), is an example a row or a column?",
    look="the order of the factors of `@`, and `.T`",
    formula="z = X @ w + b, with shapes (m, n) @ (n,)",
)
def w_times_X(X, w, b):
    return 1 / (1 + np.exp(-(w @ X + b)))


@predict_proba.mistake(
    "the products are added up over the examples, so one number per feature comes back",
    ask="Which axis of X * w counts the features?",
    look="`axis=…` of the sum",
    formula="z = (X * w).sum(axis=1) + b",
)
def summed_over_examples(X, w, b):
    return 1 / (1 + np.exp(-((X * w).sum(axis=0) + b)))


@predict_proba.mistake(
    "the products of features and weights are not added up, so one number per feature comes back for every example",
    ask="How many scores does one example have?",
    look="`*` where `@` belongs",
    formula="z = X @ w + b, one score per row",
)
def not_added_up(X, w, b):
    return 1 / (1 + np.exp(-(X * w + b)))


@predict_proba.mistake(
    "all products are added up to one number for the whole of X",
    ask="How many probabilities does a table of m examples have?",
    look="the sum: over which axis does it go",
    formula=SHAPE,
)
def one_number_for_all(X, w, b):
    return 1 / (1 + np.exp(-(np.sum(X * w) + b)))


@predict_proba.mistake(
    "the products of features and weights are averaged, not added up",
    ask="By which number is your score divided, and who asked for that?",
    look="np.mean or a division by the number of features",
    formula="z = Σ xⱼ wⱼ + b",
)
def mean_over_features(X, w, b):
    return 1 / (1 + np.exp(-((X * w).mean(axis=1) + b)))


@predict_proba.mistake(
    "X is rescaled inside the function",
    ask="Does the probability of one example depend on which other examples stand beside it?",
    look="the lines that change X before the product",
    formula="z = X w + b, with X as it was handed in",
    shows=is_rescaled,
)
def rescales_X(X, w, b):
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    return 1 / (1 + np.exp(-(X @ w + b)))


@predict_proba.mistake(
    "labels 0 and 1 come back, not probabilities",
    ask="What is lost when 0.51 and 0.99 both become 1?",
    look="the comparison or the rounding at the end",
    formula="p = σ(z), without a threshold",
    shows=is_labels,
)
def labels(X, w, b):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0.5).astype(float)


@predict_proba.mistake(
    "1/1 is computed first, so 1 + exp(−z) comes back",
    ask="In 1 / 1 + exp(-z), which is worked out first, the division or the sum?",
    look="the brackets of the denominator",
    formula=P,
)
def brackets_missing(X, w, b):
    return 1 / 1 + np.exp(-(X @ w + b))


@predict_proba.mistake(
    "the probabilities of the examples add up to 1: this is a softmax over the batch",
    ask="Must the probabilities of different people add up to 1?",
    look="the sum over all examples in the denominator",
    formula="p = 1/(1 + exp(−z)), each example by itself",
)
def softmax_over_examples(X, w, b):
    e = np.exp(X @ w + b)
    return e / e.sum()


@predict_proba.mistake(
    "tanh stands in place of the sigmoid",
    ask="Between which two numbers does tanh lie?",
    look="the function around z",
    formula="σ(z) = 1/(1 + exp(−z)) = (1 + tanh(z/2))/2",
)
def tanh_for_sigmoid(X, w, b):
    return np.tanh(X @ w + b)


@predict_proba.mistake(
    "(1 + tanh(z))/2 is σ(2z), so every score counts twice",
    ask="What is σ(1), and what is (1 + tanh(1))/2?",
    look="the argument of tanh",
    formula="σ(z) = (1 + tanh(z/2))/2",
)
def sigmoid_of_2z(X, w, b):
    return (1 + np.tanh(X @ w + b)) / 2


@predict_proba.mistake(
    "z is cut to 0..1 where the sigmoid belongs",
    ask="What is σ(2), and what does your code answer for z = 2?",
    look="np.clip, min and max around z",
    formula=P,
)
def z_cut_to_0_and_1(X, w, b):
    return np.clip(X @ w + b, 0, 1)


@predict_proba.mistake(
    "a broken line stands in place of the sigmoid",
    ask="Is the slope of σ the same at z = 0 and at z = 2?",
    look="np.clip, min and max around z",
    formula=P,
)
def hard_sigmoid(X, w, b):
    return np.clip(0.2 * (X @ w + b) + 0.5, 0, 1)


@predict_proba.mistake(
    "scores beyond ±10 are cut off",
    ask="Is an example with z = −14 as probable as one with z = −10?",
    look="np.clip",
    formula="p = 1/(1 + exp(−z)), for every z",
)
def z_clipped_at_10(X, w, b):
    return 1 / (1 + np.exp(-np.clip(X @ w + b, -10, 10)))


@predict_proba.mistake(
    "this is p(1 − p), the slope of the sigmoid",
    ask="At z = 0 the probability is 1/2. What does your code answer there?",
    look="the product p * (1 - p)",
    formula=P,
)
def slope_of_the_sigmoid(X, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return p * (1 - p)


@predict_proba.mistake(
    "the sigmoid is taken twice",
    ask="What is σ(0.5), and why does your answer never fall below 1/2?",
    look="each place where the sigmoid is called",
    formula="p = σ(X w + b), once",
)
def sigmoid_twice(X, w, b):
    return 1 / (1 + np.exp(-1 / (1 + np.exp(-(X @ w + b)))))


@predict_proba.mistake(
    "this is exp(z), the odds p/(1 − p), not the probability p",
    ask="Odds of 3 to 1: which probability is that?",
    look="the denominator that is missing below exp(z)",
    formula="p = exp(z)/(1 + exp(z))",
)
def odds_for_probability(X, w, b):
    return np.exp(X @ w + b)


@predict_proba.mistake(
    "this is the logarithm of p, not p",
    ask="Can a probability be negative?",
    look="the logarithm",
    formula=P,
)
def logarithm_of_p(X, w, b):
    return -np.log(1 + np.exp(-(X @ w + b)))


@predict_proba.mistake(
    "percentages come back, not numbers between 0 and 1",
    ask="What is the largest probability there is?",
    look="the factor 100",
    formula=P,
)
def percentages(X, w, b):
    return 100 / (1 + np.exp(-(X @ w + b)))


@predict_proba.mistake(
    "the power has the base 2, not e",
    ask="Which base does the exponential in σ have?",
    look="2 ** or np.exp2",
    formula=P,
)
def base_2(X, w, b):
    return 1 / (1 + 2.0 ** -(X @ w + b))


@predict_proba.mistake(
    "the probability of the first example alone comes back",
    ask="How many rows does X have, and how many of them does your code read?",
    look="X[0], or a `return` inside the loop",
    formula="p.shape == (m,), one probability per row",
)
def first_example_only(X, w, b):
    return 1 / (1 + np.exp(-(X[0] @ w + b)))


@predict_proba.mistake(
    "two columns come back, one for each class",
    ask="If p is known, is 1 − p still news?",
    look="np.column_stack, np.stack or np.c_ at the end",
    formula="p.shape == (m,), the probability of class 1",
)
def both_classes(X, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return np.stack([1 - p, p], axis=1)


@predict_proba.equivalent
def with_loops(X, w, b):
    p = np.zeros(len(X))
    for i in range(len(X)):
        z = b
        for j in range(len(w)):
            z += X[i, j] * w[j]
        p[i] = 1 / (1 + math.exp(-z))
    return p


@predict_proba.equivalent
def with_einsum(X, w, b):
    return 1.0 / (1.0 + np.exp(-np.einsum("ij,j->i", X, w) - b))


@predict_proba.equivalent
def with_exp_of_plus_z(X, w, b):
    e = np.exp(np.dot(X, w) + b)
    return e / (1 + e)


@predict_proba.equivalent
def with_tanh(X, w, b):
    return 0.5 * (1 + np.tanh((w @ X.T + b) / 2))


@predict_proba.equivalent
def with_a_column_then_ravel(X, w, b):
    z = X @ np.reshape(w, (-1, 1)) + b
    return (1 / (1 + np.exp(-z))).ravel()


@predict_proba.equivalent
def with_a_column_of_ones(X, w, b):
    with_ones = np.c_[X, np.ones(len(X))]
    return 1 / (1 + np.exp(-with_ones @ np.append(w, b)))


@predict_proba.equivalent
def both_signs_apart(X, w, b):
    z = np.sum(X * w, axis=-1) + b
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


@predict_proba.equivalent
def list_of_rows(X, w, b):
    return np.array([float(1 / (1 + np.exp(-(row @ w + b)))) for row in X])


@predict_proba.equivalent
def clipped_far_out(X, w, b):
    return 1 / (1 + np.exp(-np.clip(X.dot(w) + b, -500, 500)))


@predict_proba.equivalent
def in_log_space(X, w, b):
    return np.exp(-np.logaddexp(0, -(X @ w + b)))
