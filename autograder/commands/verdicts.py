"""A grade as a table for a terminal: a row for each exercise, with what is off in a sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rich.text import Text

from autograder.grading.record import CellGrade, Grade

COLOURS = {"passed": "blue", "missing": "dim", "fault": "magenta"}  # the words say it too
MARKS = {"passed": "✓", "missing": "…", "fault": "!"}
MAX_SENTENCE = 600
INDENT = "    "


def headline(name: str, grade: Grade) -> str:
    """Points in a line: "work/01.ipynb: 17 of 32 points"."""
    points = f"{name}: {grade.points:g} of {grade.max_points:g} points"
    waiting = [cell for cell in grade.manual if not cell.untouched]
    return f"{points}, and {sum(cell.max_points for cell in waiting):g} more that a person gives" if waiting else points


def verdict_lines(grade: Grade, width: int) -> Iterator[Text]:
    """A line for each test cell: exercise, verdict, points, mistake; and below it, indented, what is off."""
    rows = [("exercise", "verdict", "points", "mistake"), *map(row, grade.cells)]
    widths = [max(len(line[column]) for line in rows) for column in range(4)]
    yield Text(aligned(rows[0], widths), "bold")
    said = ""
    for cell, line in zip(grade.cells, rows[1:], strict=True):
        yield Text(aligned(line, widths), COLOURS.get(cell.verdict, "red"))
        if (text := sentence(cell)) != said:
            yield from map(Text, textwrap.wrap(text, max(width, 40), initial_indent=INDENT, subsequent_indent=INDENT))
        said = text


def row(cell: CellGrade) -> tuple[str, str, str, str]:
    """A test cell in four words."""
    verdict = f"{MARKS.get(cell.verdict, '✗')} {cell.verdict}"
    return name_cell(cell), verdict, f"{cell.points:g} / {cell.max_points:g}", name_mistake(cell)


def aligned(line: tuple[str, str, str, str], widths: list[int]) -> str:
    """The four words as columns."""
    name, verdict, points, mistake = line
    return f"{name:<{widths[0]}}  {verdict:<{widths[1]}}  {points:>{widths[2]}}  {mistake}".rstrip()


def name_cell(cell: CellGrade) -> str:
    """What a test cell is about: "mse", "mse (robust)", or the name that the course gave it."""
    if cell.exercise is None:
        return printable(cell.grade_id)
    return cell.exercise if cell.part in (None, "correct") else f"{cell.exercise} ({cell.part})"


def name_mistake(cell: CellGrade) -> str:
    """A known mistake or a pattern in words; a dash where there is none."""
    if not cell.mistake or cell.mistake == "pattern:raised":
        return ""
    return printable(cell.mistake.removeprefix("pattern:").replace("_", " ").replace("|", " or "))


def sentence(cell: CellGrade) -> str:
    """What is off; nothing where all is right. There is no cell above in a terminal."""
    return "" if cell.verdict == "passed" else printable(cell.message).replace("The cell above", "Its cell")


def printable(text: str) -> str:
    """A text that may be a learner's, without what would steer the terminal, and not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= MAX_SENTENCE else f"{shown[:MAX_SENTENCE]} …"


def remarks(grade: Grade, needed: Iterable[str]) -> Iterator[str]:
    """What else the reader should know: cells put right, cells that wait for a person, layers that are missing."""
    yield from (f"Note: {printable(note)}." for note in grade.notes)
    together = [cell.grade_id for cell in grade.cells if not cell.isolated]
    if together:
        yield f"Note: {', '.join(together)} ran in the same process as the code it tests."
    missing = [layer for layer in needed if layer not in grade.layers]
    if missing:
        yield f"Note: this code ran without {', '.join(missing)} of its own. What helps: gradwalk doctor"
