"""The trusted end of a worker: its functions as proxies, its data as copies, its end noticed, its answers doubted."""

from __future__ import annotations

import builtins
import contextlib
import re
import socket
from typing import Any

import numpy as np

from autograder.grading.channel import Channel
from autograder.grading.meter import CellDied, Meter
from autograder.grading.wire import MAX_REQUEST, Handle, WireError, decode, encode

__all__ = ["CellDied", "Live", "Remote", "RemoteError", "RemoteFunction", "Unsendable"]
MAX_TEXT = 10_000
CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)  # a terminal or a reader may obey these
OUT_OF_MEMORY = ("MemoryError", "_ArrayMemoryError")


class Unsendable(TypeError):
    """A test cell hands in an object that cannot cross. `Remote.unsendable` keeps it, whatever the cell makes of it."""


class RemoteError(Exception):
    """An error of the learner's code that has no builtin type; the text begins with its name."""


class Malformed(Exception):
    """The worker's answer does not have the form that the request asks for."""


class Remote:
    """Requests to one worker, each within what `meter` allows. Whatever the worker does, it ends in CellDied."""

    def __init__(self, connection: socket.socket, meter: Meter) -> None:
        self._channel = Channel(connection, meter.watch)
        self._meter = meter
        self._is_asking = False
        self.unsendable: Unsendable | None = None

    def run(self, source: str) -> tuple[list[Any], str | None]:
        """Runs a cell; returns its outputs, in any form, and the name of the error that ended it. Raises CellDied."""
        outputs, error = self._ask([], {"ran": (list, (str, None))}, "run", source)[1:]
        return outputs, error

    def get(self, names: list[str]) -> dict[str, Any]:
        """The values of names: copies of data, proxies of functions, Live for what cannot cross. Raises CellDied.

        A name that was not asked for is left out: else the worker could replace what belongs to the test cell.
        """
        found = self._ask([], {"values": (dict,)}, "get", names)[1]
        return {name: self._received(name, found[name]) for name in names if name in found}

    def _received(self, name: str, described: Any) -> Any:
        match described:
            case ["data", value]:
                return value
            case ["callable"]:
                return RemoteFunction(self, name, name)
            case ["live", str(kind)]:
                return Live(plain(kind))
        raise CellDied("died", "the process of this notebook sent no plain data")

    def call(
        self, target: str | Handle, args: tuple[Any, ...], named: dict[str, Any]
    ) -> tuple[Any, dict[Any, Any], str]:
        """Calls a function of the learner; returns the value, the changed arguments and what was printed.

        Raises the learner's error, TypeError if the value cannot cross, Unsendable if an argument cannot, CellDied.
        """
        forms = {"returned": (object, dict, str), "raised": (str, str, (int, None), str, str), "unsendable": (str,)}
        answer = self._ask([], forms, "call", target, list(args), named)
        if answer[0] == "returned":
            changed = {place: now for place, now in answer[2].items() if place in named or is_index(place, len(args))}
            return answer[1], changed, plain(answer[3])
        if answer[0] == "unsendable":
            raise TypeError(plain(answer[1]))
        if answer[1] in OUT_OF_MEMORY:
            raise CellDied("memory", f"it asked for more than {self._meter.limits.memory_bytes // 2**20} MB of memory")
        raise learners_error(*answer[1:])

    def _ask(self, lent: list[Any], forms: dict[str, tuple[Any, ...]], *request: Any) -> list[Any]:
        """Sends a request and returns the answer, which has one of these forms; answers the worker's own on the way."""
        if self._is_asking:
            raise TypeError("a function of the notebook cannot be called while another one is running")
        try:
            packed = encode(list(request), lambda function: lend(function, lent), MAX_REQUEST)
        except WireError as refused:
            self.unsendable = Unsendable(str(refused))
            raise self.unsendable from None
        self._is_asking = True
        self._meter.begin()
        try:
            self._channel.send(packed)
            while (answer := self._answer(forms))[0] == "back":
                self._channel.send(call_back(lent, answer[1], answer[2]))
        except (EOFError, OSError):
            raise CellDied("died", "the process of this notebook ended") from None
        except (WireError, Malformed):
            raise CellDied("died", "the process of this notebook sent no plain data") from None
        finally:
            self._is_asking = False
        return answer

    def _answer(self, forms: dict[str, tuple[Any, ...]]) -> list[Any]:
        answer = decode(self._channel.receive(), lambda handle: RemoteFunction(self, handle, plain(handle.text)))
        known = {**forms, "back": (int, list)}
        if not isinstance(answer, list) or not answer or not isinstance(answer[0], str) or answer[0] not in known:
            raise Malformed
        form = known[answer[0]]
        if len(answer) != len(form) + 1 or not all(map(has_form, answer[1:], form)):
            raise Malformed
        return answer


