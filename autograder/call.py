"""One call of a learner's function: copies in, an outcome out, nothing printed, no argument left unwatched."""

from __future__ import annotations

import contextlib
import copy
import io
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.exercise import Case, Function


@dataclass(frozen=True)
class Outcome:
    """What a call did: the value that came back or the error it raised, the arguments it changed, what it printed."""

    value: Any = None
    error: BaseException | None = None
    changed: tuple[int | str, ...] = ()
    printed: str = ""


def call(function: Function, case: Case) -> Outcome:
    """Calls `function` on copies of the case's arguments. Warnings and floating-point flags never decide."""
    args, named = copy.deepcopy((case.args, case.named))
    value, error, printed = None, None, io.StringIO()
    with quiet(printed):
        try:
            value = function(*args, **named)
        except (Exception, SystemExit) as raised:  # noqa: BLE001 - whatever a learner's function raises is an outcome
            error = raised
    changed = [i for i, (now, before) in enumerate(zip(args, case.args, strict=True)) if not is_same(now, before)]
    changed_named = [name for name, before in case.named.items() if not is_same(named[name], before)]
    return Outcome(value, error, (*changed, *changed_named), printed.getvalue())


@contextlib.contextmanager
def quiet(printed: io.StringIO) -> Any:
    """Catches what is printed, and silences warnings and numpy's floating-point errors."""
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def is_same(now: Any, before: Any) -> bool:
    """Whether an argument is bitwise what it was before the call."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(now, np.ndarray)
            and now.dtype == before.dtype
            and now.shape == before.shape
            and now.tobytes() == before.tobytes()
        )
    if isinstance(before, (list, tuple)):
        return len(now) == len(before) and all(map(is_same, now, before))
    if isinstance(before, dict):
        return now.keys() == before.keys() and all(is_same(now[key], before[key]) for key in before)
    if isinstance(before, (int, float, str, bool)):
        return repr(now) == repr(before)
    return True
