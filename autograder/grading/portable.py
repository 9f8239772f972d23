"""Functions that a check hands in, sent as what they are: code and constants. A call of one then crosses no boundary.

Only what could not tell the difference is sent: a function of its arguments alone, that reads nothing but numpy, math,
builtins and constants and keeps nothing. It holds no right answer: the learner's code may call it anyway. It goes one
way, to the untrusted side, between two processes of the same interpreter; nothing here is ever built from what a worker
says.
"""

from __future__ import annotations

import builtins
import dis
import marshal
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import BuiltinFunctionType, CellType, CodeType, FunctionType
from typing import Any

import numpy as np

MODULES = {"np": np, "math": math}
KEEPING = ("STORE_DEREF", "STORE_GLOBAL", "STORE_SUBSCR", "STORE_ATTR", "STORE_SLICE", "DELETE_SUBSCR", "IMPORT_NAME")
OPENING = ("exec", "eval", "open", "input", "print", "globals", "locals", "vars", "setattr", "delattr", "__import__")
CONSTANTS = (type(None), bool, int, float, complex, str, bytes, np.ndarray, np.generic)


@dataclass(frozen=True)
class Portable:
    """A function as data: its code or its name in numpy, what it closes over, its defaults, and how it is written."""

    code: bytes
    name: str
    text: str
    closure: tuple[Any, ...] = ()
    defaults: tuple[Any, ...] = ()


def portable(function: Any, text: str) -> Portable | None:
    """The function as data, None if it cannot be: then it is called across the boundary, one call at a time."""
    name = str(getattr(function, "__name__", ""))
    if isinstance(function, np.ufunc):
        return Portable(b"", f"np.{name}", text) if getattr(np, name, None) is function else None
    if isinstance(function, BuiltinFunctionType):
        return Portable(b"", name, text) if vars(builtins).get(name) is function else None
    if not isinstance(function, FunctionType) or function.__kwdefaults__ or not is_pure(function):
        return None
    try:
        closure = tuple(cell.cell_contents for cell in function.__closure__ or ())
    except ValueError:  # a cell that is still empty
        return None
    defaults = function.__defaults__ or ()
    if not all(isinstance(value, CONSTANTS) for value in (*closure, *defaults)):
        return None
    return Portable(marshal.dumps(function.__code__), name, text, closure, defaults)


def is_pure(function: FunctionType) -> bool:
    """Whether a function writes nothing and reads no global names but those that both sides have."""
    names, space = global_names(function.__code__), function.__globals__
    return names is not None and all(
        space[name] is MODULES.get(name) if name in space else hasattr(builtins, name) and name not in OPENING
        for name in names
    )


@lru_cache(maxsize=1024)
def global_names(code: CodeType) -> frozenset[str] | None:
    """The global names that a function and those inside it read; None if one of them writes to what is not its own."""
    names: set[str] = set()
    for one in codes(code):
        for step in dis.get_instructions(one):
            if step.opname in KEEPING:
                return None
            if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                names.add(str(step.argval))
    return frozenset(names)


def codes(code: CodeType) -> Iterator[CodeType]:
    """A function's code and that of all functions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def built(sent: Portable) -> Any:
    """The function again, on the side that runs the learner's code."""
    if not sent.code:
        return getattr(np, sent.name.removeprefix("np.")) if sent.name.startswith("np.") else vars(builtins)[sent.name]
    space = {"__builtins__": builtins, "__name__": "function", **MODULES}
    cells = tuple(CellType(value) for value in sent.closure)
    return FunctionType(marshal.loads(sent.code), space, sent.text or sent.name, sent.defaults, cells)
