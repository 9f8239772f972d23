"""Collecting: what was downloaded is read, sorted by student and assignment, and put into its place."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from autograder.exchange.archive_paths import Refusal
from autograder.exchange.archive_sources import Shelf
from autograder.exchange.collect_attempts import Attempt
from autograder.exchange.collect_deliveries import HandIn, Reader, by_student, read_source, unknown_rows
from autograder.exchange.collect_opening import Opener
from autograder.exchange.collect_owners import Owners
from autograder.exchange.collect_people import People
from autograder.exchange.collect_place import Place, decide
from autograder.exchange.collect_rows import Row, State
from autograder.exchange.collect_units import Units
from autograder.grading.layout import Course

TIED = "Nothing tells which of several attempts is the last."
OLDER = "A later one is in submitted/."


@dataclass(frozen=True)
class Asked:
    """What the instructor wants: the zips and folders, and how to go about them."""

    paths: Sequence[Path]
    new_students: bool = False
    dry_run: bool = False
    force: bool = False


def collect(course: Course, people: People, units: Units, asked: Asked) -> Iterator[Row]:
    """Takes everything in that can be, and says of each file what became of it."""
    with ExitStack() as stack:
        hand_ins: list[HandIn] = []
        for path in asked.paths:
            found, rows = _delivered(path, course, Owners(people, new_students=asked.new_students), units, stack)
            hand_ins += found
            yield from rows
        shelf = stack.enter_context(closing(Shelf()))
        for own in by_student(hand_ins).values():
            yield from _one_student(course, Opener(units, shelf, course.settings.ignore), own, asked)
            shelf.close()


def _delivered(
    path: Path, course: Course, owners: Owners, units: Units, stack: ExitStack
) -> tuple[list[HandIn], list[Row]]:
    """What was handed in by what the instructor names, and the rows of what is nobody's."""
    try:
        refuse_course(path, course)
        source = stack.enter_context(closing(read_source(path, course.settings.ignore)))
        found, rows = Reader(source, owners, units).hand_ins()
    except Refusal as why:
        return [], [Row(str(path), "left out", str(why))]
    rows += [row for one in found if one.problem for row in unknown_rows(one)]
    if not found and not rows:
        rows.append(Row(str(path), "left out", "There is nothing in it."))
    return found, rows


def refuse_course(path: Path, course: Course) -> None:
    """Raises Refusal for the course folder itself: what stands in it was not handed in."""
    named, root = path.resolve(), course.root.resolve()
    inside = (course.source.parent, course.submitted("x").parent.parent, Place(course, "x").attempts.parent.parent)
    if root.is_relative_to(named) or any(named.is_relative_to(one.resolve()) for one in inside):
        raise Refusal("It is the course folder, or a part of it: name what was downloaded.")


def _one_student(course: Course, opener: Opener, hand_ins: list[HandIn], asked: Asked) -> Iterator[Row]:
    attempts: dict[str, list[Attempt]] = defaultdict(list)
    for hand_in in hand_ins:
        for attempt in opener.attempts(hand_in):
            attempts[attempt.unit].append(attempt)
    for unit, own in sorted(attempts.items()):
        try:
            yield from settle(Place(dataclasses.replace(course, unit=unit), own[0].student), own, asked)
        except Refusal as why:
            yield from (row_of(one, "left out", str(why)) for one in own)
        except OSError as error:
            reason = f"It cannot be written: {error.strerror or error} ({error.filename or course.root})."
            yield from (row_of(one, "left out", reason) for one in own)
    yield from opener.rows


def settle(place: Place, attempts: list[Attempt], asked: Asked) -> Iterator[Row]:
    """Puts the last attempt at an assignment into submitted/ and the others beside it. Raises Refusal, OSError."""
    *before, last = sorted(attempts, key=lambda one: one.rank)
    different = [one for one in before if one.digest() != last.digest()]
    if any(one.rank == last.rank for one in different):
        raise Refusal(TIED)
    there = place.there()
    decision = decide(last, there, force=asked.force)
    if decision == "kept":
        yield _keep(place, last, OLDER, asked)
    else:
        if not asked.dry_run and decision != "unchanged":
            place.put(last, there)
        elif not asked.dry_run:
            place.note(last)
        yield row_of(last, decision)
    for one in _once(different):
        yield _keep(place, one, "", asked)
    yield from (row_of(one, "unchanged", "It is the same as another.") for one in before if one not in different)


def _keep(place: Place, attempt: Attempt, why: str, asked: Asked) -> Row:
    if not asked.dry_run:
        place.keep(attempt)
    return row_of(attempt, "kept", why)


def _once(attempts: Iterable[Attempt]) -> Iterator[Attempt]:
    """Each of several equal attempts only once."""
    return iter({one.digest(): one for one in attempts}.values())


def row_of(attempt: Attempt, state: State, why: str = "") -> Row:
    """The row of an attempt, with what has to be said of it."""
    said = " ".join(dict.fromkeys([*([why] if why else []), *attempt.remarks]))
    return Row(attempt.shown, state, said, attempt.student, attempt.unit)
