"""A Dask cluster as an executor; `distributed` is loaded only when somebody has one."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from autograder.errors import GradwalkError

PATIENCE = 10  # seconds for the scheduler to answer


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
        yield self.client.get_executor(pure=False)


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
        slots = sum(client.nthreads().values())
        if not slots:
            raise NoCluster(f"The scheduler at {address} has no worker. On each machine: dask worker {address}")
        yield Cluster(client, slots)
