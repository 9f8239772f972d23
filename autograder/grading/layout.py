"""A course folder as nbgrader's own settings describe it: where what stands, and where the gradebook is."""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError

SLOW_GRAMMAR = "rfc3987_syntax"  # jsonschema loads it where it is installed: 2 s, for a kind of text no notebook holds
ANYBODY = "\0"


class NoCourse(GradwalkError):
    """A folder is no course of nbgrader's, or its settings cannot be read; the message says what helps."""


@dataclass(frozen=True)
class Course:
    """One assignment in a course folder. `settings` and the rest are nbgrader's own, as the course configures them."""

    unit: str
    settings: Any
    autograde: Any
    late_penalties: Any

    @property
    def root(self) -> Path:
        return Path(self.settings.root)

    @property
    def db_url(self) -> str:
        return str(self.settings.db_url)

    @property
    def source(self) -> Path:
        return Path(os.path.normpath(self.settings.format_path(self.settings.source_directory, ".", self.unit)))

    def submitted(self, student: str) -> Path:
        """Where a student's submission stands."""
        return Path(self.settings.format_path(self.settings.submitted_directory, student, self.unit))

    def autograded(self, student: str) -> Path:
        """Where formgrader and feedback look for what was graded."""
        return Path(self.settings.format_path(self.settings.autograded_directory, student, self.unit))

    def students(self) -> list[str]:
        """Everybody who has handed in this assignment, in alphabetical order."""
        path = str(self.submitted(ANYBODY))
        pattern = re.escape(path).replace(re.escape(ANYBODY), f"([^{re.escape(os.sep)}]+)", 1)
        found = (re.fullmatch(pattern, one) for one in glob.glob(glob.escape(path).replace(ANYBODY, "*")))
        return sorted({match.group(1) for match in found if match} - set(self.settings.student_id_exclude.split(",")))


def open_course(root: Path, unit: str, db_url: str | None = None) -> Course:
    """The assignment `unit` in the course folder `root`, with the settings of its nbgrader_config.py.

    Raises NoCourse if there are no instructor notebooks of it, or if the settings cannot be read.
    """
    with _quick_import(), _kept_path():
        from nbgrader.apps.autogradeapp import AutogradeApp
        from nbgrader.converters import Autograde
        from nbgrader.preprocessors import AssignLatePenalties

        app = AutogradeApp(log_level=logging.ERROR)
        app.load_cwd_config = False  # the course's settings are those in the course folder
        app.raise_config_file_errors = True  # rather than to grade into some other gradebook
        try:
            app.initialize([], root=str(root.absolute()))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a configuration file is a program, it may raise anything
            raise NoCourse(f"{root / 'nbgrader_config.py'} cannot be read: {type(error).__name__}: {error}") from error
    if db_url:
        app.coursedir.db_url = db_url
    penalties = AssignLatePenalties(parent=app)
    penalties.init_plugin()
    course = Course(unit, app.coursedir, Autograde(coursedir=app.coursedir, parent=app), penalties.plugin_inst)
    if not any(course.source.glob("*.ipynb")):
        raise NoCourse(
            f"{course.source} holds no notebook. Is {course.root} the course folder, and {unit!r} the assignment?"
        )
    scripts = sysconfig.get_path("scripts")  # nbgrader starts `alembic` by its bare name
    os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
    return course


@contextlib.contextmanager
def _quick_import() -> Iterator[None]:
    """Keeps a grammar out that takes longer to load than the rest of nbgrader, and that nobody uses here."""
    is_ours = SLOW_GRAMMAR not in sys.modules
    if is_ours:
        sys.modules[SLOW_GRAMMAR] = None  # type: ignore[assignment]  # an import of it is an ImportError, which jsonschema expects
    try:
        yield
    finally:
        if is_ours:
            del sys.modules[SLOW_GRAMMAR]


@contextlib.contextmanager
def _kept_path() -> Iterator[None]:
    """nbgrader puts the working folder in front of all modules; nothing of a course is imported here."""
    before = list(sys.path)
    try:
        yield
    finally:
        sys.path[:] = before
