"""What a learner has uploaded: the notebooks of the assignment, or one sentence that says what is wrong."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import GradwalkError
from autograder.grading.bench import Assignment
from autograder.grading.files import NOTEBOOK, Folder, read_folder
from autograder.grading.plan import few
from autograder.grading.reading import Unreadable, notebook_of
from autograder.grading.submission import Cell, grade_id, is_manual, is_test

LIKENESS = 0.5  # share of the graded cells by which a notebook of another name is recognised
NOT_LOOKED_INTO = "__MACOSX"  # what a Mac adds to every zip file
DEEPEST = 5


class Refused(GradwalkError):
    """Nothing that was uploaded can be graded; the message tells the learner why."""


@dataclass(frozen=True)
class HandedIn:
    """The notebooks to grade by the name of the instructor's, the files beside them, and remarks for the learner."""

    notebooks: dict[str, bytes]
    files: dict[str, bytes]
    remarks: tuple[str, ...]


def read_submission(place: Path, assignment: Assignment) -> HandedIn:
    """What was uploaded. Raises Refused, and OSError if Gradescope has put nothing there that can be read."""
    folder = read_folder(_innermost(place))
    damaged = {name: why for name, why in folder.unreadable.items() if name in assignment.notebooks}
    for name, why in damaged.items():
        raise Refused(f"{name}{NOTEBOOK} cannot be graded. {why}")
    found = {name: raw for name, raw in folder.notebooks.items() if name in assignment.notebooks}
    found = found or _recognised(folder, assignment)
    for name, raw in found.items():
        _cells(name, raw)
    others = [name for name, raw in folder.notebooks.items() if raw not in found.values()]
    remarks = [f"{name}{NOTEBOOK} is no part of this assignment and was not graded." for name in others]
    missing = [name for name in assignment.notebooks if name not in found]
    remarks += [f"{name}{NOTEBOOK} was not handed in." for name in missing]
    return HandedIn(found, folder.others, tuple(few(remarks)))


def _innermost(place: Path) -> Path:
    """The folder with the notebooks: whoever uploads a folder has one around it."""
    for _ in range(DEEPEST):
        entries = [entry for entry in os.scandir(place) if entry.name != NOT_LOOKED_INTO]
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        if any(entry.name.endswith(NOTEBOOK) for entry in entries) or len(folders) != 1:
            break
        place = Path(folders[0].path)
    return place


def _recognised(folder: Folder, assignment: Assignment) -> dict[str, bytes]:
    """The one notebook of another name, if it holds the cells of the one that is asked for. Raises Refused."""
    wanted = " and ".join(f"{name}{NOTEBOOK}" for name in assignment.notebooks)
    there = sorted({*folder.notebooks, *folder.unreadable})
    names = ", ".join(few([f"{name}{NOTEBOOK}" for name in there]))
    if not there:
        files = ", ".join(few(sorted(folder.others))) or "no file at all"
        raise Refused(f"There is no notebook in what you handed in ({files}). Hand in {wanted}.")
    if len(there) > 1:
        raise Refused(f"There are {len(there)} notebooks, and none is called {wanted} ({names}). Hand in that one.")
    if folder.unreadable:
        raise Refused(f"{names} cannot be graded. {folder.unreadable[there[0]]}")
    raw = folder.notebooks[there[0]]
    fitting = [name for name, master in assignment.notebooks.items() if _likeness(there[0], raw, master) >= LIKENESS]
    if len(fitting) != 1:
        raise Refused(f"{names} is another notebook. Hand in {wanted}.")
    return {fitting[0]: raw}


def _likeness(name: str, raw: bytes, master: bytes) -> float:
    graded = {grade_id(cell) for cell in notebook_of(master)["cells"] if is_test(cell) or is_manual(cell)}
    mine = {grade_id(cell) for cell in _cells(name, raw)}
    return len(graded & mine) / len(graded) if graded else 0.0


def _cells(name: str, raw: bytes) -> list[Cell]:
    """The cells of a notebook. Raises Refused."""
    try:
        return list(notebook_of(raw)["cells"])
    except Unreadable as why:
        raise Refused(f"{name}{NOTEBOOK} cannot be graded. {why}") from why
