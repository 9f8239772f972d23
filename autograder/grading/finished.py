"""What is done already: one record per graded submission, written last, so that whoever has one is graded in full."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError

FOLDER = ".gradwalk"


class Busy(GradwalkError):
    """Somebody else is grading in this course folder."""


class Finished:
    """The records of one assignment in a course folder: `.gradwalk/<assignment>/<student>.json`."""

    def __init__(self, root: Path, unit: str) -> None:
        self._folder = root / FOLDER / unit

    def read(self, student: str) -> dict[str, Any]:
        """The record of this student's submission; empty if there is none."""
        try:
            record = json.loads(self._path(student).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def fingerprint(self, student: str) -> str | None:
        """The fingerprint with which this student's submission was graded; None if it was not, or not to the end."""
        found = self.read(student).get("fingerprint")
        return found if isinstance(found, str) else None

    def reopen(self, student: str, record: dict[str, Any]) -> None:
        """From now on, and until `write`, the submission counts as not graded; `record`, what is known of it, stays."""
        if record:
            self.write(student, {**record, "fingerprint": None})

    def write(self, student: str, record: dict[str, Any]) -> None:
        """The submission is graded in full: its record appears whole or not at all."""
        path = self._path(student)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(record, ensure_ascii=False) + "\n")

    def _path(self, student: str) -> Path:
        return self._folder / f"{student}.json"


def write_whole(path: Path, text: str) -> None:
    """Writes a file under another name and renames it, so that `path` never holds a part of it."""
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else grades in this course folder meanwhile. However this process ends, the lock ends with it."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy(f"Somebody is grading in {root} already. Wait until they are done.") from error
        yield
