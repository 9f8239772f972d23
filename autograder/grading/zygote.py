"""The warm process of a sandbox: numpy, matplotlib and IPython are loaded once, and each worker is a fork of it.

Run as `python -m autograder.grading.zygote FD` inside the sandbox. No learner's code ever runs in this process. A
worker gets namespaces of its own (users, processes, mounts, IPC): it cannot see or signal this process or an earlier
worker, its files vanish with it, and when its first process ends, all that it started ends too.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from autograder.grading.channel import Channel
from autograder.grading.limits import Limits
from autograder.grading.syscalls import refuse_system_calls
from autograder.grading.wire import decode, encode

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x20000, 0x8000000, 0x10000000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 1 << 14, 1 << 18
PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 4, 36, 38
JOIN_SESSION_KEYRING = {"x86_64": 250, "aarch64": 219}
NOBODY = 65534
OWN_PLACES = ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = Limits(**decode(Channel(control).receive()))
    is_linux = sys.platform == "linux"
    shell = warm_shell()
    drop_privileges()
    if is_linux:
        prctl(PR_SET_DUMPABLE, 0)  # nobody may look into this process
        prctl(PR_SET_CHILD_SUBREAPER, 1)  # whatever a worker leaves behind becomes a child of this process
    Channel(control).send(encode(["ready"]))
    serve(control, shell, limits)


def prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def drop_privileges() -> None:
    """Becomes nobody where it was root: limits on processes do not bind root. Some containers know no nobody."""
    if os.getuid() == 0:
        with contextlib.suppress(OSError):
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)


def warm_shell() -> Any:
    """A shell with everything loaded that a learner's first cell would load, a first error and a first picture too."""
    fonts = Path(__file__).parents[2] / "fonts"
    shutil.copytree(fonts, os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    import matplotlib.pyplot as plt  # noqa: F401
    import numpy.random  # noqa: F401 - numpy itself loads it late: without bubblewrap it may be out of reach by then
    from traitlets.config import Config

    import autograder.grading.attempts  # noqa: F401
    from autograder.grading.outputs import RecordingShell

    quiet = Config({"HistoryManager": {"enabled": False}, "RecordingShell": {"colors": "nocolor"}})
    shell: Any = RecordingShell.instance(config=quiet)
    shell.run_line_magic("matplotlib", "inline")
    shell.record("1 / 0")
    gc.collect()
    gc.freeze()
    return shell


def serve(control: socket.socket, shell: Any, limits: Limits) -> None:
    """Forks a worker for each socket that arrives, and ends workers on demand, until the control socket closes."""
    folder = ""
    while True:
        message, descriptors, *_ = socket.recv_fds(control, 64, 1)
        if not message:
            break
        if descriptors:
            folder = tempfile.mkdtemp(prefix="gradwalk-worker-")
            pid = fork_worker(descriptors[0], control, shell, limits, folder)
            os.close(descriptors[0])
            control.sendall(b"%20d" % pid)
        else:
            end_all(int(message))
            shutil.rmtree(folder, ignore_errors=True)
            control.sendall(b"%20d" % 0)
    end_all(0)


def end_all(pid: int) -> None:
    """Kills a worker and all that it started, and waits for their end."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if pid:
            os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            for child in {pid, *children()} - {0}:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            pid = 0 if os.waitpid(-1, 0)[0] == pid else pid


def children() -> set[int]:
    """The processes that this one is the parent of, after the death of their own parents too."""
    try:
        return set(map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))
    except OSError:
        return set()


def fork_worker(descriptor: int, control: socket.socket, shell: Any, limits: Limits, folder: str) -> int:
    """Forks a worker; in namespaces of its own, whose first process it is, where they can be had."""
    reading, writing = os.pipe()
    between = os.fork()
    if between == 0:
        try:
            control.close()
            is_apart = enter_namespaces()
            worker = os.fork() if is_apart else os.getpid()
            if worker:
                os.write(writing, b"%d" % worker)
            if worker == 0 or not is_apart:
                run_worker(descriptor, shell, limits, folder, is_apart)
        finally:
            os._exit(0)
    os.close(writing)
    pid = int(os.read(reading, 20) or 0)
    os.close(reading)
    if pid != between:
        os.waitpid(between, 0)
    return pid


def enter_namespaces() -> bool:
    """New namespaces for users, processes, mounts and IPC; whether they could be had."""
    if sys.platform != "linux":
        return False
    uid, gid = os.getuid(), os.getgid()
    prctl(PR_SET_DUMPABLE, 1)  # else the maps below belong to root
    if ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC) != 0:
        return False
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    return True


def run_worker(descriptor: int, shell: Any, limits: Limits, folder: str, is_apart: bool) -> None:
    """Serves one learner's notebook, with nothing in reach but an empty folder and the socket."""
    from autograder.grading.worker import Worker

    os.setsid()
    if is_apart:
        mount_fresh(limits)
    home = "/tmp" if is_apart else folder
    os.environ.update(dict.fromkeys(OWN_PLACES, home))
    tempfile.tempdir = None
    os.chdir(home)
    sys.path.insert(0, "")  # a notebook may import what stands beside it
    close_all_but(descriptor)
    give_up_privileges()
    for name, value in limits.rlimits().items():
        with contextlib.suppress(AttributeError, ValueError, OSError):  # some systems lack a limit or refuse it
            resource.setrlimit(getattr(resource, name), (value, value))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Worker(Channel(socket.socket(fileno=descriptor)), shell).serve()


def mount_fresh(limits: Limits) -> None:
    """An empty /tmp and /dev/shm of limited size, and an empty /proc, which shows no process of anyone."""
    room = f"size={limits.file_bytes},nr_inodes={limits.files},mode=0777"
    mount("none", "/", "", MS_REC | MS_PRIVATE, "")
    ours = {path: os.open(path, os.O_PATH) for path in python_in_tmp()}
    mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, room)
    for path, descriptor in ours.items():
        os.makedirs(path, exist_ok=True)
        mount(f"/proc/self/fd/{descriptor}", path, "", MS_BIND | MS_REC, "")
        mount("none", path, "", MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, "")
    mount("tmpfs", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, room)
    mount("tmpfs", "/proc", "tmpfs", MS_NOSUID | MS_NODEV, "size=4096,mode=0555")


def python_in_tmp() -> list[str]:
    """The folders of Python, and of what it imports, that an empty /tmp would hide."""
    found: list[str] = []
    for path in sorted({sys.base_prefix, sys.prefix, *sys.path}):
        is_new = not any(path.startswith(known + os.sep) for known in found)
        if path.startswith("/tmp/") and os.path.isdir(path) and is_new:
            found.append(path)
    return found


def mount(what: str, where: str, kind: str, flags: int, options: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(what.encode(), where.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()) != 0:
        raise OSError(ctypes.get_errno(), f"cannot mount {where}")


def close_all_but(descriptor: int) -> None:
    """Leaves a worker no open file of ours but its socket."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 4096)


def give_up_privileges() -> None:
    """No capability, no way to gain one, no key of ours, and no system call that it never needs."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    if (number := JOIN_SESSION_KEYRING.get(os.uname().machine)) is not None:
        libc.syscall(number, 1, None)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    none = (ctypes.c_uint32 * 6)()
    libc.capset(header, none)
    refuse_system_calls()


if __name__ == "__main__":
    main()
