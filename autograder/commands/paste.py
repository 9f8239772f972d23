"""A function of the catalogue as it stands in a learner's cell."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap

from autograder.errors import CatalogueError
from autograder.exercise import Function


def source_of(function: Function, name: str) -> str:
    """The source of `function` under the name `name`, without decorators; imports `math` where it is used.

    Raises CatalogueError if it is not written as a `def`.
    """
    source = textwrap.dedent(inspect.getsource(function))
    definition = ast.parse(source).body[0]
    if not isinstance(definition, ast.FunctionDef):
        raise CatalogueError(f"{name}: {function.__name__} is not written as a def, so it cannot be handed in")
    lines = source.rstrip().splitlines()[definition.lineno - 1 :]
    lines[0] = re.sub(rf"\b{function.__name__}\b", name, lines[0], count=1)
    used = {node.id for node in ast.walk(definition) if isinstance(node, ast.Name)}
    return "\n".join((["import math", "", ""] if "math" in used else []) + lines)


def break_syntax(source: str) -> str:
    """The source with a bracket too many: Python does not read it."""
    return re.sub(r"(def \w+)\(", r"\1((", source, count=1)


def replace_function(cell: str, name: str, source: str) -> str:
    """The text of a cell with `source` in the place of its function `name`; of the whole cell if it has none."""
    try:
        found = [node for node in ast.parse(cell).body if isinstance(node, ast.FunctionDef) and node.name == name]
    except SyntaxError:
        found = []
    if not found:
        return source
    lines = cell.splitlines()
    first, last = found[-1].lineno - 1, found[-1].end_lineno
    return "\n".join([*lines[:first], source, *lines[last:]])
