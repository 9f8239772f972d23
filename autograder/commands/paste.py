"""A function of the catalogue as it stands in a learner's cell."""

from __future__ import annotations

import ast
import re

from autograder import slips
from autograder.exercise import Function


def source_of(function: Function, name: str) -> str:
    """The source of `function` under the name `name`, without decorators; imports `math` where it is used.

    Raises CatalogueError if it is not written as a `def`.
    """
    source = slips.source_of(function)
    used = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    renamed = re.sub(rf"\b{function.__name__}\b", name, source, count=1)
    return "import math\n\n\n" + renamed if "math" in used else renamed


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
