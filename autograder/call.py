"""One call of a learner's function: copies in, a plain outcome out, nothing printed, no argument left unwatched."""

from __future__ import annotations

import builtins
import contextlib
import copy
import io
import linecache
import traceback
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.exercise import Case, Function
from autograder.plain import plain

HERE = str(Path(__file__).parent)
LONGEST = 300  # characters of an error's text


class Unstoppable(BaseException):
    """What ends a whole check from inside a call: it passes through, where any other exception is an outcome."""


@dataclass(frozen=True)
class Failure:
    """The error that a call ended with: its type, its text, the learner's own line, and the function it came from.

    `base` is the nearest type that Python itself has: the learner's own `class Refused(ValueError)` is a ValueError.
    """

    kind: str
    text: str
    line: tuple[int, str] | None
    function: str
    is_unwritten: bool
    base: str = "Exception"

    def is_a(self, name: str | None) -> bool:
        """Whether it is an error of Python's type `name`."""
        return name is not None and issubclass(getattr(builtins, self.base), getattr(builtins, name))

    def __str__(self) -> str:
        return self.kind + (f" ({self.text})" if self.text else "")


@dataclass(frozen=True)
class Outcome:
    """What a call did: the value that came back or the error it raised, the arguments it changed, what it printed."""

    value: Any = None
    error: Failure | None = None
    changed: tuple[int | str, ...] = ()
    printed: str = ""


class Distant(ABC):
    """A function that lives in another process, where many calls at once cost little more than one."""

    @abstractmethod
    def __call__(self, *args: Any, **named: Any) -> Any:
        """One call of it, with its arguments changed as it changed them there."""

    @abstractmethod
    def outcomes(self, cases: Sequence[Case]) -> Iterator[Outcome]:
        """What `call` gives for each case."""


def outcomes(function: Function, cases: Iterable[Case]) -> Iterator[tuple[Case, Outcome]]:
    """Each case and what the call of it does, one after the other, as far as somebody asks."""
    if isinstance(function, Distant):
        cases = list(cases)
        yield from zip(cases, function.outcomes(cases), strict=True)
        return
    for case in cases:
        yield case, call(function, case)


def call(function: Function, case: Case) -> Outcome:
    """Calls `function` on copies of the case's arguments. Warnings and floating-point flags never decide."""
    args, named = copy.deepcopy((case.args, case.named))
    value, error, printed = None, None, io.StringIO()
    with quiet(printed):
        try:
            value = plain(function(*args, **named))
        except (KeyboardInterrupt, Unstoppable):
            raise
        except BaseException as raised:  # noqa: BLE001 - whatever a learner's function raises is an outcome
            error = failure(raised)
    changed = [i for i, (now, before) in enumerate(zip(args, case.args, strict=True)) if not is_same(now, before)]
    changed_named = [name for name, before in case.named.items() if not is_same(named[name], before)]
    return Outcome(value, error, (*changed, *changed_named), "" if printed.closed else printed.getvalue())


@contextlib.contextmanager
def quiet(printed: io.StringIO) -> Iterator[None]:
    """Catches what is printed, and silences warnings and numpy's floating-point errors."""
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def failure(error: BaseException) -> Failure:
    """What can be said of an error without trusting its methods."""
    try:
        text = str(error)[:LONGEST]
    except Exception:  # noqa: BLE001 - a learner's __str__ may raise anything
        text = ""
    frames = traceback.extract_tb(error.__traceback__)
    line = getattr(error, "learners_line", own_line(frames))  # an error from another process brings its own
    function = getattr(error, "learners_function", frames[-1].name if frames else "")
    base = next(kind.__name__ for kind in type(error).__mro__ if vars(builtins).get(kind.__name__) is kind)
    return Failure(type(error).__name__, text, line, function, isinstance(error, NotImplementedError), base)


def own_line(frames: traceback.StackSummary) -> tuple[int, str] | None:
    """Number and text of the last line of the learner's own code that led to an error, if there is one."""
    for frame in reversed(frames):
        is_ours = frame.filename.startswith(HERE) or "site-packages" in frame.filename or "<__array" in frame.filename
        if not is_ours and frame.lineno is not None:
            text = frame.line or linecache.getline(frame.filename, frame.lineno)
            return (frame.lineno, text.strip()) if text.strip() else None
    return None


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
        return type(now) is type(before) and len(now) == len(before) and all(map(is_same, now, before))
    if isinstance(before, dict):
        is_dict = type(now) is dict and list(now) == list(before)
        return is_dict and all(is_same(now[key], before[key]) for key in before)
    if isinstance(before, (int, float, str, bool)):
        return type(now) is type(before) and repr(now) == repr(before)
    return not callable(before) or (type(now) is type(before) and bool(now == before))
