"""The catalogue: one package per unit, one module per exercise, found by name."""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module

from autograder.errors import UnknownExercise
from autograder.exercise import Exercise, Unit

UNIT_PACKAGES = {"01_gradient_descent": "gradient_descent"}


@cache
def units() -> tuple[Unit, ...]:
    """All units, in the order of the walk."""
    return tuple(import_module(f"{__name__}.{package}").unit for package in UNIT_PACKAGES.values())


def find(name: str) -> Exercise:
    """The exercise called `name`.

    Raises UnknownExercise, listing the near names, if there is none.
    """
    known = {exercise.name: exercise for unit in units() for exercise in unit.exercises.values()}
    if isinstance(name, str) and name in known:
        return known[name]
    near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5) or list(known)
    raise UnknownExercise(f"There is no exercise called {name!r}. Did you mean {' or '.join(map(repr, near))}?")
