"""A budget of time and calls for the learner's code in a figure.

The code runs in a thread of its own, which is given up when the time is over. An alarm signal would be lighter, but it
reaches the main thread alone, and JupyterLab handles a moved slider in another one.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from threading import Thread
from typing import Any

from utils.frame.quiet import quiet


class BudgetSpent(Exception):
    """The learner's code took too long or too many calls. Its text is a sentence for the learner."""


class _Stop(SystemExit):
    """Raised inside code that ran out of time: no `except Exception` catches it, and a thread ends on it in silence."""


class Budget:
    """Runs code that may hang, print or warn, on a budget of seconds and calls.

        with Budget(seconds=0.5) as run:
            path = run(driver.call, grad, start, lr, n_steps)

    Nothing that the code prints is seen, and numpy does not warn. What it raises comes through `run` as it is;
    BudgetSpent is raised once the budget is spent. One `run` costs about 0.1 ms: put a long loop inside one.
    """

    def __init__(self, seconds: float = 0.5, calls: int = 1000) -> None:
        self.seconds = seconds
        self.calls = calls

    def __enter__(self) -> Callable[..., Any]:
        self._deadline = time.monotonic() + self.seconds
        self._left = self.calls
        return self._run

    def __exit__(self, *raised: object) -> None:
        self._left = 0

    def _run(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        name = getattr(function, "__name__", "the code")
        if self._left == 0:
            raise BudgetSpent(f"`{name}` was called {self.calls} times, so the picture stops here.")
        self._left -= 1
        for late in _given_up:
            late.join(self._time_left())
        if any(late.is_alive() for late in _given_up):
            raise BudgetSpent("An earlier call has not come back yet. Restart the kernel if it never does.")
        worker = _Worker(function, args, named)
        worker.start()
        worker.join(self._time_left())
        if worker.is_alive():
            _give_up(worker)
            raise BudgetSpent(f"`{name}` did not come back within {self.seconds:g} s. Does it have a loop without end?")
        if worker.error is None:
            return worker.value
        if isinstance(worker.error, Exception):
            raise worker.error
        raise BudgetSpent(f"`{name}` stopped with {type(worker.error).__name__}.")

    def _time_left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())


class _Worker(Thread):
    """One call in a thread of its own."""

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.job = (function, args, named)
        self.value: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        function, args, named = self.job
        try:
            with quiet():
                self.value = function(*args, **named)
        except _Stop:
            pass
        except BaseException as raised:  # it is raised again in the thread that waits
            self.error = raised


_given_up: list[_Worker] = []


def _give_up(worker: _Worker) -> None:
    """Stops a late call at its next line of Python, asking again if it catches the request."""
    _given_up[:] = [other for other in _given_up if other.is_alive()] + [worker]
    Thread(target=_keep_stopping, args=(worker,), daemon=True).start()


def _keep_stopping(worker: _Worker, tries: int = 50) -> None:
    for _ in range(tries):
        if not worker.is_alive():
            return
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker.ident or 0), ctypes.py_object(_Stop))
        worker.join(0.05)
