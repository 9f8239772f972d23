"""All pages of a class in one zip, a folder for each learner: to hand back where nbgrader's exchange is not."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from autograder.errors import GradwalkError
from autograder.exchange.archive_written import is_marked, replaced
from autograder.exchange.own_wheel import ALWAYS
from autograder.grading.layout import Course
from autograder.reports.feedback_place import folder

MARK = b"gradwalk feedback"


class NoZip(GradwalkError):
    """The zip cannot be written; the message says why."""


def refuse_others(path: Path, *, force: bool) -> None:
    """Raises NoZip if something else than such a zip would be written over."""
    if path.exists() and not force and not is_marked(path, MARK):
        raise NoZip(f"{path} is there already and holds something else: --force replaces it.")


def write_zip(path: Path, course: Course, students: Iterable[str]) -> int:
    """Writes the pages of these learners, whole or not at all, and returns how many there are. Raises NoZip.

    The same pages give the same bytes.
    """
    count = 0
    try:
        with replaced(path) as part, zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = MARK
            for student in sorted(students):
                for page in sorted(folder(course, student).glob("*.html")):
                    entry = zipfile.ZipInfo(f"{student}/{page.name}", ALWAYS)
                    entry.external_attr = 0o100644 << 16
                    archive.writestr(entry, page.read_bytes(), zipfile.ZIP_DEFLATED)
                    count += 1
    except OSError as error:
        raise NoZip(f"{path} cannot be written: {error.strerror or error}.") from error
    return count
