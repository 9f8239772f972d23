"""`gradwalk start` as a learner runs it, in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.bench.lab import free_port

PATIENCE = 90.0  # seconds until JupyterLab has to be there


@contextlib.contextmanager
def gradwalk_start(folder: Path) -> Iterator[str]:
    """Runs `gradwalk start` on folder/work; gives the address of a page as a text with `{}` for its name."""
    command = [str(Path(sys.executable).with_name("gradwalk")), "start", "--no-browser", "--work", str(folder / "work")]
    environment = {**os.environ, "HOME": str(folder), "IPYTHONDIR": str(folder / "ipython")}
    environment |= {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    log = folder / "start.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, "--port", str(free_port())], stdout=output, stderr=subprocess.STDOUT, env=environment
        )
    try:
        host, token = _wait_for_address(server, log)
        yield f"{host}/lab/tree/{{}}.ipynb?token={token}&reset"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:  # a busy machine; whoever is left would be found by a later test
            for child in psutil.Process(server.pid).children(recursive=True):
                child.kill()
            server.kill()
            server.wait()


def _wait_for_address(server: subprocess.Popen[bytes], log: Path) -> tuple[str, str]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        found = re.search(r"(http://127\.0\.0\.1:\d+)/lab\S*\?token=(\w+)", log.read_text())
        if found:
            return found[1], found[2]
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")
