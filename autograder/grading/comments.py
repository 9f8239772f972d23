"""What the learner reads below their answer in nbgrader's feedback: the diagnosis, as Markdown that only shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from autograder.grading.grade import CellGrade
from autograder.grading.sanitise import COMMANDS
from autograder.grading.submission import grade_id, is_test

NO_RESPONSE = "No response."  # nbgrader's own words
ACTIVE = re.compile(r"[&<>*_$\\\[\]#~!|^{}]")


def comments(cells: Iterable[dict[str, Any]], grades: Iterable[CellGrade]) -> dict[str, str]:
    """What was found, by the solution cell that it is about; of what passed nothing is said.

    Neither is what a plain assertion says: it may quote a hidden test.

    A test is about the exercise that it checks, if a solution has that name, else about the solution before it.
    """
    found: dict[str, list[str]] = {}
    about = _about(list(cells), {graded.grade_id: graded.exercise for graded in grades})
    for graded in grades:
        is_ours = graded.mistake is not None or graded.verdict != "wrong"
        if graded.verdict != "passed" and is_ours and graded.message and graded.grade_id in about:
            lines = found.setdefault(about[graded.grade_id], [])
            lines += [graded.message] if graded.message not in lines else []
    return {name: "\n\n".join(map(as_quiet_markdown, lines)) for name, lines in found.items()}


def _about(cells: list[dict[str, Any]], exercises: Mapping[str, str | None]) -> dict[str, str]:
    solutions = [name for cell in cells if _is_solution(cell) and (name := grade_id(cell))]
    about, last = {}, None
    for cell in cells:
        name = grade_id(cell)
        if name and _is_solution(cell):
            last = name
        elif name and is_test(cell):
            exercise = exercises.get(name)
            chosen = exercise if exercise in solutions else last
            if chosen:
                about[name] = chosen
    return about


def _is_solution(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def as_quiet_markdown(text: str) -> str:
    """A text as Markdown that reads as it stands: code in backticks stays code, everything else is a letter.

    A learner's values are quoted in it, and nbgrader shows a comment's HTML as HTML.
    """
    one_line = " ".join(re.sub("`{2,}", "'", COMMANDS.sub("", text)).split())
    parts = one_line.split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]}'{parts[-1]}"]
    quiet = [part if number % 2 else ACTIVE.sub(_entity, part) for number, part in enumerate(parts)]
    return "`".join(quiet)


def _entity(letter: re.Match[str]) -> str:
    return f"&#{ord(letter.group())};"
