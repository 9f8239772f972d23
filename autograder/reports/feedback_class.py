"""The feedback for a whole class, one page for each learner, on all processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.grading.layout import Course
from autograder.reports.feedback_handout import Comments, Handout
from autograder.reports.feedback_page import NoPage, page, present
from autograder.reports.feedback_place import Permissions, beside, folder, permissions, put
from autograder.reports.results import Standing

FEW = 200  # as many pages are made while a second process starts
State = Literal["written", "unchanged", "no page"]


@dataclass(frozen=True)
class Order:
    """One page to make: whose, from where, to where."""

    standing: Standing
    comments: Mapping[tuple[str, str], str]
    graded: Path
    place: Path


@dataclass(frozen=True)
class Outcome:
    """What became of one learner's page."""

    student: str
    state: State
    problem: str = ""


@dataclass(frozen=True)
class Desk:
    """What every page needs."""

    handout: Handout
    allowed: Permissions
    force: bool

    def make(self, order: Order) -> Outcome:
        """Makes a page and puts it in its place under the name of each notebook."""
        student = order.standing.person.id
        try:
            text = page(self.handout, order.standing, order.comments, order.graded).encode("utf-8", "replace")
            pages = {f"{one.name}.html": text for one in present(self.handout, order.graded)}
            contents = {**beside(order.graded), **pages}
            is_new = put(order.place, contents, self.allowed, force=self.force)
        except NoPage as why:
            return Outcome(student, "no page", str(why))
        except OSError as error:
            return Outcome(student, "no page", f"{error.strerror or error} ({error.filename or order.place}).")
        return Outcome(student, "written" if is_new else "unchanged")


def make_pages(
    course: Course, handout: Handout, standings: Sequence[Standing], comments: Comments, *, force: bool = False
) -> Iterator[Outcome]:
    """Makes the pages of these learners, all of whom are graded, in their order."""
    desk = Desk(handout, permissions(course), force)
    orders = []
    for one in standings:
        try:
            place = folder(course, one.person.id)
        except NoPage as why:
            yield Outcome(one.person.id, "no page", str(why))
            continue
        orders.append(Order(one, comments.get(one.person.id, {}), course.autograded(one.person.id), place))
    count = min(os.cpu_count() or 1, len(orders) // FEW + 1)
    yield from map(desk.make, orders) if count == 1 else _by_many(desk, orders, count)


def _by_many(desk: Desk, orders: Sequence[Order], count: int) -> Iterator[Outcome]:
    """By several processes, started afresh: this one may have threads and connections that must not be copied."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, _sit_down, (desk,)) as pool:
        try:
            yield from pool.map(_make, orders, chunksize=4)
        finally:
            pool.shutdown(cancel_futures=True)


_desk: Desk


def _sit_down(desk: Desk) -> None:
    """Gives a new process what every page needs."""
    global _desk
    _desk = desk


def _make(order: Order) -> Outcome:
    return _desk.make(order)
