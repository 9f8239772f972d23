"""How much of the machine one submission has used, over all its cells and processes, and when it is too much."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from autograder.call import Unstoppable
from autograder.grading.channel import GLANCE
from autograder.grading.limits import Limits

Reason = Literal["timeout", "memory", "died"]


class CellDied(Unstoppable):
    """The learner's cell has ended its process or used too much. No `except Exception` of a test cell may catch it."""

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(text)
        self.reason: Reason = reason


class Meter:
    """Watches one submission. `usage` tells the CPU seconds so far and the bytes now of all its processes.

    CPU time is read at most once per GLANCE, because that costs milliseconds: a cell may use that much more.
    """

    def __init__(self, limits: Limits, usage: Callable[[], tuple[float, int]]) -> None:
        self.limits = limits
        self._usage = usage
        self._looked = time.monotonic()
        self._first: float | None = None  # CPU seconds at the first look of all
        self._cpu = 0.0  # CPU seconds of this submission at the last look
        self.begin()

    def begin(self) -> None:
        """A cell begins: what it uses counts from here."""
        self._began, self._cpu_before, self._own_before = time.monotonic(), self._cpu, time.thread_time()

    def watch(self) -> None:
        """Raises CellDied if the cell or the submission uses more than it may."""
        now = time.monotonic()
        if now - self._looked < GLANCE:
            return
        self._looked = now
        cpu, memory = self._usage()
        self._first = cpu if self._first is None else self._first
        self._cpu = max(self._cpu, cpu - self._first)
        own = time.thread_time() - self._own_before  # of this side, for what the cell makes it do
        self._judge(self._cpu - self._cpu_before + own, memory, now - self._began)

    @property
    def is_over(self) -> bool:
        """Whether the submission has used all its time."""
        return self._cpu > self.limits.submission_seconds

    def _judge(self, cpu: float, memory: int, wall: float) -> None:
        limits = self.limits
        if cpu > limits.cell_seconds or wall > limits.cell_seconds * limits.wall_factor:
            raise CellDied("timeout", f"it was stopped after {cpu:.0f} s of computing")
        if self.is_over:
            raise CellDied("timeout", f"all cells together have computed for {self._cpu:.0f} s")
        if memory > limits.memory_bytes:
            raise CellDied("memory", f"it used more than {limits.memory_bytes // 2**20} MB of memory")
