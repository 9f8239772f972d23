"""The trusted end of a worker: its functions as proxies, its data as copies, its end noticed, its answers doubted."""

from __future__ import annotations

import builtins
import contextlib
import copy
import re
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from autograder.call import Distant, Outcome, failure, is_same
from autograder.exercise import Case, Formula
from autograder.grading.channel import Channel
from autograder.grading.meter import CellDied, Meter, Reason
from autograder.grading.portable import Portable, portable
from autograder.grading.wire import MAX_ANSWER, MAX_REQUEST, Handle, WireError, decode, encode
from autograder.plain import plain as plain_copy

__all__ = ["CellDied", "Live", "Remote", "RemoteError", "RemoteFunction", "Unsendable"]
MAX_TEXT = 10_000
Returned = tuple[Any, dict[Any, Any], str, str]  # value, changed arguments, what went to stdout and to stderr
CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)  # a terminal or a reader may obey these
CALLED = {"returned": (object, dict, str, str), "raised": (str, str, (int, None), str, str), "unsendable": (str,)}
ENDING_LOOPS = (StopIteration, StopAsyncIteration)  # these would end a loop of the test as if it were done
OUT_OF_MEMORY = ("MemoryError", "_ArrayMemoryError")


class Unsendable(TypeError):
    """A test cell hands in an object that cannot cross. `Remote.unsendable` keeps it, whatever the cell makes of it."""


class RemoteError(Exception):
    """An error of the learner's code that has no builtin type; the text begins with its name."""


@dataclass(frozen=True)
class PackedCase(Case):
    """A case whose arguments are packed already, because many learners' functions are called with them.

    `packed` holds for the arguments that are `of` it: a copy of the case may have others.
    """

    packed: bytes = b""
    of: tuple[Any, Any] = (None, None)


def pack(case: Case) -> PackedCase:
    """The case, packed. Raises WireError if an argument cannot cross without this side's help."""
    packed = encode([list(case.args), case.named], lambda function: lend(function, []))
    known = {one.name: getattr(case, one.name) for one in fields(case)}
    return PackedCase(**known, packed=packed, of=(case.args, case.named))


class Malformed(Exception):
    """The worker's answer does not have the form that the request asks for."""


class Remote:
    """Requests to one worker, each within what `meter` allows. Whatever the worker does, it ends in CellDied."""

    def __init__(self, connection: socket.socket, meter: Meter) -> None:
        self._channel = Channel(connection, meter.watch)
        self._meter = meter
        self._is_asking = False
        self.unsendable: Unsendable | None = None
        self.died: CellDied | None = None  # also where a test cell's bare `except` has swallowed it

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
        raise self._ended("the process of this notebook sent no plain data")

    def call(self, target: str | Handle, args: tuple[Any, ...], named: dict[str, Any]) -> Returned:
        """Calls a function of the learner; returns the value, the changed arguments and what was printed.

        Raises the learner's error, TypeError if the value cannot cross, Unsendable if an argument cannot, CellDied.
        """
        return self._returned(self._ask([], CALLED, "call", target, list(args), named), len(args), named)

    def call_many(self, target: str | Handle, cases: Sequence[Case]) -> Iterator[Returned | Exception]:
        """What `call` returns or raises, for each of many calls, with few messages; the rest of a message is not lost.

        Raises Unsendable if an argument cannot cross, CellDied.
        """
        while cases:
            lent: list[Any] = []
            asked = [self._packed(case, lent) for case in cases]
            (answers,) = self._ask(lent, {"answers": (list,)}, "calls", target, asked)[1:]
            if not 0 < len(answers) <= len(cases):
                raise self._ended("the process of this notebook sent no plain data")
            for one, case in zip(answers, cases, strict=False):
                answer = self._understood(one)
                try:
                    yield self._returned(answer, len(case.args), case.named)
                except Exception as error:  # noqa: BLE001 - whatever a learner's function raises is an outcome
                    yield error
            cases = cases[len(answers) :]

    def _packed(self, case: Case, lent: list[Any]) -> bytes:
        if isinstance(case, PackedCase) and case.args is case.of[0] and case.named is case.of[1]:
            return case.packed
        try:
            return encode([list(case.args), case.named], lambda function: lend(function, lent), MAX_REQUEST)
        except WireError as refused:
            self.unsendable = Unsendable(str(refused))
            raise self.unsendable from None

    def _understood(self, packed: Any) -> list[Any]:
        try:
            return self._in_form(packed, CALLED)
        except (WireError, Malformed):
            raise self._ended("the process of this notebook sent no plain data") from None

    def _returned(self, answer: list[Any], count: int, named: dict[str, Any]) -> Returned:
        if answer[0] == "returned":
            changed = {place: now for place, now in answer[2].items() if place in named or is_index(place, count)}
            return answer[1], changed, plain(answer[3]), plain(answer[4])
        if answer[0] == "unsendable":
            raise TypeError(plain(answer[1]))
        if answer[1] in OUT_OF_MEMORY:
            size = self._meter.limits.memory_bytes // 2**20
            raise self._ended(f"it asked for more than {size} MB of memory", "memory")
        raise learners_error(*answer[1:])

    def _ended(self, text: str, reason: Reason = "died") -> CellDied:
        self.died = CellDied(reason, text)
        return self.died

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
            raise self._ended("the process of this notebook ended") from None
        except (WireError, Malformed):
            raise self._ended("the process of this notebook sent no plain data") from None
        except CellDied as died:
            self.died = died
            raise
        finally:
            self._is_asking = False
        return answer

    def _answer(self, forms: dict[str, tuple[Any, ...]]) -> list[Any]:
        return self._in_form(self._channel.receive(MAX_ANSWER), {**forms, "back": (int, list)})

    def _in_form(self, packed: Any, known: dict[str, tuple[Any, ...]]) -> list[Any]:
        """The answer in these bytes. Raises WireError or Malformed if it has none of the forms that are known."""
        if type(packed) is not bytes:
            raise Malformed
        answer = decode(packed, lambda handle: RemoteFunction(self, handle, plain(handle.text)))
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


