"""A small course of plain asserts and a class that hands it in: cheap to grade, and the same every time."""

from __future__ import annotations

import subprocess
import sysconfig
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.commands.nbgrader_steps import database_url, environment, run_nbgrader

UNIT = "tiny"
GRADWALK = Path(sysconfig.get_path("scripts"), "gradwalk")
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "tiny_course"
"""
RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "square": "def square(x):\n    return x * x",
    "why": "Because a square grows faster.",
}
WRONG = {**RIGHT, "square": "def square(x):\n    return x + x", "double": "def double(x):\n    return x"}
BROKEN = {**RIGHT, "square": "def square(x:\n    return x"}
RAISING = {**RIGHT, "double": "def double(x):\n    raise ValueError('<script>alert(1)</script>')"}
ANSWERS = (RIGHT, WRONG, {**RIGHT, "double": "x = 1"}, BROKEN, RAISING, {})


def cell(source: str, grade_id: str, **roles: Any) -> nbformat.NotebookNode:
    """A cell of nbgrader's; a text if it is to be graded by hand."""
    roles = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3} | roles
    is_text = roles["task"] or (roles["grade"] and roles["solution"])
    new = new_markdown_cell if is_text else new_code_cell
    return new(source, id=grade_id, metadata={"nbgrader": {"grade_id": grade_id, **roles}})


def solution(name: str, body: str) -> nbformat.NotebookNode:
    return cell(f"def {name}(x):\n    ### BEGIN SOLUTION\n    {body}\n    ### END SOLUTION", name, solution=True)


def hidden_test(name: str, points: float, shown: str, hidden: str) -> nbformat.NotebookNode:
    source = f"assert {shown}\n### BEGIN HIDDEN TESTS\nassert {hidden}\n### END HIDDEN TESTS"
    return cell(source, f"test_{name}", grade=True, locked=True, points=points)


def master() -> nbformat.NotebookNode:
    """Two exercises (2 and 3 points) and an answer in words (4 points)."""
    cells = [
        cell("import math", "setup", locked=True),
        solution("double", "return 2 * x"),
        hidden_test("double", 2, "double(2) == 4", "double(-1.5) == -3"),
        solution("square", "return x * x"),
        hidden_test("square", 3, "square(2) == 4", "square(5) == 25"),
        cell("Why?", "why", grade=True, solution=True, points=4),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def make_course(
    course: Path,
    masters: dict[str, nbformat.NotebookNode] | None = None,
    files: dict[str, str] | None = None,
    config: str = CONFIG,
) -> Path:
    """A course folder in which the assignment is made."""
    source = course / "source" / UNIT
    source.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(config)
    for name, notebook in (masters or {UNIT: master()}).items():
        nbformat.write(notebook, source / f"{name}.ipynb")
    for name, text in (files or {}).items():
        (source / name).write_text(text)
    done = run_nbgrader(course, "generate_assignment", UNIT)
    assert done.is_ok, done.log
    return course


def hand_in(course: Path, student: str, answers: dict[str, str], *, name: str = UNIT, when: str = "") -> Path:
    """Hands in the released notebook with these answers; returns the folder of the submission."""
    notebook = nbformat.read(course / "release" / UNIT / f"{name}.ipynb", as_version=4)
    for one in notebook.cells:
        one.source = answers.get(one.id, one.source)
    folder = course / "submitted" / student / UNIT
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")
    if when:
        (folder / "timestamp.txt").write_text(when)
    return folder


def hand_in_all(course: Path, count: int) -> list[str]:
    """A class of `count`; every answer there is comes in turn."""
    students = [f"s{number:02}" for number in range(count)]
    for number, student in enumerate(students):
        hand_in(course, student, ANSWERS[number % len(ANSWERS)], when=f"2026-01-{number % 28 + 1:02} 10:00:00 UTC")
    return students


def grade(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `gradwalk grade` on the course, as an instructor would."""
    command = [str(GRADWALK), "grade", UNIT, "--course-dir", str(course), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment(course), timeout=300)


def autograded(course: Path) -> dict[str, bytes]:
    """Every file of autograded/, the hidden ones included."""
    folder = course / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def gradebook(course: Path, db_url: str | None = None) -> dict[str, Any]:
    """All that the gradebook says about the assignment, without the ids that are drawn at random."""
    from nbgrader.api import Gradebook

    with Gradebook(db_url or database_url(course), "tiny_course") as book:
        return {one.student.id: submission(one) for one in book.assignment_submissions(UNIT)}


def submission(one: Any) -> dict[str, Any]:
    grades = {
        (notebook.name, grade.name): (
            grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
        )
        for notebook in one.notebooks
        for grade in notebook.grades
    }  # fmt: skip
    comments = {
        (notebook.name, comment.name): (comment.auto_comment, comment.manual_comment)
        for notebook in one.notebooks
        for comment in notebook.comments
    }
    late = {notebook.name: notebook.late_submission_penalty for notebook in one.notebooks}
    return {"grades": grades, "comments": comments, "late": late, "time": one.timestamp, "score": one.score}


def due(course: Path, when: datetime) -> None:
    """Sets the date by which the assignment is due."""
    from nbgrader.api import Gradebook

    with Gradebook(database_url(course), "tiny_course") as book:
        book.update_or_create_assignment(UNIT, duedate=when)
