"""A class and what became of it: nbgrader's gradebook, the grader's records and `submitted/`, by learner.

Everything is read at once, in a few queries, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from autograder.grading.database import connected
from autograder.grading.finished import Finished
from autograder.grading.layout import Course
from autograder.grading.record import CellGrade, Grade, grades_of

State = Literal["graded", "not graded", "nothing handed in"]
NOT_YET = "It has not been graded yet."


@dataclass(frozen=True)
class Person:
    """A learner as the gradebook knows them; what it does not know is an empty text."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """First and last name; the id for somebody whose name is not known."""
        return f"{self.first_name} {self.last_name}".strip() or self.id


@dataclass(frozen=True)
class Mark:
    """The row of a graded cell in the gradebook: what a program gave, what a person gave, what was added."""

    notebook: str
    grade_id: str
    max_points: float
    auto: float | None = None
    manual: float | None = None
    extra: float = 0.0
    needs_manual_grade: bool = False

    @property
    def points(self) -> float:
        """The points as nbgrader counts them: a person's go before a program's, extra credit comes on top."""
        given = self.manual if self.manual is not None else self.auto
        return (given or 0.0) + self.extra


@dataclass(frozen=True)
class Standing:
    """One learner and the assignment.

    `grades` are the grader's records by notebook, without the notebooks themselves; empty if it was graded by somebody
    else. `problem` is the sentence that says why there is no grade.
    """

    person: Person
    state: State
    problem: str = ""
    handed_in: datetime | None = None  # in UTC, as the gradebook has it
    seconds_late: float = 0.0
    penalty: float = 0.0
    marks: tuple[Mark, ...] = ()
    grades: Mapping[str, Grade] = field(default_factory=dict, repr=False)
    grader: str = ""  # the version that graded it

    @property
    def points(self) -> float:
        """All points, those that a person gave included, less the penalty for being late."""
        return sum(mark.points for mark in self.marks) - self.penalty

    @property
    def max_points(self) -> float:
        return sum(mark.max_points for mark in self.marks)

    @property
    def needs_manual_grade(self) -> bool:
        """Whether some answer waits for a person."""
        return any(mark.needs_manual_grade for mark in self.marks)

    @property
    def cells(self) -> Iterator[CellGrade]:
        """The test cells of all notebooks, as the grader found them."""
        return (cell for grade in self.grades.values() for cell in grade.cells)

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of isolation that held for every notebook, in alphabetical order."""
        found = [set(grade.layers) for grade in self.grades.values()]
        return tuple(sorted(set.intersection(*found))) if found else ()

    @property
    def seconds(self) -> float:
        """How long it took to grade."""
        return sum(grade.seconds for grade in self.grades.values())


@dataclass(frozen=True)
class ClassResults:
    """An assignment and everybody in the class, in alphabetical order of their ids."""

    unit: str
    course: str
    due: datetime | None  # in UTC
    standings: tuple[Standing, ...]

    @property
    def graded(self) -> list[Standing]:
        return [one for one in self.standings if one.state == "graded"]

    @property
    def max_points(self) -> float:
        """What all graded cells of the assignment are worth."""
        return max((one.max_points for one in self.standings), default=0.0)


def read_class(course: Course) -> ClassResults:
    """Everything that is known of an assignment. Raises GradebookError if the gradebook cannot be read."""
    from nbgrader.api import Assignment, Student

    with connected(course) as book:
        columns = (Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id)
        people = {row[0]: Person(*(text or "" for text in row)) for row in book.db.query(*columns)}
        due = book.db.query(Assignment.duedate).filter(Assignment.name == course.unit).scalar()
        marks, times, penalties = _marks(book, course.unit), _times(book, course.unit), _penalties(book, course.unit)
    there = set(course.students())
    finished = Finished(course.root, course.unit)
    standings = []
    for student in sorted({*people, *there, *times}):
        record = finished.read(student)
        own = tuple(marks.get(student, ()))
        problem = str(record.get("problem") or "")
        is_graded = not problem and (bool(record.get("notebooks")) or _has_points(own))
        state: State = "graded" if is_graded else "not graded" if student in there else "nothing handed in"
        when, extension = times.get(student, (None, None))
        late = (when - due - (extension or when - when)).total_seconds() if when and due else 0.0
        standings.append(
            Standing(
                people.get(student, Person(student)),
                state,
                (problem or NOT_YET) if state == "not graded" else "",
                when,
                max(late, 0.0),
                penalties.get(student, 0.0),
                own,
                grades_of(record),
                str(record.get("grader", "")),
            )
        )
    return ClassResults(course.unit, str(course.settings.course_id), due, tuple(standings))


def _has_points(marks: tuple[Mark, ...]) -> bool:
    """Whether nbgrader itself, or a person, has graded it."""
    return any(mark.auto is not None or mark.manual is not None for mark in marks)


def about_cells(book: Any, unit: str, kind: Any, *columns: Any) -> Any:
    """The query for all rows of a kind (Grade, Comment) of an assignment: student, notebook, cell, these columns."""
    from nbgrader.api import Assignment, BaseCell, Notebook, SubmittedAssignment, SubmittedNotebook

    return (
        book.db.query(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, *columns)
        .select_from(kind)
        .join(SubmittedNotebook, kind.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(BaseCell, kind.cell_id == BaseCell.id)
        .filter(Assignment.name == unit)
    )


def _marks(book: Any, unit: str) -> dict[str, list[Mark]]:
    from nbgrader.api import BaseCell, Grade, GradeCell, Notebook, TaskCell

    worth = {row[0]: row[1] for kind in (GradeCell, TaskCell) for row in book.db.query(kind.id, kind.max_score)}
    columns = (BaseCell.id, Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
    rows = about_cells(book, unit, Grade, *columns).order_by(Notebook.name, BaseCell.name)
    found = defaultdict(list)
    for student, notebook, cell, cell_id, auto, manual, extra, waits in rows:
        found[student].append(Mark(notebook, cell, worth[cell_id] or 0.0, auto, manual, extra or 0.0, bool(waits)))
    return found


def _times(book: Any, unit: str) -> dict[str, tuple[datetime | None, Any]]:
    """When each learner handed in, and how much longer they had than the others."""
    from nbgrader.api import Assignment, SubmittedAssignment

    columns = (SubmittedAssignment.student_id, SubmittedAssignment.timestamp, SubmittedAssignment.extension)
    rows = book.db.query(*columns).join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    return {student: (when, more) for student, when, more in rows.filter(Assignment.name == unit)}


def _penalties(book: Any, unit: str) -> dict[str, float]:
    from nbgrader.api import Assignment, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import func

    rows = (
        book.db.query(SubmittedAssignment.student_id, func.sum(SubmittedNotebook.late_submission_penalty))
        .select_from(SubmittedNotebook)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == unit)
        .group_by(SubmittedAssignment.student_id)
    )
    return {student: float(penalty or 0.0) for student, penalty in rows}