def has_form(value: Any, form: Any) -> bool:
    """Whether a value is of a type, or of one of several, where None stands for itself. A bool is no int."""
    if isinstance(form, tuple):
        return any(has_form(value, one) for one in form)
    return value is None if form is None else form is object or type(value) is form


def is_index(place: Any, length: int) -> bool:
    return type(place) is int and 0 <= place < length


def plain(text: str) -> str:
    """A text without what a terminal would obey, and not too long."""
    return CONTROL.sub("", text[:MAX_TEXT])


def lend(function: Any, lent: list[Any]) -> Handle:
    """The handle under which the worker may call a function of this side, or gets back one of its own."""
    if isinstance(function, RemoteFunction) and isinstance(function.target, Handle):
        return function.target
    lent.append(function)
    return Handle(len(lent) - 1, repr(function)[:200])


def call_back(lent: list[Any], number: int, args: list[Any]) -> bytes:
    """The answer to a worker that calls a function which was handed to it."""
    try:
        if not is_index(number, len(lent)):
            raise LookupError("no such function")
        with np.errstate(all="ignore"):
            return encode(["returned", lent[number](*args)])
    except Exception as error:  # noqa: BLE001 - the learner may hand anything to the check's own function
        return encode(["raised", type(error).__name__, str(error)[:1000]])


class Live:
    """Stands for an object that cannot cross; the cell that asks for it has to run where it lives."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


class RemoteFunction:
    """A function of the learner's, called across the boundary with plain data."""

    def __init__(self, remote: Remote, target: str | Handle, name: str) -> None:
        self._remote = remote
        self.target = target
        self.__name__ = name
        self.__doc__ = None

    def __call__(self, *args: Any, **named: Any) -> Any:
        value, changed, printed = self._remote.call(self.target, args, named)
        for place, now in changed.items():
            write_back(args[place] if isinstance(place, int) else named[place], now)
        if printed:
            print(printed, end="")
        return value

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


def write_back(argument: Any, now: Any) -> None:
    """Makes an argument on this side what the learner's function left of it on the other."""
    if isinstance(argument, np.ndarray):
        if isinstance(now, np.ndarray) and now.shape == argument.shape and now.dtype == argument.dtype:
            argument[...] = now
        elif argument.dtype.kind in "SU":
            argument[...] = "changed"
        else:  # another shape or type: it is changed, whatever it holds
            flipped = np.frombuffer(argument.tobytes(), np.uint8) ^ 255
            argument[...] = flipped.view(argument.dtype).reshape(argument.shape)
    elif isinstance(argument, list):
        argument[:] = list(now) if isinstance(now, (list, tuple)) else [None]
    elif isinstance(argument, dict):
        argument.clear()
        argument.update(now if isinstance(now, dict) else {None: None})
    elif isinstance(argument, np.random.Generator) and is_like(now, argument):
        argument.bit_generator.state = now.bit_generator.state


def is_like(now: Any, argument: np.random.Generator) -> bool:
    """Whether a value is a generator of the same kind."""
    return isinstance(now, np.random.Generator) and type(now.bit_generator) is type(argument.bit_generator)


def learners_error(name: str, text: str, line: int | None, source: str, function: str) -> Exception:
    """The learner's error as one of ours: the builtin of that name, or RemoteError; it carries the learner's line."""
    name, text, source, function = map(plain, (name, text, source, function))
    kind = getattr(builtins, name, None)
    error: Exception = RemoteError(f"{name}: {text}")
    if isinstance(kind, type) and issubclass(kind, Exception):
        with contextlib.suppress(TypeError):  # UnicodeDecodeError and its like want more than a text
            error = kind(text)
    vars(error)["learners_line"] = (line, source) if line and source else None
    vars(error)["learners_function"] = function
    return error
