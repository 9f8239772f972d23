"""Whose is what: the files that a system or a person has delivered → what each student handed in together."""

from __future__ import annotations

import fnmatch
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.exchange.archive_paths import Parts, Refusal
from autograder.exchange.archive_safe import Archive
from autograder.exchange.archive_sources import Found, LeftOut, file_at, files_below, files_of, open_zip
from autograder.exchange.collect_gradescope import METADATA, Gradescope, read_metadata
from autograder.exchange.collect_names import composed, is_notebook
from autograder.exchange.collect_owners import Owners
from autograder.exchange.collect_rows import Row
from autograder.exchange.collect_systems import GRADESCOPE, LOOSE, Delivered, Owner, by_a_person, by_a_system
from autograder.exchange.collect_units import Units

JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini", ".*")  # what systems leave behind


@dataclass(frozen=True)
class Item:
    """A file of a hand-in, under the name that it had for the learner."""

    found: Found
    inner: Parts
    attachment: int = 0
    copies: tuple[int, ...] = ()


@dataclass
class HandIn:
    """What somebody handed in together. `when` tells hand-ins apart; `handed_in` is a time that is known for sure."""

    owner: Owner
    student: str
    problem: str
    is_loose: bool = False  # single files beside those of others
    items: list[Item] = field(default_factory=list)
    handed_in: datetime | None = None

    @property
    def when(self) -> datetime | None:
        """For Moodle the time that its zip has for the files, since the names there say nothing of an order."""
        if self.handed_in or self.owner.system != "Moodle":
            return self.handed_in
        return max((item.found.when for item in self.items if item.found.when), default=None)


@dataclass
class Source:
    """A zip or a folder that the instructor names: its files, and those of which nothing can be made."""

    path: Path
    files: list[Found] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    archive: Archive | None = None

    def close(self) -> None:
        if self.archive:
            self.archive.close()


def read_source(path: Path, ignore: Sequence[str]) -> Source:
    """All files of a zip or a folder, without what systems leave behind. Raises Refusal."""
    source = Source(path)
    found: Iterable[Found | LeftOut]
    if path.is_dir():
        try:
            found = list(files_below(path))
        except OSError as error:
            raise Refusal(f"It cannot be read ({error.strerror or error}).") from None
    elif is_notebook(path.name):
        found = [file_at(path, path.name)]
    else:
        source.archive = archive = open_zip(path)
        found = files_of(lambda: archive)
    for one in found:
        if isinstance(one, LeftOut):
            source.left_out.append(one)
        elif not is_junk(one.parts, ignore):
            source.files.append(one)
    return source


def is_junk(parts: Parts, ignore: Sequence[str]) -> bool:
    """Whether a system, or a program that a learner has used, has made this file."""
    return any(fnmatch.fnmatch(part, pattern) for part in parts for pattern in (*JUNK, *ignore))


