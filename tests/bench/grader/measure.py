"""Everything that is measured, in one run on one machine: as one frozen record."""

from __future__ import annotations

import multiprocessing
import os
import statistics
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.bench.grader.bare import seconds_bare
from tests.bench.grader.breakdown import Breakdown, break_down
from tests.bench.grader.classroom import PLAIN_NBGRADER, SHUT_DOWN_AT_ONCE, fresh, hand_in, multiplied, sample
from tests.bench.grader.commands import Run, gradwalk_grade, nbgrader_autograde
from tests.bench.grader.memory import Memory

Found = TypeVar("Found")


@dataclass(frozen=True)
class Asked:
    """The size of the class; how many of it stock nbgrader grades; how often the rest is measured; a large class."""

    learners: int
    stock: int
    rounds: int
    many: int = 0


@dataclass(frozen=True)
class Measured:
    """What came out. Where something was measured several times, it is kept each time."""

    asked: Asked
    load: float  # processes that wanted a processor before anything was measured
    stock: Run
    stock_at_best: Run
    one_job: tuple[Run, ...]
    two_jobs: tuple[Run, ...]
    bare: tuple[float, ...]
    breakdown: Breakdown
    memory: Memory
    memory_of_many: Memory | None = None

    def median(self, runs: tuple[Run, ...], what: Callable[[Run], float]) -> float:
        """The median of some number of these runs."""
        return statistics.median(map(what, runs))


def measure(asked: Asked, say: Callable[[str], object]) -> Measured:
    """Measures everything, and says what comes next."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="gradwalk-bench-") as folder:
        home = Path(folder)
        say(f"a class of {asked.learners} hands in")
        course = hand_in(home / "course", asked.learners)
        bare, one, two, stock = list[float](), list[Run](), list[Run](), list[Run]()
        for turn in range(asked.rounds):
            say(f"round {turn + 1} of {asked.rounds}: bare cells, one job, two jobs")
            bare.append(apart(seconds_bare, course))
            one.append(gradwalk_grade(fresh(course, home / f"one-{turn}"), 1))
            two.append(gradwalk_grade(fresh(course, home / f"two-{turn}"), 2))
            if turn == asked.rounds // 2:  # in the middle: what else the machine does meets all of them
                say(f"stock nbgrader autograde, for {asked.stock} of the class, twice")
                for name, config in (("stock", PLAIN_NBGRADER), ("best", PLAIN_NBGRADER + SHUT_DOWN_AT_ONCE)):
                    stock.append(nbgrader_autograde(sample(course, home / name, asked.stock, config)))
        say("where the time goes")
        breakdown = apart(break_down, fresh(course, home / "breakdown"))
        say("memory")
        memory = memory_of(fresh(course, home / "memory"))
        memory_of_many = None
        if asked.many:
            say(f"memory, for a class of {asked.many}")
            memory_of_many = memory_of(multiplied(course, home / "many", asked.many))
    plain, at_best = stock
    return Measured(asked, load, plain, at_best, tuple(one), tuple(two), tuple(bare), breakdown, memory, memory_of_many)


def apart(function: Callable[[Path], Found], course: Path) -> Found:
    """The function's result, from a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(function, course).result()


def memory_of(course: Path) -> Memory:
    """The memory that grading a class with two jobs takes."""
    memory = Memory()
    gradwalk_grade(course, 2, memory.watching)
    return memory
