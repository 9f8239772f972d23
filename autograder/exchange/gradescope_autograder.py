"""An autograder for Gradescope: a zip file with the grader, the instructor's notebooks and what starts them.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path

from autograder.exchange.gradescope_harness.places import SETTINGS, UNIT, Settings
from autograder.exchange.own_wheel import own_wheel, requirements, zipped
from autograder.grading.files import NOTEBOOK
from autograder.grading.layout import Course
from autograder.grading.plan import points, read_assignment

PROGRAMS = ("setup.sh", "run_autograder")
HARNESS = "autograder.exchange.gradescope_harness"


def autograder_zip(course: Course, *, require_sandbox: bool = False, visibility: str = "visible") -> bytes:
    """The zip file that grades an assignment on Gradescope; the same course makes the same bytes.

    Raises a GradwalkError if the instructor's notebooks cannot be used, or if the wheel cannot be made.
    """
    assignment = read_assignment(course)
    points(assignment)  # says it here if a notebook cannot be read, rather than there
    settings = Settings(course.unit, require_sandbox, visibility, tuple(sorted(assignment.open_files)))
    content = {name: (files(HARNESS) / name).read_bytes() for name in PROGRAMS}
    content |= {"requirements.txt": "".join(f"{line}\n" for line in requirements()).encode()}
    content |= {SETTINGS: settings.encoded(), **_wheel()}
    content |= {f"{UNIT}/{name}{NOTEBOOK}": raw for name, raw in sorted(assignment.notebooks.items())}
    content |= {f"{UNIT}/{name}": raw for name, raw in sorted(assignment.files.items())}
    return zipped(content, frozenset(PROGRAMS))


def _wheel() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = own_wheel(Path(folder))
        return {path.name: path.read_bytes()}
