"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from typing import Any

from autograder.exercise import Case
from autograder.exercises.logistic_regression.log_likelihood import is_one_of, log_of_right, softened


def is_softened(case: Case, got: Any) -> bool:
    p, y = case.args
    return is_one_of(got, (-logs.mean() for logs in softened(p, y)), -log_of_right(p, y).mean())
