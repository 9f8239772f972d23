"""Exercise 27: the log-likelihood of labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def log_likelihood(p, y):
    """The log-likelihood of the labels y under the probabilities p, a float: Σ y · log p + (1 − y) · log(1 − p),
    the natural logarithm of the product of the probabilities that the model gives to what happened.

    Shapes: p (m,) in (0, 1), y (m,) of 0 and 1, floats or ints, m ≥ 1. It is finite for 5,000 examples, whose product
    is 0 for the computer (text S3.4). In the robust part p may be exactly 0 or 1 where y is the same: that adds 0.
    """
    q = np.where(y == 1, p, 1 - p)
    return float(np.sum(np.log(q)))


def by_hand(label: str, p: np.ndarray, y: np.ndarray, **tolerance: Any) -> Case:
    """A case whose oracle adds up the examples one by one: log p where y is 1, log(1 − p) where it is 0."""
    logs = [math.log(a) if t == 1 else math.log1p(-a) for a, t in zip(p.tolist(), y.tolist(), strict=True)]
    return case(label, p, y, want=math.fsum(logs), **tolerance)


@log_likelihood.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield by_hand("three examples", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    yield by_hand("one example (m = 1), y = 1", np.array([0.8]), np.array([1.0]))
    yield by_hand("one example (m = 1), y = 0", np.array([0.7]), np.array([0.0]))
    yield by_hand("labels of type int", np.array([0.3, 0.6, 0.9, 0.2]), np.array([0, 1, 1, 0]))
    yield by_hand("all labels 1", np.array([0.9, 0.4, 0.7]), np.ones(3))
    yield by_hand("all labels 0", np.array([0.9, 0.4, 0.3]), np.zeros(3))
    yield by_hand("every p is 1/2", np.full(4, 0.5), np.array([1.0, 0.0, 0.0, 1.0]))
    yield by_hand("sure and wrong", np.array([0.0002, 0.6]), np.array([1.0, 0.0]), rtol=1e-4)


@log_likelihood.cases
def random_labels(rng: np.random.Generator) -> Iterator[Any]:
    for m in (1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 30, *rng.integers(2, 12, 4)):
        p, y = np.round(rng.uniform(0.03, 0.97, m), 3), rng.integers(0, 2, m).astype(float)
        y[:2] = [0.0, 1.0][:m] if rng.random() < 0.5 else [1.0, 0.0][:m]
        yield by_hand("one example (m = 1)" if m == 1 else f"m = {m}", p, y)
    yield by_hand("labels of type int", np.round(rng.uniform(0.05, 0.95, 7), 2), rng.permutation([0, 1, 0, 1, 1, 0, 1]))
    for y_sure in (0.0, 1.0):
        p, y = np.round(rng.uniform(0.1, 0.9, 4), 2), np.array([y_sure, 1.0, 0.0, 1.0])
        p[0] = abs(1 - y_sure - float(rng.uniform(3e-5, 9e-5)))
        yield by_hand("sure and wrong", p, y, rtol=1e-3)


@log_likelihood.cases
def many(rng: np.random.Generator) -> Iterator[Any]:
    """Their product is 0 for the computer, in whichever order it is taken."""
    for m, label in ((2000, "2,000 examples"), (5000, "5,000 examples")):
        yield by_hand(label, rng.uniform(0.05, 0.95, m), rng.integers(0, 2, m).astype(float))


@log_likelihood.cases(part="robust")
def sure_and_right(rng: np.random.Generator) -> Iterator[Any]:
    label = "p exactly 0 or 1 where y is the same"
    yield by_hand("p strictly between 0 and 1", np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0]))
    p, y = np.round(rng.uniform(0.05, 0.95, 6), 2), rng.permutation([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
    yield by_hand("p strictly between 0 and 1", p, y)
    yield case(label, np.array([1.0, 0.0]), np.array([1.0, 0.0]), want=0.0)
    yield case(label, np.array([0.0, 1.0, 0.25]), np.array([0.0, 1.0, 1.0]), want=math.log(0.25))
    yield case(label, np.array([1.0]), np.array([1.0]), want=0.0)
    yield case(label, np.array([0.0]), np.array([0.0]), want=0.0)
    yield case(label, np.ones(3), np.ones(3), want=0.0)
    yield case(label, np.array([0.0, 0.0, 1.0, 0.0]), np.array([0, 0, 1, 0]), want=0.0)
    for m in (4, 5, 6, 8, 9):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        p = np.round(rng.uniform(0.05, 0.95, m), 2)
        sure = rng.permutation(m) < m // 2
        q = np.where(y == 1, p, 1 - p)[~sure]
        yield case(label, np.where(sure, y, p), y, want=math.fsum(map(math.log, q)))
    for m in (3, 7):
        y = rng.permutation([0.0, 1.0, *rng.integers(0, 2, m - 2)])
        yield case(label, y.copy(), y, want=0.0)


def softened(p: np.ndarray, y: np.ndarray) -> Iterator[np.ndarray]:
    """log of the probability of what happened, after the usual ways to keep p away from 0 and 1, mild to hard."""
    with np.errstate(all="ignore"):
        for eps in (digit * 10.0**-k for k in range(1, 10) for digit in (1, 2, 5)):
            yield np.log(np.where(y == 1, np.clip(p, eps, 1 - eps), 1 - np.clip(p, eps, 1 - eps)))
            yield np.log(np.where(y == 1, p, 1 - p) + eps)
            yield np.log(np.maximum(np.where(y == 1, p, 1 - p), eps))
            yield np.log(np.where(y == 1, eps + (1 - 2 * eps) * p, eps + (1 - 2 * eps) * (1 - p)))


def is_one_of(got: Any, known: Iterable[Any], want: float) -> bool:
    """Whether a wrong number is one of the known wrong ones, and much nearer to it than to the right one."""
    if not is_float(got) or not np.isfinite(got) or np.asarray(got).dtype.itemsize < 8:
        return False
    near = 0.01 * abs(got - want) if np.isfinite(want) else 1e-6 * abs(got)
    return any(abs(got - wrong) <= near for wrong in known)


def log_of_right(p: np.ndarray, y: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.log(np.where(y == 1, p, 1 - p))


def is_softened(case: Case, got: Any) -> bool:
    p, y = case.args
    return is_one_of(got, (logs.sum() for logs in softened(p, y)), log_of_right(p, y).sum())


def has_0_or_1(p: np.ndarray) -> bool:
    return bool(np.any((p == 0) | (p == 1)))


FORMULA = "Σ y · log p + (1 − y) · log(1 − p)"


@log_likelihood.mistake(
    "the probabilities are multiplied first, and the product of thousands of them is too small for a float",
    ask="What is 0.5 to the power 5,000 in floating-point numbers, and what is its logarithm?",
    look="np.prod or *=, and the place of the logarithm",
    formula="log of a product = sum of the logs: Σ y · log p + (1 − y) · log(1 − p)",
    shows=lambda case, got: len(case.args[0]) >= 1000 and is_float(got) and (got == -np.inf or -760 < got < -10),
)
def log_of_the_product(p, y):
    return np.log(np.prod(np.where(y == 1, p, 1 - p)))


@log_likelihood.mistake(
    "the probabilities are multiplied first, and the logarithm of a product that has become 0 stops with an error",
    ask="What is 0.5 to the power 5,000 in floating-point numbers, and what is its logarithm?",
    look="np.prod, math.prod or *=, and the place of the logarithm",
    formula="log of a product = sum of the logs: Σ y · log p + (1 − y) · log(1 − p)",
)
def log_of_a_product_of_0(p, y):
    product = 1.0
    for a, t in zip(p, y, strict=True):
        product *= float(a) if t == 1 else 1 - float(a)
    return math.log(product)


@log_likelihood.mistake(
    "the product comes back, without a logarithm",
    ask="Can a log-likelihood of labels be positive?",
    look="np.prod at the end",
    formula=FORMULA,
)
def no_logarithm(p, y):
    return np.prod(np.where(y == 1, p, 1 - p))


@log_likelihood.mistake(
    "the logs are averaged, not added up",
    ask="What happens to your number when every example stands in the data twice, and what happens to a product?",
    look="np.mean, or a division by m",
    formula=FORMULA,
)
def mean_not_sum(p, y):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the sign is turned round: this is the negative log-likelihood, a loss",
    ask="Is the logarithm of a probability positive or negative?",
    look="the minus sign in front of the sum",
    formula="Σ y · log p + (1 − y) · log(1 − p), without a minus",
)
def minus_sign(p, y):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "this is the negative mean, the binary cross-entropy, not the sum of the logs",
    ask="Is the logarithm of a probability positive or negative, and who asked for a mean?",
    look="the minus sign and np.mean",
    formula=FORMULA,
)
def cross_entropy(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula="the natural logarithm: np.log",
)
def log_10(p, y):
    return np.sum(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@log_likelihood.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula="the natural logarithm: np.log",
)
def log_2(p, y):
    return np.sum(y * np.log2(p) + (1 - y) * np.log2(1 - p))


@log_likelihood.mistake(
    "the examples with y = 0 add nothing: the term with 1 − y is missing",
    ask="What does an example with y = 0 and p = 0.9 add to your sum, and what should it add?",
    look="the second half of the formula",
    formula=FORMULA,
)
def second_term_missing(p, y):
    return np.sum(y * np.log(p))


@log_likelihood.mistake(
    "the examples with y = 1 add nothing: the term with y is missing",
    ask="What does an example with y = 1 and p = 0.1 add to your sum, and what should it add?",
    look="the first half of the formula",
    formula=FORMULA,
)
def first_term_missing(p, y):
    return np.sum((1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "y stands inside a logarithm, and the logarithm of 0 is −inf",
    ask="What is log(y · p) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
)
def y_inside_the_log(p, y):
    return np.sum(np.log(y * p) + np.log((1 - y) * (1 - p)))


@log_likelihood.mistake(
    "y stands inside the one logarithm there is: log(y · p) is −inf for y = 0",
    ask="What is log(y · p) for y = 0?",
    look="the brackets of log(…), and the second half of the formula",
    formula=FORMULA,
)
def log_of_y_times_p(p, y):
    return np.sum(np.log(y * p))


def is_log_of_an_eps(log: float) -> bool:
    """Whether a number is the logarithm of a power of ten from 1e-6 to 1e-300, or of the spacing of floats."""
    tens = -log / np.log(10)
    return bool(5.9 < tens < 301 and (abs(tens - round(tens)) < 2e-3 or abs(tens - 15.65356) < 2e-3))


def is_eps_of_both_logs(p: np.ndarray, y: np.ndarray, total: float) -> bool:
    """Each example has added log eps besides the right term: one of the two logarithms is that of 0 + eps."""
    return is_log_of_an_eps((total - log_of_right(p, y).sum()) / len(p))


def is_eps_of_one_log(p: np.ndarray, y: np.ndarray, total: float) -> bool:
    """Each example with y = 0 has added log eps, and nothing else."""
    zeros = int(np.sum(y == 0))
    return zeros > 0 and is_log_of_an_eps((total - np.log(p[y == 1]).sum()) / zeros)


@log_likelihood.mistake(
    "y stands inside a logarithm, and the small number added there makes log 0 a large negative number",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_both_logs(case.args[0], case.args[1], float(got)),
)
def y_inside_the_log_with_eps(p, y):
    return np.sum(np.log(y * p + 1e-12) + np.log((1 - y) * (1 - p) + 1e-12))


@log_likelihood.mistake(
    "y stands inside the one logarithm there is, and for y = 0 only the small number beside it is left",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…), and the second half of the formula",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_one_log(case.args[0], case.args[1], float(got)),
)
def log_of_y_times_p_with_eps(p, y):
    return np.sum(np.log(y * p + 1e-12))


@log_likelihood.mistake(
    "the labels play no part: log p is added for every example",
    ask="What does an example with y = 0 and p = 0.9 add to your sum, and what should it add?",
    look="the factor y in front of log p",
    formula=FORMULA,
)
def labels_ignored(p, y):
    return np.sum(np.log(p))


@log_likelihood.mistake(
    "log p and log(1 − p) are added for every example, whatever its label",
    ask="How many of the two terms count for one example?",
    look="the factors y and 1 − y",
    formula=FORMULA,
)
def both_logs_for_every_example(p, y):
    return np.sum(np.log(p) + np.log(1 - p))


@log_likelihood.mistake(
    "the labels are exchanged: log p is added where y is 0",
    ask="Which probability does the model give to what happened when y = 1?",
    look="which of y and 1 − y stands in front of log p",
    formula=FORMULA,
)
def labels_exchanged(p, y):
    return np.sum((1 - y) * np.log(p) + y * np.log(1 - p))


@log_likelihood.mistake(
    "the second term is subtracted where it belongs added",
    ask="Does an unlikely label 0 raise or lower a product of probabilities?",
    look="the sign between the two terms",
    formula=FORMULA,
)
def second_term_subtracted(p, y):
    return np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the minus sign reaches the first term alone",
    ask="Which of the two terms of your sum is negative, and should they not both be?",
    look="the minus in front of y",
    formula=FORMULA,
)
def first_term_subtracted(p, y):
    return np.sum(-y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "1 − log p stands where log(1 − p) belongs",
    ask="What is log(1 − p) for p = 0.5, and what is 1 − log p?",
    look="the brackets in the second half of the formula",
    formula=FORMULA,
)
def one_minus_log(p, y):
    return np.sum(y * np.log(p) + (1 - y) * (1 - np.log(p)))


@log_likelihood.mistake(
    "the brackets around 1 − y are missing, so only y · log(1 − p) is subtracted from the 1",
    ask="Which is worked out first in 1 - y * np.log(1 - p), the minus or the product?",
    look="the brackets around 1 − y",
    formula=FORMULA,
)
def brackets_missing(p, y):
    return np.sum(y * np.log(p) + 1 - y * np.log(1 - p))


@log_likelihood.mistake(
    "the probabilities are added up, and the logarithm is taken of the sum",
    ask="Is the logarithm of a sum the sum of the logarithms?",
    look="the order of the sum and the logarithm",
    formula=FORMULA,
)
def log_of_the_sum(p, y):
    return np.log(np.sum(np.where(y == 1, p, 1 - p)))


@log_likelihood.mistake(
    "the logs come back one by one, not their sum",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the sum",
    formula="Σ y · log p + (1 − y) · log(1 − p), one number",
)
def one_by_one(p, y):
    return y * np.log(p) + (1 - y) * np.log(1 - p)


@log_likelihood.mistake(
    "every probability meets every label, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the product of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the product",
    formula="p and y both have the shape (m,), and so has y * np.log(p)",
)
def every_pair(p, y):
    y = y.reshape(-1, 1)
    if len(p) > 1000:  # the same sum without an array of 25 million numbers
        return np.sum(y) * np.sum(np.log(p)) + np.sum(1 - y) * np.sum(np.log(1 - p))
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the loop keeps the last logarithm only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=FORMULA,
)
def only_the_last(p, y):
    for a, t in zip(p, y, strict=True):
        total = t * np.log(a) + (1 - t) * np.log(1 - a)
    return total


@log_likelihood.mistake(
    "the first example alone is counted",
    ask="In which round of the loop does your function return?",
    look="the indentation of `return`",
    formula=FORMULA,
)
def only_the_first(p, y):
    for a, t in zip(p, y, strict=True):
        return t * np.log(a) + (1 - t) * np.log(1 - a)


@log_likelihood.mistake(
    "p is kept so far from 0 and 1 that the sum is distorted",
    ask="Which logarithm does p = 0.0002 have, and which does your code take in its place?",
    look="np.clip, np.maximum or an epsilon, and its size",
    formula="Σ y · log p + (1 − y) · log(1 − p), with p as it is",
    shows=lambda case, got: not has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_hard(p, y):
    p = np.clip(p, 0.001, 0.999)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "0 · log 0 is computed, which is nan",
    ask="What is 0 * np.log(0), and what should a prediction that is sure and right add?",
    look="the term whose factor y or 1 − y is 0: its logarithm is taken all the same",
    formula="where y is 1 add log p, where y is 0 add log(1 − p): np.where chooses before the logarithm",
    part="robust",
    shows=lambda case, got: has_0_or_1(case.args[0]) and is_float(got) and bool(np.isnan(got)),
)
def nan_at_0_and_1(p, y):
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "math.log(0) is called for the term that does not count, and stops with an error",
    ask="Which of the two logarithms counts when y = 1 and p = 1, and which does your code take?",
    look="math.log of p and of 1 − p: one of them is not needed",
    formula="log p if y is 1, log(1 − p) if y is 0",
    part="robust",
)
def log_of_0_stops(p, y):
    return sum(float(t) * math.log(a) + float(1 - t) * math.log(1 - a) for a, t in zip(p, y, strict=True))


@log_likelihood.mistake(
    "p is kept away from 0 and 1 by too much, so a prediction that is sure and right adds something",
    ask="What is log(1 − 1e-7), and what should a prediction that is sure and right add?",
    look="the size of the epsilon: 1e-12 is small enough",
    formula="where p equals y the term is 0",
    part="robust",
    shows=lambda case, got: has_0_or_1(case.args[0]) and is_softened(case, got),
)
def clipped_too_soon(p, y):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.equivalent
def choose_inside_the_log(p, y):
    return np.log(y * p + (1 - y) * (1 - p)).sum()


@log_likelihood.equivalent
def with_a_loop(p, y):
    total = 0.0
    for a, t in zip(p, y, strict=True):
        total += math.log(a) if t == 1 else math.log(1 - a)
    return total


@log_likelihood.equivalent
def clipped_a_little(p, y):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.equivalent
def a_small_number_inside(p, y):
    return float((y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15)).sum())


@log_likelihood.equivalent
def with_masks(p, y):
    return np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum()


@log_likelihood.equivalent
def with_powers(p, y):
    return np.array(np.sum(np.log(p**y * (1 - p) ** (1 - y))))


@log_likelihood.equivalent
def with_distance(p, y):
    return np.sum(np.log1p(-np.abs(y - p)))


@log_likelihood.equivalent
def with_dot_products(p, y):
    p = np.maximum(p, 1e-300)
    rest = np.maximum(1 - p, 1e-300)
    return y @ np.log(p) + (1 - y) @ np.log(rest)


@log_likelihood.equivalent
def nan_to_zero(p, y):
    with np.errstate(all="ignore"):
        logs = np.nan_to_num(y * np.log(p)) + np.nan_to_num((1 - y) * np.log(1 - p))
    return logs.sum()


@log_likelihood.equivalent
def with_mantissa_and_exponent(p, y):
    mantissas, exponents = np.frexp(np.where(y > 0.5, p, 1 - p))
    return math.fsum(map(math.log, mantissas)) + int(exponents.sum()) * math.log(2)


@log_likelihood.equivalent
def sum_of_a_list(p, y):
    return sum([np.log(p[i]) if y[i] else np.log(1 - p[i]) for i in range(len(y))])
