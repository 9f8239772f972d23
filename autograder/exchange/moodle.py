"""Marks for Moodle: for the grading worksheet of an assignment, or for the gradebook.

https://docs.moodle.org/en/Grade_import, and for the worksheet Moodle's own importer:
https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from autograder.exchange.cells import identity, number, text
from autograder.exchange.csv_file import ExportError, Table
from autograder.exchange.export_match import Keys
from autograder.exchange.export_roster import Form, Handed, column_of, fill, only
from autograder.exchange.marks import Marked

HEADING = ("First name", "Last name", "ID number", "Email address", "Username")
KEYS: Keys = {
    "id number": ("lms_user_id", "id"),
    "username": ("id", "lms_user_id"),
    "email address": ("email", "id"),
}
NAMES = ("Full name", "First name", "Last name", "Surname")
TEXTS = ("feedback comments", "online text")  # written back over newer ones, or not read at all
WORKSHEET = ("Identifier", "Grade")
MOST, LOCK = "Maximum Grade", "Grade can be changed"


def table_of(marks: Sequence[Marked], unit: str) -> Handed:
    """A table for the gradebook, from what is known here.

    Whoever has no mark has no row: Moodle takes an empty cell for a mark that is to be deleted.
    """
    given = [one for one in marks if one.points is not None]
    left = len(marks) - len(given)
    remarks = ["Moodle imports nothing if it does not know one of these learners."]
    remarks += [f"{left} without a mark left out: Moodle would take an empty cell for a mark to delete."] * bool(left)
    rows = [(*_about(one), number(one.points)) for one in given]
    return Handed(Table((*HEADING, text(unit)), tuple(rows)), len(given), remarks=tuple(remarks))


def _about(one: Marked) -> tuple[str, ...]:
    person = one.person
    ids = (identity(person.lms_user_id), identity(person.email), identity(person.id))
    return text(person.first_name), text(person.last_name), *ids


def filled(
    roster: Table, marks: Sequence[Marked], unit: str, most: float, column: str = "", match: tuple[str, ...] = ()
) -> Handed:
    """A grading worksheet, or an export of the gradebook, with the marks in it. Raises ExportError."""
    roster = only(roster, [at for at, name in enumerate(roster.heading) if name.strip().casefold() not in TEXTS])
    is_worksheet = all(roster.column(name) is not None for name in WORKSHEET)
    place = column_of(roster, column or "Grade") if column or is_worksheet else _item(roster, unit)
    handed = fill(roster, place, Form(KEYS, NAMES, match=match), marks)
    return replace(handed, remarks=(*_worth(roster, most), *_locked(roster)))


def _item(roster: Table, unit: str) -> int:
    """The column of a grade item: "ps1", "Assignment: ps1 (Real)" and the like."""
    title = re.compile(rf"(\w+: )?{re.escape(unit)}( \([^()]*\))?", re.IGNORECASE)
    fitting = [at for at, name in enumerate(roster.heading) if title.fullmatch(name.strip())]
    if len(fitting) != 1:
        columns = ", ".join(roster.heading)
        raise ExportError(f"Which column are the marks of {unit} for? --column names one of these: {columns}.")
    return fitting[0]


def _worth(roster: Table, most: float) -> list[str]:
    """What to know if the assignment is worth something else in Moodle, which leaves out what is more."""
    theirs = sorted({cell for cell in _cells(roster, MOST) if cell.strip()})
    wrong = [cell for cell in theirs if _number(cell) != most]
    return [f"In Moodle the assignment is worth {' or '.join(wrong)} points, here {most:g}."] if wrong else []


def _locked(roster: Table) -> list[str]:
    count = sum(cell.strip().casefold() == "no" for cell in _cells(roster, LOCK))
    return [f"{count} of the marks cannot be changed in Moodle."] if count else []


def _cells(roster: Table, name: str) -> list[str]:
    place = roster.column(name)
    return [] if place is None else [row[place] for row in roster.rows]


def _number(cell: str) -> float | None:
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return None
