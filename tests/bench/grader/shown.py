"""What was measured, as tables: beside stock nbgrader, against the bars, step by step, and what bounds it."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from rich.table import Table

from tests.bench.grader.breakdown import CALLED_BACK, MESSAGES, STEPS
from tests.bench.grader.commands import scaled
from tests.bench.grader.measure import Measured
from tests.bench.grader.memory import Memory

MB = 2**20
BUSY = 0.5  # a load beyond this is somebody else's


@dataclass(frozen=True)
class Bar:
    """One thing to reach: `measured` is to be at least `bar`, or at most."""

    what: str
    measured: float
    bar: float
    is_least: bool
    unit: str = "×"

    @property
    def is_reached(self) -> bool:
        return self.measured >= self.bar if self.is_least else self.measured <= self.bar


def bars(m: Measured) -> list[Bar]:
    """What was to be reached, and how far it is."""
    class_of = m.asked.learners
    one, two = (m.median(runs, lambda run: run.each) for runs in (m.one_job, m.two_jobs))
    whole = m.median(m.two_jobs, lambda run: run.seconds)
    first = max(m.median(runs, lambda run: run.first) for runs in (m.one_job, m.two_jobs))
    found = [
        Bar("the class, two jobs, against stock nbgrader", scaled(m.stock, class_of) / whole, 40, True),
        Bar("a submission, one job, against bare cells", one / statistics.median(m.bare), 1.5, False),
        Bar("a submission, from one job to two", one / two, 1.8, True),
        Bar("start to first grade", first, 3, False, " s"),
    ]
    if m.memory_of_many:
        more = m.memory_of_many.peak / m.memory.peak
        found.append(Bar(f"peak memory, from {class_of} to {m.asked.many} submissions", more, 1.1, False))
    return found


def comparison(m: Measured) -> Table:
    """The ways to grade the class, and how many times as fast as stock nbgrader each is."""
    class_of = m.asked.learners
    made = _table(f"A class of {class_of}, unit 01", "graded by", "the class, s", "a submission, ms", "× stock")
    stock = scaled(m.stock, class_of)
    for name, run in (("nbgrader autograde", m.stock), ('  shutdown_kernel="immediate"', m.stock_at_best)):
        part = "" if run.count == class_of else f" ({run.count} of the class, scaled)"
        whole, each = scaled(run, class_of), (run.seconds - run.first) / run.count
        made.add_row(name + part, f"{whole:.1f}", f"{1e3 * each:.0f}", f"{stock / whole:.1f}")
    for jobs, runs in ((1, m.one_job), (2, m.two_jobs)):
        whole, each = m.median(runs, lambda run: run.seconds), m.median(runs, lambda run: run.each)
        made.add_row(f"gradwalk grade --jobs {jobs}", f"{whole:.1f}", f"{1e3 * each:.0f}", f"{stock / whole:.1f}")
    made.add_row("the same cells bare, one warm process", "", f"{1e3 * statistics.median(m.bare):.0f}", "")
    return made


def verdicts(m: Measured) -> Table:
    """The bars, and whether they are reached."""
    made = _table("What was to be reached", "what", "measured", "bar", "")
    for one in bars(m):
        sign = "≥" if one.is_least else "≤"
        verdict = "reached" if one.is_reached else "not reached"
        made.add_row(one.what, f"{one.measured:.2f}{one.unit}", f"{sign} {one.bar:g}{one.unit}", verdict)
    if not m.memory_of_many:
        made.add_row("peak memory of a large class", "", "≤ 1.1×", "not measured: --many 2000")
    return made


def steps(m: Measured) -> Table:
    """Where the time of a submission goes."""
    spent = m.breakdown.milliseconds
    made = _table("Where the time goes: one submission, one process", "step", "ms", "%")
    for step in STEPS:
        made.add_row(step, f"{spent[step]:.1f}", f"{100 * spent[step] / sum(spent.values()):.0f}")
    made.add_row("together", f"{sum(spent.values()):.1f}", "100", style="bold")
    return made


def bounds(m: Measured) -> Iterator[str]:
    """What the numbers hang on, in sentences."""
    spent, counts, bare = m.breakdown, m.breakdown.counts, 1e3 * statistics.median(m.bare)
    yield (
        f"A submission crosses the boundary with {counts[MESSAGES]:.0f} messages; the learner's functions call back "
        f"{counts[CALLED_BACK]:.0f} times."
    )
    more = spent.grading - bare
    yield (
        f"Grading takes {spent.grading:.0f} ms of a process per submission, {abs(more):.0f} "
        f"{'more' if more > 0 else 'less'} than the bare cells, in which every check works out its right answers anew. "
        f"Beside it the command reads and records for {spent.beside:.0f} ms."
    )
    most = min(2.0, _processors() * spent.grading / (spent.grading + spent.beside))
    yield (
        f"From one job to two: {_processors()} processors, on which the recording also runs, allow {most:.2f}× at best."
    )
    counted = "shared pages counted once" if m.memory.is_shared_once else "shared pages counted for each process"
    yield f"Memory of all processes, two jobs: {_megabytes(m.memory)} ({counted})."
    if m.memory_of_many:
        yield f"For {m.asked.many} submissions: {_megabytes(m.memory_of_many)}."
    if m.load > BUSY:
        yield f"Others were at work on this machine (load {m.load:.1f}): no number is as good as on a quiet one."


def _megabytes(memory: Memory) -> str:
    return f"{memory.peak / MB:.0f} MB at its peak, {memory.usual / MB:.0f} MB half of the time"


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _table(title: str, *headings: str) -> Table:
    made = Table(title=title, title_justify="left")
    for number, heading in enumerate(headings):
        made.add_column(heading, justify="left" if number == 0 or not heading else "right", no_wrap=number > 0)
    return made
