"""An attempt at an assignment: its files, and what tells whether it is later than another.

Later is, in this order: the larger number of the attachment in Canvas; the later time in Gradescope, or in the zip of
Moodle; the larger number in the name ("tiny (2)"); the later change of the file, as the zip or the folder has it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from autograder.exchange.archive_paths import Parts, Refusal, folded
from autograder.exchange.archive_sources import Found
from autograder.grading.files import MOST_BYTES, MOST_FILES
from autograder.grading.rows import TIMESTAMP

NO_TIME = f"Its own {TIMESTAMP} is left out: when it was handed in is not the learner's to say."


class Rank(NamedTuple):
    """Larger for what was handed in later."""

    attachment: int = 0
    time: str = ""
    copies: tuple[int, ...] = ()
    changed: str = ""


@dataclass
class Attempt:
    """A student's work on an assignment: the files by the path that they are to have, and how late it is."""

    student: str
    unit: str
    rank: Rank
    shown: str
    system: str
    files: dict[str, Found] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    timestamp: str = ""

    def digest(self) -> str:
        """Equal for attempts of the same files. Raises Refusal."""
        named = {name: found.fingerprint() for name, found in self.files.items()}
        if self.timestamp:
            named[TIMESTAMP] = hashlib.sha256(self.timestamp.encode()).hexdigest()
        return digest_of(named)


def digest_of(named: dict[str, str]) -> str:
    """One digest of many, by name."""
    return hashlib.sha256("".join(f"{len(name)} {name} {named[name]}\n" for name in sorted(named)).encode()).hexdigest()


class Room:
    """The place for what a learner handed in beside the notebooks: no more than the grader takes, nothing twice."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._names = {folded(tuple(name.split("/"))) for name in attempt.files}
        self._folders: set[Parts] = set()
        self._files = 0
        self._bytes = 0

    def add(self, parts: Parts, found: Found) -> str:
        """Takes a file, or says why not."""
        name = folded(parts)
        above = {name[:count] for count in range(1, len(name))}
        if name == (TIMESTAMP,):
            self._attempt.remarks.append(NO_TIME)
            return ""
        if name in self._names or name in self._folders or above & self._names:
            return "There is a file of that name already."
        if self._files >= MOST_FILES or self._bytes + found.size > MOST_BYTES:
            return f"More than {MOST_FILES:,} files, or {MOST_BYTES / 2**20:.0f} MB, beside a notebook are not taken."
        try:
            found.fingerprint()
        except Refusal as why:
            return str(why)
        self._names.add(name)
        self._folders |= above
        self._files, self._bytes = self._files + 1, self._bytes + found.size
        self._attempt.files["/".join(parts)] = found
        return ""


def utc(text: str) -> datetime | None:
    """The time in a timestamp.txt, in UTC, as nbgrader reads it."""
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text.strip()) if text.strip() else None
    except (ValueError, OverflowError):
        return None
