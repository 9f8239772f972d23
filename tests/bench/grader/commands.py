"""`gradwalk grade` and stock `nbgrader autograde`, run as an instructor runs them, with a clock beside their output."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from autograder.commands.nbgrader_steps import database_url, environment
from tests.bench.grader.classroom import UNIT

GRADWALK = Path(sysconfig.get_path("scripts"), "gradwalk")
ROW = re.compile(r"\s*\d+/\d+ ")
CONVERTING = re.compile(r".*\] Converting notebook ")
Watch = Callable[[int], AbstractContextManager[object]]


@dataclass(frozen=True)
class Run:
    """A command over `count` submissions: seconds to its end, to the first line waited for and to the last."""

    count: int
    seconds: float
    first: float
    last: float

    @property
    def each(self) -> float:
        """Seconds per submission once it is under way: from the first row to the last."""
        return (self.last - self.first) / max(self.count - 1, 1)


def gradwalk_grade(course: Path, jobs: int, watch: Watch = lambda pid: nullcontext()) -> Run:
    """`gradwalk grade` on a course folder; `watch` gets the number of its process."""
    command = [str(GRADWALK), "grade", UNIT, "--course-dir", str(course), "--jobs", str(jobs)]
    return _timed(command, course, ROW, watch)


def nbgrader_autograde(course: Path) -> Run:
    """`nbgrader autograde` on a course folder. It has no rows: `first` is when it takes up the first submission."""
    where = [f"--CourseDirectory.root={course.absolute()}", f"--CourseDirectory.db_url={database_url(course)}"]
    return _timed([sys.executable, "-m", "nbgrader", "autograde", UNIT, *where], course, CONVERTING)


def scaled(run: Run, count: int) -> float:
    """The seconds that a class of `count` would take, by a smaller one: the start once, the rest for each."""
    return run.first + (run.seconds - run.first) * count / run.count


def _timed(
    command: Sequence[str], course: Path, line: re.Pattern[str], watch: Watch = lambda pid: nullcontext()
) -> Run:
    """Runs a command to its end and notes when lines of that form come. Raises RuntimeError if it fails."""
    started = time.perf_counter()
    seen: list[float] = []
    said: list[str] = []
    process = subprocess.Popen(
        command, cwd=course, env=environment(course), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with process, watch(process.pid):
        assert process.stdout is not None
        for text in process.stdout:
            said.append(text)
            if line.match(text):
                seen.append(time.perf_counter() - started)
    if process.returncode != 0 or not seen:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{''.join(said)}")
    count = sum(1 for _ in course.glob(f"submitted/*/{UNIT}"))
    return Run(count, time.perf_counter() - started, seen[0], seen[-1])
