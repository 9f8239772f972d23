"""Killed at any moment and started again, `gradwalk grade` loses, doubles and half-writes nothing.

The class is one of plain asserts, so that an undisturbed run gives the same bytes and the same rows every time.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from pathlib import Path
from random import Random

import psutil
import pytest

from autograder.commands.nbgrader_steps import environment
from tests.tiny_class import GRADWALK, UNIT, autograded, grade, gradebook, hand_in_all, make_course

LEARNERS = 40
MOMENTS = 30
SEED = 3
PIPES: dict[str, int] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
LINE = re.compile(r" *\d+/\d+ (s\d\d): (graded before|\d+ of 9 points)")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class as it is graded when nobody interferes."""
    course = make_course(tmp_path_factory.mktemp("undisturbed") / "course")
    hand_in_all(course, LEARNERS)
    done = grade(course, "--jobs", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    return course


class Run:
    """`gradwalk grade`, to be killed."""

    def __init__(self, course: Path, jobs: int, *others: str) -> None:
        command = [str(GRADWALK), "grade", UNIT, "--course-dir", str(course), "--jobs", str(jobs), *others]
        self._process = subprocess.Popen(command, **PIPES, env=environment(course), text=True)
        self.graded: list[str] = []
        self.before: list[str] = []
        self.said = ""

    def wait_for(self, count: int) -> None:
        """Reads until so many submissions are graded anew, or the run is over."""
        assert self._process.stdout is not None
        while len(self.graded) < count and (line := self._process.stdout.readline()):
            self._take(line)

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self._end(signal.SIGINT)
        return self._process.returncode

    def kill(self) -> None:
        """SIGKILL."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        """Reads what it had still said, and waits for the end of all that it started."""
        started = psutil.Process(self._process.pid).children(recursive=True)
        self._process.send_signal(how)
        self.said, _ = self._process.communicate(timeout=30)
        for line in self.said.splitlines():
            self._take(line)
        _, alive = psutil.wait_procs(started, timeout=20)
        assert not alive, f"still there: {[process.cmdline() for process in alive]}"

    def _take(self, line: str) -> None:
        if found := LINE.match(line):
            (self.before if found[2] == "graded before" else self.graded).append(found[1])


def test_killed_at_thirty_moments_the_class_is_graded_as_if_nobody_had_interfered(
    tmp_path: Path, undisturbed: Path
) -> None:
    rng = Random(SEED)
    course = make_course(tmp_path / "course")
    students = hand_in_all(course, LEARNERS)
    known: set[str] = set()  # of whom a run has said that they are graded
    forced = in_the_middle = 0
    for moment in range(MOMENTS):
        is_over = len(known) == LEARNERS  # then all is graded anew, over what is there
        run = Run(course, 1 + moment % 2, *["--force"] * is_over)
        if moment % 3 == 0:
            time.sleep(rng.uniform(0, 1.5))
        else:
            run.wait_for(rng.randrange(LEARNERS) if is_over else 1)
            time.sleep(rng.uniform(0, 0.05))
        run.kill()
        confirm_whole(course)
        assert is_over or not set(run.graded) & known, "graded again"
        known |= {*run.graded, *run.before}
        forced += is_over
        in_the_middle += "submissions." not in run.said
    print(f"{MOMENTS} moments, {in_the_middle} of them in the middle; {forced} over a class that was graded before")
    assert in_the_middle >= MOMENTS * 4 // 5

    last = grade(course)
    assert last.returncode == 0, last.stdout + last.stderr
    said = [found.groups() for line in last.stdout.splitlines() if (found := LINE.match(line))]
    again = [student for student, what in said if what != "graded before"]
    assert len(again) <= LEARNERS - len(known) + 1, "only the one that was interrupted is graded again"
    assert sorted(student for student, _ in said) == students
    assert gradebook(course) == gradebook(undisturbed)
    assert autograded(course) == autograded(undisturbed)


def confirm_whole(course: Path) -> None:
    """Nothing that nbgrader would read is written in part."""
    for path in course.glob(f"autograded/*/{UNIT}"):
        assert {one.name for one in path.iterdir()} == {f"{UNIT}.ipynb", "timestamp.txt"}
        assert json.loads((path / f"{UNIT}.ipynb").read_text())["nbformat"] == 4
    if (course / "gradebook.db").exists():
        for student, about in gradebook(course).items():
            assert (course / "autograded" / student / UNIT).is_dir()
            scores = {name: auto for (_, name), (auto, *_) in about["grades"].items()}
            assert scores["test_double"] is not None
            assert scores["test_square"] is not None


def test_a_finished_class_is_not_graded_again(undisturbed: Path) -> None:
    before = autograded(undisturbed), gradebook(undisturbed)
    again = grade(undisturbed)
    assert again.returncode == 0
    assert again.stdout.count("graded before") == LEARNERS + 1
    assert (autograded(undisturbed), gradebook(undisturbed)) == before


def test_interrupted_it_says_what_to_do_and_goes_on_from_there(tmp_path: Path, undisturbed: Path) -> None:
    course = make_course(tmp_path / "course")
    hand_in_all(course, LEARNERS)
    for _ in range(5):  # a quick machine may be through before it hears of it
        run = Run(course, 1, "--force")
        run.wait_for(3)
        if (code := run.interrupt()) != 0:
            break
    assert code == 130
    assert "the same command again goes on" in run.said
    last = grade(course)
    assert last.returncode == 0, last.stdout + last.stderr
    assert last.stdout.count(": graded before") >= len(set(run.graded)) >= 3
    assert (gradebook(course), autograded(course)) == (gradebook(undisturbed), autograded(undisturbed))
