"""From a folder of saved notebooks to what has been tried and what has passed; reads only, prints nothing."""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeGuard

from utils.progress.walk import WALK, Stop

State: TypeAlias = Literal["passed", "tried", "open"]
Key: TypeAlias = tuple[str, str]  # exercise, part


class Damaged(Exception):
    """A file cannot be read as a notebook; the message says why ("it is empty")."""


@dataclass(frozen=True)
class Check:
    """A check of a notebook: its exercise and part, and whether it has passed, was tried, or is still open."""

    exercise: str
    part: str
    state: State


@dataclass(frozen=True)
class UnitProgress:
    """A unit as its saved notebook shows it. `damage` says why it cannot be read, "" if it can."""

    stop: Stop
    is_there: bool = False
    checks: tuple[Check, ...] = ()
    damage: str = ""

    def count(self, state: State) -> int:
        """How many checks are in this state."""
        return sum(check.state == state for check in self.checks)


def read_progress(folder: Path) -> tuple[UnitProgress, ...]:
    """Every unit of the walk, as the notebooks in `folder` show it. Never raises and changes nothing."""
    return tuple(read_unit(folder / stop.notebook, stop) for stop in WALK)


def read_unit(path: Path, stop: Stop) -> UnitProgress:
    """One unit, from the notebook at `path`, which may be missing or damaged."""
    try:
        return UnitProgress(stop, True, find_checks(read_cells(path)))
    except FileNotFoundError:
        return UnitProgress(stop)
    except Damaged as damage:
        return UnitProgress(stop, True, damage=str(damage))


def read_cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook file. Raises FileNotFoundError if there is no file, Damaged if it holds no notebook."""
    text = _read_text(path)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        ends_early = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        off = "it breaks off before its end" if ends_early else "it is not JSON, as a notebook has to be"
        raise Damaged(f"{off} (line {error.lineno})") from error
    except (ValueError, RecursionError) as error:  # a number with too many digits, brackets nested too deeply
        raise Damaged("it is not JSON that Python can read, as a notebook has to be") from error
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Damaged("it is JSON, but not a notebook: it has no list of cells")
    return cells


def _read_text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        raise Damaged("it is not text (UTF-8)") from error
    except OSError as error:
        raise Damaged(f"it cannot be read ({error.strerror or type(error).__name__})") from error
    if not text.strip():
        raise Damaged("it is empty")
    return text


def find_checks(cells: list[dict[str, Any]]) -> tuple[Check, ...]:
    """The checks that stand in the cells, in their order, each with the state that its cell's saved output shows."""
    states: dict[Key, State] = {}
    for cell in cells:
        found = dict(_verdicts(cell))
        for key in dict.fromkeys([*_called(cell), *found]):
            states[key] = found.get(key, states.get(key, "open"))
    return tuple(Check(*key, state) for key, state in states.items())


def _called(cell: dict[str, Any]) -> Iterator[Key]:
    """What a code cell calls `check` on."""
    for node in ast.walk(_parsed(cell)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check" and node.args:
            named = {word.arg: _constant(word.value) for word in node.keywords}
            exercise, part = _constant(node.args[0]), named.get("part") or "correct"
            if _is_name(exercise) and _is_name(part) and not named.get("fresh"):
                yield exercise, part


def _parsed(cell: dict[str, Any]) -> ast.AST:
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    if cell.get("cell_type") != "code" or "check" not in text:
        return ast.Module([], [])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _constant(node: ast.expr) -> Any:
    return node.value if isinstance(node, ast.Constant) else None


def _is_name(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and value.isidentifier()


def _verdicts(cell: dict[str, Any]) -> Iterator[tuple[Key, State]]:
    """What the saved outputs of a cell say, on the numbers that the learner sees."""
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        metadata = output.get("metadata") if isinstance(output, dict) else None
        found = metadata.get("gradwalk") if isinstance(metadata, dict) else None
        if isinstance(found, dict) and not found.get("fresh"):
            exercise, part = found.get("exercise"), found.get("part")
            if _is_name(exercise) and _is_name(part):
                yield (exercise, part), _state(found.get("verdict"))


def _state(verdict: Any) -> State:
    if verdict == "passed":
        return "passed"
    return "open" if verdict == "missing" else "tried"
