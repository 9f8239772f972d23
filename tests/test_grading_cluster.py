"""A class graded on a real Dask cluster on loopback: a scheduler, two workers, one of them killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from autograder.commands.nbgrader_steps import environment
from autograder.grading import cluster as dask_cluster
from autograder.grading.bench import Assignment
from autograder.grading.pool import Job, grade_class
from tests.tiny_class import GRADWALK, UNIT, autograded, grade, gradebook, hand_in_all, make_course, master

pytest.importorskip("distributed", reason="Dask is not installed: pip install -r requirements-dev.txt")
LEARNERS = 24
QUIET = {**os.environ, "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "False", "PYTHONWARNINGS": "ignore"}
NANNY = ["--no-dashboard", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1"]


@dataclass
class Processes:
    """A scheduler at an address, and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Processes]:
    """A scheduler and two workers, as processes."""
    file = tmp_path / "scheduler.json"
    started = [dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))]
    try:
        wait_until(file.exists)
        place = ["--scheduler-file", str(file), "--local-directory", str(tmp_path)]
        started += [dask("worker", *place, *NANNY) for _ in range(2)]
        yield Processes(address_in(file), started[0], started[1:])
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def dask(what: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + what, *arguments]
    return subprocess.Popen(command, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def address_in(file: Path) -> str:
    return str(json.loads(file.read_text())["address"])


def wait_until(is_so: object, seconds: float = 60) -> None:
    assert callable(is_so)
    ends = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends, "it does not come"
        time.sleep(0.05)


def job(student: str) -> Job:
    """The instructor's own answers as a submission."""
    raw = {UNIT: json.dumps(master()).encode()}
    return Job(student, Assignment(raw, digest="tiny"), raw)


def count_workers(address: str) -> int:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return len(client.nthreads())


def test_every_submission_is_graded_once_although_a_worker_is_killed(tmp_path: Path, cluster: Processes) -> None:
    course = make_course(tmp_path / "course")
    students = hand_in_all(course, LEARNERS)
    wait_until(lambda: count_workers(cluster.address) == 2)
    command = [str(GRADWALK), "grade", UNIT, "--course-dir", str(course), "--scheduler", cluster.address]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(course), text=True)
    assert run.stdout is not None
    lines = [run.stdout.readline() for _ in range(3)]
    sandboxes = psutil.Process(cluster.workers[0].pid).children(recursive=True)
    assert sandboxes, "it has graded"
    cluster.workers[0].send_signal(signal.SIGKILL)
    said, complaints = run.communicate(timeout=120)
    assert run.returncode == 0, said + complaints
    _, alive = psutil.wait_procs(sandboxes, timeout=20)
    assert not alive, "a dead worker's sandbox is gone too"

    graded = [line.split()[1].rstrip(":") for line in [*lines, *said.splitlines()] if " points" in line]
    assert sorted(graded) == students
    assert f"{LEARNERS} submissions" in said
    assert "0 not graded" in said
    on_the_cluster = gradebook(course), autograded(course)
    assert grade(course, "--force").returncode == 0
    assert (gradebook(course), autograded(course)) == on_the_cluster


def test_a_cluster_whose_workers_all_die_is_given_up_and_keeps_what_is_graded(
    cluster: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "LONELY", 2.0)
    monkeypatch.setattr(dask_cluster, "GLANCE", 0.1)
    wait_until(lambda: count_workers(cluster.address) == 2)
    done: dict[str, str] = {}
    began = 0.0
    with dask_cluster.cluster(cluster.address) as found:
        assert found.slots == 2
        for one, result in grade_class(iter([job(f"s{number:02}") for number in range(LEARNERS)]), found.start, 4):
            assert one.student not in done
            done[one.student] = result.problem
            if len(done) == 3:
                began = time.monotonic()
                for worker in cluster.workers:
                    worker.send_signal(signal.SIGKILL)
    assert time.monotonic() - began < 45
    assert len(done) == LEARNERS
    problems = [problem for problem in done.values() if problem]
    assert 3 <= LEARNERS - len(problems) < LEARNERS
    assert all("The cluster has had no worker for 2 s" in problem for problem in problems), problems


def test_a_worker_that_comes_back_in_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "LONELY", 0.5)
    monkeypatch.setattr(dask_cluster, "GLANCE", 0.05)
    counts = iter([1, 0, 0, 1, 0, 1])
    with ThreadPoolExecutor(1) as threads:
        executor = dask_cluster.Patient(threads, lambda: next(counts, 1))
        assert executor.submit(lambda: time.sleep(1.0) or "done").result(timeout=10) == "done"
        executor.stop()
