"""The report as files: the page, a CSV table with a line for each learner, and JSON with everything.

| column of report.csv | what it holds |
|---|---|
| learner, first_name, last_name, email | as the gradebook has them |
| state, problem | graded, not graded (and why), nothing handed in |
| points, max_points, penalty | manual points included, less the penalty for being late |
| handed_in, seconds_late | in UTC, ISO 8601 |
| seconds, grader, layers | how long grading took, by which version, with which layers of isolation |
| passed, tests | of the test cells |
| one for each part of each exercise | `passed`, or the verdict and the mistake: `wrong: sum_not_mean` |
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError
from autograder.exchange.cells import identity, moment, number, text
from autograder.exchange.csv_file import ExportError, Table, write_file
from autograder.reports.findings import Findings
from autograder.reports.learners import Line, lines
from autograder.reports.page import GENERATOR
from autograder.reports.rows import Row
from autograder.reports.unknown import Group

FORMAT = 1
PAGE, TABLE, DATA = "report.html", "report.csv", "report.json"
BEGINS = 1_000  # characters in which a page of ours says so
ABOUT = (
    "learner", "first_name", "last_name", "email", "state", "problem", "points", "max_points", "penalty", "handed_in",
    "seconds_late", "seconds", "grader", "layers", "passed", "tests",
)  # fmt: skip


class NotWritten(GradwalkError):
    """The report cannot be put there; the message says why in one sentence."""


def write_report(folder: Path, page: str, found: Findings, groups: Sequence[Group]) -> list[Path]:
    """Writes the three files, each whole or not at all. A former report is replaced, anything else is not.

    Raises NotWritten.
    """
    everybody = lines(found)
    contents = {
        PAGE: page.encode("utf-8", "replace"),
        TABLE: as_table(found, everybody).encoded(),
        DATA: as_json(found, everybody, groups).encode("utf-8", "replace"),
    }
    _refuse_others(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            write_file(folder / name, content, force=True)
    except (OSError, ExportError) as error:
        raise NotWritten(f"The report cannot be written to {folder}: {error}") from error
    return [folder / name for name in contents]


def _refuse_others(folder: Path) -> None:
    """Raises NotWritten if files of these names are there that are no report of ours."""
    there = [folder / name for name in (PAGE, TABLE, DATA) if (folder / name).exists()]
    if there and not _is_ours(folder / PAGE):
        raise NotWritten(f"{there[0]} is there already, and is no report of Gradwalk's. Name another folder with --to.")


def _is_ours(page: Path) -> bool:
    try:
        with page.open(encoding="utf-8", errors="replace") as file:
            return f'name="generator" content="{GENERATOR}"' in file.read(BEGINS)
    except OSError:
        return False


def as_table(found: Findings, everybody: Iterable[Line]) -> Table:
    """A line for each learner."""
    heading = (*ABOUT, *(text(row.label) for row in found.rows))
    return Table(heading, tuple(_line(line, found) for line in everybody), has_mark=True)


def _line(line: Line, found: Findings) -> tuple[str, ...]:
    one, person = line.standing, line.standing.person
    is_graded = one.state == "graded"
    words = {id(row): outcome.word for row, outcome in found.by_learner.get(person.id, ())}
    return (
        identity(person.id), text(person.first_name), text(person.last_name), identity(person.email),
        one.state, text(one.problem),
        number(one.points if is_graded else None), number(one.max_points if is_graded else None),
        number(one.penalty if is_graded else None), moment(one.handed_in), number(one.seconds_late),
        number(one.seconds if one.grades else None), text(one.grader), ", ".join(one.layers),
        str(line.passed) if is_graded else "", str(line.tests) if is_graded else "",
        *(text(words.get(id(row), "")) for row in found.rows),
    )  # fmt: skip


def as_json(found: Findings, everybody: Iterable[Line], groups: Sequence[Group]) -> str:
    """Everything that the page says, and the lists that are cut short there in full."""
    results = found.results
    record = {
        "format": FORMAT,
        "unit": results.unit,
        "course": results.course,
        "due": moment(results.due),
        "max_points": results.max_points,
        "has_records": found.has_records,
        "exercises": [_exercise(row) for row in found.rows],
        "mistakes": [
            {**_place(one.row), "parts": [row.label for row in one.rows], "mistake": one.id,
             "sentence": one.sentence, "question": one.question, "example": one.example,
             "count": len(one.learners), "learners": one.learners}
            for one in found.mistakes
        ],
        "unknown": [
            {**_place(one.row), "parts": [row.label for row in one.rows], "verdict": one.verdict,
             "pattern": one.mistake, "behaviour": one.code, "message": one.message, "example": one.example,
             "problem": one.problem, "count": len(one.learners), "learners": one.learners}
            for one in groups
        ],
        "parts": [
            {"first": one.first.label, "second": one.second.label, "both": one.both, "only_first": one.only_first,
             "only_second": one.only_second, "neither": one.neither}
            for one in found.pairs
        ],
        "isolation": [
            {"layers": one.layers, "missing": one.missing, "learners": one.learners} for one in found.isolation
        ],
        "not_isolated_cells": found.together,
        "learners": [_learner(line, found) for line in everybody],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _place(row: Row) -> dict[str, Any]:
    return {
        "notebook": row.scored.notebook, "grade_id": row.scored.grade_id, "exercise": row.exercise, "part": row.part,
        "section": str(row.scored.section),
    }  # fmt: skip


def _exercise(row: Row) -> dict[str, Any]:
    return {**_place(row), "label": row.label, "points": row.scored.points, "passed_share": round(row.share, 4),
            "counts": dict(row.counts)}  # fmt: skip


def _learner(line: Line, found: Findings) -> dict[str, Any]:
    one = line.standing
    return {
        "person": asdict(one.person), "state": one.state, "problem": one.problem, "points": one.points,
        "max_points": one.max_points, "penalty": one.penalty, "handed_in": moment(one.handed_in),
        "seconds_late": one.seconds_late, "needs_manual_grade": one.needs_manual_grade,
        "seconds": round(one.seconds, 3), "grader": one.grader, "layers": one.layers,
        "outcomes": {row.label: outcome.word for row, outcome in found.by_learner.get(one.person.id, ())},
    }  # fmt: skip
