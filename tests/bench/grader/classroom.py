"""A course folder with a synthetic class that has handed in unit 01; and smaller and larger ones made of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from autograder.commands.demo import make_course
from autograder.commands.nbgrader_steps import run_nbgrader
from autograder.commands.places import project_root
from autograder.commands.submissions import simulate_class
from autograder.commands.units import unit_named

UNIT = "01_gradient_descent"
SEED = 1
PLAIN_NBGRADER = """
c = get_config()
c.CourseDirectory.course_id = "gradwalk"
c.OverwriteCells.add_missing_cells = True
"""
SHUT_DOWN_AT_ONCE = 'c.Execute.shutdown_kernel = "immediate"\n'


def hand_in(course: Path, learners: int) -> Path:
    """A new course folder in which a class of this size has handed in the unit, as `gradwalk simulate` does it."""
    make_course(project_root(), course)
    released = run_nbgrader(course, "generate_assignment", UNIT)
    if not released.is_ok:
        raise RuntimeError(released.log)
    simulate_class(unit_named(UNIT), learners, SEED, course)
    return course


def students(course: Path) -> list[str]:
    """Who has handed in, in alphabetical order."""
    return sorted(path.parent.name for path in (course / "submitted").glob(f"*/{UNIT}"))


def fresh(course: Path, place: Path) -> Path:
    """A copy of a course folder in which nothing is graded yet."""
    return shutil.copytree(course, place)


def sample(course: Path, place: Path, count: int, config: str) -> Path:
    """A copy in which only `count` of the class have handed in, evenly spread, with settings of its own."""
    everybody = students(course)
    kept = {everybody[number * len(everybody) // count] for number in range(count)}
    fresh(course, place)
    for student in set(everybody) - kept:
        shutil.rmtree(place / "submitted" / student)
    (place / "nbgrader_config.py").write_text(config)
    return place


def multiplied(course: Path, place: Path, count: int) -> Path:
    """A copy in which `count` learners hand in: the same submissions again and again, under other names."""
    fresh(course, place)
    everybody = students(course)
    for number in range(len(everybody), count):
        original = place / "submitted" / everybody[number % len(everybody)] / UNIT
        copied = place / "submitted" / f"copy-{number:05}" / UNIT
        copied.mkdir(parents=True)
        for path in original.iterdir():
            os.link(path, copied / path.name)
    return place
