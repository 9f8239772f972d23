"""The students of a course, and who of them is meant: by an id, an address or a name; never by a guess."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from autograder.exchange.archive_paths import is_folder_name
from autograder.exchange.collect_names import KEPT_IN_NAMES, composed, key, name_key
from autograder.exchange.collect_systems import Kind, Owner

LONGEST_ID = 60
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # no folder of Windows


@dataclass(frozen=True)
class Student:
    """A student, with every id under which a system may know them."""

    id: str
    names: tuple[str, ...] = ()
    email: str = ""
    canvas: str = ""  # the gradebook's lms_user_id
    moodle: str = ""  # the number of the participant in this assignment
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Match:
    """The students that somebody may be, and whether an id says so or a name alone."""

    students: frozenset[str]
    by_id: bool = False


class People:
    """Everybody in a course, to be looked up."""

    def __init__(self, students: Iterable[Student] = ()) -> None:
        self._students: dict[str, Student] = {}
        self._by: dict[tuple[str, str], set[str]] = defaultdict(set)
        for student in students:
            self.add(student)

    def add(self, student: Student) -> None:
        """Adds a student, or what more is known of one."""
        before = self._students.get(student.id, student)
        canvas, moodle = student.canvas or before.canvas, student.moodle or before.moodle
        self._students[student.id] = Student(student.id, student.names, student.email or before.email, canvas, moodle)
        known = [("exact", student.id), ("id", key(student.id)), ("canvas", canvas), ("moodle", moodle)]
        known += [("email", key(student.email)), *(("name", name_key(name)) for name in student.names)]
        for kind, value in known:
            if value:
                self._by[kind, value].add(student.id)

    def find(self, owner: Owner) -> Match:
        """Those who may be meant. An id decides; a name counts only where no id says that it is somebody else."""
        found = frozenset(one for kind, value in owner.ids for one in self.with_id(kind, value))
        if found:
            return Match(found, by_id=True)
        named = {one for name in owner.names if name_key(name) for one in self._by.get(("name", name_key(name)), ())}
        return Match(frozenset(one for one in named if not self._is_another(one, owner)))

    def with_id(self, kind: Kind, value: str) -> set[str]:
        """The students with this id; `any` is the first of an id, the id in Canvas or an address that fits."""
        if kind in ("id", "any"):
            exact = self._by.get(("exact", composed(value))) or self._by.get(("id", key(value)), set())
            if exact or kind == "id":
                return exact
            return self._by.get(("canvas", value)) or self._by.get(("email", key(value)), set())
        return self._by.get((kind, key(value)), set())

    def _is_another(self, student: str, owner: Owner) -> bool:
        known = {"canvas": self._students[student].canvas, "moodle": self._students[student].moodle}
        return any(known.get(kind) and known[kind] != value for kind, value in owner.ids)


def new_id(owner: Owner) -> str:
    """An id for somebody who is not known, made of their name; empty if nothing in it can name a folder.

    Canvas's own id stands in it, because two people may have one name; a Moodle number is another in each assignment.
    """
    base = owner.ids[0][1] if owner.system == "Gradescope" and owner.ids else next(iter(owner.names), "")
    letters = (one if _is_kept(one) else "-" for one in key(base))
    text = re.sub(r"-+", "-", "".join(letters)).strip("-._")[:LONGEST_ID]
    if owner.system == "Canvas" and owner.ids:
        text = f"{text or 'canvas'}-{owner.ids[0][1]}"
    return f"{text}-" if RESERVED.fullmatch(text) else text if is_folder_name(text) else ""


def _is_kept(letter: str) -> bool:
    return unicodedata.category(letter).startswith(KEPT_IN_NAMES) or letter in "._@"


def gradebook_students(book: Any) -> list[Student]:
    """Everybody in nbgrader's gradebook."""
    from nbgrader.api import Student as Row

    columns = (Row.id, Row.first_name, Row.last_name, Row.email, Row.lms_user_id)
    return [from_row(*(text or "" for text in row)) for row in book.db.query(*columns)]


def from_row(student: str, first: str, last: str, email: str, lms: str) -> Student:
    """A student as a gradebook or a roster has them; names are written in both orders."""
    return Student(student, both_orders(first, last), email, lms)


def both_orders(first: str, last: str) -> tuple[str, ...]:
    """A name with the family name last, and first."""
    return tuple(dict.fromkeys(name for name in (f"{first} {last}".strip(), f"{last} {first}".strip()) if name))
