"""The catalogue: one package per unit, one module (or package, where it is long) per exercise, found by name."""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module
from pathlib import Path

from autograder.errors import UnknownExercise
from autograder.exercise import Exercise, Unit

HERE = Path(__file__).parent
UNIT_PACKAGES = {
    "01_gradient_descent": "gradient_descent",
    "03_logistic_regression": "logistic_regression",
    "04_backpropagation": "backpropagation",
}


@cache
def units() -> tuple[Unit, ...]:
    """All units, in the order of the walk."""
    return tuple(import_module(f"{__name__}.{package}").unit for package in UNIT_PACKAGES.values())


@cache
def package_of(name: str) -> str | None:
    """The package of the unit that has an exercise of this name: the others need not be loaded for it."""
    for package in UNIT_PACKAGES.values():
        place = HERE / package / name
        if name.isidentifier() and (place.with_suffix(".py").is_file() or place.is_dir()):
            return package
    return None


def find(name: str) -> Exercise:
    """The exercise called `name`.

    Raises UnknownExercise, listing the near names, if there is none.
    """
    package = package_of(name) if isinstance(name, str) else None
    near_units = [import_module(f"{__name__}.{package}").unit] if package else units()
    known = {exercise.name: exercise for unit in near_units for exercise in unit.exercises.values()}
    if isinstance(name, str) and name in known:
        return known[name]
    near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5) or list(known)
    raise UnknownExercise(f"There is no exercise called {name!r}. Did you mean {' or '.join(map(repr, near))}?")
