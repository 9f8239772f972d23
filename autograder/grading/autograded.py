"""The folder that formgrader and feedback read: made beside its place, then moved there as a whole."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

VALID_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Autograded:
    """One submission's folder in autograded/. Until `put` it stands under a name that nbgrader does not look at."""

    def __init__(self, place: Path, mode: int, *, is_shared: bool = False) -> None:
        self._place = place
        self._new = place.with_name(f".{place.name}.new")
        self._old = place.with_name(f".{place.name}.old")
        self._mode = mode
        self._is_shared = is_shared

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        shutil.rmtree(self._new, ignore_errors=True)  # what was not put

    def clean(self) -> None:
        """Takes away what a process left that was killed here."""
        if self._old.is_dir() and not self._place.exists():
            self._old.rename(self._place)
        for left in (self._new, self._old):
            if left.is_dir():
                shutil.rmtree(left)

    def make(self, texts: dict[str, str], files: dict[str, bytes]) -> None:
        """Writes all files into a folder beside the place. Raises OSError, for example on a full disk."""
        self.clean()
        for name, content in {**files, **{name: text.encode() for name, text in texts.items()}}.items():
            self._write(self._new / name, content)
        if self._is_shared:
            for folder in (self._new, *(path for path in self._new.rglob("*") if path.is_dir())):
                folder.chmod((folder.stat().st_mode | 0o2770) & 0o2777)

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(self._mode)

    def put(self) -> None:
        """Moves the folder to its place. What stood there is gone afterwards."""
        if self._place.exists():
            self._place.rename(self._old)
        self._new.rename(self._place)
        shutil.rmtree(self._old, ignore_errors=True)


def with_valid_ids(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells, each with an id that nbformat accepts and that no other cell has."""
    used: set[str] = set()
    valid = []
    for number, cell in enumerate(cells):
        name = str(cell.get("id", ""))
        if not VALID_ID.fullmatch(name) or name in used:
            name = next(free for n in range(len(cells) + 1) if (free := f"cell-{number}-{n}") not in used)
        used.add(name)
        valid.append({**cell, "id": name})
    return valid
