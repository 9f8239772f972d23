"""A JupyterLab of its own and a page of Chromium that has a notebook open in it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

PROJECT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def notebook(*cells: str) -> nbformat.NotebookNode:
    """A notebook with these code cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = [nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(cells)]
    return nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernel})


@contextlib.contextmanager
def lab(**notebooks: nbformat.NotebookNode) -> Iterator[str]:
    """Runs JupyterLab on a folder with these notebooks; gives its address with `{}` in place of a notebook's name."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, nb in notebooks.items():
            nbformat.write(nb, home / f"{name}.ipynb")
        settings = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
        settings.parent.mkdir(parents=True)
        settings.write_text('{"fetchNews": "false", "checkForUpdates": false}')
        port, token = free_port(), secrets.token_hex(8)
        log = (home / "lab.log").open("w")
        server = subprocess.Popen(_command(home, port, token), env=_environment(home), stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, home / "lab.log")
            yield f"http://127.0.0.1:{port}/lab/tree/{{}}.ipynb?token={token}&reset"
        finally:
            server.terminate()
            server.wait(20)
            log.close()


def _command(home: Path, port: int, token: str) -> list[str]:
    options = [f"--ServerApp.root_dir={home}", f"--IdentityProvider.token={token}", "--ServerApp.allow_root=True"]
    return [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--port-retries=0", *options]


def _environment(home: Path) -> dict[str, str]:
    """Settings, runtime files and IPython's profile in `home`: neither what the user has set nor what we set stays."""
    own = {f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    own |= {
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(PROJECT),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
    }
    return {**os.environ, **own}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2).close()
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


@contextlib.contextmanager
def page(width: int = 1280, height: int = 800, scale: float = 1.0) -> Iterator[Any]:
    """A page of headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            size = {"width": width, "height": height}
            yield browser.new_page(viewport=size, device_scale_factor=scale)
        finally:
            browser.close()


def open_notebook(page: Any, address: str) -> None:
    """Opens a notebook and waits for its kernel."""
    page.goto(address)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
