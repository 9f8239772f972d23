"""How a wrong answer is recognised where its numbers vary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case


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
