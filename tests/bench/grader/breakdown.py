"""Where the time of one submission goes: the steps of `gradwalk grade`, one after the other in one process.

A stopwatch stands at the seams between the rooms. Each second is counted once: when a step begins inside another, the
outer one's clock stands still.
"""

from __future__ import annotations

import contextlib
import functools
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from autograder.grading import autograded, bench, channel, finished, gradebook, plan, remote, run, sandbox
from autograder.grading.limits import Limits
from autograder.grading.pool import Result
from tests.bench.grader.classroom import UNIT

READ = "read the submission"
RESTORE = "restore it, make the record"
FORK = "start and end its process"
CELLS = "the learner's own cells"
CALLS = "the learner's functions, called by the tests"
WIRE = "pack and unpack those calls"
EXAMINE = "cases, references, comparison, diagnosis"
RECORD = "gradebook"
FILES = "autograded/ and the record, on disk"
STEPS = (READ, RESTORE, FORK, CELLS, CALLS, WIRE, EXAMINE, RECORD, FILES)
BESIDE = (READ, RECORD, FILES)  # done by the command's own process, while others grade
MESSAGES = "messages"
CALLED_BACK = "calls back from the learner's functions"


@dataclass(frozen=True)
class Breakdown:
    """Milliseconds per submission by step, and how often something happens per submission."""

    milliseconds: dict[str, float]
    counts: dict[str, float]

    @property
    def grading(self) -> float:
        """What the processes that grade take."""
        return sum(time for step, time in self.milliseconds.items() if step not in BESIDE)

    @property
    def beside(self) -> float:
        """What the command's own process takes, beside them."""
        return sum(time for step, time in self.milliseconds.items() if step in BESIDE)


class Stopwatch:
    """Seconds by step, each second counted once; and counts of calls."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.counts: Counter[str] = Counter()
        self._steps: list[str] = []
        self._since = time.perf_counter()

    @contextlib.contextmanager
    def at(self, step: str) -> Iterator[None]:
        """What runs inside counts as `step`, except for the steps that begin in it."""
        self._turn()
        self._steps.append(step)
        try:
            yield
        finally:
            self._turn()
            self._steps.pop()

    def is_at(self, step: str) -> bool:
        return step in self._steps

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._steps:
            self.seconds[self._steps[-1]] += now - self._since
        self._since = now

    def around(self, function: Callable[..., Any], step: str, *, inside: str = "", count: str = "") -> Any:
        """The function with the clock of `step` around it; with `inside`, only within that other step."""

        @functools.wraps(function)
        def timed(*args: Any, **named: Any) -> Any:
            if inside and not self.is_at(inside):
                return function(*args, **named)
            self.counts[count] += bool(count)
            with self.at(step):
                return function(*args, **named)

        return timed


def break_down(course: Path, limit: int | None = None) -> Breakdown:
    """Grades a class that has no grades yet in this process. To be called in a process of its own."""
    from autograder.grading.layout import open_course

    watch = Stopwatch()
    where = open_course(course, UNIT)
    assignment = plan.read_assignment(where)
    chosen = where.students()[:limit]
    place = bench.Bench(Limits())
    try:
        with gradebook.Writer(where) as writer:
            writer.expect(plan.points(assignment))
            grade_one(watch, place, writer, where, assignment, chosen[0])
            watch.seconds.clear()
            watch.counts.clear()
            with at_the_seams(watch):
                for student in chosen:
                    grade_one(watch, place, writer, where, assignment, student)
    finally:
        place.close()
    return Breakdown(
        {step: 1e3 * watch.seconds[step] / len(chosen) for step in STEPS},
        {name: watch.counts[name] / len(chosen) for name in (MESSAGES, CALLED_BACK)},
    )


def grade_one(watch: Stopwatch, place: bench.Bench, writer: Any, where: Any, assignment: Any, student: str) -> None:
    """One submission from its files to its record."""
    with watch.at(READ):
        writer.clean(student)
        job = plan.turn(where, assignment, student, bench.Rules()).job
    assert job is not None
    with watch.at(RESTORE):
        grades = place.grade(job.assignment, job.notebooks, job.files, job.rules)
    with watch.at(RECORD):
        writer.record(job, Result(student, grades))


@contextlib.contextmanager
def at_the_seams(watch: Stopwatch) -> Iterator[None]:
    """Stops the time of the steps inside a grade and inside a record."""
    seams: list[tuple[Any, str, dict[str, str]]] = [
        (sandbox.Sandbox, "spawn", {"step": FORK}),
        (sandbox.Sandbox, "end", {"step": FORK}),
        (run.Notebook, "run", {"step": CELLS}),
        (run.Notebook, "examine", {"step": EXAMINE}),
        (remote, "encode", {"step": WIRE, "inside": EXAMINE}),
        (remote, "decode", {"step": WIRE, "inside": EXAMINE}),
        (remote, "call_back", {"step": WIRE, "inside": EXAMINE, "count": CALLED_BACK}),
        (channel.Channel, "send", {"step": CALLS, "inside": EXAMINE, "count": MESSAGES}),
        (channel.Channel, "receive", {"step": CALLS, "inside": EXAMINE}),
        (autograded.Autograded, "make", {"step": FILES}),
        (autograded.Autograded, "put", {"step": FILES}),
        (finished.Finished, "write", {"step": FILES}),
    ]
    with contextlib.ExitStack() as stack:
        for owner, name, how in seams:
            timed = watch.around(getattr(owner, name), **how)
            stack.enter_context(mock.patch.object(owner, name, timed))
        yield
