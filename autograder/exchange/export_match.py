"""Whose row is it? Ids of another system are led back to learners of the gradebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from autograder.exchange.csv_file import ExportError, Table
from autograder.reports.results import Person

Field = Literal["id", "lms_user_id", "email"]
Keys = Mapping[str, tuple[Field, ...]]  # by heading in lower case: the fields of a person that a column may hold
ANY_ID: tuple[Field, ...] = ("lms_user_id", "id", "email")


class Directory:
    """The learners of a class, found by what they are called elsewhere. The case of letters does not matter."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._places: dict[tuple[Field, str], list[int]] = defaultdict(list)
        for place, person in enumerate(people):
            for field in ANY_ID:
                if word := getattr(person, field).strip().casefold():
                    self._places[field, word].append(place)

    def find(self, row: Sequence[str], keys: Mapping[int, tuple[Field, ...]]) -> int | None:
        """The one learner to whom the ids of a row lead; None if that is nobody, or more than one."""
        words = [(field, row[column].strip().casefold()) for column, fields in keys.items() for field in fields]
        led = {place for field, word in words if word for place in self._places.get((field, word), ())}
        return led.pop() if len(led) == 1 else None


def key_columns(table: Table, keys: Keys, match: Sequence[str] = ()) -> dict[int, tuple[Field, ...]]:
    """The columns that say who it is, by place: those that the system is known for, and those named in `match`.

    Raises ExportError if there is none, or if one of `match` is not there.
    """
    plain = [name.strip().casefold() for name in table.heading]
    found = {place: keys[name] for place, name in enumerate(plain) if name in keys}
    for name in match:
        if (place := table.column(name)) is None:
            raise ExportError(f"The list has no column {name!r}. It has: {', '.join(table.heading)}.")
        found[place] = ANY_ID
    if not found:
        known = ", ".join(keys)
        raise ExportError(f"The list has no column that says who it is ({known}): --match COLUMN names one.")
    return found
