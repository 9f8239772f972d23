"""Draws the cases on which the formulas of an exercise are compared, with a value for each symbol of the text."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from autograder.exercise import CORRECT, Case, Exercise
from autograder.exercises import find
from tools.reckon import Scope

SEEDS = range(3)
LETTERS = {"y_hat": r"\hat y", "sigma": r"\sigma"}


def sigmoid(z: Any) -> Any:
    """σ(z) as its exercise has it; beside the real axis, where slopes are measured, with the slope of its exercise."""
    real = find("sigmoid").reference(np.real(z))
    return real + 1j * np.imag(z) * find("sigmoid_grad").reference(np.real(z)) if np.iscomplexobj(z) else real


SIGMOID = {r"\sigma": sigmoid}  # where σ is no argument


@dataclass(frozen=True)
class Trial:
    """A call of the reference: its arguments by symbol, what came back, and what m and n are."""

    case: Case
    arguments: Mapping[str, Any]
    result: Any
    parts: Mapping[str, Any]  # of the result, by name
    sizes: Mapping[str, int]

    @property
    def functions(self) -> list[str]:
        """The symbols that can be called, f, or f_1 where fs is a list of functions."""
        everything = {**SIGMOID, **self.arguments}
        return [symbol for symbol, value in everything.items() if _is_called(value)]

    @property
    def symbols(self) -> list[str]:
        """All symbols with a value, and x for an example where X holds them in its rows."""
        rows = [name.lower() for name, value in self.arguments.items() if len(name) == 1 and np.ndim(value) == 2]
        return [*dict.fromkeys([*self.arguments, *rows, *self.parts, *SIGMOID])]

    def is_meant(self, text: str) -> bool:
        """Whether a text that speaks of f_1 and f_2 speaks of a list as long as that in this call."""
        lists = {symbol: len(value) for symbol, value in self.arguments.items() if isinstance(value, list)}
        counted = {symbol: re.findall(rf"(?<![a-zA-Z]){symbol}_\{{?(\d+)", text) for symbol in lists}
        return all(max(map(int, numbers)) == lists[symbol] for symbol, numbers in counted.items() if numbers)

    def scope(self, definitions: Mapping[str, Any]) -> Scope:
        """What all symbols stand for in this call."""
        return Scope(self.arguments, definitions, {**self.parts, **SIGMOID}, self.sizes)


@cache
def trials(exercise: Exercise, symbols: tuple[str, ...] | None = None) -> tuple[Trial, ...]:
    """Calls of the reference on a few seeds; with `symbols`, those with as many arguments, which they stand for.

    Calls that raise an error or give no finite numbers are left out.
    """
    return tuple(trial for case in _drawn(exercise) if (trial := _trial(exercise, case, symbols)))


def symbol_of(parameter: str, value: Any = None) -> str:
    """How a text writes `parameter`: x_1 for x1, and f for fs where that is a list of functions, f_1, f_2, ..."""
    if isinstance(value, list) and _is_called(value):
        return parameter.removesuffix("s")
    return LETTERS.get(parameter, re.sub(r"(?<=[a-zA-Z])(\d)$", r"_\1", parameter))


def _drawn(exercise: Exercise) -> Iterator[Case]:
    for seed in SEEDS:
        yield from exercise.draw(CORRECT, np.random.default_rng(seed))


def _trial(exercise: Exercise, case: Case, symbols: Sequence[str] | None) -> Trial | None:
    if case.raises or (symbols is not None and (case.named or len(case.args) != len(symbols))):
        return None
    given = inspect.signature(exercise.reference).bind(*case.args, **case.named)
    given.apply_defaults()
    result = exercise.reference(*deepcopy(case.args), **deepcopy(case.named))
    if not _is_finite(result):
        return None
    if symbols is None:
        arguments = {symbol_of(name, value): value for name, value in given.arguments.items()}
    else:
        arguments = dict(zip(symbols, case.args, strict=True))
    return Trial(case, arguments, result, _parts(exercise, result), _sizes(exercise, given.arguments))


def _parts(exercise: Exercise, result: Any) -> dict[str, Any]:
    """The entries of a dict by key, those of a tuple by the names that the contract gives them: (dA, dW, db)."""
    if isinstance(result, dict):
        return result
    if isinstance(result, tuple | list):
        for listed in re.findall(r"\((\w+(?:, \w+)+)\)", exercise.contract):
            names = listed.split(", ")
            if len(names) == len(result) and not set(names) <= set(exercise.parameters):
                return dict(zip(names, result, strict=True))
    return {}


def _sizes(exercise: Exercise, given: Mapping[str, Any]) -> dict[str, int]:
    """What the letters count in the shapes of the contract, such as A (m, n)."""
    sizes: dict[str, int] = {}
    for name, value in given.items():
        shape = re.search(rf"\b{name} \(([a-z](?:, [a-z])*),?\)", exercise.__doc__ or "")
        if shape and len(shape[1].split(", ")) == np.ndim(value):
            sizes = {**dict(zip(shape[1].split(", "), np.shape(value), strict=True)), **sizes}
    return sizes


def _is_called(value: Any) -> bool:
    return callable(value) or (isinstance(value, list) and bool(value) and all(map(callable, value)))


def _is_finite(result: Any) -> bool:
    if isinstance(result, dict):
        return all(map(_is_finite, result.values()))
    if isinstance(result, tuple | list):
        return all(map(_is_finite, result))
    return np.asarray(result).dtype.kind in "biuf" and bool(np.all(np.isfinite(result)))
