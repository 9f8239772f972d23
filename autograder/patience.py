"""A check waits for an answer only so long: a loop without an end becomes a sentence, not a busy cell."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from autograder.call import Unstoppable


class TimeUp(Unstoppable):
    """The learner's function gave no answer in time."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeUp inside the block after `seconds`, and again each second should the block swallow it.

    Needs a POSIX timer that nobody uses and the main thread; elsewhere the block runs as long as it likes.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
