"""Many submissions over any `concurrent.futures.Executor`: jobs that hold all they need, plain results as they come."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Self

from autograder.errors import GradwalkError
from autograder.grading import bench
from autograder.grading.bench import Assignment, Rules
from autograder.grading.grade import Grade
from autograder.grading.prepared import prepare_unit

Start = Callable[[], AbstractContextManager[Executor]]


class CannotStart(GradwalkError):
    """This machine does not let us have the processes that grade."""


@dataclass(frozen=True)
class Job:
    """One submission and what it is graded against, as plain data: it may be graded anywhere, with the same result.

    `notebooks` are the submitted ones by name, without outputs; `files` is what else was handed in; `digest` names
    these, `fingerprint` the whole.
    """

    student: str
    assignment: Assignment = field(repr=False)
    notebooks: dict[str, bytes] = field(repr=False)
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    fingerprint: str = ""
    rules: Rules = Rules()
    digest: str = ""


@dataclass(frozen=True)
class Result:
    """What became of a job: a grade for each notebook, or the one sentence that says why there is none."""

    student: str
    grades: dict[str, Grade] = field(default_factory=dict, repr=False)
    problem: str = ""
    is_lost: bool = False  # its process ended under it; nothing is known about the submission

    @property
    def is_graded(self) -> bool:
        return not self.problem


def grade_file(job: Job) -> Result:
    """Grades one submission on the bench of this process. Never raises: a fault of ours is a problem in the result."""
    return _thread().submit(_grade, job).result()


def _grade(job: Job) -> Result:
    try:
        return Result(
            job.student, bench.own(job.rules.limits).grade(job.assignment, job.notebooks, job.files, job.rules)
        )
    except bench.NotGraded as why:
        return Result(job.student, problem=str(why))
    except BaseException as error:  # noqa: BLE001 - whatever goes wrong here must not stop the class
        bench.clear()
        return Result(job.student, problem=f"A fault of the grader: {type(error).__name__}: {error}")


_one_thread: ThreadPoolExecutor | None = None


def _thread() -> ThreadPoolExecutor:
    """The one thread of this process that grades, for as long as the process lives.

    What test cells print is caught per process, and bubblewrap ends with the thread that started it: no second one.
    """
    global _one_thread
    if _one_thread is None:
        _one_thread = ThreadPoolExecutor(1, thread_name_prefix="bench")
    return _one_thread


def grade_all(jobs: Iterable[Job], executor: Executor, at_once: int) -> Iterator[tuple[Job, Result]]:
    """Grades jobs and hands each back with its result as soon as it is there; never more than `at_once` are under way.

    If the executor breaks (a process was killed from outside), what was under way comes back as lost, and the rest of
    `jobs` is left where it is.
    """
    waiting = iter(jobs)
    running: dict[Future[Result], Job] = {}
    is_broken = False
    try:
        while True:
            for job in () if is_broken else islice(waiting, at_once - len(running)):
                running[_submitted(executor, job)] = job
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                result = _result_of(job, future)
                is_broken = is_broken or result.is_lost
                yield job, result
    finally:
        for future in running:
            future.cancel()


def _submitted(executor: Executor, job: Job) -> Future[Result]:
    try:
        return executor.submit(grade_file, job)
    except (RuntimeError, OSError) as broken:  # broken or just shut down; a process that ended while it was started
        failed: Future[Result] = Future()
        failed.set_exception(BrokenProcessPool(str(broken)))
        return failed


def _result_of(job: Job, future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return Result(job.student, problem="The process that graded it was killed, twice.", is_lost=True)
    except GradwalkError as error:
        return Result(job.student, problem=str(error))
    except Exception as error:  # noqa: BLE001 - a cluster has errors of its own
        return Result(job.student, problem=f"A fault of the grader: {type(error).__name__}: {error}")


def grade_class(jobs: Iterable[Job], start: Start, at_once: int) -> Iterator[tuple[Job, Result]]:
    """`grade_all` over executors that may break: what was lost is graded once more, one by one, in fresh processes."""
    waiting = iter(jobs)
    lost: deque[Job] = deque()
    while True:
        before = len(lost)
        with start() as executor:
            for job, result in grade_all(waiting, executor, at_once):
                if result.is_lost:
                    lost.append(job)
                else:
                    yield job, result
        if len(lost) == before:
            break
    while lost:
        with start() as executor:
            yield from grade_all(_taken(lost), executor, 1)


def _taken(jobs: deque[Job]) -> Iterator[Job]:
    while jobs:
        yield jobs.popleft()


class Processes:
    """Pools of this machine's processes. A context manager; the first pool warms up as soon as it is made, for `unit`.

    Spawned, not forked: they inherit no database connection, no lock and no descriptor, and it works everywhere.
    """

    def __init__(self, count: int, unit: str = "") -> None:
        self._count, self._unit = count, unit
        self._warm: ProcessPoolExecutor | None = None
        with suppress(OSError, CannotStart):  # what does not start now is seen, and said, when there is work
            self._warm = self._new()
            for _ in range(count):
                self._warm.submit(os.getpid)  # a process starts only when there is something to do

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._warm is not None:
            self._warm.shutdown(wait=kind is None, cancel_futures=True)

    @contextmanager
    def start(self) -> Iterator[Executor]:
        """A pool: the warm one the first time, a fresh one after that. Raises CannotStart."""
        pool, self._warm = self._warm or self._new(), None
        is_over = False
        try:
            yield pool
            is_over = True
        finally:
            pool.shutdown(wait=is_over, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        try:
            return ProcessPoolExecutor(self._count, mp_context=context, initializer=begin, initargs=(self._unit,))
        except OSError as error:  # its pipes and locks need a process of Python's own beside it
            raise CannotStart(f"No process to grade in could be started: {error}.") from error


def begin(unit: str = "") -> None:
    """What a pool process does first: it leaves Ctrl-C to its parent, ends when that ends, and starts its sandbox.

    Until there is something to grade, it prepares the checks of the unit, if that is one of ours.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = tempfile.mkdtemp(prefix="gradwalk-")
    os.chmod(tempfile.tempdir, 0o711)  # the sandbox may belong to somebody else
    atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)
    threading.Thread(target=_follow_parent, args=(tempfile.tempdir,), daemon=True).start()
    _thread().submit(bench.own)
    _thread().submit(prepare_unit, unit)


def _follow_parent(folder: str) -> None:
    """Waits for the end of the parent, then ends this process at once, whatever it is at, and leaves no file.

    Its sandbox dies with it.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        try:
            parent.join()
            for _ in range(100):  # the other thread may be filling it
                shutil.rmtree(folder, ignore_errors=True)
                if not os.path.exists(folder):
                    break
        finally:
            os._exit(1)
