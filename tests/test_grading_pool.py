"""Jobs over executors: each is graded once, a bounded number is under way, and whatever breaks costs only itself."""

from __future__ import annotations

import json
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from autograder.grading import bench, pool
from autograder.grading.bench import Assignment, Rules
from autograder.grading.limits import Limits
from autograder.grading.pool import CannotStart, Job, Processes, Result, grade_all, grade_class, grade_file
from tests.tiny_class import RIGHT, UNIT, WRONG, cell, hidden_test, master, solution

LIVE = "def live(x):\n    return (n for n in range(x))"


def raw(answers: dict[str, str] | None = None, *, live: bool = False) -> bytes:
    """The master of the tiny course, or what a learner makes of it."""
    notebook = master()
    if live:
        test = hidden_test("live", 1, "next(live(3)) == 0", "True")
        notebook.cells += [solution("live", "return (n for n in range(x))"), test]
    for one in notebook.cells:
        one.source = (answers or {}).get(one.id, one.source)
    return json.dumps(notebook).encode()


ASSIGNMENT = Assignment({UNIT: raw()}, digest="tiny")


def job(student: str, answers: dict[str, str] | None = None, **others: Any) -> Job:
    return Job(student, ASSIGNMENT, {UNIT: raw(answers)}, **others)


@pytest.fixture(scope="module", autouse=True)
def _own_bench() -> Iterator[None]:
    yield
    bench.clear()


def verdicts(result: Result) -> dict[str, str]:
    return {cell.grade_id: cell.verdict for cell in result.grades[UNIT].cells}


def test_a_job_and_its_result_are_plain_data_and_the_result_is_the_same_anywhere() -> None:
    sent = pickle.loads(pickle.dumps(job("kim", WRONG)))
    here = grade_file(sent)
    assert pickle.loads(pickle.dumps(here)) == here
    with Processes(1) as processes, processes.start() as executor:
        there = executor.submit(grade_file, sent).result()
    assert verdicts(there) == verdicts(here) == {"test_double": "wrong", "test_square": "wrong"}
    assert there.grades[UNIT].notebook == here.grades[UNIT].notebook


def test_a_process_keeps_its_sandbox() -> None:
    grade_file(job("one", RIGHT))
    kept = bench.own()
    assert verdicts(grade_file(job("two", RIGHT))) == {"test_double": "passed", "test_square": "passed"}
    assert bench.own() is kept


def test_a_learner_who_ends_everything_costs_the_next_nothing() -> None:
    killer = {**RIGHT, "double": "import os\ndef double(x):\n    os._exit(1)"}
    assert verdicts(grade_file(job("killer", killer)))["test_double"] == "died"
    assert verdicts(grade_file(job("next", RIGHT))) == {"test_double": "passed", "test_square": "passed"}


def test_what_a_submission_leaves_behind_is_not_there_for_the_next() -> None:
    leave = "\nopen('left.txt', 'w').write('x'); math.left = 1"
    look = "import os\nassert not os.path.exists('left.txt') and not hasattr(math, 'left')\n"
    leaving = {**RIGHT, "double": RIGHT["double"] + leave}
    finding = {**RIGHT, "double": look + RIGHT["double"]}
    assert verdicts(grade_file(job("one", leaving)))["test_double"] == "passed"
    assert verdicts(grade_file(job("two", finding)))["test_double"] == "passed"


def test_files_lie_beside_the_notebook_and_beside_the_tests() -> None:
    notebook = master()
    read = "def read():\n    return open('data/a.txt').read(), open('b.txt').read()"
    test = "assert open('data/a.txt').read() == 'A' and read() == ('A', 'B')"
    notebook.cells.append(cell(read, "read", solution=True))
    notebook.cells.append(cell(test, "test_read", grade=True, locked=True, points=1))
    whole = json.dumps(notebook).encode()
    assignment = Assignment({UNIT: whole}, {"data/a.txt": b"A"}, digest="with files")
    done = grade_file(Job("kim", assignment, {UNIT: whole}, {"b.txt": b"B", "data/a.txt": b"forged"}))
    assert verdicts(done)["test_read"] == "passed", done
    assert len(done.grades[UNIT].notebook["cells"]) == len(notebook.cells)


def test_strict_gives_no_grade_where_a_test_cannot_run_apart() -> None:
    assignment = Assignment({UNIT: raw(live=True)}, digest="live")
    submitted = {UNIT: raw(live=True)}
    fallen_back = grade_file(Job("kim", assignment, submitted))
    assert {one.grade_id: one.isolated for one in fallen_back.grades[UNIT].cells}["test_live"] is False
    refused = grade_file(Job("kim", assignment, submitted, rules=Rules(strict=True)))
    assert refused.problem == "tiny.ipynb: test_live cannot run apart from what they test."


def test_a_sandbox_that_is_asked_for_and_lacks_a_layer_gives_no_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "NEEDED", frozenset({"a moat"}))
    assert "lacks a moat" in grade_file(job("kim", RIGHT, rules=Rules(require_sandbox=True))).problem
    assert not grade_file(job("kim", RIGHT)).problem


def test_a_damaged_notebook_is_a_problem_of_one() -> None:
    assert grade_file(Job("kim", ASSIGNMENT, {UNIT: b"{"})).problem.startswith("tiny.ipynb: It is not JSON")


def test_a_fault_of_ours_is_a_problem_and_not_a_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(bench.Bench, "grade", fail)
    assert grade_file(job("kim")).problem == "A fault of the grader: RuntimeError: out of order"


