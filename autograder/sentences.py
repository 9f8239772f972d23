"""How values, calls and what came back of them are written in a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.call import Outcome
from autograder.exercise import Case, Exercise, Formula
from autograder.plain import Opaque

LONGEST = 8  # values of an array that are written out


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
    if isinstance(value, dict):
        return _write_dict(value)
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, Opaque):
        return value.kind
    if isinstance(value, np.random.Generator):
        return "a Generator of random numbers"
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _write_number(number: float, digits: int = 4) -> str:
    text = f"{number:.{digits}g}"
    return text if any(sign in text for sign in ".en") else text + ".0"


def _write_sequence(values: tuple[Any, ...] | list[Any]) -> str:
    inside = ", ".join(map(write, values[:LONGEST])) + (", …" if len(values) > LONGEST else "")
    if isinstance(values, list):
        return f"[{inside}]"
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _write_dict(values: dict[Any, Any]) -> str:
    inside = ", ".join(f"{key!r}: {write(values[key])}" for key in list(values)[:LONGEST])
    return "{" + inside + (f", … ({len(values)} entries)" if len(values) > LONGEST else "") + "}"


def _write_array(array: np.ndarray) -> str:
    if array.size > LONGEST:
        first = ", ".join(map(write, array.ravel()[:3]))
        return f"an array of shape {array.shape} ({first}, …)"
    dtype = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype={array.dtype}"
    return f"array({_write_nested(array, _digits(array))}{dtype})"


def _write_nested(array: np.ndarray, digits: int) -> str:
    if array.ndim == 0:
        return _write_number(float(array), digits) if array.dtype.kind == "f" else write(array[()])
    return "[" + ", ".join(_write_nested(np.asarray(row), digits) for row in array) + "]"


def _digits(array: np.ndarray) -> int:
    """Four digits, or as many as it takes for different numbers to look different."""
    numbers = set(array.ravel().tolist()) if array.dtype.kind == "f" else set()
    return next((d for d in (4, 8, 12) if len({f"{number:.{d}g}" for number in numbers}) == len(numbers)), 16)


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
    line = outcome.error.line
    return f"stopped with {outcome.error}" + (f" in line {line[0]} of your cell: `{line[1]}`" if line else "")


def join(words: list[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
