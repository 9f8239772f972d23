"""What an attack would try first, tried by ourselves: each function tells whether its layer holds.

It runs inside a worker that is then thrown away. `host` names what to aim at: a listener, files and processes outside.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import resource
import socket
import sys
from collections.abc import Callable
from typing import Any


def try_all(host: dict[str, Any]) -> dict[str, bool]:
    """Layer → whether it holds. What cannot be tried out does not hold."""
    return {attempt.__name__.replace("_", " "): _holds(attempt, host) for attempt in ATTEMPTS}


def namespaces(host: dict[str, Any]) -> bool:
    return os.getpid() == 1 and not os.path.exists("/proc/self")


def network(host: dict[str, Any]) -> bool:
    def by_tcp() -> None:
        socket.create_connection(("127.0.0.1", host["port"]), 1).close()

    def by_name() -> None:
        with socket.socket(socket.AF_UNIX) as unix:
            unix.connect(host["socket"])

    return _is_refused(by_tcp) and _is_refused(by_name)


def file_system(host: dict[str, Any]) -> bool:
    def write(place: str) -> None:
        open(place, "x").close()
        os.remove(place)

    places = ("", "/usr", "/dev", "/etc", sys.prefix, sys.prefix + "/lib", host["stage"])
    is_locked = all(_is_refused(lambda at=place: write(at + "/written-by-a-probe")) for place in places)  # type: ignore[misc]
    return is_locked and not any(map(os.path.exists, host["files"]))


def processes(host: dict[str, Any]) -> bool:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        os._exit(0 if _is_refused(_fork) else 1)
    is_bounded = os.waitpid(child, 0)[1] == 0 and _is_within("RLIMIT_NPROC", host["processes"])
    return is_bounded and all(_is_refused(lambda at=pid: os.kill(at, 0)) for pid in host["pids"])  # type: ignore[misc]


def privileges(host: dict[str, Any]) -> bool:
    return os.getuid() != 0 and _is_refused(lambda: os.setuid(0)) and _is_refused(lambda: os.chown("/tmp", 0, 0))


def system_calls(host: dict[str, Any]) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    calls = ((libc.memfd_create, b"x", 0), (libc.ptrace, 0, 0, 0, 0), (libc.unshare, 0x10000000))
    return all(call(*args) == -1 and ctypes.get_errno() == errno.EPERM for call, *args in calls)


def memory(host: dict[str, Any]) -> bool:
    return _is_refused(lambda: mmap.mmap(-1, host["memory"] + 2**20).close())


def cpu(host: dict[str, Any]) -> bool:
    return _is_within("RLIMIT_CPU", host["cpu"])


def disk(host: dict[str, Any]) -> bool:
    room = os.statvfs("/tmp")
    return room.f_blocks * room.f_frsize <= host["disk"] and _is_within("RLIMIT_FSIZE", host["disk"])


ATTEMPTS = (namespaces, network, file_system, processes, privileges, memory, cpu, disk, system_calls)


def _holds(attempt: Callable[[dict[str, Any]], bool], host: dict[str, Any]) -> bool:
    try:
        return attempt(host)
    except Exception:  # noqa: BLE001 - what cannot be tried out does not hold
        return False


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


def _is_within(name: str, most: int) -> bool:
    return 0 < resource.getrlimit(getattr(resource, name))[1] <= most


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)
