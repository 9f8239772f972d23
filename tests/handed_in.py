"""A class of forty, and what Canvas, Moodle and people make of its files; each notebook tells whose it is."""

from __future__ import annotations

import io
import json
import shutil
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.commands.people import PEOPLE
from autograder.grading.layout import open_course
from tests.tiny_class import CONFIG, UNIT, cell, hidden_test, master, solution

NOON = datetime(2026, 3, 2, 12)
OTHER_UNIT = "second"


class Learner(NamedTuple):
    """Somebody in the class: with the id in the course, in Canvas, and in one assignment of Moodle."""

    id: str
    first: str
    last: str
    canvas: int
    moodle: int

    @property
    def email(self) -> str:
        return f"{self.id}@example.org"


NAMES = (
    ("Minji", "Kim"),
    ("Minji", "Kim"),
    ("Conor", "O'Brien"),
    ("María", "de la Cruz"),
    ("민지", "김"),
    ("ليلى", "الحداد"),
    ("Zoë 🦊", "Fuchs"),
    ("👩‍🔬", "🌍"),
    ("Jean-Luc", "Le Goff"),
    ("Nguyễn", "Thị Ánh"),
    ("Straße", "Weiß"),
    ("İpek", "Yıldız"),
    ("X Æ", "Müller-Lüdenscheidt"),
    ("R2_2_D2", "Robot"),
    ("Late", "Late"),
    ("Anon", "Test"),
    *((one.given, one.family) for one in PEOPLE),
)
CLASS = tuple(Learner(f"s{n:03}", *names, 5000 + 7 * n, 900 + 3 * n) for n, names in enumerate(NAMES))
KIMS = ("s000", "s001")
NAMELESS = "s007"  # whose name has no letter in it


def second() -> nbformat.NotebookNode:
    """Another assignment, with an exercise of its own and the same imports."""
    cells = [
        cell("import math", "setup", locked=True),
        solution("half", "return x / 2"),
        hidden_test("half", 1, "half(2) == 1", "half(5) == 2.5"),
    ]
    return nbformat.v4.new_notebook(cells=cells)


def make_tiny_course(folder: Path, *, with_ids: bool = True, with_people: bool = True) -> Path:
    """A course folder with two assignments and a gradebook that knows the class; nothing of nbgrader's runs."""
    from nbgrader.api import Gradebook, Student

    for unit, notebook in ((UNIT, master()), (OTHER_UNIT, second())):
        (folder / "source" / unit).mkdir(parents=True)
        nbformat.write(notebook, folder / "source" / unit / f"{unit}.ipynb")
    (folder / "nbgrader_config.py").write_text(CONFIG)
    with Gradebook(open_course(folder, UNIT).db_url, "tiny_course") as book:
        for one in CLASS if with_people else ():
            lms = str(one.canvas) if with_ids else None
            known = Student(id=one.id, first_name=one.first, last_name=one.last, email=one.email, lms_user_id=lms)
            book.db.add(known)
        book.db.commit()
    return folder


def copied(course: Path, folder: Path) -> Path:
    """A course folder of one's own."""
    shutil.copytree(course, folder)
    return folder


def work(whose: str, *, unit: str = UNIT, answers: Mapping[str, str] | None = None) -> bytes:
    """The notebook that somebody hands in."""
    notebook = master() if unit == UNIT else second()
    for one in notebook.cells:
        one.source = {"why": whose, "half": whose, **(answers or {})}.get(one.id, one.source)
    return nbformat.writes(notebook).encode()


def whose(path: Path) -> str:
    """Whose work a notebook is."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return next("".join(one["source"]) for one in cells if one["id"] in ("why", "half"))


def canvas_name(one: Learner) -> str:
    """The name as Canvas writes it: of "Last, First" in small letters only letters, marks, digits and _ are left."""
    text = f"{one.last}, {one.first}".replace("_2_", "2").lower()
    return "".join(one for one in text if one == "_" or unicodedata.category(one)[0] in "LM" or one.isdigit())


def canvas_file(one: Learner, file: str = f"{UNIT}.ipynb", *, attachment: int = 0, late: bool = False) -> str:
    number = attachment or 70_000 + one.canvas
    return f"{canvas_name(one)}{'_LATE' if late else ''}_{one.canvas}_{number}_{file}"


def moodle_name(one: Learner) -> str:
    """The name as Moodle writes it: without what its clean_filename takes out."""
    text = f"{one.first} {one.last}".replace("_", " ")
    return "".join(letter for letter in text if letter not in "&<>\"`|':\\/*?#")


def moodle_file(one: Learner, file: str = f"{UNIT}.ipynb", *, old: bool = False, folders: bool = True) -> str:
    end = "_" * (old or not folders) + "/" * folders
    return f"{moodle_name(one)}_{one.moodle}_assignsubmission_file{end}{file}"


def zipped(files: Mapping[str, bytes], when: datetime = NOON, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, all changed at the same time."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, when.timetuple()[:6])
            info.compress_type = method
            archive.writestr(info, content)
    return raw.getvalue()


def spread(files: Mapping[str, bytes], folder: Path) -> Path:
    """These files in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder, with the time of its last change; without the lock, which is nobody's content."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}
