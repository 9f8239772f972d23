"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from typing import Any

from autograder.exercise import Case
from autograder.exercises.backpropagation.backprop.cases import is_near, is_number


def is_like(case: Case, got: Any, numbers: dict[str, float]) -> bool:
    """The same numbers for every node that root needs; others are left out, or 0."""
    others = [got[name] for name in got if name not in numbers]
    is_form = set(numbers) <= set(got) <= set(case.args[0]) and all(map(is_number, got.values()))
    return is_form and not any(others) and all_near(got, numbers)


def all_near(got: Any, numbers: dict[str, float]) -> bool:
    return all(is_near(got[name], number) for name, number in numbers.items())
