"""What has to be graded: the assignment read once, then one job for each submission, made when its turn comes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import GradwalkError
from autograder.grading.bench import Assignment, NotGraded, Rules, digest_of, read_cells
from autograder.grading.files import NOTEBOOK, Folder, read_folder
from autograder.grading.layout import ANYBODY, Course
from autograder.grading.pool import Job

MOST_NOTES = 5  # about one submission


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
        refuse_links(course, student)
        place = course.submitted(student)
        folder = read_folder(place, course.settings.ignore)
        left_out = (*folder.left_out, *leave_out_ours(folder, place, course))
        refuse_unusable(folder, assignment)
    except Unusable as why:
        return Turn(student, None, printable(str(why)))
    except OSError as error:
        return Turn(student, None, printable(f"The submission cannot be read: {error.strerror or error}."))
    # Which version of the grader it is graded by is no part of it: an update never grades a class anew by itself.
    digest = folder.digest()
    fingerprint = digest_of(digest, assignment.digest, repr(rules))
    job = Job(student, assignment, folder.notebooks, folder.others, fingerprint, rules, digest)
    return Turn(student, job, left_out=tuple(map(printable, few(left_out))))


def refuse_links(course: Course, student: str) -> None:
    """Raises Unusable if a folder on the way to a submission is a link: it may lead to somebody else's work."""
    parts, anybodys = course.submitted(student).parts, course.submitted(ANYBODY).parts
    for count, (part, anybody) in enumerate(zip(parts, anybodys, strict=True), 1):
        if part != anybody and Path(*parts[:count]).is_symlink():
            raise Unusable(f"The submission cannot be read: {part} is a link, not a folder.")


def leave_out_ours(folder: Folder, place: Path, course: Course) -> list[str]:
    """Takes out of a submission what is a file of the instructor's under another name (a hard link); says what."""
    ours = {_inode(path) for path in (*course.source.rglob("*"), *course.root.iterdir()) if path.is_file()}
    said = []
    for found, ending in ((folder.notebooks, NOTEBOOK), (folder.others, "")):
        for name in list(found):
            about = os.lstat(place / f"{name}{ending}")
            if about.st_nlink > 1 and (about.st_dev, about.st_ino) in ours:
                del found[name]
                why = "It is the instructor's own file, under another name."
                if ending:
                    folder.unreadable[name] = why
                said.append(f"{name}{ending}: {why}")
    return said


def _inode(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_dev, about.st_ino


def few(notes: Sequence[str]) -> list[str]:
    """The first of many notes, and how many more there are: one submission must not crowd out the others."""
    return [*notes[:MOST_NOTES], *[f"… and {len(notes) - MOST_NOTES} more like these"] * (len(notes) > MOST_NOTES)]


def printable(text: str) -> str:
    """A text whose names of files no terminal obeys or stumbles over."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def refuse_unusable(folder: Folder, assignment: Assignment) -> None:
    """Raises Unusable if a notebook of the assignment cannot be read, or if there is none."""
    for name, why in folder.unreadable.items():
        if name in assignment.notebooks:
            raise Unusable(f"{name}{NOTEBOOK}: {why}")
    if not set(folder.notebooks) & set(assignment.notebooks):
        wanted = ", ".join(f"{name}{NOTEBOOK}" for name in assignment.notebooks)
        found = ", ".join(f"{name}{NOTEBOOK}" for name in folder.notebooks) or "no notebook"
        raise Unusable(f"There is no {wanted} ({found} was handed in).")
