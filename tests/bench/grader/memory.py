"""The memory of a command with all its processes, those in the sandbox included; shared pages count once."""

from __future__ import annotations

import contextlib
import statistics
import threading
from collections.abc import Iterator

import psutil

EVERY = 0.1  # seconds between two looks


class Memory:
    """What was seen: bytes of all processes together. `is_shared_once` tells whether shared pages count once.

    They do where the system tells how many processes share a page (PSS); it does so for one's own processes, and for
    all of them to root.
    """

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.is_shared_once = True

    @property
    def peak(self) -> int:
        """The most that was seen: when several processes were large at the same moment."""
        return max(self.seen, default=0)

    @property
    def usual(self) -> float:
        """What was seen half of the time."""
        return statistics.median(self.seen or [0])

    @contextlib.contextmanager
    def watching(self, pid: int) -> Iterator[None]:
        """Looks again and again at a process and all below it."""
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(pid, done), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _watch(self, pid: int, done: threading.Event) -> None:
        while not done.wait(EVERY):
            with contextlib.suppress(psutil.NoSuchProcess):
                first = psutil.Process(pid)
                self.seen.append(sum(map(self._bytes, [first, *first.children(recursive=True)])))

    def _bytes(self, process: psutil.Process) -> int:
        try:
            about = process.memory_full_info()
            return int(getattr(about, "pss", 0) or about.uss)
        except psutil.AccessDenied:
            self.is_shared_once = False
            with contextlib.suppress(psutil.Error):
                return int(process.memory_info().rss)
        except psutil.Error:
            pass
        return 0
