"""What is handed on for each learner: points, or nothing where there are none yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.exchange.cells import identity, moment, number, text
from autograder.exchange.csv_file import Table
from autograder.grading.record import CellGrade
from autograder.reports.results import ClassResults, Person, Standing

ABOUT = (
    "id", "first_name", "last_name", "email", "lms_user_id", "state", "points", "max_points", "penalty", "handed_in",
    "seconds_late", "waits_for_a_person", "problem",
)  # fmt: skip


@dataclass(frozen=True)
class Marked:
    """A learner and the points that are handed on; None where there are none, which is not the same as 0."""

    person: Person
    points: float | None
    waits: bool = False  # for a person who grades what no program can


def marked(results: ClassResults, *, zero_missing: bool = False) -> list[Marked]:
    """Everybody in the class. With `zero_missing`, nothing handed in is 0 points."""
    return [Marked(one.person, _points(one, zero_missing), one.needs_manual_grade) for one in results.standings]


def _points(standing: Standing, zero_missing: bool) -> float | None:
    if standing.state == "graded":
        return standing.points
    return 0.0 if zero_missing and standing.state == "nothing handed in" else None


def whole_table(results: ClassResults, *, zero_missing: bool = False) -> Table:
    """Everything useful: a row for each learner, a column for each graded cell at the end."""
    cells = graded_cells(results)
    names = [_name(notebook, cell, cells) for notebook, cell in cells]
    rows = tuple(tuple(_row(one, cells, zero_missing)) for one in results.standings)
    return Table((*ABOUT, *map(text, names)), rows)


def _row(standing: Standing, cells: dict[tuple[str, str], str], zero_missing: bool) -> Iterator[str]:
    person, is_graded = standing.person, standing.state == "graded"
    yield from (identity(person.id), text(person.first_name), text(person.last_name), identity(person.email))
    yield from (identity(person.lms_user_id), standing.state, number(_points(standing, zero_missing)))
    yield number(standing.max_points if is_graded else None)
    yield from (number(standing.penalty if is_graded else None), moment(standing.handed_in))
    yield number(standing.seconds_late if standing.handed_in else None)
    yield from ("yes" if standing.needs_manual_grade else "no", text(standing.problem))
    marks = {(mark.notebook, mark.grade_id): mark for mark in standing.marks} if is_graded else {}
    for cell in cells:
        mark = marks.get(cell)
        has_points = mark is not None and (mark.auto is not None or mark.manual is not None)
        yield number(mark.points if mark and has_points else None)


def graded_cells(results: ClassResults) -> dict[tuple[str, str], str]:
    """The graded cells by notebook and grade id, in the order of the notebook, each with a name for people."""
    ran = [(name, cell) for one in results.standings for name, grade in one.grades.items() for cell in grade.cells]
    names = {(notebook, cell.grade_id): _exercise(cell) for notebook, cell in reversed(ran)}
    order = dict.fromkeys((notebook, cell.grade_id) for notebook, cell in ran)
    others = sorted({(mark.notebook, mark.grade_id) for one in results.standings for mark in one.marks} - set(order))
    return {key: names.get(key, key[1]) for key in (*order, *others)}


def _exercise(cell: CellGrade) -> str:
    if cell.exercise is None:
        return cell.grade_id
    return cell.exercise if cell.part in (None, "correct") else f"{cell.exercise} ({cell.part})"


def _name(notebook: str, cell: str, cells: dict[tuple[str, str], str]) -> str:
    """The heading of a cell's column: its name, with more where two would have the same."""
    name = cells[notebook, cell]
    if name in ABOUT or list(cells.values()).count(name) > 1:
        return f"{notebook}: {cell}"
    return name


def few(names: Sequence[str], most: int = 5) -> str:
    """The first of some names, and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
