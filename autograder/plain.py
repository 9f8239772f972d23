"""Plain copies of what a learner's function hands back, so that no object of theirs takes part in a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 2**28
MAX_DEPTH = 20
MAX_INT = 2**63


@dataclass(frozen=True)
class Opaque:
    """Stands for anything that is no plain data; `kind` says what it was, in words."""

    kind: str


def plain(value: Any, depth: int = 0) -> Any:
    """A copy in None, bool, int, float, complex, str, list, tuple, dict and numpy's own arrays and scalars.

    A subclass becomes its base with the same value, whatever its methods say; everything else becomes `Opaque`.
    """
    if depth > MAX_DEPTH:
        return Opaque("something that is nested too deeply")
    if value is None or type(value) in (bool, float, complex, str, bytes):
        return value
    kind = type(value)
    if issubclass(kind, np.generic):
        return value if kind.__module__ == "numpy" and kind is not np.void else Opaque(kind_of(value))
    if issubclass(kind, np.ndarray):
        return _plain_array(value)
    if issubclass(kind, int):
        whole = int.__int__(value)
        return whole if abs(whole) < MAX_INT else Opaque("an enormous whole number (int)")
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, tuple):
        return tuple(plain(entry, depth + 1) for entry in tuple.__iter__(value))
    if issubclass(kind, list):
        return [plain(entry, depth + 1) for entry in list.__iter__(value)]
    if issubclass(kind, dict):
        return {plain(key, depth + 1): plain(entry, depth + 1) for key, entry in dict.items(value)}
    return Opaque(kind_of(value))


def _plain_array(array: np.ndarray) -> Any:
    if type(array) is not np.ndarray or array.dtype.hasobject or array.dtype.fields or array.nbytes > MAX_BYTES:
        return Opaque(kind_of(array))
    return array.copy()


def widened(value: Any) -> Any:
    """The same value with every int as the float of that value; True and False stay what they are."""
    if isinstance(value, (tuple, list)):
        return type(value)(map(widened, value))
    if isinstance(value, dict):
        return {key: widened(entry) for key, entry in value.items()}
    if isinstance(value, np.ndarray):
        return value.astype(float) if value.dtype.kind in "iu" else value
    return float(value) if isinstance(value, (int, np.integer)) and not isinstance(value, bool) else value


def kind_of(value: Any) -> str:
    """What a value is, in words: "a float", "a list", "an array of whole numbers"."""
    if isinstance(value, Opaque):
        return value.kind
    if value is None:
        return "None"
    kind = type(value)
    if issubclass(kind, np.ndarray):
        if kind is not np.ndarray:
            return f"a numpy {kind.__name__}"
        what = {"i": " of whole numbers", "u": " of whole numbers", "O": " of objects", "b": " of True and False"}
        return f"an array{what.get(value.dtype.kind, '')} of shape {value.shape}"
    names = {"str": "a text (str)", "int": "a whole number (int)", "bool": "True or False (bool)", "float": "a float"}
    names |= {"function": "a function", "builtin_function_or_method": "a function", "type": "a class"}
    name = kind.__name__
    return names.get(name, ("an " if name[:1].lower() in tuple("aeiou") else "a ") + name)
