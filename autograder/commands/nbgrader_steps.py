"""nbgrader's own commands, run in a course folder; what they log is kept, not shown."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from autograder.commands.people import Person


@dataclass(frozen=True)
class Step:
    """A command of nbgrader that has run: what was typed, whether it succeeded, and its log."""

    command: str
    is_ok: bool
    log: str


def database_url(course: Path) -> str:
    """Where the gradebook of a course folder is."""
    return f"sqlite:///{course.absolute() / 'gradebook.db'}"


def environment(course: Path) -> dict[str, str]:
    """The environment for nbgrader: the course folder's settings instead of the user's; UTF-8 on every system.

    nbgrader starts `alembic` by its bare name, so the folder of this Python's scripts comes first.
    """
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    own = {"PATH": path, "JUPYTER_CONFIG_DIR": str(course.absolute() / ".jupyter"), "PYTHONUTF8": "1"}
    return {**os.environ, **own}


def run_nbgrader(course: Path, *arguments: str) -> Step:
    """Runs `nbgrader <arguments>` on a course folder."""
    here = [f"--CourseDirectory.root={course.absolute()}", f"--CourseDirectory.db_url={database_url(course)}"]
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments, *here],
        cwd=course,
        env=environment(course),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Step(f"nbgrader {' '.join(arguments)}", done.returncode == 0, done.stdout)


def enrol(course: Path, people: list[Person]) -> None:
    """Writes the names of the class into the gradebook, as `nbgrader db student add` does."""
    from nbgrader.api import Gradebook

    with Gradebook(database_url(course)) as gradebook:
        for person in people:
            gradebook.update_or_create_student(person.id, first_name=person.given, last_name=person.family)
