"""Where a page of feedback stands: where nbgrader's `generate_feedback` puts it and `release_feedback` takes it from.

The folders: https://github.com/jupyter/nbgrader/blob/0.7.x/nbgrader/docs/source/exchange/exchange_api.rst. The mode of
the files is that of its GenerateFeedback. Two more files go along, because releasing reads them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.layout import Course
from autograder.reports.feedback_page import NoPage

GO_ALONG = ("timestamp.txt", "submission_secret.txt")


@dataclass(frozen=True)
class Permissions:
    """The mode of files, and whether the whole group may write."""

    mode: int
    is_shared: bool


def permissions(course: Course) -> Permissions:
    """Those of nbgrader's own feedback in this course."""
    from nbgrader.converters import GenerateFeedback

    converter = GenerateFeedback(coursedir=course.settings, parent=course.autograde.parent)
    return Permissions(int(str(converter.permissions), 8), bool(course.settings.groupshared))


def folder(course: Course, student: str) -> Path:
    """The folder of one learner's feedback. Raises NoPage for an id that is no name of a folder."""
    if student in ("", ".", "..") or any(letter in student for letter in "/\\\0"):
        raise NoPage("This id cannot be the name of a folder.")
    settings = course.settings
    return Path(os.path.normpath(settings.format_path(settings.feedback_directory, student, course.unit)))


def put(place: Path, contents: Mapping[str, bytes], allowed: Permissions, *, force: bool) -> bool:
    """Writes the files that are not there word for word; says whether there was one. Raises OSError."""
    place.mkdir(parents=True, exist_ok=True)
    if allowed.is_shared:
        _share(place)
    stale = [name for name, content in contents.items() if force or _read(place / name) != content]
    for name in stale:
        _write(place / name, contents[name], allowed.mode)
    return bool(stale)


def beside(graded: Path) -> dict[str, bytes]:
    """The files of a graded submission that go along with its feedback."""
    found = {name: _read(graded / name) for name in GO_ALONG}
    return {name: content for name, content in found.items() if content is not None}


def _read(path: Path) -> bytes | None:
    """What stands in an ordinary file; None for anything else."""
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()


def _write(path: Path, content: bytes, mode: int) -> None:
    """The file appears whole or not at all, and never through a link."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with new.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(mode)
    new.replace(path)


def _share(place: Path) -> None:
    """As nbgrader shares its folders with a group; those of somebody else stay as they are."""
    for one in (place, place.parent, place.parent.parent):
        with contextlib.suppress(PermissionError):
            one.chmod((one.stat().st_mode | 0o2770) & 0o2777)
