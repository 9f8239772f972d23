"""A notebook that runs in a worker and outlives its own cells: a cell that dies costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

from autograder.grading.examiner import Examination, Examiner, NotIsolable
from autograder.grading.meter import CellDied, Meter
from autograder.grading.remote import Remote, Unsendable
from autograder.grading.sandbox import Sandbox
from autograder.grading.sanitise import Sanitiser

Outcome = TypeVar("Outcome")


class Notebook:
    """The learner's namespace, built cell by cell. After a death it is built again, without the culprit.

    Replay was chosen over a fork before every cell: it costs nothing while nobody dies, which is nearly always. The
    time of replays counts as the submission's own, and their number is limited.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._history: list[str] = []
        self._sanitised = Sanitiser()
        self._deaths = 0
        self._meter = Meter(sandbox.limits, sandbox.usage)
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._sandbox.end(self._process)

    def run(self, source: str) -> list[dict[str, Any]]:
        """Runs one of the learner's cells; returns its outputs, cleaned. If it dies, those before it are run again."""
        try:
            outputs, _ = self._twice(lambda: self._remote.run(source))
        except Unsendable as refused:
            return [_error("TooLarge", f"this cell cannot be run: {refused}")]
        except CellDied as died:
            return [_error(died.reason, str(died))]
        self._history.append(source)
        return self._sanitised(outputs)

    def examine(self, examiner: Examiner, source: str) -> Examination:
        """Runs a test cell on the trusted side. Raises CellDied if the learner's code ends its process under it."""
        return self._twice(lambda: self._examine(examiner, source))

    def _twice(self, attempt: Callable[[], Outcome]) -> Outcome:
        """Runs a cell. If the process ends under it, begins again; and tries once more, on the new process.

        For the process may have been ended by something that an earlier cell left behind.
        """
        self._refuse_if_over()
        try:
            return attempt()
        except CellDied as died:
            self._begin_again()
            if died.reason != "died":
                raise
        self._refuse_if_over()
        try:
            return attempt()
        except CellDied:
            self._begin_again()
            raise

    def _examine(self, examiner: Examiner, source: str) -> Examination:
        self._remote.unsendable = None
        examination = examiner.run(source, self._remote)
        if (refused := self._remote.unsendable) is not None:
            raise NotIsolable(str(refused))
        return examination

    def _refuse_if_over(self) -> None:
        limits = self._sandbox.limits
        if self._meter.is_over:
            raise CellDied(
                "timeout", f"all cells together have computed for more than {limits.submission_seconds:.0f} s"
            )
        if self._deaths > limits.deaths:
            raise CellDied("died", f"the process of this notebook ended more than {limits.deaths} times")

    def _begin(self) -> None:
        self._process = self._sandbox.spawn()
        self._remote = Remote(self._process.connection, self._meter)

    def _begin_again(self) -> None:
        """A new worker with the state before the culprit; a cell that dies in the replay is a culprit too."""
        is_complete = False
        while not is_complete:
            self._deaths += 1
            self._sandbox.end(self._process)
            self._begin()
            is_complete = self._meter.is_over or self._deaths > self._sandbox.limits.deaths or self._replay()

    def _replay(self) -> bool:
        """Runs the history again; whether all of it survived. What did not is history no more."""
        for index, source in enumerate(self._history):
            try:
                self._remote.run(source)
            except CellDied:
                del self._history[index]
                return False
        return True


def _error(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [text]}
