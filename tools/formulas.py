r"""Checks that each displayed formula tied to a function holds: that it gives what the reference gives.

A markdown cell marked formula="mse" displays $$\text{mse}(\hat y, y) = ...$$ with the arguments in the reference's
order, in the symbols of the text. Its right-hand side is computed on the exercise's own cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import numpy as np

from autograder.exercise import CORRECT, Case, Exercise, Unit
from tools.latex import Unreadable, compute
from tools.master import Cell, Master
from tools.problems import Problem

DISPLAYED = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
EQUATION = re.compile(
    r"\s*\\(?:text|mathrm|operatorname)\{(?P<name>[^}]*)\}\s*\((?P<arguments>[^=]*?)\)\s*=(?P<right>.*)", re.DOTALL
)
SEEDS = range(3)
ENOUGH = 5  # cases that a formula must have been compared on


def problems(master: Master, unit: Unit | None) -> Iterator[Problem]:
    """Everything that is wrong with the tied formulas of `master`, with its line."""
    for cell in master.cells:
        if unit and "formula" in cell.markers:
            for line, what in _of_cell(cell, unit.exercises[cell.markers["formula"]]):
                yield Problem(master.path, line, what)


def _of_cell(cell: Cell, exercise: Exercise) -> Iterator[tuple[int, str]]:
    text = "\n".join(cell.written)
    name = exercise.name.replace("_", r"\_")
    tied = 0
    for displayed in DISPLAYED.finditer(text):
        equation = EQUATION.fullmatch(displayed[1])
        if equation and equation["name"] == name:
            tied += 1
            line = cell.line + 1 + text.count("\n", 0, displayed.start(1) + equation.start("right"))
            yield from _of_formula(equation, exercise, line)
    if not tied:
        signature = ", ".join(exercise.parameters)
        yield cell.line, rf"no formula $$\text{{{name}}}({signature}) = ...$$ is displayed in this cell"


def _of_formula(equation: re.Match[str], exercise: Exercise, line: int) -> Iterator[tuple[int, str]]:
    names = [plain(name).strip() for name in equation["arguments"].split(",")]
    right = plain(equation["right"]).rstrip(" .,\n")
    compared = 0
    for case in drawn_cases(exercise, len(names)):
        try:
            got = compute(right, names, deepcopy(case.args))
        except Unreadable as error:
            yield line + error.line - 1, str(error)
            return
        except (ArithmeticError, IndexError, TypeError, ValueError) as error:
            yield line, f"this formula cannot be computed where the case is {case.label!r}: {error}"
            return
        want = exercise.reference(*deepcopy(case.args))
        if not is_near(got, want, case):
            yield line, f"this formula gives {got} where {exercise.name}{case.args} is {want} ({case.label})"
            return
        compared += 1
    if compared < ENOUGH:
        yield line, f"{exercise.name} has only {compared} cases with {len(names)} arguments to compare this formula on"


def plain(latex: str) -> str:
    r"""`latex` in one spelling: \hat y for \hat{y}, lr for \text{lr}, \frac{1}{2} for \frac12."""
    latex = re.sub(r"\\hat\s*(?:\{\s*)?([a-zA-Z])(?:\s*\})?", r"\\hat \1", latex)
    latex = re.sub(r"\\(?:text|mathrm)\{([^}]*)\}", r"\1", latex)
    return re.sub(r"\\frac\s*(\d)\s*(\d)", r"\\frac{\1}{\2}", latex)


def drawn_cases(exercise: Exercise, count: int) -> Iterator[Case]:
    """The cases of the exercise that have exactly `count` arguments, none of them by name, on a few seeds."""
    for seed in SEEDS:
        for case in exercise.draw(CORRECT, np.random.default_rng(seed)):
            if len(case.args) == count and not case.named:
                yield case


def is_near(got: Any, want: Any, case: Case) -> bool:
    """Same shape, and the same numbers within the case's tolerance."""
    if isinstance(want, tuple | list):
        same_length = isinstance(got, tuple | list) and len(got) == len(want)
        return same_length and all(is_near(one, other, case) for one, other in zip(got, want, strict=True))
    return np.shape(got) == np.shape(want) and np.allclose(got, want, rtol=case.rtol, atol=case.atol)
