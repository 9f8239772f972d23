"""What surrounds a test cell while it runs on the trusted side: it ends in time and leaves nothing behind."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import io
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator

import numpy as np

from autograder.call import Unstoppable

GLANCE = 0.25  # seconds between two looks at how long a test computes


class TestTooLong(Unstoppable):
    """A test cell computes on and on, on this side, with what the learner's code gave it."""

    __test__ = False


@contextlib.contextmanager
def apart(printed: io.StringIO, complaints: io.StringIO) -> Iterator[None]:
    """What a test cell prints is caught; it reads nothing, and leaves no filter, folder or path behind."""
    stdin, path, errors = sys.stdin, list(sys.path), np.geterr()
    sys.stdin = io.StringIO()
    try:
        with (
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(complaints),
            warnings.catch_warnings(record=True) as warned,
            contextlib.chdir("."),
        ):
            warnings.simplefilter("default")
            yield
        complaints.writelines(f"{one.category.__name__}: {one.message}\n" for one in warned)
    finally:
        sys.stdin = stdin
        sys.path[:] = path
        np.seterr(**errors)


@contextlib.contextmanager
def time_limit(seconds: float, too_long: Callable[[], None]) -> Iterator[None]:
    """After this much CPU time of this thread: calls `too_long`, and raises TestTooLong, again and again until it ends.

    The exception comes from another thread: a signal reaches only main threads, and pools grade in others.
    """
    leave_out_of_callbacks()
    thread, done = threading.get_ident(), threading.Event()
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    clock = cpu_clock(thread)
    end = clock() + seconds

    def watch() -> None:
        while not done.wait(GLANCE):
            if clock() > end:
                too_long()
                raise_in(ctypes.c_ulong(thread), ctypes.py_object(TestTooLong))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        while watcher.is_alive():
            try:
                done.set()
                watcher.join()
                for _ in range(10):
                    pass  # where an exception that is still under way arrives
            except TestTooLong:
                continue


@functools.cache
def leave_out_of_callbacks() -> None:
    """A TestTooLong that arrives within a callback of Python's own (`__del__`, a weak reference's) is lost there.

    Python would print it; the next one follows at once, so there is nothing to tell.
    """
    tell = sys.unraisablehook
    sys.unraisablehook = lambda what: None if what.exc_type is TestTooLong else tell(what)


def cpu_clock(thread: int) -> Callable[[], float]:
    """The CPU seconds of a thread; the wall's where the system does not tell."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    number = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(number)
