"""A real kit for the tests: made with pip, unpacked, installed and run as its README.txt says, without a network."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.exchange.own_wheel import zipped

ROOT = Path(__file__).resolve().parent.parent
NO_NETWORK = ("bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--unshare-net", "--die-with-parent")
PATIENCE = 600.0  # seconds for pip, or for a notebook

EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
for name in sys.argv[1:]:
    notebook = nbformat.read(f"work/{name}.ipynb", 4)
    NotebookClient(notebook, allow_errors=True, timeout=120, resources={"metadata": {"path": "work"}}).execute()
    nbformat.write(notebook, f"{name}.run.ipynb")
"""

START = """
import re, signal, subprocess, sys, time, urllib.request
with open("log", "w") as log:
    server = subprocess.Popen([*sys.argv[1].split(), "--no-browser"], stdout=log, stderr=log)
deadline = time.monotonic() + 180
try:
    while time.monotonic() < deadline and server.poll() is None:
        found = re.search(r"http://localhost:\\d+/lab/tree/start.ipynb[?]token=\\w+", open("log").read())
        if found:
            try:
                print(found[0], urllib.request.urlopen(found[0], timeout=60).read().decode())
                break
            except OSError:
                pass
        time.sleep(0.2)
    server.send_signal(signal.SIGINT)
    server.wait(60)
finally:
    server.kill()
print(open("log").read())
"""


@functools.cache
def without_network() -> tuple[str, ...]:
    """What stands before a command to run it without a network; nothing where bubblewrap cannot do that."""
    works = shutil.which("bwrap") and not subprocess.run([*NO_NETWORK, "true"], capture_output=True).returncode
    return NO_NETWORK if works else ()


@dataclass(frozen=True)
class Unpacked:
    """A kit in a learner's folder."""

    folder: Path

    @property
    def lines(self) -> list[str]:
        """The two lines of the README for this system."""
        text = (self.folder / "README.txt").read_text(encoding="utf-8").split("Windows, in")[0]
        return re.findall(r"^    (\S.* .*)$", text, re.MULTILINE)

    def shell(self, line: str) -> subprocess.CompletedProcess[str]:
        """Runs a line as a learner does: in the folder, with no setting of ours, and without a network."""
        return self._run("sh", "-c", line)

    def python(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a program with the Python that the first line has set up."""
        return self._run(".venv/bin/python", "-W", "ignore", "-c", program, *arguments)

    def executed(self, *names: str) -> None:
        """Runs notebooks of work/, past every error."""
        done = self.python(EXECUTE, *names)
        assert not done.returncode, done.stderr

    def cells(self, name: str) -> list[dict[str, Any]]:
        """The cells of a notebook that was run."""
        notebook = json.loads((self.folder / f"{name}.run.ipynb").read_text(encoding="utf-8"))
        return list(notebook["cells"])

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        home = self.folder.parent / "home"
        bin_ = self.folder.parent / "bin"
        if not bin_.exists():
            home.mkdir()
            bin_.mkdir()
            named = bin_ / f"python{sys.version_info.major}.{sys.version_info.minor}"
            named.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
            named.chmod(0o755)
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        settings = {"PATH": f"{bin_}:/usr/bin:/bin", "HOME": str(home), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.run(
            [*without_network(), *command],
            cwd=self.folder,
            env={**kept, **settings},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )


def unpack(kit: Path, folder: Path) -> Unpacked:
    """The kit in `folder`."""
    with zipfile.ZipFile(kit) as archive:
        archive.extractall(folder)
    return Unpacked(folder / "gradwalk_kit")


def files_in(path: Path) -> dict[str, bytes]:
    """The files of a kit by their names in it."""
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix("gradwalk_kit/"): archive.read(name) for name in archive.namelist()}


def tiny_wheel(folder: Path, name: str, requires: Sequence[str] = (), tag: str = "any") -> Path:
    """A wheel of a package that holds nothing but what it needs."""
    about = f"{name}-1.0.dist-info"
    needs = "".join(f"Requires-Dist: {line}\n" for line in requires)
    extras = "".join(
        f"Provides-Extra: {extra}\n" for line in requires for extra in re.findall(r'extra == "(\w+)"', line)
    )
    files = {
        f"{name}.py": b"",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{extras}{needs}".encode(),
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-{tag}\n".encode(),
        f"{about}/RECORD": b"",
    }
    path = folder / f"{name}-1.0-py3-none-{tag}.whl"
    path.write_bytes(zipped(files))
    return path


def notebook(*cells: str, **marks: Any) -> bytes:
    """A notebook with these code cells; `marks` go to each of them."""
    shown = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": text,
        }
        | marks
        for number, text in enumerate(cells)
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": shown}).encode()


def release(folder: Path, **units: bytes) -> Path:
    """A release folder with a start page and these units."""
    for name, content in {"start": notebook("1"), **units}.items():
        path = folder / "release" / ("" if name == "start" else name) / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "release"
