"""The single writer: results → nbgrader's gradebook and `autograded/`, one submission at a time and each as a unit."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.grading.autograded import Autograded, with_valid_ids
from autograder.grading.bench import Assignment
from autograder.grading.database import GOES_ON, GradebookError, as_unit, explained, open_book
from autograder.grading.files import NOTEBOOK, keep_apart
from autograder.grading.finished import Finished
from autograder.grading.grade import CellGrade, Grade
from autograder.grading.layout import Course
from autograder.grading.pool import Job, Result
from autograder.grading.reading import Unreadable, read_notebook
from autograder.grading.record import grades_of
from autograder.grading.regrade import Change, changes, kept
from autograder.grading.rows import (
    TIMESTAMP,
    Known,
    handed_in,
    known_cells,
    seconds_late,
    write_grades,
    write_late_penalty,
    write_nothing,
)
from autograder.grading.submission import grade_id
from autograder.grading.texts import with_safe_texts


@dataclass(frozen=True)
class Entry:
    """How a submission stands in the gradebook: its points, manual ones included, and what a person has to look at."""

    student: str
    points: float
    max_points: float
    needs_manual_grade: bool
    seconds_late: float
    notes: tuple[str, ...]
    changes: tuple[Change, ...] = ()  # by a regrade


class Writer:
    """Writes an assignment's results. A context manager: one connection to the gradebook, closed at the end.

    `keep` is called with every change of points by a regrade, after the gradebook has it and before the record says so.
    """

    def __init__(self, course: Course, keep: Callable[[Sequence[Change]], None] = lambda _: None) -> None:
        self._course = course
        self._finished = Finished(course.root, course.unit)
        self._keep = keep
        self._book = open_book(course)
        self._known: dict[str, dict[str, Known]] = {}  # by notebook and grade id
        self._given: dict[str, set[str]] = {}  # what the assignment's own cells say, by notebook
        self._names: dict[str, str] = {}  # grade ids by the rows that grades and comments refer to

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._book.close()

    def expect(self, masters: Mapping[str, Mapping[str, float]]) -> None:
        """Learns which cells the gradebook has. Raises GradebookError if they are not those of the masters.

        `masters`: the points of each graded cell, by notebook and grade id.
        """
        self._read_known()
        known = {name: {cell: about.points for cell, about in cells.items() if about.points is not None}
                 for name, cells in self._known.items()}  # fmt: skip
        if known != masters:
            wrong = _first_difference(known, masters)
            raise GradebookError(
                f"The gradebook and {self._course.source} differ ({wrong}). "
                f"In the course folder, run: nbgrader generate_assignment {self._course.unit} --force"
            )

    def is_finished(self, student: str, fingerprint: str) -> bool:
        """Whether this very submission is graded, recorded and in its place already."""
        return self._finished.fingerprint(student) == fingerprint and self._course.autograded(student).is_dir()

    def clean(self, student: str) -> None:
        """Puts right what a process left that was killed while it recorded this student's submission."""
        self._autograded(student).clean()

    def record(self, job: Job, result: Result, only: frozenset[str] = frozenset()) -> Entry:
        """Writes a graded submission as a unit: files beside their place; gradebook; files in place; commit; record.

        Killed before the commit, the gradebook shows nothing of it; before the record, it will be graded again.
        `only` names the test cells of a regrade: if the same submission was graded before, the others stay as they are.
        Raises GradebookError.
        """
        student = job.student
        folder = self._autograded(student)
        notes: list[str] = []
        record = self._finished.read(student)
        before = grades_of(record) if record.get("digest") == job.digest else {}
        if only:
            result = self._merged(student, result, before, only)
        try:
            with as_unit(self._book) as db, folder:
                self._finished.reopen(student, record)
                shown = {name: self._shown(name, grade) for name, grade in result.grades.items()}
                folder.make({f"{name}{NOTEBOOK}": _as_json(nb) for name, nb in shown.items()}, _files(job))
                entry = self._write(db, job, result, shown, notes)
                folder.put()
            moved = changes(student, before, result.grades)
            self._keep(moved)
            self._finished.write(student, _record(job, result))
        except OSError as error:
            where = error.filename or self._course.root
            raise GradebookError(f"{student}: {error.strerror or error} ({where}). {GOES_ON}") from error
        return replace(entry, changes=tuple(moved))

    def _merged(self, student: str, result: Result, before: Mapping[str, Grade], only: frozenset[str]) -> Result:
        """The result with what it was before in all cells but those that are regraded."""
        grades = dict(result.grades)
        for name in set(grades) & set(before):
            shown: dict[str, Any] = {}
            with contextlib.suppress(OSError, ValueError):
                path = self._course.autograded(student) / f"{name}{NOTEBOOK}"
                shown = json.loads(path.read_text(encoding="utf-8"))
            grades[name] = kept(grades[name], before[name], only, shown)
        return replace(result, grades=grades)

    def refuse(self, student: str, problem: str) -> None:
        """Keeps the sentence that says why there is no grade, for who asks later; it will be tried again."""
        self._finished.write(student, {"student": student, "grader": _version(), "problem": problem})

    def record_notebook(self, student: str, name: str, graded: Grade) -> dict[str, Any]:
        """Writes one notebook of a submission whose rows are there; returns the notebook as it is to be shown.

        The submission counts as graded by somebody else: `gradwalk grade` will grade it again. Raises GradebookError.
        """
        shown = self._shown(name, graded)
        before = self._finished.read(student)
        with as_unit(self._book) as db:
            self._finished.reopen(student, before)
            submission = self._book.find_submission(self._course.unit, student)
            notebook = next(one for one in submission.notebooks if one.name == name)
            self._write_notebook(notebook, graded, shown)
            db.flush()
            db.refresh(notebook)
            write_late_penalty(notebook, submission, self._course.late_penalties)
        others = before.get("notebooks", {})
        about = {"student": student, "fingerprint": None, "grader": _version()}
        self._finished.write(student, {**about, "notebooks": {**others, name: graded.record()}})
        return shown

    def _autograded(self, student: str) -> Autograded:
        mode = int(str(self._course.autograde.permissions), 8)
        return Autograded(self._course.autograded(student), mode, is_shared=self._course.settings.groupshared)

    def _read_known(self) -> None:
        from nbgrader.api import MissingEntry

        with explained():
            try:
                assignment = self._book.find_assignment(self._course.unit)
            except MissingEntry:
                raise GradebookError(
                    f"The gradebook does not know {self._course.unit}. "
                    f"In the course folder, run: nbgrader generate_assignment {self._course.unit}"
                ) from None
            for notebook in assignment.notebooks:
                self._known[notebook.name] = known_cells(notebook)
                path = self._course.source / f"{notebook.name}{NOTEBOOK}"
                self._given[notebook.name] = _texts(path) | {cell.source for cell in notebook.source_cells}
                rows = [*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells]
                self._names |= {row.id: row.name for row in rows}

    def _write(self, db: Any, job: Job, result: Result, shown: dict[str, Any], notes: list[str]) -> Entry:
        submission = self._submission(job, notes)
        for notebook in submission.notebooks:
            graded = result.grades.get(notebook.name)
            if graded is None:
                notes.append(f"{notebook.name}{NOTEBOOK} was not handed in")
                write_nothing(notebook)
            else:
                notes += [f"{notebook.name}: {note}" for note in graded.notes]
                self._write_notebook(notebook, graded, shown[notebook.name])
        db.flush()
        for notebook in submission.notebooks:
            db.refresh(notebook)
            write_late_penalty(notebook, submission, self._course.late_penalties)
        db.flush()
        db.refresh(submission)
        return Entry(
            job.student,
            submission.score - submission.late_submission_penalty,
            submission.max_score,
            bool(submission.needs_manual_grade),
            seconds_late(submission),
            tuple(notes),
        )

    def _submission(self, job: Job, notes: list[str]) -> Any:
        """The student's rows, made if they are not there, with the time at which they handed in."""
        if self._course.autograde.create_student:
            self._book.update_or_create_student(job.student)
        when = handed_in(job.files.get(TIMESTAMP), notes)
        known = {"timestamp": when} if when else {}
        with self._book.db.no_autoflush:  # nbgrader's rows are complete only when it has made them all
            return self._book.update_or_create_submission(self._course.unit, job.student, **known)

    def _write_notebook(self, notebook: Any, graded: Grade, shown: dict[str, Any]) -> None:
        write_grades(notebook, graded.cells, shown["cells"], self._known[notebook.name], self._names)

    def _shown(self, name: str, graded: Grade) -> dict[str, Any]:
        """The notebook for autograded/: the learner's texts made safe, nbgrader's checksums those of the assignment."""
        known = self._known[name]
        cells = with_safe_texts(with_valid_ids(list(graded.notebook["cells"])), self._given[name])
        for cell in cells:
            about = known.get(grade_id(cell) or "")
            if about is not None:
                own = {**cell["metadata"]["nbgrader"], "checksum": about.checksum}
                cell["metadata"] = {**cell["metadata"], "nbgrader": own}
        return {"cells": cells, "metadata": graded.notebook["metadata"], "nbformat": 4, "nbformat_minor": 5}


