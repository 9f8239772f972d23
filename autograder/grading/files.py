"""The files of a folder that somebody handed in: read as they are, no link followed, nothing outside reached."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.reading import MAX_REST, Unreadable, read_bytes, without_outputs

NOTEBOOK = ".ipynb"
MOST_FILES = 2_000
MOST_BYTES = 64 * 2**20  # of all files beside the notebooks
DEEPEST = 20


@dataclass(frozen=True)
class Folder:
    """What a folder holds: notebooks by name (without outputs), other files by path; what was left out, and why."""

    notebooks: dict[str, bytes]
    others: dict[str, bytes]
    unreadable: dict[str, str]  # notebooks by name
    left_out: tuple[str, ...] = ()

    def digest(self) -> str:
        """Equal for folders that hold the same, and only for those; the outputs of notebooks do not count."""
        whole = hashlib.sha256()
        named = [(f"{name}{NOTEBOOK}", content) for name, content in self.notebooks.items()]
        for name, content in sorted([*named, *self.others.items()]):
            whole.update(f"{len(name)} {name} {len(content)} ".encode(errors="surrogateescape"))
            whole.update(content)
        return whole.hexdigest()


def read_folder(folder: Path, ignore: Sequence[str] = ()) -> Folder:
    """Reads a folder; `ignore` are nbgrader's name patterns. Links, devices and what is too large are left out.

    Raises OSError if the folder itself cannot be read.
    """
    if folder.is_symlink():
        raise OSError(f"{folder.name} is a link, not a folder")
    found = Folder({}, {}, {})
    left_out: list[str] = []
    room = MOST_BYTES
    for path in _walk(folder, ignore):
        name = path.relative_to(folder).as_posix()
        is_notebook = path.suffix == NOTEBOOK
        if is_notebook and path.parent != folder:
            continue  # nbgrader, too, knows only the notebooks of the folder itself
        try:
            if is_notebook:
                found.notebooks[path.stem] = _read_notebook(path)
            else:
                found.others[name] = _read_other(path, room, len(found.others))
                room -= len(found.others[name])
        except Unreadable as why:
            if is_notebook:
                found.unreadable[path.stem] = str(why)
            left_out.append(f"{name}: {why}")
    return Folder(found.notebooks, found.others, found.unreadable, tuple(left_out[:MOST_FILES]))


def _walk(folder: Path, ignore: Sequence[str], depth: int = 0) -> Iterator[Path]:
    """Everything below a folder that is not a folder in turn, unless a folder has the name of a notebook."""
    with os.scandir(folder) as found:
        kept = [entry for entry in found if not any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignore)]
    for entry in sorted(kept, key=lambda entry: entry.name):
        if not entry.is_dir(follow_symlinks=False) or entry.name.endswith(NOTEBOOK):
            yield Path(entry.path)
        elif depth < DEEPEST:
            yield from _walk(Path(entry.path), ignore, depth + 1)


def _read_notebook(path: Path) -> bytes:
    raw = without_outputs(read_bytes(path))
    if len(raw) > MAX_REST:
        raise Unreadable(f"It holds {len(raw):,} bytes beside its outputs; {MAX_REST:,} can be graded.")
    return raw


def _read_other(path: Path, room: int, read: int) -> bytes:
    if read >= MOST_FILES:
        raise Unreadable(f"More than {MOST_FILES:,} files are not taken.")
    if path.lstat().st_size > room:
        raise Unreadable(f"The files are larger than {MOST_BYTES / 2**20:.0f} MB together.")
    return read_bytes(path)


def keep_apart(learners: dict[str, bytes], masters: dict[str, bytes]) -> dict[str, bytes]:
    """The learner's files that stand in no master's way: not at its path, not in place of its folder, not below it."""
    folders = {str(parent) for name in masters for parent in Path(name).parents}
    return {
        name: content
        for name, content in learners.items()
        if name not in masters and name not in folders and not any(str(up) in masters for up in Path(name).parents)
    }
