"""What the feedback for a whole class has in common: the instructor's notebooks, and what persons wrote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from autograder.errors import GradwalkError
from autograder.grading.bench import read_cells
from autograder.grading.database import connected
from autograder.grading.layout import Course
from autograder.grading.plan import read_assignment
from autograder.grading.submission import grade_id, is_manual
from autograder.reports.results import about_cells
from autograder.reports.sections import ScoredCell, headings, scored_cells

Comments = dict[str, dict[tuple[str, str], str]]  # by learner; by notebook and cell


@dataclass(frozen=True)
class Master:
    """One of the instructor's notebooks: its tests, the answers that a person grades, and what its cells say."""

    name: str
    scored: tuple[ScoredCell, ...]
    manual: tuple[str, ...]
    given: frozenset[str] = field(repr=False)

    @property
    def tests(self) -> frozenset[str]:
        return frozenset(one.grade_id for one in self.scored)


@dataclass(frozen=True)
class Handout:
    """An assignment as it was handed out."""

    unit: str
    title: str
    masters: tuple[Master, ...]


def read_handout(course: Course) -> Handout:
    """The instructor's notebooks. Raises GradwalkError if they cannot be used."""
    notebooks = read_assignment(course).notebooks
    cells = {name: read_cells(name, raw) for name, raw in sorted(notebooks.items())}
    if not cells:
        raise GradwalkError(f"{course.source} holds no notebook.")
    return Handout(course.unit, _title(cells) or course.unit, tuple(_master(name, one) for name, one in cells.items()))


def _title(notebooks: dict[str, list[dict[str, Any]]]) -> str:
    """The first heading of the highest level in the first notebook."""
    first = next(iter(notebooks.values()))
    texts = (cell["source"] for cell in first if cell["cell_type"] == "markdown")
    return next((text for source in texts for level, text in headings(source) if level == 1), "")


def _master(name: str, cells: list[dict[str, Any]]) -> Master:
    manual = tuple(grade_id(cell) or "" for cell in cells if is_manual(cell))
    return Master(name, tuple(scored_cells(name, cells)), manual, frozenset(cell["source"] for cell in cells))


def read_comments(course: Course) -> Comments:
    """What persons wrote about each learner's cells, in one query. Raises GradebookError."""
    from nbgrader.api import Comment

    found: Comments = defaultdict(dict)
    with connected(course) as book:
        rows = about_cells(book, course.unit, Comment, Comment.manual_comment)
        for student, notebook, cell, text in rows.filter(Comment.manual_comment.isnot(None)):
            if text.strip():
                found[student][notebook, cell] = text
    return dict(found)