def lend(function: Any, lent: list[Any]) -> Handle | Portable:
    """A function of this side as data, or the handle under which the worker calls it; of its own, the one it gave."""
    if isinstance(function, RemoteFunction) and isinstance(function.target, Handle):
        return function.target
    if isinstance(function, Formula) and (sent := portable(function.function, function.text)):
        return sent
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


class RemoteFunction(Distant):
    """A function of the learner's, called across the boundary with plain data."""

    def __init__(self, remote: Remote, target: str | Handle, name: str) -> None:
        self._remote = remote
        self.target = target
        self.__name__ = name
        self.__doc__ = None

    def __call__(self, *args: Any, **named: Any) -> Any:
        value, changed, printed, complaints = self._remote.call(self.target, args, named)
        for place, now in changed.items():
            write_back(args[place] if isinstance(place, int) else named[place], now)
        if printed:
            print(printed, end="")
        if complaints:
            print(complaints, end="", file=sys.stderr)
        return value

    def outcomes(self, cases: Sequence[Case]) -> Iterator[Outcome]:
        """What each of these calls does. Of the first alone depends whether the others are made at all."""
        for some in (cases[:1], cases[1:]):
            answers = self._remote.call_many(self.target, some)
            for case, answer in zip(some, answers, strict=True):
                yield outcome(case, answer)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


def outcome(case: Case, answer: Returned | Exception) -> Outcome:
    """What a call has done: the value that came back or the error, the arguments that it changed, what it printed."""
    if isinstance(answer, Exception):
        return Outcome(error=failure(answer))
    value, changed, *printed = answer
    return Outcome(plain_copy(value), None, changed_places(case, changed) if changed else (), "".join(printed))


def changed_places(case: Case, changed: dict[Any, Any]) -> tuple[int | str, ...]:
    """The places of the arguments that a call has changed, of those that say so."""
    args, named = copy.deepcopy((case.args, case.named))
    before: list[tuple[int | str, Any]] = [*enumerate(case.args), *case.named.items()]
    now: dict[int | str, Any] = dict([*enumerate(args), *named.items()])
    for place, after in changed.items():
        write_back(now[place], after)
    return tuple(place for place, value in before if not is_same(now[place], value))


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
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, ENDING_LOOPS):
        with contextlib.suppress(TypeError):  # UnicodeDecodeError and its like want more than a text
            error = kind(text)
    vars(error)["learners_line"] = (line, source) if line and source else None
    vars(error)["learners_function"] = function
    return error
