"""The list of a class as another system exported it, filled in: its rows, its ids and its order stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from autograder.exchange.cells import identity, number, text
from autograder.exchange.csv_file import ExportError, Table
from autograder.exchange.export_match import Directory, Keys, key_columns
from autograder.exchange.marks import Marked


@dataclass(frozen=True)
class Form:
    """How a system's list is read: what says who it is, the names for people, the words that stand for a mark."""

    keys: Keys
    names: tuple[str, ...]
    words: Collection[str] = ()
    match: tuple[str, ...] = ()  # further columns that say who it is


@dataclass(frozen=True)
class Handed:
    """A table to hand on, and what its reader has to know.

    `without_row`: learners whose marks found no row; `without_learner`: rows that lead to nobody, or to more than one;
    `kept`: rows with a word in place of a mark (excused), which stays; `remarks`: what else to look at.
    """

    table: Table
    count: int
    without_row: tuple[str, ...] = ()
    without_learner: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every mark and every row has found its place."""
        return not (self.without_row or self.without_learner or self.kept)


def fill(table: Table, column: int, form: Form, marks: Sequence[Marked], apart: Collection[int] = ()) -> Handed:
    """The table with the points of each learner in `column`; the rows `apart` are about no learner.

    What stands there stays if a learner has no points. Raises ExportError.
    """
    keys = key_columns(table, form.keys, form.match)
    directory = Directory([one.person for one in marks])
    whose = [None if at in apart else directory.find(row, keys) for at, row in enumerate(table.rows)]
    times = Counter(whose)
    rows, strangers, kept, given = [], [], [], set()
    for at, (row, who) in enumerate(zip(table.rows, whose, strict=True)):
        cells = [identity(cell) if place in keys else text(cell) for place, cell in enumerate(row)]
        if at not in apart:
            if who is None or times[who] > 1:
                strangers.append(called(row, table, form.names))
            elif row[column].strip().upper() in form.words:
                kept.append(f"{called(row, table, form.names)} ({row[column].strip()})")
                given.add(who)
            else:
                given.add(who)
                if marks[who].points is not None:
                    cells[column] = number(marks[who].points)
        rows.append(tuple(cells))
    lost = tuple(one.person.id for at, one in enumerate(marks) if at not in given and one.points is not None)
    count = sum(marks[at].points is not None for at in given) - len(kept)
    return Handed(replace(table, rows=tuple(rows)), count, lost, tuple(strangers), tuple(kept))


def called(row: Sequence[str], table: Table, names: Sequence[str]) -> str:
    """Who a row is about, for people."""
    places = [place for name in names if (place := table.column(name)) is not None]
    words = " ".join(row[place].strip() for place in places).strip()
    return words or next((cell.strip() for cell in row if cell.strip()), "a row without a name")


def column_of(table: Table, name: str) -> int:
    """Where the column of this name stands. Raises ExportError."""
    if (place := table.column(name)) is None:
        raise ExportError(f"The list has no column {name!r}. It has: {', '.join(table.heading)}.")
    return place


def only(table: Table, places: Sequence[int]) -> Table:
    """The table with these columns alone."""
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, heading=tuple(table.heading[place] for place in places), rows=rows)
