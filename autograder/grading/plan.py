"""What has to be graded: the assignment read once, then one job for each submission, made when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.errors import GradwalkError
from autograder.grading.bench import Assignment, NotGraded, Rules, digest_of, read_cells
from autograder.grading.files import NOTEBOOK, Folder, read_folder
from autograder.grading.layout import Course
from autograder.grading.pool import Job


class Unusable(GradwalkError):
    """The instructor's notebooks or a submission cannot be used; the message says why."""


@dataclass(frozen=True)
class Turn:
    """A submission whose turn it is: a job, or the reason why there is none."""

    student: str
    job: Job | None
    problem: str = ""
    left_out: tuple[str, ...] = ()


def read_assignment(course: Course) -> Assignment:
    """The instructor's notebooks and files. Raises Unusable."""
    folder = read_folder(course.source, course.settings.ignore)
    for name, why in folder.unreadable.items():
        raise Unusable(f"{course.source / name}{NOTEBOOK}: {why}")
    open_files = frozenset(course.autograde.exclude_overwriting.get(course.unit, ()))
    digest = digest_of(folder.digest(), *sorted(open_files))
    return Assignment(folder.notebooks, folder.others, open_files, digest)


def points(assignment: Assignment) -> dict[str, dict[str, float]]:
    """The points of each graded cell, by notebook and grade id. Raises Unusable."""
    found: dict[str, dict[str, float]] = {}
    for name, raw in assignment.notebooks.items():
        try:
            cells = read_cells(name, raw)
        except NotGraded as why:
            raise Unusable(str(why)) from why
        marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        graded = [mark for mark in marks if mark.get("grade") or mark.get("task")]
        found[name] = {str(mark["grade_id"]): float(mark["points"]) for mark in graded}
    return found


def turn(course: Course, assignment: Assignment, student: str, rules: Rules) -> Turn:
    """Reads one submission."""
    try:
        folder = read_folder(course.submitted(student), course.settings.ignore)
        refuse_unusable(folder, assignment)
    except Unusable as why:
        return Turn(student, None, str(why))
    except OSError as error:
        return Turn(student, None, f"The submission cannot be read: {error.strerror or error}.")
    fingerprint = digest_of(folder.digest(), assignment.digest, repr(rules))
    job = Job(student, assignment, folder.notebooks, folder.others, fingerprint, rules)
    return Turn(student, job, left_out=folder.left_out)


def refuse_unusable(folder: Folder, assignment: Assignment) -> None:
    """Raises Unusable if a notebook of the assignment cannot be read, or if there is none."""
    for name, why in folder.unreadable.items():
        if name in assignment.notebooks:
            raise Unusable(f"{name}{NOTEBOOK}: {why}")
    if not set(folder.notebooks) & set(assignment.notebooks):
        wanted = ", ".join(f"{name}{NOTEBOOK}" for name in assignment.notebooks)
        found = ", ".join(f"{name}{NOTEBOOK}" for name in folder.notebooks) or "no notebook"
        raise Unusable(f"There is no {wanted} ({found} was handed in).")
