"""What a function did, as a short code: two functions that do the same on the same calls have the same one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np

from autograder.call import Outcome
from autograder.plain import kind_of

MOST = 50  # calls that are looked at: how many there are may depend on how long they take


def behaviour(outcomes: Iterable[Outcome]) -> str:
    """Twelve hexadecimal digits. Numbers count to about seven digits: the order of a sum makes no difference."""
    found = hashlib.sha256()
    for number, outcome in enumerate(outcomes):
        if number == MOST:
            break
        found.update(repr((_ending(outcome), outcome.changed)).encode())
    return found.hexdigest()[:12]


def _ending(outcome: Outcome) -> Any:
    return ("raises", outcome.error.kind) if outcome.error is not None else _form(outcome.value)


def _form(value: Any) -> Any:
    """The kind of a value and what is in it, as texts and tuples."""
    if isinstance(value, (list, tuple)):
        return kind_of(value), [_form(one) for one in value]
    if isinstance(value, dict):
        return kind_of(value), [(_form(key), _form(one)) for key, one in value.items()]
    if isinstance(value, (np.ndarray, np.generic, bool, int, float, complex)):
        return "array" if isinstance(value, np.ndarray) else "number", _numbers(np.asarray(value))
    return kind_of(value), value if value is None or isinstance(value, (str, bytes)) else ""


def _numbers(array: np.ndarray[Any, Any]) -> Any:
    if array.dtype.kind not in "biufc":
        return array.dtype.kind, array.shape, "of what is no number"
    with np.errstate(all="ignore"):
        rounded = array.astype(np.complex64 if array.dtype.kind == "c" else np.float32)
        rounded = np.where(np.isnan(rounded), np.nan, rounded + 0)  # there is one nan, and no minus zero
    return array.dtype.kind, array.shape, rounded.tobytes()