def _texts(master: Path) -> set[str]:
    """What the cells of an instructor's notebook say."""
    with contextlib.suppress(Unreadable):
        return {cell["source"] for cell in read_notebook(master)["cells"]}
    return set()


def _first_difference(known: Mapping[str, Mapping[str, float]], masters: Mapping[str, Mapping[str, float]]) -> str:
    if set(known) != set(masters):
        return f"notebooks: {', '.join(sorted(set(known) ^ set(masters)))}"
    name = next(name for name in known if known[name] != masters[name])
    cells = set(known[name].items()) ^ set(masters[name].items())
    return f"{name}{NOTEBOOK}: {', '.join(sorted({cell for cell, _ in cells})[:3])}"


def _files(job: Job) -> dict[str, bytes]:
    """What stands beside the notebooks: the instructor's files, and the learner's where they are not in the way."""
    assignment: Assignment = job.assignment
    masters = {name: content for name, content in assignment.files.items() if name not in assignment.open_files}
    notebooks = {f"{name}{NOTEBOOK}": b"" for name in job.assignment.notebooks}
    return {**assignment.files, **keep_apart(job.files, {**masters, **notebooks})}


def _as_json(notebook: dict[str, Any]) -> str:
    """The notebook with a line for each cell: to be read by programs, and written often."""
    cells = ",\n  ".join(json.dumps(cell, ensure_ascii=False) for cell in notebook["cells"])
    rest = json.dumps({key: value for key, value in notebook.items() if key != "cells"}, ensure_ascii=False)
    return f'{{"cells": [\n  {cells}\n ],\n {rest[1:]}\n'


def _record(job: Job, result: Result) -> dict[str, Any]:
    """What is kept of a graded submission; one with a fault of ours has no fingerprint: it is tried again."""
    faults = faulty(result)
    fingerprint = None if faults else job.fingerprint
    about = {"student": job.student, "fingerprint": fingerprint, "digest": job.digest, "grader": _version()}
    if faults:
        about["problem"] = about_faults(faults)
    return {**about, "notebooks": {name: graded.record() for name, graded in result.grades.items()}}


def faulty(result: Result) -> list[CellGrade]:
    """The cells that could not be graded through no fault of the learner's."""
    return [cell for graded in result.grades.values() for cell in graded.cells if cell.verdict == "fault"]


def about_faults(faults: list[CellGrade]) -> str:
    """One sentence about cells that could not be graded."""
    where = ", ".join(cell.grade_id for cell in faults)
    return f"{faults[0].message} ({where}; the other tests are recorded.)"


@cache
def _version() -> str:
    """The version of the grader, for whoever asks later how a grade came about."""
    with contextlib.suppress(PackageNotFoundError):
        return version("gradwalk")
    return "unknown"
