"""The connection to nbgrader's gradebook: SQLite or any other, what fails said in a sentence."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError
from autograder.grading.layout import Course

GOES_ON = "What is graded so far is kept: the same command again goes on from here."


class GradebookError(GradwalkError):
    """The gradebook or autograded/ cannot be written or does not fit the assignment; the message says what helps."""


def open_book(course: Course) -> Any:
    from nbgrader.api import Gradebook

    path = course.db_url.removeprefix("sqlite:///")
    if path != course.db_url and not Path(course.root, path).is_file():
        raise GradebookError(
            f"There is no gradebook at {path}. In the course folder, run: nbgrader generate_assignment {course.unit}"
        )
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)  # it logs what is raised here anyway
    with explained():
        return Gradebook(course.db_url, course.settings.course_id)


@contextlib.contextmanager
def connected(course: Course) -> Iterator[Any]:
    """The course's gradebook, closed at the end. Raises GradebookError."""
    book = open_book(course)
    try:
        with explained():
            yield book
    finally:
        book.close()


@contextlib.contextmanager
def as_unit(book: Any) -> Iterator[Any]:
    """A session in which nbgrader's own commits commit nothing: everything is written at the end, or nothing."""
    with explained(), book.engine.connect() as connection, connection.begin():
        if book.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # the lock now, not half-way
        book.db.remove()
        book.db.configure(bind=connection, join_transaction_mode="rollback_only")
        try:
            yield book.db
            book.db.flush()
        finally:
            book.db.remove()
            book.db.configure(bind=book.engine, join_transaction_mode="conditional_savepoint")


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turns what a database says when it cannot into a sentence that says what helps."""
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, InvalidEntry) as error:
        raise GradebookError(f"{_reason(error)} {GOES_ON}") from error


def _reason(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    if "locked" in said:
        return "Another program is writing to the gradebook and does not stop (database is locked)."
    if "full" in said or "disk I/O" in said:
        return f"The disk of the gradebook is full ({said})."
    return f"The gradebook cannot be used: {said}."
