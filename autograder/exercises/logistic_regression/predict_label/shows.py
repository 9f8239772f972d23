"""How a wrong answer is recognised where its numbers vary."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case


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
