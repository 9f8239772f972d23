"""The trusted side: runs the test cells themselves, with the learner's names as proxies and copies.

A test cell finds a name where `ownership.py` says that it belongs: modules, helpers and data of the master's are made
here from the master's own cells, and only what the learner is to write is asked of the worker, when it is read.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any, TypeVar

from autograder.check import CheckFailed, NotWritten
from autograder.check import check as shown_check
from autograder.examine import VISIBLE_SEED, Report, examine
from autograder.grading.magics import parse
from autograder.grading.ownership import Recipe, bound, read, read_ownership
from autograder.grading.prepared import prepared_cases
from autograder.grading.remote import CellDied, Live, Remote
from autograder.grading.submission import Cell
from autograder.grading.surroundings import TestTooLong, apart, time_limit
from autograder.show import as_html, as_text

MAX_PRINTED = 100_000  # characters that a test cell may print
BUILTINS = frozenset(dir(builtins))
Error = TypeVar("Error", bound=BaseException)


class NotIsolable(Exception):
    """A test cell needs a live object of the learner's, so it has to run in the worker."""


class Fault(Exception):
    """The test itself cannot run: the fault of the grader or the course, never the learner's zero."""


class SetupFailed(Exception):
    """A locked cell that a test builds on stopped with an error, which is the cause of this one."""


@dataclass(frozen=True)
class Examination:
    """How a test cell went: the error that ended it (None: it ran to its end), reports, outputs, its last value."""

    error: BaseException | None
    reports: tuple[Report, ...]
    outputs: tuple[dict[str, Any], ...]
    value: Any = None
    complained: bool = False  # something was written to stderr


class Space(dict[str, Any]):
    """The namespace of the test cells: what it does not hold is found, or made, when it is read."""

    def __init__(self, examiner: Examiner) -> None:
        super().__init__({"__name__": "__main__", "__builtins__": builtins})
        self._examiner = examiner

    def __missing__(self, name: str) -> Any:
        return self._examiner.find(name)

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, self._examiner.check if value is shown_check else value)


@dataclass
class Sitting:
    """What is known while one test cell runs."""

    remote: Remote
    place: int = sys.maxsize
    theirs: frozenset[str] = frozenset()
    takes_anything: bool = False
    reports: list[Report] = field(default_factory=list)
    outputs: list[dict[str, Any]] = field(default_factory=list)
    borrowed: dict[str, Any] = field(default_factory=dict)
    final: BaseException | None = None  # what no `except` of a test cell may swallow


