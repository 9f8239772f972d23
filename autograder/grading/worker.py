"""The untrusted side: runs the learner's cells in a warm IPython shell and answers calls; knows no right answer.

A worker is forked from the warm process of `zygote.py`, talks over one socket, and ends when that closes. Everything in
it belongs to the learner's code, so nothing that it says is believed beyond being plain data.

| request | answer |
|---|---|
| ["run", source] | ["ran", outputs, error name or None] |
| ["get", names] | ["values", {name: ["data", value], ["callable"] or ["live", type name]}] |
| ["call", name or handle, args, named] | ["returned", value, {argument: what it holds now}, printed, complaints], |
| | ["raised", type name, text, line number or None, line, function] or ["unsendable", why] |
| ["calls", name or handle, [packed [args, named], …]] | ["answers", [packed answer to each call, …]], of the first |
| | calls only where they take long or come back with much |

While a call runs, the worker may ask ["back", number, args] and reads ["returned", value] or ["raised", type, text].
"""

from __future__ import annotations

import builtins
import contextlib
import time
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.grading.channel import Channel
from autograder.grading.outputs import Printed
from autograder.grading.portable import built
from autograder.grading.wire import MAX_ANSWER, MAX_BYTES, MAX_REQUEST, Handle, WireError, decode, encode

MAX_TEXT = 10_000  # characters that one error text may have
MAX_PRINTED = 1_000
ENOUGH_SECONDS = 0.25  # after this long, or with this much to send, the rest of many calls waits for another request
ENOUGH_BYTES = 2**20
MAX_VALUES = MAX_BYTES - 2**20  # bytes of all the values that one test cell asks for


class CalledBackRaised(Exception):
    """A function that a check handed in has raised; the text says what."""


class Worker:
    """One learner's namespace, and the answers to what is asked of it."""

    def __init__(self, channel: Channel, shell: Any) -> None:
        self._channel = channel
        self._shell = shell
        self._kept: dict[int, Any] = {}

    def serve(self) -> None:
        """Answers requests until the socket closes."""
        while True:
            try:
                packed = self._channel.receive(MAX_REQUEST)
            except (EOFError, OSError):
                return
            verb, *rest = decode(packed, self._backwards, built)
            answers: dict[str, Callable[..., bytes]] = {
                "run": self._run, "get": self._get, "call": self._call, "calls": self._calls,
            }  # fmt: skip
            self._channel.send(answers[verb](*rest))

    def _run(self, source: str) -> bytes:
        outputs, error = self._shell.record(source)
        try:
            return encode(["ran", outputs, error])
        except WireError:
            plain = [output for output in outputs if _is_plain(output)]
            return encode(["ran", plain, error and str(error)])

    def _get(self, names: list[str]) -> bytes:
        space, found, left = self._shell.user_ns, {}, MAX_VALUES
        for name in names:
            if name in space:
                found[name], size = _described(space[name], left)
                left -= size
        return encode(["values", found])

    def _call(self, target: str | Handle, args: list[Any], named: dict[str, Any]) -> bytes:
        printed, complaints = Printed(MAX_PRINTED), Printed(MAX_PRINTED)
        before = [self._look_of(value) for value in [*args, *named.values()]]
        try:
            function = self._kept[target.number] if isinstance(target, Handle) else self._shell.user_ns[target]
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints):
                value = function(*args, **named)
            changed = self._changed(before, args, named)
            return encode(["returned", value, changed, printed.getvalue(), complaints.getvalue()], self._keep)
        except WireError as refused:
            return encode(["unsendable", str(refused)])
        except BaseException as error:  # noqa: BLE001 - whatever a learner's function raises is an outcome
            return encode(["raised", *_kind_and_text(error), *_own_line(error)])

    def _calls(self, target: str | Handle, calls: list[bytes]) -> bytes:
        started, answers, size = time.monotonic(), list[bytes](), 0
        for packed in calls:
            args, named = decode(packed, self._backwards, built)
            answers.append(self._call(target, args, named))
            size += len(answers[-1])
            if size > ENOUGH_BYTES or time.monotonic() > started + ENOUGH_SECONDS:
                break
        return encode(["answers", answers], most=MAX_ANSWER)

    def _changed(self, before: list[Any], args: list[Any], named: dict[str, Any]) -> dict[Any, Any]:
        places = [*enumerate(args), *named.items()]
        looks = zip(places, before, strict=True)
        return {place: value for (place, value), then in looks if self._look_of(value) != then}

    def _look_of(self, value: Any) -> Any:
        """What an argument looks like, to be compared later: its bytes, None for what no call can change."""
        if type(value) is np.ndarray:
            return value.dtype, value.shape, value.tobytes()
        return encode(value, self._keep) if type(value) in (list, dict, tuple, np.random.Generator) else None

    def _keep(self, function: Any) -> Handle:
        if isinstance(function, Backwards):
            return function.handle
        self._kept[id(function)] = function
        return Handle(id(function), str(getattr(function, "__name__", ""))[:100])

    def _backwards(self, handle: Handle) -> Backwards:
        return Backwards(handle, self._channel, self._keep)


class Backwards:
    """A function of the trusted side, called from here by its number."""

    def __init__(self, handle: Handle, channel: Channel, keep: Any) -> None:
        self.handle = handle
        self._channel = channel
        self._keep = keep
        self.__name__ = handle.text or "function"

    def __call__(self, *args: Any) -> Any:
        self._channel.send(encode(["back", self.handle.number, list(args)], self._keep))
        verb, *rest = decode(self._channel.receive())
        if verb == "returned":
            return rest[0]
        raise CalledBackRaised(": ".join(map(str, rest)))

    def __repr__(self) -> str:
        return self.__name__


def _described(value: Any, most: int) -> tuple[list[Any], int]:
    """What stands under a name, and how many bytes it takes to send."""
    if callable(value):
        return ["callable"], 0
    with contextlib.suppress(WireError):
        if (size := len(encode(value))) <= most:
            return ["data", value], size
    return ["live", type(value).__name__[:100]], 0


def _is_plain(value: Any) -> bool:
    try:
        return bool(encode(value))
    except WireError:
        return False


def _kind_and_text(error: BaseException) -> tuple[str, str]:
    """The nearest of Python's own types, which the other side knows, and the text, led by the type's own name."""
    name = type(error).__name__
    base = next(kind.__name__ for kind in type(error).__mro__ if vars(builtins).get(kind.__name__) is kind)
    return (name, _text(error)) if base in (name, "Exception") else (base, f"{name}: {_text(error)}")


def _text(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT].encode("utf-8", "replace").decode()
    except Exception:  # noqa: BLE001 - a learner's __str__ may raise anything
        return ""


def _own_line(error: BaseException) -> tuple[int | None, str, str]:
    """Number, text and function name of the last line of the learner's own code that led to the error."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if "ipython-input" in frame.filename or "/ipykernel_" in frame.filename:
            return frame.lineno, (frame.line or "").strip()[:MAX_PRINTED], frame.name
    return None, "", frames[-1].name if frames else ""
