"""How values, calls and what came back of them are written in a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.call import Outcome
from autograder.exercise import Case, Exercise, Formula
from autograder.plain import Opaque

LONGEST = 8  # values of an array that are written out
DIGITS = (4, 8, 12, 16)  # of a number: as many as are needed


def write(value: Any, digits: int = DIGITS[0]) -> str:
    """A value in few characters: numbers to four digits, long arrays by their first values and shape."""
    if isinstance(value, np.ndarray):
        return _write_array(value, digits)
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (float, np.floating)):
        return _write_number(float(value), digits)
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (tuple, list)):
        return _write_sequence(value, digits)
    if isinstance(value, dict):
        return _write_dict(value, digits)
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, Opaque):
        return value.kind
    if isinstance(value, np.random.Generator):
        return "a Generator of random numbers"
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _write_number(number: float, digits: int) -> str:
    text = f"{number:.{digits}g}"
    return text if any(sign in text for sign in ".en") else text + ".0"


def _write_sequence(values: tuple[Any, ...] | list[Any], digits: int) -> str:
    inside = ", ".join(write(entry, digits) for entry in values[:LONGEST]) + (", …" if len(values) > LONGEST else "")
    if isinstance(values, list):
        return f"[{inside}]"
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _write_dict(values: dict[Any, Any], digits: int) -> str:
    inside = ", ".join(f"{key!r}: {write(values[key], digits)}" for key in list(values)[:LONGEST])
    return "{" + inside + (f", … ({len(values)} entries)" if len(values) > LONGEST else "") + "}"


def _write_array(array: np.ndarray, digits: int) -> str:
    if array.size > LONGEST:
        first = ", ".join(write(entry, digits) for entry in array.ravel()[:3])
        return f"an array of shape {array.shape} ({first}, …)"
    dtype = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype={array.dtype}"
    return f"array({_write_nested(array, max(digits, _digits(array)))}{dtype})"


def _write_nested(array: np.ndarray, digits: int) -> str:
    if array.ndim == 0:
        return _write_number(float(array), digits) if array.dtype.kind == "f" else write(array[()])
    return "[" + ", ".join(_write_nested(np.asarray(row), digits) for row in array) + "]"


def _digits(array: np.ndarray) -> int:
    """Four digits, or as many as it takes for different numbers to look different."""
    numbers = set(array.ravel().tolist()) if array.dtype.kind == "f" else set()
    return next((d for d in DIGITS if len({f"{number:.{d}g}" for number in numbers}) == len(numbers)), DIGITS[-1])


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
    return f"{name} = {write(value, _digits_of(value))}"


def _digits_of(value: Any) -> int:
    """Four digits, or as many as it takes for 0.999999999999 not to look like 1.0."""
    number = float(value) if isinstance(value, (float, np.floating)) else 0.0
    if not np.isfinite(number) or abs(number - round(number)) < 1e-14:
        return DIGITS[0]
    return next((d for d in DIGITS if not float(f"{number:.{d}g}").is_integer()), DIGITS[-1])


def write_outcome(outcome: Outcome, want: Any = None) -> str:
    """What a call did: "returned 4.0", or "stopped with …" and the learner's own line.

    It is written with as many digits as it takes to look different from `want`, if it ever does.
    """
    if outcome.error is None:
        digits = (d for d in DIGITS if _looks_different(outcome.value, want, d))
        return f"returned {write(outcome.value, next(digits, DIGITS[0]))}"
    line = outcome.error.line
    return f"stopped with {outcome.error}" + (f" in line {line[0]} of your cell: `{line[1]}`" if line else "")


def _looks_different(value: Any, want: Any, digits: int) -> bool:
    """Whether the texts differ: in arrays of one shape, at each number that is off by more than rounding."""
    are_arrays = isinstance(value, np.ndarray) and isinstance(want, np.ndarray) and value.dtype.kind == "f"
    if are_arrays and value.shape == want.shape and value.size <= LONGEST and want.dtype.kind == "f":
        off = ~np.isclose(value, want, rtol=5e-10, atol=1e-10, equal_nan=True)
        pairs = zip(value[off], want[off], strict=True)
        if off.any():
            return all(write(one, digits) != write(other, digits) for one, other in pairs)
    return write(value, digits) != write(want, digits)


def join(words: list[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
