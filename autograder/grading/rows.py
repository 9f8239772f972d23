"""The rows of a notebook in nbgrader's gradebook: what it knows of the cells, and what a grade writes there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from autograder.grading.comments import NO_RESPONSE, comments
from autograder.grading.grade import CellGrade
from autograder.grading.submission import grade_id

TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Known:
    """A cell of the assignment as the gradebook has it; `points` is None for one that is not graded."""

    checksum: str
    points: float | None
    is_task: bool


def known_cells(notebook: Any) -> dict[str, Known]:
    """The cells of an assignment's notebook, by grade id."""
    points = {cell.name: float(cell.max_score) for cell in [*notebook.grade_cells, *notebook.task_cells]}
    tasks = {cell.name for cell in notebook.task_cells}
    return {
        cell.name: Known(cell.checksum, points.get(cell.name), cell.name in tasks) for cell in notebook.source_cells
    }


def handed_in(raw: bytes | None, notes: list[str]) -> datetime | None:
    """The time in timestamp.txt, in UTC, as nbgrader reads it."""
    from nbgrader.utils import parse_utc

    text = (raw or b"").decode(errors="replace").strip()
    if not text:
        return None
    try:
        return parse_utc(text)
    except (ValueError, OverflowError):
        notes.append(f"{TIMESTAMP} holds no time")
        return None


def write_grades(
    notebook: Any, graded: Sequence[CellGrade], cells: list[dict[str, Any]], known: Mapping[str, Known],
    names: Mapping[str, str],
) -> None:  # fmt: skip
    """Writes scores and comments; `cells` are those of the notebook as it ran, `names` the grade ids of the rows."""
    verdicts = {cell.grade_id: cell for cell in graded}
    unanswered = _unanswered(cells, known)
    for grade in notebook.grades:
        name = names[grade.cell_id]
        if not known[name].is_task:
            grade.auto_score = _auto_score(name, verdicts, unanswered)
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
    found = comments(cells, graded)
    for comment in notebook.comments:
        name = names[comment.cell_id]
        is_empty = name in unanswered and not known[name].is_task
        comment.auto_comment = NO_RESPONSE if is_empty else found.get(name)


def write_late_penalty(notebook: Any, submission: Any, plugin: Any) -> None:
    """What the course's plugin takes off, never more than there is: as nbgrader does it."""
    notebook.late_submission_penalty = None
    late = seconds_late(submission)
    if late > 0:
        penalty = plugin.late_submission_penalty(submission.student.id, notebook.score, late)
        if penalty is not None:
            notebook.late_submission_penalty = min(max(penalty, 0), notebook.score)


def seconds_late(submission: Any) -> float:
    """How late a submission came; 0 where the assignment has no due date."""
    return float(submission.total_seconds_late) if submission.assignment.duedate is not None else 0.0


def write_nothing(notebook: Any) -> None:
    """A notebook that was not handed in has no points, as in nbgrader."""
    for grade in notebook.grades:
        grade.auto_score = 0
        grade.needs_manual_grade = False
    for comment in notebook.comments:
        comment.auto_comment = None


def _auto_score(name: str, verdicts: Mapping[str, CellGrade], unanswered: set[str]) -> float | None:
    """The points that a program can give; None where a person has to: manual cells, and what we failed to grade."""
    if name in verdicts:
        return None if verdicts[name].verdict == "fault" else verdicts[name].points
    return 0.0 if name in unanswered else None


def _unanswered(cells: Iterable[dict[str, Any]], known: Mapping[str, Known]) -> set[str]:
    """The answers that stand as they were released, told by nbgrader's checksum."""
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum, is_locked

    found = set()
    for cell in cells:
        name = grade_id(cell) or ""
        if name in known:
            node = from_dict(cell)
            if not is_locked(node) and compute_checksum(node) == known[name].checksum:
                found.add(name)
    return found
