"""What a learner's notebook may not hold: a solution, a hidden test, an output."""

from __future__ import annotations

from collections.abc import Iterator

from nbformat import NotebookNode

from tools.markers import BEGIN, END, HIDDEN
from tools.master import Cell, Master
from tools.problems import Problem


def leaks(master: Master, release: NotebookNode) -> Iterator[Problem]:
    """Every place of `release`, built from `master`, that shows what learners are to find themselves."""
    solutions = {region: cell for cell in master.cells for region in regions(cell)}
    for cell, shown in zip(master.cells, release.cells, strict=True):
        for what in _in_cell(shown, solutions):
            yield Problem(master.path, cell.line, f"the released cell holds {what}")


def _in_cell(shown: NotebookNode, solutions: dict[str, Cell]) -> Iterator[str]:
    if shown.get("outputs") or shown.get("execution_count") is not None:
        yield "an output"
    for word in (BEGIN, END, HIDDEN, "fresh=True"):
        if word in shown.source:
            yield f"{word!r}"
    if shown.cell_type == "code":
        lines = "\n".join(line.strip() for line in shown.source.splitlines())
        for solution, cell in solutions.items():
            if f"\n{solution}\n" in f"\n{lines}\n":
                yield f"the solution of line {cell.line}"


def regions(cell: Cell) -> Iterator[str]:
    """The text of each solution region of a cell, without indentation."""
    region: list[str] | None = None
    for line in cell.written:
        if BEGIN in line:
            region = []
        elif END in line and region is not None:
            yield "\n".join(text.strip() for text in region)
            region = None
        elif region is not None:
            region.append(line)
