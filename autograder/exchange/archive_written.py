"""Files that we write, whole or not at all; and zips that are known again by a mark."""

from __future__ import annotations

import contextlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; what was written takes its place at the end, or nothing does."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def is_marked(path: Path, mark: bytes) -> bool:
    """Whether a file is a zip with this comment."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == mark
    except (OSError, zipfile.BadZipFile):
        return False
