"""A class list that a system exports, as CSV: which student has which id there.

Canvas, the gradebook's export: Student ("Last, First"), ID (the user's), SIS User ID, SIS Login ID, Section:
https://nemogb-dev.github.io/nemogb-r/articles/detailed-canvas-export-info.html
Moodle, the grading worksheet of the assignment: Identifier ("Participant 123"), Full name, ID number, Email address:
https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php; or a list of participants.
Gradescope: Name, or First Name and Last Name; SID; Email. nbgrader: id, first_name, last_name, email, lms_user_id.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from autograder.exchange.archive_paths import Refusal, is_folder_name
from autograder.exchange.collect_names import key
from autograder.exchange.collect_people import People, Student, both_orders
from autograder.exchange.collect_systems import Owner

MOST = 32 * 2**20  # bytes
COLUMNS = {
    "login": ("sis login id", "username", "user name", "login"),
    "sis": ("sis user id", "sis id", "id number", "sid", "student id", "student_id", "integration id"),
    "first": ("first name", "first_name", "firstname"),
    "last": ("last name", "last_name", "lastname", "surname"),
    "full": ("full name", "fullname", "name", "student"),
    "email": ("email address", "email", "e-mail"),
    "moodle": ("identifier",),
    "canvas": ("canvas id", "canvas user id", "canvas_user_id", "lms_user_id"),
}


@dataclass(frozen=True)
class Line:
    """Somebody in a class list; `ids` are the ones that may be the gradebook's, the likeliest first."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    email: str = ""
    canvas: str = ""
    moodle: str = ""
    first: str = ""
    last: str = ""


def add_roster(path: Path, people: People) -> tuple[list[Student], list[str]]:
    """Adds a class list to those who are known; returns who is in it, and a sentence for each who stays unclear."""
    found = [add(line, people) for line in read_roster(path)]
    return [one for one in found if isinstance(one, Student)], [one for one in found if isinstance(one, str)]


def add(line: Line, people: People) -> Student | str:
    """Adds somebody: to the student of the gradebook who has one of their ids, else as a student of the list's.

    Returns the student, or the sentence that says why it is unclear who it is.
    """
    known = {one for text in line.ids for one in people.with_id("id", text)}
    known |= {one for text in (*line.ids, line.email) if text for one in people.with_id("email", text)}
    known |= people.with_id("canvas", line.canvas) if line.canvas else set()
    if not known:
        known = set(people.find(Owner("folder", "", (), line.names)).students)
    shown = (*line.names, *line.ids, "somebody")[0]
    if len(known) > 1:
        return f"{shown} in the class list may be {' or '.join(sorted(known))}."
    own = next((text for text in (*line.ids, line.email) if is_folder_name(text)), "")
    if not known and not own:
        return f"{shown} in the class list has no id."
    names = {"first": line.first, "last": line.last}
    student = Student(next(iter(known), own), line.names, line.email, line.canvas, line.moodle, **names)
    people.add(student)
    return student


def read_roster(path: Path) -> list[Line]:
    """The lines of a class list. Raises Refusal for a file that is none."""
    rows = list(csv.reader(io.StringIO(text := read_text(path)), delimiter=delimiter(text)))
    header = [key(cell) for cell in rows[0]] if rows else []
    where = {name: [header.index(one) for one in titles if one in header] for name, titles in COLUMNS.items()}
    if "id" in header:  # Canvas calls its own id so, others the student's
        is_canvas = "student" in header
        where["canvas" if is_canvas else "login"].insert(0, header.index("id"))
    if not any(where[name] for name in ("login", "sis", "email")) or len(rows) < 2:
        known = ", ".join(title for titles in COLUMNS.values() for title in titles[:1])
        raise Refusal(f"{path} is no class list: its first line names none of the columns that are known ({known}, …).")
    return [line for row in rows[1:] if (line := _line(row, where)).ids or line.email]


def _line(row: list[str], where: dict[str, list[int]]) -> Line:
    def cells(name: str) -> list[str]:
        return [text for index in where[name] if index < len(row) and (text := row[index].strip())]

    def cell(name: str) -> str:
        return next(iter(cells(name)), "")

    names = (*both_orders(cell("first"), cell("last")), *all_orders(cell("full")))
    number = cell("moodle").rpartition(" ")[2]  # "Participant 123", in whatever language
    first, last = (cell("first"), cell("last")) if cell("first") or cell("last") else split_name(cell("full"))
    return Line((*cells("login"), *cells("sis")), names, cell("email"), cell("canvas"), number, first, last)


def split_name(name: str) -> tuple[str, str]:
    """First and last name of "Last, First". A name without a comma stays whole: who knows where the last one begins."""
    last, comma, first = (part.strip() for part in name.partition(","))
    return (first, last) if comma else (name, "")


def all_orders(name: str) -> tuple[str, ...]:
    """A whole name as it is, and with each word first: nobody says where the family name begins."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma:
        return both_orders(first, last)
    words = name.split()
    return tuple(" ".join((*words[count:], *words[:count])) for count in range(len(words)))


def read_text(path: Path) -> str:
    """The text of a CSV file, as spreadsheets write them. Raises Refusal."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST + 1)
    except OSError as error:
        raise Refusal(f"{path} cannot be read ({error.strerror or error}).") from None
    if len(raw) > MOST:
        raise Refusal(f"{path} is too large for a class list.")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal(f"{path} is not text in UTF-8. Save it as CSV in UTF-8.") from None


def delimiter(text: str) -> str:
    """What stands between the columns of the first line."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
