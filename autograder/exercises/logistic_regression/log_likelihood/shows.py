"""How a wrong answer is recognised where its numbers vary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case


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
