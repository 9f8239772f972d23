"""Marks for the gradebook of Canvas.

What Canvas reads, from its own importer (there is no complete description elsewhere):
https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from autograder.exchange.cells import identity, number, text
from autograder.exchange.csv_file import ExportError, Table
from autograder.exchange.export_match import Keys
from autograder.exchange.export_roster import Form, Handed, fill, only
from autograder.exchange.marks import Marked

HEADING = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
ABOUT = ("student", "lastname", "firstname", "id", "sis user id", "sis login id", "integration id", "root account",
         "section")  # fmt: skip
KEYS: Keys = {
    "id": ("lms_user_id",),
    "sis user id": ("lms_user_id", "id"),
    "sis login id": ("id", "email", "lms_user_id"),
    "integration id": ("lms_user_id",),
}
NAMES = ("Student", "LastName", "FirstName")
WORDS = ("EX", "N/A")  # excused; not assigned
WITH_ID = re.compile(r"(.*)\s\((\d+)\)", re.DOTALL)
TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
POSSIBLE = "Points Possible"
HIDDEN = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)


def table_of(marks: Sequence[Marked], unit: str, most: float) -> Handed:
    """A table from what the gradebook knows; Canvas will ask about the assignment."""
    possible = (f"    {POSSIBLE}", *[""] * (len(HEADING) - 1), number(most))
    rows = [(*_about(one), number(one.points)) for one in marks]
    remark = f"Canvas finds an assignment called {unit}, or offers to make it."
    table = Table((*HEADING, text(unit)), (possible, *rows))
    return Handed(table, sum(one.points is not None for one in marks), remarks=(remark,))


def _about(one: Marked) -> tuple[str, ...]:
    person = one.person
    name = ", ".join(filter(None, (person.last_name, person.first_name))) or person.id
    own, sis = (person.lms_user_id, "") if person.lms_user_id.isdecimal() else ("", person.lms_user_id)
    return text(name), own, identity(sis), identity(person.id), ""


def filled(
    roster: Table, marks: Sequence[Marked], unit: str, most: float, column: str = "", match: tuple[str, ...] = ()
) -> Handed:
    """An export of Canvas's gradebook with the marks in it, and of its other columns only those about learners.

    What another column held would be imported too, over marks that were given since. Raises ExportError.
    """
    about = [place for place, name in enumerate(roster.heading) if name.strip().casefold() in ABOUT]
    place, remarks = _place(roster, about, column or unit), []
    if place is None:
        place, roster = len(roster.heading), _with_new(roster, column or unit, most)
        remarks.append(f"The list has no assignment called {column or unit}: Canvas will offer to make it.")
    apart = [at for at, row in enumerate(roster.rows) if POSSIBLE in row[0] or all(map(HIDDEN.fullmatch, row))]
    for at in apart:
        remarks += _about_possible(roster.rows[at][place], most) if POSSIBLE in roster.rows[at][0] else []
    wanted = [roster.column(name) for name in match]
    kept = sorted({*about, *(at for at in wanted if at is not None), place})
    small = only(roster, kept)
    handed = fill(small, kept.index(place), Form(KEYS, NAMES, WORDS, match), marks, apart)
    return replace(handed, remarks=tuple(remarks))


def _place(roster: Table, about: Sequence[int], wanted: str) -> int | None:
    """Where the marks go: the column whose title, with or without Canvas's number, is the wanted one."""
    titles = {
        place: (name.strip(), found[1].strip() if (found := WITH_ID.fullmatch(name.strip())) else name.strip())
        for place, name in enumerate(roster.heading)
        if place not in about and not TOTALS.search(name)
    }
    fitting = [at for at, both in titles.items() if wanted.strip().casefold() in map(str.casefold, both)]
    if len(fitting) > 1:
        names = " or ".join(roster.heading[at] for at in fitting)
        raise ExportError(f"The list has several columns called {wanted}: --column says which, {names}.")
    return fitting[0] if fitting else None


def _with_new(roster: Table, name: str, most: float) -> Table:
    rows = tuple((*row, number(most) if POSSIBLE in row[0] else "") for row in roster.rows)
    return replace(roster, heading=(*roster.heading, text(name)), rows=rows)


def _about_possible(cell: str, most: float) -> list[str]:
    if "read only" in cell:
        raise ExportError("Canvas computes this column itself and takes no marks for it.")
    try:
        theirs = float(cell.replace(",", "."))
    except ValueError:
        return []
    return [] if theirs == most else [f"In Canvas the assignment is worth {theirs:g} points, here {most:g}."]
