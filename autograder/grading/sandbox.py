"""Starts workers behind bubblewrap and limits, and says which layers are active."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from autograder.grading.bubblewrap import STAGE, command, environment, python, stage
from autograder.grading.channel import Channel
from autograder.grading.limits import Limits
from autograder.grading.probe import active_layers
from autograder.grading.wire import WireError, encode

START_SECONDS = 60.0  # a machine that is slower than this has other troubles
ANSWER_SECONDS = 20.0  # for one fork, or for the end of a worker


class SandboxFailed(Exception):
    """The warm process does not start; no learner's code is to blame."""


@dataclass
class Process:
    """A worker: the socket to it, and its number in the sandbox."""

    connection: socket.socket
    number: int


class Sandbox:
    """A warm process behind bubblewrap from which workers are forked, one per submission, one at a time.

    Where bubblewrap is missing or not allowed, the warm process is an ordinary one; `layers` tells. Use it from one
    thread, and keep that thread alive: bubblewrap ends with the thread that started it.
    """

    def __init__(self, limits: Limits | None = None, *, boxed: bool = True) -> None:
        self.limits = limits or Limits()
        self._boxed = boxed and shutil.which("bwrap") is not None
        self._folder = tempfile.TemporaryDirectory(prefix="gradwalk-")
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._layers: tuple[str, ...] = ()
        self._warm_bytes = 0

    def __enter__(self) -> Self:
        stage(Path(self._folder.name))
        try:
            self._start()
            self._layers = active_layers(self)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        self._stop()
        self._folder.cleanup()

    def _start(self) -> None:
        if self._boxed and not self._starts(boxed=True):
            self._boxed = False  # bubblewrap is there, but this host does not allow what it does
        if not self._boxed and not self._starts(boxed=False):
            raise SandboxFailed("the process that runs the notebooks does not start: see `gradwalk doctor`")
        self._warm_bytes = self._used()[1]

    def _starts(self, *, boxed: bool) -> bool:
        folder = Path(self._folder.name)
        ours, theirs = socket.socketpair()
        ours.settimeout(START_SECONDS)
        interpreter = python() if boxed else sys.executable
        warm = [interpreter, "-P", "-m", "autograder.grading.zygote", str(theirs.fileno())]
        place = (STAGE, "/tmp") if boxed else (str(folder), str(folder / "home"))
        self._control, self._process = ours, subprocess.Popen(
            [*command(folder), *warm] if boxed else warm,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(*place),
            cwd="/",
        )  # fmt: skip
        theirs.close()
        try:
            channel = Channel(ours)
            channel.send(encode(asdict(self.limits)))
            channel.receive()
        except (OSError, EOFError, WireError):
            self._stop()
            return False
        ours.settimeout(ANSWER_SECONDS)
        return True

    def _stop(self) -> None:
        if self._control:
            self._control.close()
        if self._process:
            for process in self._inside():
                with contextlib.suppress(psutil.Error):
                    process.kill()
            self._process.kill()
            self._process.wait()
        self._control = self._process = None

    def spawn(self) -> Process:
        """A new worker with an empty namespace; starts the sandbox anew if it died. Raises SandboxFailed."""
        for _ in range(2):
            if self._control is None:
                self._start()
            if process := self._spawned():
                return process
            self._stop()
        raise SandboxFailed("the process that runs the notebooks ends as soon as it has started")

    def _spawned(self) -> Process | None:
        ours, theirs = socket.socketpair()
        with theirs, contextlib.suppress(OSError, ValueError):
            assert self._control is not None
            socket.send_fds(self._control, [b"spawn"], [theirs.fileno()])
            if number := int(self._control.recv(20, socket.MSG_WAITALL)):
                return Process(ours, number)
        ours.close()
        return None

    def end(self, process: Process) -> None:
        """Ends a worker and all that it started, by the end of the whole sandbox if nothing else helps."""
        process.connection.close()
        try:
            if self._control is not None:
                self._control.sendall(str(process.number).encode())
                int(self._control.recv(20, socket.MSG_WAITALL))
        except (OSError, ValueError):
            self._stop()

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of isolation that were seen to hold when the sandbox started."""
        return self._layers

    def usage(self) -> tuple[float, int]:
        """CPU seconds that all processes of the sandbox have used so far, and bytes beyond those of the warm one."""
        cpu, memory = self._used()
        return cpu, max(0, memory - self._warm_bytes)

    @property
    def stage(self) -> str:
        """Where the worker's own modules stand, as it sees them."""
        return STAGE if self._boxed else self._folder.name

    @property
    def warm_pid(self) -> int:
        """The number of the warm process on this machine, 0 if it does not run."""
        return max((process.pid for process in self._inside()), default=0)

    def _used(self) -> tuple[float, int]:
        cpu, memory = 0.0, 0
        for process in self._inside():
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                cpu += times.user + times.system + times.children_user + times.children_system
                memory += process.memory_info().rss
        return cpu, memory

    def _inside(self) -> list[psutil.Process]:
        if self._process is None:
            return []
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        return []
