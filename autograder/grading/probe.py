"""Which layers hold: each is tried out from inside a worker, as an attack would, before any learner's code runs."""

from __future__ import annotations

import json
import os
import socket
import tempfile
from typing import TYPE_CHECKING, Any

from autograder.grading.meter import CellDied, Meter
from autograder.grading.remote import Remote
from autograder.grading.sanitise import is_harmless

if TYPE_CHECKING:
    from autograder.grading.sandbox import Sandbox

ATTEMPT = "import json; from autograder.grading.attempts import try_all; print(json.dumps(try_all({!r})))"
LAYERS = {
    "namespaces": "the learner's code has users, processes and mounts of its own",
    "network": "no connection leaves it, not even to this machine",
    "file system": "it reads no file of the host but the system and Python, and writes only to its own /tmp",
    "processes": "it sees and signals no process but its own, and starts only so many",
    "privileges": "it is not root, and has no way to become it",
    "system calls": "the kernel refuses it new namespaces, mounts, memory without limit, and other processes' memory",
    "memory": "it cannot ask for more memory than it may have",
    "cpu": "the kernel ends it when its time is over",
    "disk": "it cannot write more than it may",
    "sanitised output": "what it shows is cleaned of programs before any report shows it",
}


def active_layers(sandbox: Sandbox) -> tuple[str, ...]:
    """The layers that hold, as far as a worker of this sandbox can be made to try."""
    try:
        found = {**tried(sandbox), "sanitised output": is_harmless()}
    except (CellDied, ValueError, KeyError, OSError):
        return ()
    return tuple(layer for layer in LAYERS if found.get(layer) is True)


def tried(sandbox: Sandbox) -> dict[str, Any]:
    """Runs the attempts in a worker, against a listener, a file and processes of this host."""
    process = sandbox.spawn()
    name = f"\0gradwalk-{os.getpid()}-{os.urandom(8).hex()}"
    try:
        with (
            tempfile.NamedTemporaryFile() as file,
            socket.create_server(("127.0.0.1", 0)) as listener,
            socket.socket(socket.AF_UNIX) as unix,
        ):
            unix.bind(name)
            unix.listen()
            here = {"port": listener.getsockname()[1], "socket": name, "files": [file.name, __file__]}
            meter = Meter(sandbox.limits, sandbox.usage)
            outputs, _ = Remote(process.connection, meter).run(ATTEMPT.format({**facts(sandbox), **here}))
    finally:
        sandbox.end(process)
    answer = json.loads(outputs[0]["text"])
    return answer if isinstance(answer, dict) else {}


def facts(sandbox: Sandbox) -> dict[str, Any]:
    """What the attempts aim at."""
    limits = sandbox.limits
    return {
        "pids": [os.getpid(), sandbox.warm_pid],
        "stage": sandbox.stage,
        "processes": limits.processes,
        "memory": limits.memory_bytes,
        "cpu": int(limits.submission_seconds) + 1,
        "disk": limits.file_bytes,
    }
