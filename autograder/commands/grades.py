"""A graded class as plain records: points from nbgrader's gradebook, findings from the outputs in autograded/."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.commands.notebooks import read_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode

CUT_SHORT = "CellTimeoutError"  # nbgrader's name for a cell that took too long


@dataclass(frozen=True)
class Finding:
    """What a test cell found: the part of an exercise that it checks, the verdict, and the mistake if it has a name."""

    exercise: str
    part: str
    verdict: str
    mistake: str | None


@dataclass(frozen=True)
class PartGrade:
    """Points for one part of an exercise, and why."""

    finding: Finding
    score: float
    points: float

    @property
    def has_passed(self) -> bool:
        return self.score >= self.points


@dataclass(frozen=True)
class LearnerGrade:
    """One learner's grade for a unit; `is_graded` is False when the gradebook has no score for some test."""

    learner: str
    is_graded: bool
    score: float
    points: float
    parts: tuple[PartGrade, ...]


def read_grades(course: Path, db_url: str, unit: str, learners: list[str]) -> list[LearnerGrade]:
    """The grades of these learners for a unit."""
    from nbgrader.api import Gradebook

    with Gradebook(db_url) as gradebook:
        return [read_grade(gradebook, course, unit, learner) for learner in learners]


def read_grade(gradebook: Any, course: Path, unit: str, learner: str) -> LearnerGrade:
    """One learner's grade; nothing but `is_graded=False` if nbgrader has not graded them."""
    from nbgrader.api import MissingEntry

    notebook = course / "autograded" / learner / unit / f"{unit}.ipynb"
    try:
        submission = gradebook.find_submission(unit, learner)
    except MissingEntry:
        return LearnerGrade(learner, False, 0.0, 0.0, ())
    grades = [grade for notebook_ in submission.notebooks for grade in notebook_.grades]
    is_graded = notebook.is_file() and all(has_score(grade) for grade in grades if grade.cell_type == "code")
    found = read_findings(notebook) if notebook.is_file() else {}
    parts = tuple(PartGrade(found[g.name], g.score, g.max_score) for g in grades if g.name in found)
    return LearnerGrade(learner, is_graded, submission.score, submission.max_score, in_order(parts, found))


def has_score(grade: Any) -> bool:
    """Whether a program or a person has given points."""
    return grade.auto_score is not None or grade.manual_score is not None


def in_order(parts: tuple[PartGrade, ...], found: dict[str, Finding]) -> tuple[PartGrade, ...]:
    """The parts in the order in which the notebook asks for them."""
    order = list(found.values())
    return tuple(sorted(parts, key=lambda part: order.index(part.finding)))


def read_findings(path: Path) -> dict[str, Finding]:
    """What each test cell of an executed notebook found, by the cell's grade id, in the notebook's order."""
    cells = [cell for cell in read_notebook(path).cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {cell.metadata["nbgrader"]["grade_id"]: finding for cell in cells if (finding := find_in(cell))}


def find_in(cell: NotebookNode) -> Finding | None:
    """What a test cell found; None if it checks no exercise.

    The last check of a cell decides. If the cell stopped without a refusal by a check, the verdict is "timeout" when
    nbgrader cut it short, else "error" with the mistake "raised:" and the error's name.
    """
    checked = checked_in(cell)
    if checked is None:
        return None
    shown = [output["metadata"]["gradwalk"] for output in cell.outputs if "gradwalk" in output.get("metadata", {})]
    raised = [output["ename"] for output in cell.outputs if output["output_type"] == "error"]
    if CUT_SHORT in raised:
        return Finding(*checked, "timeout", None)
    if shown and not (raised and shown[-1]["verdict"] == "passed"):
        return Finding(*checked, shown[-1]["verdict"], shown[-1].get("mistake"))
    return Finding(*checked, "error", f"raised:{raised[-1]}" if raised else None)


def checked_in(cell: NotebookNode) -> tuple[str, str] | None:
    """Exercise and part of the first `check("…", …, part="…")` of a cell's code."""
    if cell.cell_type != "code":
        return None
    try:
        calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    except SyntaxError:
        return None
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "check" and call.args:
            part = next((ast.literal_eval(k.value) for k in call.keywords if k.arg == "part"), None)
            return ast.literal_eval(call.args[0]), part or "correct"
    return None
