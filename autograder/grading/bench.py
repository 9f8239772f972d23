"""Where one process grades: a warm sandbox for as long as it lives, and the assignment that it is working on."""

from __future__ import annotations

import atexit
import base64
import contextlib
import hashlib
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError
from autograder.grading.files import keep_apart
from autograder.grading.grade import Grade, grade, survey
from autograder.grading.limits import Limits
from autograder.grading.reading import Unreadable, notebook_of
from autograder.grading.sandbox import Sandbox

NEEDED = frozenset({"namespaces", "network", "file system", "processes"})


class NotGraded(GradwalkError):
    """A submission cannot be graded; the message says why in one sentence."""


@dataclass(frozen=True)
class Assignment:
    """What every submission is graded against: the instructor's notebooks by name, and the files beside them by path.

    Learners may bring a version of their own of the files that are named in `open_files`. `seed` is what the hidden
    checks draw their numbers from: the same ones for a whole class, which nobody knows before it is graded.
    """

    notebooks: dict[str, bytes] = field(repr=False)
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    open_files: frozenset[str] = frozenset()
    digest: str = ""
    seed: int = field(default_factory=lambda: secrets.randbits(32), repr=False)


@dataclass(frozen=True)
class Rules:
    """What the instructor asks for: no test cell in a learner's process, no grading without the sandbox, limits.

    With `as_nbgrader`, points are given as nbgrader gives them: docs/differences_from_nbgrader.md.
    """

    strict: bool = False
    require_sandbox: bool = False
    as_nbgrader: bool = False
    limits: Limits = Limits()


class Bench:
    """One sandbox, and the masters of one assignment."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="gradwalk-bench-")
        self._sandbox = Sandbox(limits).__enter__()
        self._digest: str | None = None
        self._masters: dict[str, dict[str, Any]] = {}
        self._need_worker: dict[str, frozenset[str]] = {}

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of isolation that hold here."""
        return self._sandbox.layers

    def close(self) -> None:
        """Ends the sandbox and leaves no file behind."""
        self._sandbox.__exit__(None, None, None)
        self._folder.cleanup()

    def grade(
        self, assignment: Assignment, notebooks: dict[str, bytes], files: dict[str, bytes], rules: Rules
    ) -> dict[str, Grade]:
        """A grade for each submitted notebook that the assignment knows. Raises NotGraded."""
        missing = NEEDED - set(self._sandbox.layers)
        if rules.require_sandbox and missing:
            raise NotGraded(f"The sandbox lacks {', '.join(sorted(missing))}: gradwalk doctor says what helps.")
        submitted = {name: _read(name, raw) for name, raw in notebooks.items() if name in assignment.notebooks}
        self._take_up(assignment)
        masters_files = {name: text for name, text in assignment.files.items() if name not in assignment.open_files}
        own = {**assignment.files, **keep_apart(files, masters_files)}
        with self._beside_the_masters_files():
            return {
                name: self._grade_one(name, notebook, own, rules, assignment.seed)
                for name, notebook in submitted.items()
            }

    def _grade_one(
        self, name: str, submitted: dict[str, Any], files: dict[str, bytes], rules: Rules, seed: int
    ) -> Grade:
        need_worker = self._surveyed(name, files)
        if rules.strict and need_worker:
            raise NotGraded(f"{name}.ipynb: {', '.join(sorted(need_worker))} cannot run apart from what they test.")
        first = file_cells(files)
        notebook = {**submitted, "cells": [*first, *submitted["cells"]]}
        graded = grade(
            self._masters[name],
            notebook,
            self._sandbox,
            may_run_in_worker=need_worker,
            as_nbgrader=rules.as_nbgrader,
            seed=seed,
        )
        return _without(graded, first)

    def _surveyed(self, name: str, files: dict[str, bytes]) -> frozenset[str]:
        """The test cells of a master that need live objects; found once."""
        if name not in self._need_worker:
            master = self._masters[name]
            with_files = {**master, "cells": [*file_cells(files), *master["cells"]]}
            self._need_worker[name] = survey(with_files, self._sandbox)
        return self._need_worker[name]

    def _take_up(self, assignment: Assignment) -> None:
        """Makes this assignment the one at hand: its masters read, its files in a folder of their own."""
        if self._digest == assignment.digest:
            return
        self._digest, self._need_worker = None, {}
        self._masters = {name: _read(name, raw) for name, raw in assignment.notebooks.items()}
        self._folder.cleanup()
        self._folder = tempfile.TemporaryDirectory(prefix="gradwalk-bench-")
        for name, content in assignment.files.items():
            if name not in assignment.open_files:
                path = Path(self._folder.name, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self._digest = assignment.digest

    @contextlib.contextmanager
    def _beside_the_masters_files(self) -> Iterator[None]:
        """Test cells find the instructor's data and modules beside them, as they would in a notebook."""
        folder, before, loaded = self._folder.name, Path.cwd(), set(sys.modules)
        os.chdir(folder)
        sys.path.append(folder)
        try:
            yield
        finally:
            os.chdir(before)
            sys.path.remove(folder)
            for name in set(sys.modules) - loaded:
                if str(getattr(sys.modules[name], "__file__", None) or "").startswith(folder):
                    del sys.modules[name]


def _read(name: str, raw: bytes) -> dict[str, Any]:
    try:
        return notebook_of(raw)
    except Unreadable as why:
        raise NotGraded(f"{name}.ipynb: {why}") from why


def read_cells(name: str, raw: bytes) -> list[dict[str, Any]]:
    """The cells of a notebook. Raises NotGraded."""
    return list(_read(name, raw)["cells"])


def file_cells(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """Cells that put files beside the notebook, in the learner's process and again whenever that is started anew."""
    return [
        {
            "cell_type": "code",
            "id": secrets.token_hex(16),
            "metadata": {},
            "source": "import base64, pathlib\n"
            f"pathlib.Path({name!r}).parent.mkdir(parents=True, exist_ok=True)\n"
            f"_ = pathlib.Path({name!r}).write_bytes(base64.b64decode({base64.b64encode(content).decode()!r}))\n"
            "del base64, pathlib, _\n",
            "outputs": [],
            "execution_count": None,
        }
        for name, content in files.items()
    ]


def _without(graded: Grade, cells: list[dict[str, Any]]) -> Grade:
    """The grade with a notebook that holds none of these cells."""
    ours = {cell["id"] for cell in cells}
    kept = [cell for cell in graded.notebook["cells"] if cell.get("id") not in ours]
    return replace(graded, notebook={**graded.notebook, "cells": kept})


def digest_of(*parts: str) -> str:
    """A name for these texts that no other texts have."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


_bench: Bench | None = None


def own(limits: Limits | None = None) -> Bench:
    """The bench of this process; set up when it is first asked for, and after `clear`."""
    global _bench
    if _bench is None or (limits is not None and _bench.limits != limits):
        clear()
        _bench = Bench(limits or Limits())
    return _bench


def clear() -> None:
    """Ends the bench of this process, if there is one."""
    global _bench
    bench, _bench = _bench, None
    if bench is not None:
        with contextlib.suppress(OSError):
            bench.close()


atexit.register(clear)
