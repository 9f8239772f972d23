r"""Cuts the displayed formulas $$...$$ of a markdown cell into equations that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.latex import plain
from tools.master import Cell

DISPLAYED = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
APART = r"\qquad"  # between two equations of one display
STEP = r"\leftarrow"  # w becomes ..., together with all others of its display


@dataclass(frozen=True)
class Written:
    """One side of an equation in plain spelling, and the line on which it starts."""

    latex: str
    line: int


@dataclass(frozen=True)
class Equation:
    """What stands between the equal signs of left = right = ..., or beside the arrow of a step."""

    left: Written
    rights: tuple[Written, ...]
    is_step: bool = False


def displays(cell: Cell) -> Iterator[list[Equation]]:
    """The equations of each displayed formula in `cell`; one without equal sign has no right side."""
    text = "\n".join(cell.written)
    for displayed in DISPLAYED.finditer(text):
        yield [_equation(*piece, text, cell) for piece in _cut(displayed[1], displayed.start(1), APART)]


def _equation(latex: str, start: int, text: str, cell: Cell) -> Equation:
    mark = STEP if STEP in latex else "="
    left, *rights = (
        Written(plain(side).strip(" .,\n"), cell.line + 1 + text.count("\n", 0, at + len(side) - len(side.lstrip())))
        for side, at in _cut(latex, start, mark)
    )
    return Equation(left, tuple(rights), mark == STEP)


def _cut(latex: str, start: int, mark: str) -> Iterator[tuple[str, int]]:
    r"""The pieces of `latex` between marks that stand in no braces, each with its place; \sum_{i=1} stays whole."""
    begin = depth = 0
    for place, letter in enumerate(latex):
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and latex.startswith(mark, place) and place >= begin:
            if latex[begin:place].strip():
                yield latex[begin:place], start + begin
            begin = place + len(mark)
    yield latex[begin:], start + begin