class Reader:
    """Sorts the files of one source by who handed them in."""

    def __init__(self, source: Source, owners: Owners, units: Units) -> None:
        self._source = source
        self._owners = owners
        self._units = units
        self._gradescope = Gradescope({})
        self._skip = 0  # folders around everything

    def hand_ins(self) -> tuple[list[HandIn], list[Row]]:
        """What was handed in, and a row for each file that is nobody's. Raises Refusal."""
        self._skip = self._wrappers()
        self._read_metadata()
        delivered = [(one, each) for one in self._source.files for each in self._delivered(one)]
        if all(each.owner.system == "folder" and not self._owners.is_known(each.owner) for _, each in delivered):
            delivered = self._all_of_one() or delivered
        self._owners.settle(each.owner for _, each in delivered if not each.is_feedback)
        found: dict[tuple[str, str], HandIn] = {}
        rows = [Row(one.name, "left out", one.why) for one in self._source.left_out]
        for one, each in delivered:
            if each.is_feedback:
                rows.append(Row("/".join(one.parts), "set aside", "It is feedback, not handed in."))
            else:
                self._add(found, one, each)
        return list(found.values()), rows

    def _add(self, found: dict[tuple[str, str], HandIn], one: Found, each: Delivered) -> None:
        student, problem = self._owners.student(each.owner)
        who = student or each.owner.key
        is_loose = each.bundle.startswith(LOOSE)
        hand_in = found.setdefault((each.bundle, who), HandIn(each.owner, student, problem, is_loose))
        if each.owner.system == "Gradescope":
            hand_in.handed_in = self._gradescope.time(self._tail(one)[0])
        hand_in.items.append(Item(one, each.inner, each.attachment, each.copies))

    def _tail(self, one: Found) -> Parts:
        """The path below the folders around everything, and below the folder of an assignment."""
        tail = one.parts[self._skip :]
        is_unit = len(tail) > 1 and self._units.is_unit(tail[0]) and not self._is_somebody(tail[:1])
        return tail[1:] if is_unit else tail

    def _wrappers(self) -> int:
        """How many folders stand around everything and are nobody's."""
        count, paths = 0, [one.parts for one in self._source.files]
        while paths and len({path[count] for path in paths}) == 1 and all(len(path) > count + 1 for path in paths):
            if self._is_somebody(paths[0][count : count + 1]):
                break
            count += 1
        return count

    def _is_somebody(self, parts: Parts) -> bool:
        """Whether a folder says whose it is."""
        if by_a_system((*parts, "file")) or GRADESCOPE.fullmatch(parts[0]):
            return True
        return any(self._owners.is_known(one.owner) for one in self._by_a_person((*parts, "file")))

    def _read_metadata(self) -> None:
        """Reads Gradescope's list, which counts only where the export has it: beside the folders, never inside one."""
        for one in self._source.files:
            if one.parts[self._skip :] == METADATA:
                self._gradescope = read_metadata(one.read())
                self._source.files.remove(one)
                return

    def _delivered(self, one: Found) -> list[Delivered]:
        """Whose a file is: what a system says goes first, then what a person may have meant."""
        tail = self._tail(one)
        if (group := self._gradescope.delivered(tail)) is not None:
            return group
        said = by_a_system(tail)
        if said and (said.owner.system == "Moodle" or self._owners.is_known(said.owner)):
            return [said]
        readings = self._by_a_person(tail)
        return [next((one for one in readings if self._owners.is_known(one.owner)), said or readings[0])]

    def _by_a_person(self, parts: Parts) -> list[Delivered]:
        """The readings of a name, each also without the word of an assignment in it."""
        readings = []
        for one in by_a_person(parts):
            words = [one.owner.shown, *self._units.without_unit(one.owner.shown)]
            readings += [with_name(one, word) for word in words]
        return readings

    def _all_of_one(self) -> list[tuple[Found, Delivered]]:
        """Everything as the work of the one whose name the zip or the folder itself has; empty if it has nobody's."""
        top = composed(self._source.path.name)
        known = (one for one in self._by_a_person((top, "file")) if self._owners.is_known(one.owner))
        reading = next(known, None)
        if reading is None:
            return []
        owner, copies = reading.owner, reading.copies
        return [(one, Delivered(owner, top, self._tail(one), copies=copies)) for one in self._source.files]


def with_name(one: Delivered, word: str) -> Delivered:
    """The same file of somebody of this name."""
    owner = Owner("folder", f"folder:{word}", (("any", word),), (word,))
    return Delivered(owner, one.bundle, one.inner, one.attachment, one.copies)


def unknown_rows(hand_in: HandIn) -> list[Row]:
    """The rows of a hand-in that is nobody's: one for each notebook or zip in it, or one for all."""
    shown = [item for item in hand_in.items if is_notebook(item.inner[-1]) or item.found.is_zip]
    if not shown and hand_in.is_loose:
        why = "It is no notebook, and stands beside what was handed in."
        return [Row("/".join(item.found.parts), "set aside", why) for item in hand_in.items]
    return [Row("/".join(item.found.parts), "left out", hand_in.problem) for item in shown or hand_in.items[:1]]


def by_student(hand_ins: Iterable[HandIn]) -> dict[str, list[HandIn]]:
    """The hand-ins of those who are known, by student."""
    found: dict[str, list[HandIn]] = defaultdict(list)
    for one in hand_ins:
        if not one.problem:
            found[one.student].append(one)
    return dict(sorted(found.items()))
