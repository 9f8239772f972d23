r"""Checks that each displayed formula tied to a function holds: that it gives what the reference gives.

Every displayed formula of a markdown cell marked formula="mse" is computed on the exercise's own cases. On the left of
its equal sign stands one of these:

- the function, $$\text{mse}(\hat y, y) = ...$$ or $$\sigma'(z) = ...$$, with its arguments in the symbols of the text;
- a part of what it returns, $$dW_{ij} = ...$$: a key of a dict, or a name in the tuple of the contract, (dA, dW, db);
- a symbol that is defined here, $$z = w x + b$$, and keeps its meaning below. Something that is compared must use it;
- anything else, $$\frac{dL}{da} = ...$$: then both sides are computed.

Where an exercise returns one value and no formula names it, it is the left side of the last one: $$p = \sigma(z)$$.
A display with arrows, $$w \leftarrow w - ...$$, is done n_steps times, from w_0 on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from autograder.exercise import Case, Exercise, Unit
from tools.claims import Claim, Refused, Text, no_formula
from tools.equations import Equation, displays
from tools.latex import Unreadable
from tools.master import Cell, Master
from tools.problems import Problem
from tools.reckon import Scope


def problems(master: Master, unit: Unit | None) -> Iterator[Problem]:
    """Everything that is wrong with the tied formulas of `master`, with its line."""
    cells = [cell for cell in master.cells if unit and "formula" in cell.markers]
    text = Text(cells)
    of_cells = (_of_cell(cell, unit.exercises[cell.markers["formula"]], text) for cell in cells if unit)
    refused = [one for of_cell in of_cells for one in of_cell]
    idle = "nothing that is compared below uses the symbol which this formula defines"
    for one in refused or [Refused(line, idle) for line in text.idle()]:
        yield Problem(master.path, one.line, one.what)


def _of_cell(cell: Cell, exercise: Exercise, text: Text) -> Iterator[Refused]:
    shown = list(displays(cell))
    if not shown:
        yield Refused(cell.line, f"{no_formula(exercise)} is displayed in this cell")
    for display in shown:
        try:
            if any(equation.is_step for equation in display):
                _walk(display, exercise, text)
            else:
                for equation in display:
                    _compare(text.claim(equation, exercise, cell), text)
        except Refused as refused:
            yield refused


def _compare(claim: Claim, text: Text) -> None:
    """Computes every side on every trial. Raises Refused at the first that differs."""
    for written in claim.sides:
        side = text.read(written, claim.drawn[0], claim.indices)
        for trial in claim.drawn:
            scope = trial.scope(text.definitions)
            with _refusing(written.line, trial.case):
                want = claim.want(trial, scope)
                got = scope.entries(side, claim.indices, np.shape(want))
            text.used |= scope.used
            if not is_near(got, want, trial.case):
                raise Refused(written.line, _differs(got, want, claim.of, claim.exercise, trial.case, scope))


def _walk(display: Sequence[Equation], exercise: Exercise, text: Text) -> None:
    r"""Does all steps w \leftarrow ... of `display` at once, n_steps times. Raises Refused where they lead astray."""
    line = display[0].left.line
    drawn = text.drawn(exercise, line)
    sides = {step.left.latex: text.read(right, drawn[0]) for step in display for right in step.rights}
    for symbol in sides:
        if symbol not in drawn[0].parts or f"{symbol}_0" not in drawn[0].arguments:
            raise Refused(line, f"{exercise.name} does not go from {symbol}_0 to {symbol}")
    for trial in drawn:
        scope = trial.scope(text.definitions)
        at = {symbol: trial.arguments[f"{symbol}_0"] for symbol in sides}
        with _refusing(line, trial.case):
            for _ in range(trial.arguments["n_steps"]):
                here = scope.where(at)
                at = {symbol: here.entries(side) for symbol, side in sides.items()}
        text.used |= scope.used
        for symbol, got in at.items():
            want, of = trial.parts[symbol], f"{symbol} of {exercise.name}"
            if not is_near(got, want, trial.case):
                raise Refused(line, _differs(got, want, of, exercise, trial.case, scope))


@contextmanager
def _refusing(line: int, case: Case) -> Iterator[None]:
    """Raises Refused where a formula cannot be computed."""
    try:
        with np.errstate(all="ignore"):
            yield
    except Unreadable as error:
        raise Refused(line + error.line - 1, str(error)) from error
    except (ArithmeticError, IndexError, RecursionError, TypeError, ValueError) as error:
        what = f"this formula cannot be computed where the case is {case.label!r}: {error}"
        raise Refused(line, what) from error


def _differs(got: Any, want: Any, of: str, exercise: Exercise, case: Case, scope: Scope) -> str:
    given = ", ".join(map(repr, [*case.args, *case.named.values()]))
    by = "".join(f", with {one.symbol} of line {one.line}" for one in sorted(scope.used, key=lambda one: one.line))
    return " ".join(
        f"this formula gives {got} where {of} is {want}, for {exercise.name}({given}) ({case.label}){by}".split()
    )


def is_near(got: Any, want: Any, case: Case) -> bool:
    """Same shape, and the same numbers within the case's tolerance."""
    if isinstance(want, tuple | list):
        same_length = isinstance(got, tuple | list) and len(got) == len(want)
        return same_length and all(is_near(one, other, case) for one, other in zip(got, want, strict=True))
    return np.shape(got) == np.shape(want) and np.allclose(got, want, rtol=case.rtol, atol=case.atol)
