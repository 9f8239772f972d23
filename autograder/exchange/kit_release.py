"""What is released to learners: the start page and the notebooks of the units, as files that hold nothing else."""

from __future__ import annotations

import ast
import difflib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError
from autograder.grading.reading import Unreadable, notebook_of, parse, read_bytes

START = "start.ipynb"
OURS = frozenset({"autograder", "utils"})
NOT_FOR_LEARNERS = {
    "BEGIN SOLUTION": "a solution",
    "END SOLUTION": "a solution",
    "BEGIN HIDDEN TESTS": "a hidden test",
    "END HIDDEN TESTS": "a hidden test",
    "BEGIN MARK SCHEME": "a mark scheme",
    "END MARK SCHEME": "a mark scheme",
}  # as nbgrader marks them in the instructor's notebooks


class NoKit(GradwalkError):
    """No kit can be made; the message is one sentence that says why and what helps."""


@dataclass(frozen=True)
class Release:
    """The files of a release by their names in it; its units, the modules that they import, and what was left out."""

    files: dict[str, bytes]
    units: tuple[str, ...]
    modules: frozenset[str]
    left_out: tuple[str, ...]


def read_release(folder: Path, units: Sequence[str], other_start: Path) -> Release:
    """The units asked for, or all of them, and the start page: of the release in `folder`, else `other_start`.

    Raises NoKit if there is no such unit, or if a notebook holds what learners are not to see.
    """
    there = [path.parent.name for path in sorted(folder.glob("*/*.ipynb")) if path.stem == path.parent.name]
    if not there:
        raise NoKit(f"No unit is released in {folder.absolute()}. Release one first: nbgrader generate_assignment UNIT")
    for unit in units:
        refuse_unknown(unit, there)
    chosen = [unit for unit in there if unit in units or not units]
    start = folder / START if (folder / START).is_file() else other_start
    files = {START: start, **{f"{unit}/{unit}.ipynb": folder / unit / f"{unit}.ipynb" for unit in chosen}}
    contents = {name: released(path) for name, path in files.items()}
    modules = frozenset(module for raw in contents.values() for module in imported(parse(raw)))
    return Release(contents, tuple(chosen), modules, tuple(others(folder, chosen)))


def refuse_unknown(unit: str, there: Sequence[str]) -> None:
    """Raises NoKit, with the near names, for a unit that is not released."""
    if unit in there:
        return
    near = [name for name in there if unit and unit in name] or sorted(
        difflib.get_close_matches(unit, there, cutoff=0.4)
    )
    listed = f"Did you mean {' or '.join(near)}?" if near else f"There is: {', '.join(there)}."
    raise NoKit(f"{unit!r} is not released. {listed}")


def released(path: Path) -> bytes:
    """The bytes of a released notebook. Raises NoKit if it is none, or if it is an instructor's or a learner's."""
    try:
        raw = read_bytes(path)
        notebook_of(raw)
    except Unreadable as why:
        raise NoKit(f"{path} cannot go into a kit. {why}") from why
    if what := next(not_for_learners(parse(raw)), ""):
        raise NoKit(f"{path} holds {what}, so there is no kit. Release it anew: nbgrader generate_assignment --force")
    return raw


def not_for_learners(notebook: dict[str, Any]) -> Iterator[str]:
    """What stands in a notebook that learners are not to get."""
    for cell in notebook["cells"]:
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield "an output"
        text = json.dumps(cell, ensure_ascii=False)
        yield from (what for words, what in NOT_FOR_LEARNERS.items() if words in text)


def imported(notebook: dict[str, Any]) -> Iterator[str]:
    """The top-level modules that code cells import, but for Python's own and ours."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            for module in imports_of("".join(cell["source"])):
                name = module.partition(".")[0]
                if name not in sys.stdlib_module_names and name not in OURS:
                    yield name


def imports_of(source: str) -> Iterator[str]:
    """The modules that a cell imports; lines for IPython are passed over, and so is a cell that is not Python."""
    lines = (line for line in source.splitlines() if not line.lstrip().startswith(("%", "!", "?")))
    try:
        tree = ast.parse("\n".join(lines))
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def others(folder: Path, units: Sequence[str]) -> Iterator[str]:
    """What else lies in the release of these units: `gradwalk start` lays out a unit's own notebook alone."""
    for unit in units:
        for path in sorted((folder / unit).rglob("*")):
            name = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in name.parts)
            if not path.is_dir() and not hidden and name.as_posix() != f"{unit}/{unit}.ipynb":
                yield f"{name.as_posix()}: only the notebook called {unit}.ipynb is laid out for learners"
