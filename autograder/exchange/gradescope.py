"""A class list for Gradescope, with the marks beside it.

Gradescope imports lists of learners and no marks: those come from an autograder, see gradescope_autograder.
https://guides.gradescope.com/hc/en-us/articles/21926598776333-Adding-Students-and-Staff
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autograder.exchange.cells import identity, number, text
from autograder.exchange.csv_file import Table
from autograder.exchange.export_match import Keys
from autograder.exchange.export_roster import Form, Handed, column_of, fill
from autograder.exchange.marks import Marked

HEADING = ("First Name", "Last Name", "Email", "SID")
TOTAL, MOST = "Total Score", "Max Points"
KEYS: Keys = {"sid": ("lms_user_id", "id"), "student id": ("lms_user_id", "id"), "email": ("email", "id")}
NAMES = ("Name", "Full Name", "First Name", "Last Name")
NOT_IMPORTED = "Gradescope imports the learners of this file, and no marks: those come from --autograder."


def table_of(marks: Sequence[Marked], most: float) -> Handed:
    """A class list from what the gradebook knows."""
    rows = tuple((*_about(one), number(one.points), number(most)) for one in marks)
    without = sum(not one.person.email for one in marks)
    remarks = [NOT_IMPORTED]
    remarks += [f"{without} without an email address, which Gradescope asks for."] * bool(without)
    count = sum(one.points is not None for one in marks)
    return Handed(Table((*HEADING, TOTAL, MOST), rows), count, remarks=tuple(remarks))


def _about(one: Marked) -> tuple[str, ...]:
    person = one.person
    last = person.last_name or ("" if person.first_name else person.id)
    return text(person.first_name), text(last), identity(person.email), identity(person.lms_user_id or person.id)


def filled(roster: Table, marks: Sequence[Marked], column: str = "", match: tuple[str, ...] = ()) -> Handed:
    """A list downloaded from Gradescope with the marks in it, in a column of their own if it has none."""
    if column:
        place = column_of(roster, column)
    elif (known := roster.column(TOTAL)) is not None:
        place = known
    else:
        place = len(roster.heading)
        rows = tuple((*row, "") for row in roster.rows)
        roster = replace(roster, heading=(*roster.heading, TOTAL), rows=rows)
    handed = fill(roster, place, Form(KEYS, NAMES, match=match), marks)
    return replace(handed, remarks=(NOT_IMPORTED,))
