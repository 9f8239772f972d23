"""The cases of a check with their right answers, worked out once for a class where that makes no difference."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np

from autograder.examine import VISIBLE_SEED, part_of, solved
from autograder.exercise import CORRECT, Case, Formula
from autograder.exercises import UNIT_PACKAGES, find
from autograder.grading.portable import portable
from autograder.grading.remote import pack

PLAIN = (type(None), bool, int, float, complex, str, bytes, np.ndarray, np.generic)


@lru_cache(maxsize=256)
def prepared_cases(name: str, part: str | None, seed: int) -> tuple[Case, ...] | None:
    """The cases of a check, to be used again for the next learner; None if one of them may remember this one.

    Raises UnknownExercise if there is no such exercise or part.
    """
    exercise = find(name)
    cases = tuple(exercise.draw(part_of(exercise, part), np.random.default_rng(seed)))
    if any(one.accepts for one in cases) or not all(is_stateless([*one.args, *one.named.values()]) for one in cases):
        return None
    return tuple(pack(solved(exercise, one)) for one in cases)


def prepare_unit(unit: str) -> None:
    """Prepares the visible checks of a unit of ours."""
    if package := UNIT_PACKAGES.get(unit):
        for exercise in import_module(f"autograder.exercises.{package}").unit.exercises.values():
            for part in exercise.parts:
                prepared_cases(exercise.name, None if part == CORRECT else part, VISIBLE_SEED)


def is_stateless(value: Any) -> bool:
    """Whether a value is plain data, or a function that keeps nothing from one call to the next."""
    if isinstance(value, Formula):
        return portable(value.function, value.text) is not None
    if isinstance(value, (list, tuple)):
        return all(map(is_stateless, value))
    if isinstance(value, dict):
        return all(map(is_stateless, value.values()))
    return isinstance(value, PLAIN)
