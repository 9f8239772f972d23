"""Attacks by the folder that is handed in: links, names, pipes, crowds of files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.attacks.course import WRONG, plain_cell

UNIT = "tiny"
LINK = "It is a link, not a file."


@dataclass(frozen=True)
class FolderAttack:
    """What is laid into an empty folder of a course, and what the instructor then reads about it, if there is anything.

    `points` is what an honest wrong answer earns; None for a submission that is not graded.
    """

    name: str
    lay: Callable[[Path, Path], object]
    said: str
    points: float | None = None


def notebook(folder: Path, name: str = UNIT, look: str = "") -> Path:
    """An honest wrong submission, which tells what it finds beside it."""
    submission = WRONG.notebook()
    submission["cells"].insert(1, plain_cell(look or "import os; print(sorted(os.listdir()))", "look"))
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps(submission))
    return path


def link(target: str) -> Callable[[Path, Path], object]:
    return lambda folder, course: (folder / f"{UNIT}.ipynb").symlink_to(target.format(course=course))


def linked_folder(folder: Path, course: Path) -> None:
    folder.rmdir()
    folder.symlink_to(course / "source" / UNIT)


def linked_home(folder: Path, course: Path) -> None:
    """The learner's whole folder leads to a classmate's."""
    shutil.rmtree(folder.parent)
    folder.parent.symlink_to(course / "submitted" / "right-0")


def links_beside(folder: Path, course: Path) -> None:
    notebook(folder, look="import pathlib; print([path.read_text() for path in pathlib.Path().glob('*.txt')])")
    for name, target in (("a.txt", course / "secret.txt"), ("b.txt", "/etc/passwd"), ("c", course / "source" / UNIT)):
        (folder / name).symlink_to(target)


def hard_link(folder: Path, course: Path) -> None:
    os.link(course / "source" / UNIT / f"{UNIT}.ipynb", folder / f"{UNIT}.ipynb")


def hard_link_beside(folder: Path, course: Path) -> None:
    notebook(folder, look="import pathlib; print([path.read_text() for path in pathlib.Path().glob('*.txt')])")
    os.link(course / "secret.txt", folder / "mine.txt")


def traversing(folder: Path, course: Path) -> None:
    """Names that lead elsewhere once somebody joins, splits or prints them."""
    notebook(folder)
    names = ["..\\..\\left.py", "~", "-rf", "$(touch left)", "a\nb", "\x1b]0;left\x07", "\udcff\udcfe", "%2e%2e%2fleft"]
    for name in names:
        (folder / name).write_text("1/0")
    (folder / "\x1b[2J.txt").symlink_to("/etc/passwd")


def pipe(folder: Path, course: Path) -> None:
    os.mkfifo(folder / f"{UNIT}.ipynb")


def pipe_beside(folder: Path, course: Path) -> None:
    notebook(folder)
    os.mkfifo(folder / "data.csv")


def many(folder: Path, course: Path) -> None:
    notebook(folder, look="import os; print(len(os.listdir()) <= 2100)")
    for number in range(3_000):
        (folder / f"{number}.txt").touch()


def deep(folder: Path, course: Path) -> None:
    notebook(folder)
    (folder / "/".join("d" * 60)).mkdir(parents=True)
    (folder / "/".join("d" * 60) / "left.py").touch()


def masters_place(folder: Path, course: Path) -> None:
    """Files and folders where the grader itself writes."""
    notebook(folder)
    for name in (f"{UNIT}.html", "gradebook.db", ".gradwalk", f".{UNIT}.new"):
        (folder / name).mkdir()
        (folder / name / "left.txt").touch()


ATTACKS = [
    FolderAttack("link-to-source", link("{course}/source/tiny/tiny.ipynb"), LINK),
    FolderAttack("link-to-neighbour", link("{course}/submitted/right-0/tiny/tiny.ipynb"), LINK),
    FolderAttack("link-to-passwd", link("/etc/passwd"), LINK),
    FolderAttack("link-to-itself", link("tiny.ipynb"), LINK),
    FolderAttack("linked-folder", linked_folder, "is a link, not a folder."),
    FolderAttack("linked-home", linked_home, "is a link, not a folder."),
    FolderAttack("links-beside", links_beside, f"a.txt: {LINK}", 2.0),
    FolderAttack("hard-link", hard_link, "It is the instructor's own file, under another name."),
    FolderAttack("hard-link-beside", hard_link_beside, "mine.txt: It is the instructor's own file", 2.0),
    FolderAttack("traversal", traversing, f"?[2J.txt: {LINK}", 2.0),
    FolderAttack("pipe", pipe, "It is a pipe, not a file."),
    FolderAttack("pipe-beside", pipe_beside, "data.csv: It is a pipe, not a file.", 2.0),
    FolderAttack("folder-as-notebook", lambda folder, _: (folder / "tiny.ipynb").mkdir(), "It is a folder, not"),
    FolderAttack("other-name", lambda folder, _: notebook(folder, "Tiny copy"), "Tiny copy.ipynb was handed in"),
    FolderAttack("nothing", lambda folder, _: None, "no notebook was handed in"),
    FolderAttack("many-files", many, "More than 2,000 files are not taken.", 2.0),
    FolderAttack("deep", deep, "", 2.0),
    FolderAttack("masters-place", masters_place, "", 2.0),
]
