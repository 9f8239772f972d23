"""JupyterLab as a learner should meet it: open on the start page, quiet, and without touching their settings."""

from __future__ import annotations

import errno
import logging
import os
import socket
from pathlib import Path

from autograder.commands.places import START
from autograder.commands.refusal import Refused

SETTINGS = Path(__file__).parent / "lab_settings"  # no question about news, no menu for instructors
INSTRUCTORS = [  # nbgrader's server extensions: without a course folder they only log that they miss it
    f"nbgrader.server_extensions.{name}"
    for name in ("formgrader", "validate_assignment", "assignment_list", "course_list")
]


def first_free_port(wanted: int) -> int:
    """The first port from `wanted` on that nobody listens to. Raises Refused if there is none."""
    for port in range(wanted, 65536):
        if is_free(port):
            return port
    raise Refused(f"No port from {wanted} to 65535 is free.")


def is_free(port: int) -> bool:
    """Whether a server can listen on a port of this machine, asked the way Jupyter's own server binds it."""
    for family, kind, protocol, _, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind, protocol) as candidate:
            if os.name != "nt":  # where a port counts as taken for minutes after its server has stopped
                candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                candidate.bind(address)
            except OSError as error:
                if error.errno in (errno.EADDRINUSE, errno.EACCES):
                    return False
    return True


def is_root() -> bool:
    """Whether this process belongs to root, as whom Jupyter does not start unless told to."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def lab_arguments(folder: Path, port: int, *, browser: bool, root: bool) -> list[str]:
    """The command line of JupyterLab. It says everything here, so that no file of the user's is changed."""
    return [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        f"--ServerApp.open_browser={browser}",
        f"--ServerApp.allow_root={root}",
        "--ServerApp.answer_yes=True",  # one Ctrl-C is enough
        "--ServerApp.terminals_enabled=False",
        f"--ServerApp.jpserver_extensions={dict.fromkeys(INSTRUCTORS, False)}",
        "--Application.log_level=ERROR",
        f"--LabApp.default_url=/lab/tree/{START}",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.workspaces_dir={folder / '.lab' / 'workspaces'}",  # the open tabs of other projects stay out
    ]


def run_lab(arguments: list[str], goodbye: str) -> None:
    """Runs JupyterLab in this process, so that every signal reaches it, until it is stopped; ends with `goodbye`.

    The process ends here: a request that Ctrl-C cuts short leaves a thread of Jupyter's behind that never ends, and
    an ordinary exit would wait for it.
    """
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(arguments)
    print(goodbye, flush=True)
    logging.shutdown()
    os._exit(0)
