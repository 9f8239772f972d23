"""What became of each file: the rows of the table that an instructor reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["taken in", "newer", "unchanged", "kept", "set aside", "left out"]
DONE = ("taken in", "newer", "unchanged", "kept")


@dataclass(frozen=True)
class Row:
    """A file, whose it is, which assignment it is, and what became of it; texts are as hostile as the file is.

    `kept`: an older attempt, which stands in attempts/. `set aside`: nobody expects it to be taken in.
    """

    file: str
    state: State
    why: str = ""
    student: str = ""
    unit: str = ""


def exit_code(rows: list[Row]) -> int:
    """0: everything was taken in; 1: something was left out; 2: nothing could be done."""
    if not any(row.state in DONE for row in rows):
        return 2
    return int(any(row.state == "left out" for row in rows))