def test_limits_are_the_jobs_own() -> None:
    endless = {**RIGHT, "double": "def double(x):\n    while True: pass"}
    done = grade_file(job("kim", endless, rules=Rules(limits=Limits(cell_seconds=1.0))))
    assert verdicts(done) == {"test_double": "timeout", "test_square": "passed"}


# Many, without a sandbox


class Counting(Executor):
    """Threads that note how many jobs are under way; a job may be fatal to it."""

    def __init__(self, fatal: Callable[[Job], bool] = lambda _: False) -> None:
        self._threads = ThreadPoolExecutor(8)
        self._fatal = fatal
        self._is_broken = False
        self.running = self.most = 0
        self.seen: list[str] = []

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Future[Any]:
        if self._is_broken:
            raise BrokenProcessPool("broken before")
        self.running += 1
        self.most = max(self.most, self.running)
        return self._threads.submit(self._run, args[0])

    def _run(self, one: Job) -> Result:
        self.seen.append(one.student)
        time.sleep(0.002)
        if self._fatal(one):
            self._is_broken = True
        if self._is_broken:
            raise BrokenProcessPool("broken now")
        return Result(one.student)


class Unstarted(Executor):
    """Its processes end while they are being started."""

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Future[Any]:
        raise BrokenPipeError("[Errno 32] Broken pipe")


def test_a_process_that_does_not_start_is_a_lost_one() -> None:
    ((_, result),) = grade_all(students(1), Unstarted(), 1)
    assert result.is_lost
    assert result.problem == "The process that graded it was killed, twice."


def students(count: int) -> Iterator[Job]:
    return (Job(f"s{number}", ASSIGNMENT, {}) for number in range(count))


def test_every_job_comes_back_once_and_few_are_under_way() -> None:
    executor = Counting()
    done = []
    for one, result in grade_all(students(200), executor, 4):
        assert one.student == result.student
        executor.running -= 1
        done.append(one.student)
    assert sorted(done) == sorted(one.student for one in students(200))
    assert sorted(executor.seen) == sorted(done)
    assert executor.most <= 4


def test_jobs_are_made_when_their_turn_comes() -> None:
    made: list[str] = []

    def making() -> Iterator[Job]:
        for one in students(100):
            made.append(one.student)
            yield one

    results = grade_all(making(), Counting(), 3)
    next(results)
    assert len(made) <= 3
    results.close()


@pytest.mark.parametrize("times", [1, 2])
def test_a_job_whose_process_is_killed_is_graded_once_more_and_costs_only_itself(times: int) -> None:
    killed: list[str] = []

    def fatal(one: Job) -> bool:
        if one.student == "s7" and len(killed) < times:
            killed.append(one.student)
            return True
        return False

    @contextmanager
    def start() -> Iterator[Executor]:
        yield Counting(fatal)

    results = {one.student: result for one, result in grade_class(students(20), start, 4)}
    assert len(results) == 20
    problems = {student: result.problem for student, result in results.items() if not result.is_graded}
    assert problems == ({} if times == 1 else {"s7": "The process that graded it was killed, twice."})


def test_an_error_of_the_executor_is_a_problem_of_one() -> None:
    class Failing(Counting):
        def _run(self, one: Job) -> Result:
            if one.student == "s3":
                raise OSError("no route")
            return Result(one.student)

    results = {one.student: result.problem for one, result in grade_all(students(6), Failing(), 2)}
    assert results.pop("s3") == "A fault of the grader: OSError: no route"
    assert set(results.values()) == {""}


# Real processes


def pool_processes() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]


def test_real_processes_grade_a_class_although_one_is_killed() -> None:
    jobs = [job(f"s{number}", RIGHT if number % 2 else WRONG) for number in range(8)]
    done: dict[str, Result] = {}
    with Processes(2) as processes:
        for one, result in grade_class(iter(jobs), processes.start, 4):
            assert one.student not in done
            done[one.student] = result
            if len(done) == 2:
                os.kill(pool_processes()[0].pid, signal.SIGKILL)
    assert len(done) == 8
    assert {verdicts(done[f"s{number}"])["test_square"] for number in (1, 3, 5, 7)} == {"passed"}
    assert {verdicts(done[f"s{number}"])["test_square"] for number in (0, 2, 4, 6)} == {"wrong"}


def test_a_pool_that_is_shut_down_at_that_moment_loses_the_job_and_says_so() -> None:
    """What a pool that breaks between our question and its answer looks like."""
    with Processes(1).start() as executor:
        executor.shutdown()
        ((_, result),) = grade_all([job("kim", RIGHT)], executor, 1)
    assert result.is_lost
    assert not result.is_graded


def test_a_machine_that_gives_no_process_is_said_when_there_is_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(pool, "ProcessPoolExecutor", refused)
    processes = Processes(1)  # nothing to do, nothing to complain of
    with processes, pytest.raises(CannotStart, match=r"^No process to grade in could be started: .*Broken pipe\.$"):
        list(grade_class([job("kim", RIGHT)], processes.start, 2))


def test_processes_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.clear()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Processes(1) as processes, processes.start() as executor:
        assert verdicts(executor.submit(grade_file, job("kim", RIGHT)).result())["test_double"] == "passed"
        assert list(tmp_path.iterdir())
        started = psutil.Process().children(recursive=True)
    ended = [one for one in started if "resource_tracker" not in " ".join(cmdline(one))]
    _, alive = psutil.wait_procs(ended, timeout=10)
    assert not alive
    assert list(tmp_path.iterdir()) == []


def cmdline(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_the_notebook_that_comes_back_is_valid() -> None:
    notebook = grade_file(job("kim", RIGHT)).grades[UNIT].notebook
    nbformat.validate(nbformat.from_dict({**notebook}))
