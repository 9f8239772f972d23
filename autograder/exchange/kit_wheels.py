"""The packages of a kit: this project's own wheel, which asks for what learners need, and the wheels it asks for."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Collection, Sequence
from importlib.metadata import distributions, packages_distributions, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from autograder.exchange.kit_platforms import missing, taken
from autograder.exchange.kit_release import NoKit
from autograder.exchange.own_wheel import own_wheel, requirements, zipped

INSTRUCTORS = frozenset({"jinja2", "latex2mathml", "nbgrader", "packaging", "pyyaml"})
WHERE_IMPORTED = INSTRUCTORS | {"scikit-learn"}  # a learner needs these only where a notebook imports them
EXTRA = "teach"  # pip install "gradwalk[teach]" asks for the rest
MOST_ROUNDS = 5  # of asking for what only the other platform needs


def name_of(requirement: str) -> str:
    """The name of what is required, in the one way to write it."""
    return canonicalize_name(Requirement(requirement).name)


def needed(modules: Collection[str]) -> tuple[list[str], list[str]]:
    """What learners need of our own requirements, and what their notebooks import besides, as it is installed here.

    Raises NoKit if a module that they import is not installed here.
    """
    providers = packages_distributions()
    lacking = sorted(module for module in modules if module not in providers)
    if lacking:
        raise NoKit(f"The notebooks import {', '.join(lacking)}, which is not installed here: install it first.")
    imported = {canonicalize_name(providers[module][0]) for module in modules}
    ours = [line for line in requirements() if name_of(line) not in WHERE_IMPORTED - imported]
    besides = sorted(imported - {name_of(line) for line in ours})
    return ours, [f"{name}=={version(name)}" for name in besides]


def learners_wheel(folder: Path, ours: Collection[str]) -> Path:
    """Writes our wheel into `folder`: what is not among `ours` it asks for only with the extra `teach`."""
    path = own_wheel(folder)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    about = next(name for name in content if name.endswith(".dist-info/METADATA"))
    record = about.replace("METADATA", "RECORD")
    content[about] = asking(content[about].decode(), ours).encode()
    content[record] = recorded(content[record].decode(), about, content[about]).encode()
    path.write_bytes(zipped(content))
    return path


def asking(metadata: str, ours: Collection[str]) -> str:
    """The metadata of our wheel, in which only `ours` are asked for without an extra."""

    def with_extra(line: re.Match[str]) -> str:
        return line[0] if line[1] in ours or ";" in line[1] else f'{line[0]}; extra == "{EXTRA}"'

    asked = re.sub(r"^Requires-Dist: (.*)$", with_extra, metadata, flags=re.MULTILINE)
    return asked.replace("Requires-Dist:", f"Provides-Extra: {EXTRA}\nRequires-Dist:", 1)


def recorded(record: str, changed: str, raw: bytes) -> str:
    """The list of a wheel's files, with the digest of the one that was changed."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()
    rows = [
        row if row[0] != changed else [changed, f"sha256={digest}", len(raw)]
        for row in csv.reader([*record.splitlines()])
    ]
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def download(wanted: Sequence[str], folder: Path, platform: str | None = None) -> None:
    """Fetches wheels of what is wanted, and of all that this needs, for this machine or for another platform.

    Raises NoKit if one cannot be had.
    """
    if platform is None:
        run_pip([], wanted, folder)
        return
    options = [f"--platform={tag}" for tag in taken(platform)]
    asked = list(wanted)
    for _ in range(MOST_ROUNDS):
        run_pip(options, asked, folder)
        lacking = missing(folder, asked, platform)
        if not lacking:
            return
        asked += lacking
    raise NoKit(f"For {platform}, {', '.join(lacking)} cannot be had. Make the kit on such a machine, or use --slim.")


def run_pip(options: Sequence[str], wanted: Sequence[str], folder: Path) -> None:
    """Runs `pip download`, as pip is configured here. Raises NoKit with pip's own reason."""
    if not any(distributions(name="pip")):
        raise NoKit("This Python has no pip to download packages with: use --slim, or python -m ensurepip first.")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-input"]
    command += ["--only-binary=:all:", f"--dest={folder}", *options, *wanted]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = [line.removeprefix("ERROR: ") for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        why = (said or ["it gives no reason"])[-1].rstrip(".")
        raise NoKit(f"pip could not download the packages ({why}). Use --slim, or try again with a connection.")
