"""A Dask cluster as an executor; `distributed` is loaded only when somebody has one."""

from __future__ import annotations

import importlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from autograder.errors import GradwalkError

PATIENCE = 10  # seconds for the scheduler to answer
LONELY = 60.0  # seconds without a worker: a cluster that begins anew, or grows on demand, has one again by then
GLANCE = 1.0
LOST = "The cluster has had no worker for {:.0f} s. The same command again goes on from here."


class NoCluster(GradwalkError):
    """There is no cluster at an address; the message says what helps."""


@dataclass(frozen=True)
class Cluster:
    """A connection to a cluster, and how many submissions it can grade at a time."""

    client: Any
    slots: int

    @contextmanager
    def start(self) -> Iterator[Executor]:
        """An executor that runs on the cluster. What a dead worker was at runs again on another one."""
        executor = Patient(self.client.get_executor(pure=False), self._count_workers)
        try:
            yield executor
        finally:
            executor.stop()

    def _count_workers(self) -> int:
        """How many workers there are; none if the scheduler does not answer."""
        with suppress(Exception):  # whatever a lost connection makes of the question
            return len(self.client.sync(self.client.scheduler.identity, callback_timeout=PATIENCE)["workers"])
        return 0


class Patient(Executor):
    """Hands jobs to another executor, and gives up those under way when that has had no worker for LONELY seconds."""

    def __init__(self, executor: Executor, count_workers: Callable[[], int]) -> None:
        self._executor = executor
        self._count_workers = count_workers
        self._waiting: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Hands over one job. Its future ends with NoCluster if there is nobody to do it."""
        future: Future[Any] = Future()
        if self._is_over.is_set():
            future.set_exception(NoCluster(LOST.format(LONELY)))
            return future
        with self._lock:
            self._waiting.add(future)
        self._executor.submit(function, *args, **named).add_done_callback(lambda done: self._settle(future, done))
        return future

    def _settle(self, future: Future[Any], done: Future[Any]) -> None:
        with self._lock:
            if future not in self._waiting:
                return
            self._waiting.discard(future)
        if done.cancelled():
            future.set_exception(NoCluster(LOST.format(LONELY)))
        elif (error := done.exception()) is not None:
            future.set_exception(error)
        else:
            future.set_result(done.result())

    def _watch(self) -> None:
        seen = time.monotonic()
        while not self._is_over.wait(GLANCE):
            now = time.monotonic()
            seen = now if self._count_workers() else seen
            if now - seen > LONELY:
                self._give_up()

    def _give_up(self) -> None:
        self._is_over.set()
        with self._lock:
            lost, self._waiting = self._waiting, set()
        for future in lost:
            future.set_exception(NoCluster(LOST.format(LONELY)))

    def stop(self) -> None:
        """Watches no longer."""
        self._is_over.set()


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler listens at `address` (tcp://host:port). Raises NoCluster."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise NoCluster("A cluster needs Dask: pip install distributed") from error
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"No Dask scheduler answers at {address}.") from error
    with client:
        with suppress(TimeoutError):  # workers that were started a moment ago are on their way
            client.wait_for_workers(1, timeout=PATIENCE)
        slots = sum(client.nthreads().values())
        if not slots:
            raise NoCluster(f"The scheduler at {address} has no worker. On each machine: dask worker {address}")
        yield Cluster(client, slots)
