"""Strict comparison of what came back with what is right: type, shape, dtype kind, finite, tolerance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Kind = Literal["type", "length", "shape", "dtype", "finite", "value", "property", "no error"]


@dataclass(frozen=True)
class Finding:
    """The first way in which an answer differs, and the place in a tuple, list or dict where it does.

    `text` says it in words where the case has words of its own for it.
    """

    kind: Kind
    got: Any
    want: Any
    place: tuple[Any, ...] = ()
    text: str = ""


def compare(got: Any, want: Any, *, rtol: float = 1e-6, atol: float = 1e-9) -> Finding | None:
    """The first finding that tells `got` from the right answer `want`, or None if it is right.

    The form that is asked for is read from `want`: a float admits Python and numpy floats and 0-d float arrays of
    at least 64 bits, a tuple admits a list and the reverse, an array must be an np.ndarray of exactly that shape and
    kind of dtype.
    Numbers are right when |got − want| ≤ atol + rtol·|want|.
    """
    if isinstance(want, (tuple, list)):
        return _compare_sequences(got, want, rtol, atol)
    if isinstance(want, dict):
        return _compare_dicts(got, want, rtol, atol)
    if isinstance(want, np.ndarray):
        return _compare_arrays(got, want, rtol, atol)
    if not _is_of_same_type(got, want):
        return Finding("type", got, want)
    if isinstance(want, (bool, np.bool_, str)) or not isinstance(want, (int, float, complex, np.number)):
        return None if is_equal(got, want) else Finding("value", got, want)
    if type(got) is type(want) is float and math.isfinite(want) and abs(got - want) <= atol + rtol * abs(want):
        return None  # the usual case, without a detour through arrays
    if not _is_of_same_dtype(np.asarray(got).dtype, np.asarray(want).dtype):
        return Finding("dtype", got, want)
    return _compare_numbers(np.asarray(got), np.asarray(want), rtol, atol, Finding("finite", got, want))


def is_float(value: Any) -> bool:
    """One floating-point number of any precision: Python float, numpy float or 0-d float array."""
    if type(value) is np.ndarray:
        return value.ndim == 0 and value.dtype.kind == "f"
    return type(value) is float or (isinstance(value, np.floating) and type(value).__module__ == "numpy")


def is_equal(got: Any, want: Any) -> bool:
    """Whether two things are the same or say that they are equal; objects may answer with anything, or not at all."""
    if got is want:
        return True
    try:
        return bool(np.array_equal(got, want)) if isinstance(want, np.ndarray) else bool(got == want)
    except Exception:  # noqa: BLE001 - a learner's __eq__ may raise anything
        return False


def _is_of_same_type(got: Any, want: Any) -> bool:
    if isinstance(want, (bool, np.bool_)):
        return isinstance(got, (bool, np.bool_))
    if isinstance(want, (int, np.integer)):
        return isinstance(got, (int, np.integer)) and not isinstance(got, bool)
    if isinstance(want, (float, np.floating)):
        return is_float(got)
    return isinstance(got, type(want))


def _compare_sequences(got: Any, want: tuple[Any, ...] | list[Any], rtol: float, atol: float) -> Finding | None:
    if not isinstance(got, (tuple, list)):
        return Finding("type", got, want)
    if len(got) != len(want):
        return Finding("length", got, want)
    return _first_inside(((i, got[i], want[i]) for i in range(len(want))), rtol, atol)


def _compare_dicts(got: Any, want: dict[Any, Any], rtol: float, atol: float) -> Finding | None:
    if not isinstance(got, dict):
        return Finding("type", got, want)
    if set(got) != set(want):
        return Finding("length", got, want)
    return _first_inside(((key, got[key], want[key]) for key in want), rtol, atol)


def _first_inside(items: Any, rtol: float, atol: float) -> Finding | None:
    for place, got, want in items:
        found = compare(got, want, rtol=rtol, atol=atol)
        if found:
            return Finding(found.kind, found.got, found.want, (place, *found.place))
    return None


def _compare_arrays(got: Any, want: np.ndarray, rtol: float, atol: float) -> Finding | None:
    if type(got) is not np.ndarray:
        return Finding("type", got, want)
    if got.shape != want.shape:
        return Finding("shape", got, want)
    if not _is_of_same_dtype(got.dtype, want.dtype):
        return Finding("dtype", got, want)
    if want.dtype.kind not in "fiuc":
        return None if is_equal(got, want) else Finding("value", got, want)
    return _compare_numbers(got, want, rtol, atol, Finding("finite", got, want))


def _is_of_same_dtype(got: np.dtype[Any], want: np.dtype[Any]) -> bool:
    if want.kind in "iu":
        return got.kind in "iu"
    if want.kind == "f":
        return got.kind == "f" and got.itemsize >= 8
    return got.kind == want.kind


def _compare_numbers(
    got: np.ndarray, want: np.ndarray, rtol: float, atol: float, not_finite: Finding
) -> Finding | None:
    with np.errstate(all="ignore"):
        room = atol + rtol * np.abs(want)
        if (np.abs(got - want) <= room).all() and np.isfinite(room).all():
            return None  # the usual case again
    same_special = np.where(np.isfinite(want), True, (got == want) | (np.isnan(got) & np.isnan(want)))
    if not np.all(np.isfinite(got) | ~np.isfinite(want)):
        return not_finite
    with np.errstate(all="ignore"):
        near = np.abs(got - want) <= atol + rtol * np.abs(want)
    if np.all(np.where(np.isfinite(want), near, same_special)):
        return None
    return Finding("value", not_finite.got, not_finite.want)
