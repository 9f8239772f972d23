"""How values, calls and what came back of them are written in a sentence."""

from __future__ import annotations

import linecache
import traceback
from pathlib import Path
from typing import Any

import numpy as np

from autograder.call import Outcome
from autograder.exercise import Case, Exercise, Formula

LONGEST = 8  # values of an array that are written out
HERE = str(Path(__file__).parent)


def write(value: Any) -> str:
    """A value in few characters: numbers to four digits, long arrays by their first values and shape."""
    if isinstance(value, np.ndarray):
        return _write_array(value)
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (float, np.floating)):
        return _write_number(float(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (tuple, list)):
        return _write_sequence(value)
    if isinstance(value, Formula):
        return value.text
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a learner's __repr__ may raise anything
        text = f"a {type(value).__name__} that cannot be shown"
    return text if len(text) <= 80 else text[:77] + "…"


def _write_number(number: float) -> str:
    text = f"{number:.4g}"
    return text if any(sign in text for sign in ".en") else text + ".0"


def _write_sequence(values: tuple[Any, ...] | list[Any]) -> str:
    inside = ", ".join(map(write, values[:LONGEST])) + (", …" if len(values) > LONGEST else "")
    if isinstance(values, list):
        return f"[{inside}]"
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _write_array(array: np.ndarray) -> str:
    if array.size > LONGEST:
        first = ", ".join(map(write, array.ravel()[:3]))
        return f"an array of shape {array.shape} ({first}, …)"
    dtype = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype={array.dtype}"
    return f"array({_write_nested(array)}{dtype})"


def _write_nested(array: np.ndarray) -> str:
    if array.ndim == 0:
        return write(array[()])
    return "[" + ", ".join(map(_write_nested, map(np.asarray, array))) + "]"


def write_call(exercise: Exercise, case: Case) -> str:
    """The call and its arguments: `mse(y_hat, y)` with y_hat = array([1.0]), y = array([3.0])."""
    given = [*zip(exercise.parameters, case.args, strict=False), *case.named.items()]
    signature = ", ".join(
        [*exercise.parameters[: len(case.args)], *(f"{name}={write(case.named[name])}" for name in case.named)]
    )
    shown = ", ".join(_write_argument(name, value) for name, value in given if name not in case.named)
    return f"`{exercise.name}({signature})`" + (f" with {shown}" if shown else "")


def _write_argument(name: str, value: Any) -> str:
    if isinstance(value, Formula):
        return value.text if "=" in value.text else f"{name}: {value.text}"
    return f"{name} = {write(value)}"


def write_outcome(outcome: Outcome) -> str:
    """What a call did: "returned 4.0", or "stopped with …" and the learner's own line."""
    if outcome.error is None:
        return f"returned {write(outcome.value)}"
    error = outcome.error
    what = f"stopped with {type(error).__name__}" + (f" ({error})" if str(error) else "")
    line = own_line(error)
    return what + (f" in line {line[0]} of your cell: `{line[1]}`" if line else "")


def own_line(error: BaseException) -> tuple[int, str] | None:
    """Number and text of the last line of the learner's own code that led to `error`, if there is one."""
    if hasattr(error, "learners_line"):  # an error that comes from another process
        return error.learners_line
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        is_ours = frame.filename.startswith(HERE) or "site-packages" in frame.filename or "<__array" in frame.filename
        if not is_ours and frame.lineno is not None:
            text = frame.line or linecache.getline(frame.filename, frame.lineno)
            return (frame.lineno, text.strip()) if text.strip() else None
    return None


def kind_of(value: Any) -> str:
    """What a value is, in words: "a float", "a list", "an array of whole numbers"."""
    if isinstance(value, np.ndarray):
        if type(value) is not np.ndarray:
            return f"a numpy {type(value).__name__}"
        whole = " of whole numbers" if value.dtype.kind in "iu" else ""
        return f"an array{whole} of shape {value.shape}"
    if value is None:
        return "None"
    if callable(value):
        return "a function"
    names = {"str": "a text (str)", "int": "a whole number (int)", "bool": "True or False (bool)", "float": "a float"}
    name = type(value).__name__
    return names.get(name, ("an " if name[0] in "aeiou" else "a ") + name)


def join(words: list[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