class Examiner:
    """Runs test cells in a namespace that holds what is the master's and what test cells themselves define."""

    def __init__(self, cells: Iterable[Cell], seconds: float = 20.0, seed: int | None = None) -> None:
        self._ownership = read_ownership(cells)
        self._seconds = seconds
        self._seed = secrets.randbits(32) if seed is None else seed  # of what fresh checks are drawn from
        self._done: set[Recipe] = set()
        self._own: dict[str, int] = {}  # names that test cells have bound, and where
        self._space = Space(self)
        self._sitting: Sitting | None = None

    def run(self, source: str, remote: Remote) -> Examination:
        """Runs one test cell.

        Raises NotIsolable if it needs an object that cannot cross, Fault if it cannot run at all, and CellDied if the
        learner's code ends its process. A cell that calls a check of ours always runs here: what is no function and no
        plain data is refused by the check.
        """
        cell = compiled(source)
        scope = self._ownership.scope(source)
        anything = bool(cell.reads & self._ownership.names_of_ours())
        sitting = self._sitting = Sitting(remote, scope.place, scope.theirs, anything)
        self._forget(scope.theirs | self._renewed(scope.place))
        printed, complaints = io.StringIO(), io.StringIO()
        error, value = None, None
        try:
            with apart(printed, complaints), time_limit(self._seconds, self._too_long):
                self._fetch(cell.reads)
                error, value = self._run(cell)
        except TestTooLong:
            self._too_long()
        finally:
            self._give_back(sitting, cell.binds)
        if remote.died is not None:
            self._final(remote.died)
        if sitting.final is not None:
            raise sitting.final
        outputs = [*_streams(printed, complaints), *sitting.outputs]
        return Examination(error, tuple(sitting.reports), tuple(outputs), value, bool(complaints.getvalue()))

    def _too_long(self) -> None:
        self._final(CellDied("timeout", f"the test computed for more than {self._seconds:g} s with what it was given"))

    def _run(self, cell: Compiled) -> tuple[BaseException | None, Any]:
        try:
            exec(cell.body, self._space)
            return None, eval(cell.last, self._space) if cell.last else None
        except (Exception, SystemExit) as raised:  # noqa: BLE001 - whatever ends a test cell early costs its points
            return raised, None

    def find(self, name: str) -> Any:
        """The value of a name that the namespace does not hold. Raises KeyError if nobody has one."""
        sitting = self._sitting
        if sitting is None:
            raise KeyError(name)
        if name not in sitting.theirs:
            if recipes := [one for one in self._recipes(name) if one not in self._done]:
                return self._made(name, recipes)
            if name in BUILTINS:
                raise KeyError(name)
            if self._recipes(name):
                raise self._final(NotIsolable(f"{name}, which only the notebook itself can make"))
        if name == "get_ipython":
            raise self._final(NotIsolable("IPython's own commands"))
        return self._borrow(name, sitting.remote.get([name]))

    def _recipes(self, name: str) -> list[Recipe]:
        place = self._sitting.place if self._sitting else 0
        return [one for one in self._ownership.recipes if one.place <= place and name in one.names]

    def _made(self, name: str, recipes: list[Recipe]) -> Any:
        """A name of the master's, made by the master's own statements on this side."""
        for recipe in recipes:
            self._done.add(recipe)
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    exec(compile(recipe.tree, "<locked cell>", "exec"), self._space)
            except Exception as error:  # noqa: BLE001 - a locked cell may call the learner's code
                self._done.discard(recipe)
                if recipe.is_import:
                    raise self._final(NotIsolable(f"{name}, which cannot be imported here")) from error
                raise SetupFailed(f"{type(error).__name__}: {error}") from error
        if name not in self._space:
            raise KeyError(name)
        return self._space[name]

    def _follow_stars(self) -> None:
        for recipe in self._ownership.recipes:
            if recipe.is_star and recipe not in self._done:
                self._done.add(recipe)
                with contextlib.suppress(Exception):
                    exec(compile(recipe.tree, "<locked cell>", "exec"), self._space)

    def _fetch(self, names: frozenset[str]) -> None:
        """Asks in one go for the names that the cell will read of the learner's."""
        self._follow_stars()
        sitting = self._sitting
        assert sitting is not None
        wanted = sorted(names & sitting.theirs - set(self._space))
        for name, value in (sitting.remote.get(wanted) if wanted else {}).items():
            if not isinstance(value, Live):
                self._borrow(name, {name: value})

    def _borrow(self, name: str, found: dict[str, Any]) -> Any:
        sitting = self._sitting
        assert sitting is not None
        value = found[name]  # KeyError: the learner has no such name
        if isinstance(value, Live) and value.kind == "module" and name in self._ownership.modules:
            return self._made(name, [self._ownership.modules[name]])
        if isinstance(value, Live) and not sitting.takes_anything:
            raise self._final(NotIsolable(f"{name} ({value.kind})"))
        sitting.borrowed[name] = self._space[name] = value
        return value

    def _final(self, error: Error) -> Error:
        """The error, noted as one that no `except` of a test cell may swallow."""
        if self._sitting is not None and self._sitting.final is None:
            self._sitting.final = error
        return error

    def _renewed(self, place: int) -> frozenset[str]:
        """The names that locked cells before `place` bind anew since they were made."""
        later = [one for one in self._ownership.recipes if one.place <= place and one not in self._done]
        return frozenset(
            name for one in later if not one.is_import for name in one.names if one.place > self._own.get(name, -1)
        )

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            self._space.pop(name, None)

    def _give_back(self, sitting: Sitting, binds: frozenset[str]) -> None:
        """What the learner's was asked for is asked for again by the next test; what the cell itself made stays."""
        self._own |= dict.fromkeys(binds, sitting.place)
        self._forget(name for name, value in sitting.borrowed.items() if self._space.get(name) is value)

    def check(self, name: str, function: Any, *, part: str | None = None, fresh: bool = False) -> None:
        """`check` as test cells call it here: the same verdict and the same card, kept as an output of the cell."""
        sitting = self._sitting
        assert sitting is not None
        seed = self._seed if fresh else VISIBLE_SEED
        try:
            cases = prepared_cases(name, part, seed)
            report = examine(name, function, part=part, seed=seed, cases=cases)
        except Exception as error:  # noqa: BLE001 - our own fault, whatever it is
            raise self._final(Fault(f"{type(error).__name__}: {error}")) from error
        sitting.reports.append(report)
        about = {"exercise": name, "part": report.part, "verdict": report.verdict, "mistake": report.mistake}
        data = {"text/plain": as_text(report, fresh=fresh), "text/html": as_html(report, fresh=fresh)}
        metadata = {"gradwalk": {**about, "fresh": fresh}}
        sitting.outputs.append({"output_type": "display_data", "data": data, "metadata": metadata})
        if report.verdict != "passed":
            failed = NotWritten if report.verdict == "missing" else CheckFailed
            raise failed(report, as_text(report, fresh=fresh), report.message)


@dataclass(frozen=True)
class Compiled:
    """A test cell: its statements, its last expression if it ends in one, the names that it reads and binds."""

    body: CodeType
    last: CodeType | None
    reads: frozenset[str]
    binds: frozenset[str]


@lru_cache(maxsize=1024)
def compiled(source: str) -> Compiled:
    """A test cell, compiled.

    Raises Fault if it is no Python, NotIsolable if it is Python that only a notebook runs (`await` outside a function).
    """
    try:
        tree = parse(source)
        *body, last = tree.body or [ast.Pass()]
        if not isinstance(last, ast.Expr):
            return Compiled(compile(tree, "<test cell>", "exec"), None, read(tree), bound(tree))
        before = compile(ast.Module(body, []), "<test cell>", "exec")
        value = compile(ast.Expression(last.value), "<test cell>", "eval")
        return Compiled(before, value, read(tree), bound(tree))
    except (SyntaxError, RecursionError) as error:
        raise _unrunnable(source, error) from error


def _unrunnable(source: str, error: BaseException) -> Exception:
    if "await" in source and "await" in str(error):
        return NotIsolable("an `await` outside a function")
    return Fault(f"the test cell is no Python ({error})")


def _streams(printed: io.StringIO, complaints: io.StringIO) -> list[dict[str, Any]]:
    streams = (("stdout", printed), ("stderr", complaints))
    texts = [(name, stream.getvalue()[:MAX_PRINTED]) for name, stream in streams]
    return [{"output_type": "stream", "name": name, "text": text} for name, text in texts if text]
