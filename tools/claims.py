r"""Finds out what an equation of a tied cell says: what its right sides have to be equal to, and on which cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.exercise import Exercise
from tools.equations import Equation, Written, displays
from tools.latex import Side, Unreadable, read
from tools.master import Cell
from tools.reckon import Definition, Scope
from tools.trials import Trial, trials

CALL = re.compile(r"(?P<name>[a-zA-Z_]\w*|\\?[a-z]+')\s*\((?P<arguments>[^()]*)\)")
ENTRY = re.compile(r"(?P<symbol>\\hat [a-zA-Z]|[a-zA-Z]+)(?:_(?P<index>[a-z])|_\{(?P<indices>[a-z]+)\})?")
ENOUGH = 5  # cases that a formula must have been compared on


class Refused(Exception):
    """What is wrong with a formula, and the line."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(line, what)
        self.line, self.what = line, what


@dataclass(frozen=True)
class Claim:
    """Each of `sides` is what `want` gives, which is called `of`, on every trial; with indices, entry by entry."""

    exercise: Exercise
    drawn: Sequence[Trial]
    sides: Sequence[Written]
    want: Callable[[Trial, Scope], Any]
    of: str
    indices: tuple[str, ...] = ()


class Text:
    """The tied cells of a master, read from top to bottom with what is defined so far."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.definitions: dict[str, Definition] = {}
        self.used: set[Definition] = set()
        self._to_be_used: list[Definition] = []
        self._equations: dict[str, list[Equation]] = {}
        for cell in cells:
            written = [equation for display in displays(cell) for equation in display]
            self._equations.setdefault(cell.markers["formula"], []).extend(written)

    def claim(self, equation: Equation, exercise: Exercise, cell: Cell) -> Claim:
        """What `equation` says; what it defines is defined from here on. Raises Refused if it says nothing."""
        left, rights = equation.left, equation.rights
        if not rights:
            raise Refused(left.line, "this formula has no equal sign: there is nothing to compare it with")
        call = CALL.fullmatch(left.latex)
        if call and _names(call, exercise):
            names = tuple(name.strip() for name in call["arguments"].split(","))
            return Claim(exercise, self.drawn(exercise, left.line, names), rights, _result, exercise.name)
        drawn = self.drawn(exercise, left.line)
        if call and call["name"] not in drawn[0].functions:
            raise Refused(cell.line, f"{no_formula(exercise)} is displayed in this cell, but one for {call[0]}")
        symbol, indices = _entry(left.latex, drawn[0])
        if symbol in drawn[0].parts:
            self._define(symbol, indices, rights[0], drawn[0])
            of = f"{symbol} of {exercise.name}"
            return Claim(exercise, drawn, rights, lambda trial, _: trial.parts[symbol], of, indices)
        if self._is_result(left, exercise, drawn[0]):
            if symbol:
                self._define(symbol, indices, rights[0], drawn[0])
            return Claim(exercise, drawn, rights if symbol else (left, *rights), _result, exercise.name, indices)
        if symbol and symbol not in drawn[0].arguments:
            self._to_be_used.append(self._define(symbol, indices, rights[0], drawn[0]))
            return Claim(exercise, drawn, rights[1:], lambda _, scope: scope.value(symbol), symbol, indices)
        first = self.read(left, drawn[0])
        return Claim(exercise, drawn, rights, lambda _, scope: scope.entries(first), "its left side")

    def idle(self) -> list[int]:
        """The lines of the definitions that nothing compared depends on."""
        return [definition.line for definition in self._to_be_used if definition not in self.used]

    def drawn(self, exercise: Exercise, line: int, symbols: tuple[str, ...] | None = None) -> list[Trial]:
        """The trials of `exercise` on which its formulas have a meaning. Raises Refused if they are too few."""
        sides = [side for equation in self._equations[exercise.name] for side in (equation.left, *equation.rights)]
        text = " ".join(side.latex for side in sides)
        found = [trial for trial in trials(exercise, symbols) if trial.is_meant(text)]
        if len(found) < ENOUGH:
            how = f" with {len(symbols)} arguments" if symbols else ""
            raise Refused(line, f"{exercise.name} has only {len(found)} cases{how} to compare this formula on")
        return found

    def read(self, side: Written, trial: Trial, indices: Sequence[str] = ()) -> Side:
        """`side`, in which the indices on the left are no symbols. Raises Refused if it cannot be read."""
        symbols = [symbol for symbol in (*trial.symbols, *self.definitions) if symbol not in indices]
        try:
            return read(side.latex, symbols, trial.functions)
        except Unreadable as error:
            raise Refused(side.line + error.line - 1, str(error)) from error

    def _define(self, symbol: str, indices: tuple[str, ...], right: Written, trial: Trial) -> Definition:
        definition = Definition(symbol, indices, self.read(right, trial, indices), right.line)
        self.definitions = {**self.definitions, symbol: definition}
        return definition

    def _is_result(self, left: Written, exercise: Exercise, trial: Trial) -> bool:
        """Whether `left` is that of the last formula of an exercise that returns one value and is never named."""
        of_exercise = self._equations[exercise.name]
        calls = [CALL.fullmatch(equation.left.latex) for equation in of_exercise]
        is_named = any(call and _names(call, exercise) for call in calls)
        return not trial.parts and not is_named and left.latex == of_exercise[-1].left.latex


def no_formula(exercise: Exercise) -> str:
    """The beginning of a sentence about a formula that is missing."""
    name = exercise.name.replace("_", r"\_")
    return rf"no formula $$\text{{{name}}}({', '.join(exercise.parameters)}) = ...$$"


def _names(call: re.Match[str], exercise: Exercise) -> bool:
    r"""Whether what is called is the exercise, or a function with a prime, as in \sigma'(z)."""
    return call["name"] == exercise.name or call["name"].endswith("'")


def _entry(left: str, trial: Trial) -> tuple[str, tuple[str, ...]]:
    """The symbol on the left of an equation and its indices, none where more stands there than a symbol."""
    entry = ENTRY.fullmatch(left)
    if left in trial.parts or not entry:
        return left if left in trial.parts else "", ()
    return entry["symbol"], tuple(entry["index"] or entry["indices"] or "")


def _result(trial: Trial, scope: Scope) -> Any:
    return trial.result
