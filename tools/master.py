"""Reads a master: a py:percent file, cut into cells that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext
from nbformat import ValidationError

from tools.problems import BuildFailed, Problem

CELL_START = re.compile(r"#\s*%%(?!%)")
HEADER_EDGE = "# ---"
JUPYTEXT_NOTES = {"cell_marker", "lines_to_next_cell"}  # how the cell was written, which no notebook needs


@dataclass(frozen=True)
class Cell:
    """A cell of a master; `line` is where its `# %%` stands, `written` the lines below it as they are in the file."""

    line: int
    kind: str
    source: str
    markers: dict[str, Any]
    written: tuple[str, ...]

    def numbered(self) -> Iterator[tuple[int, str]]:
        """The lines of the file that belong to this cell, each with its number."""
        return enumerate(self.written, self.line + 1)


@dataclass(frozen=True)
class Master:
    """A whole master: where it was read from, and its cells in order."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return self.path.stem


def read_master(path: Path, root: Path) -> Master:
    """The master at `root / path`; problems name it by `path`. Raises BuildFailed if it cannot be cut into cells."""
    return parse_master((root / path).read_text(encoding="utf-8"), path)


def parse_master(text: str, path: Path) -> Master:
    """The master written in `text`. Raises BuildFailed if it cannot be cut into cells."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if CELL_START.match(line)]
    try:
        read = jupytext.reads(text, fmt="py:percent").cells
    except ValidationError as error:
        raise BuildFailed([Problem(path, _invalid(lines, starts), f"marker refused: {error.message}")]) from error
    _refuse_text_before(lines, starts, path)
    for index, cell in enumerate(read):
        inside = sum(bool(CELL_START.match(line)) for line in cell.source.splitlines())
        if inside:
            raise BuildFailed([Problem(path, starts[index + 1], "a line inside a cell may not start with '# %%'")])
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    return Master(
        path,
        tuple(
            Cell(start, cell.cell_type, cell.source, _markers(cell.metadata), tuple(lines[start:end]))
            for cell, start, end in zip(read, starts, ends, strict=True)
        ),
    )


def _invalid(lines: list[str], starts: list[int]) -> int | None:
    """The first line whose markers no notebook may hold."""
    for start in starts:
        try:
            jupytext.reads(lines[start - 1], fmt="py:percent")
        except ValidationError:
            return start
    return None


def _refuse_text_before(lines: list[str], starts: list[int], path: Path) -> None:
    """Everything but a jupytext header stands in a cell."""
    first = starts[0] - 1 if starts else len(lines)
    edges = [number for number, line in enumerate(lines[:first], 1) if line.rstrip() == HEADER_EDGE]
    below_header = edges[1] if len(edges) > 1 and edges[0] == 1 else 0
    for number, line in enumerate(lines[below_header:first], below_header + 1):
        if line.strip():
            raise BuildFailed([Problem(path, number, "text before the first cell; start a cell with '# %%' above it")])


def _markers(metadata: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in metadata.items() if key not in JUPYTEXT_NOTES}
