"""A graded notebook as a reader sees it, section by section: texts, answers and what they have shown.

Cells that test are not shown: neither their source nor what they said. What the instructor hides from learners (hidden
tests, mark schemes) is taken out of every other cell too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from autograder.grading.submission import grade_id, is_manual, is_solution, is_test
from autograder.reports.notebook_code import MAX_CODE, highlighted
from autograder.reports.notebook_limits import Limits
from autograder.reports.notebook_markdown import as_it_stands, course_text, learners_text
from autograder.reports.notebook_outputs import TOO_LARGE, shown_outputs
from autograder.reports.notebook_pictures import Pictures
from autograder.reports.sections import CHAPTER, headings

Cell = dict[str, Any]
FIGURE = "figure"
HIDDEN = re.compile(
    r"^[^\n]*### BEGIN (HIDDEN TESTS|MARK SCHEME)\b.*?(?:### END \1[^\n]*\n?|\Z)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class ShownCell:
    """A cell as HTML. A test has none: in its place stands what it found."""

    grade_id: str
    html: Markup
    is_test: bool = False
    is_answer: bool = False


@dataclass(frozen=True)
class ShownSection:
    """What stands below one heading."""

    anchor: str
    title: str
    cells: tuple[ShownCell, ...]


def places(cells: Iterable[Cell]) -> dict[str, int]:
    """In which section of a notebook each of nbgrader's cells stands."""
    return {name: number for number, (_, part) in enumerate(split(cells)) for one in part if (name := grade_id(one))}


def split(cells: Iterable[Cell]) -> list[tuple[str, list[Cell]]]:
    """The cells by section, with the section's heading; what stands before the first heading has none."""
    found: list[tuple[str, list[Cell]]] = []
    for cell in cells:
        title = _title(cell)
        if title or not found:
            found.append((title, []))
        found[-1][1].append(cell)
    return found


def _title(cell: Cell) -> str:
    """The heading with which a cell opens a section; "" if it opens none."""
    if cell["cell_type"] != "markdown":
        return ""
    first = str(cell["source"]).lstrip().split("\n", 1)[0]
    return next((text for level, text in headings(first) if level <= CHAPTER), "")


def shown_sections(
    cells: Iterable[Cell], folder: Path, given: frozenset[str], tests: frozenset[str], prefix: str, limits: Limits
) -> Iterator[ShownSection]:
    """The sections of a notebook. `given` is what the instructor's own cells say, `tests` the ids of those that test.

    `folder` is where the notebook stands, `prefix` begins every anchor.
    """
    for number, (title, part) in enumerate(split(cells)):
        shown = tuple(_shown(cell, folder, given, tests, limits) for cell in part)
        yield ShownSection(f"{prefix}-s{number}", title, shown)


def _shown(cell: Cell, folder: Path, given: frozenset[str], tests: frozenset[str], limits: Limits) -> ShownCell:
    name = grade_id(cell) or ""
    if is_test(cell) or name in tests:
        return ShownCell(name, Markup(), is_test=True)
    pictures = Pictures(folder, limits, cell.get("attachments"))
    is_answer = is_solution(cell) or is_manual(cell)
    whole = str(cell["source"])
    source = HIDDEN.sub("", whole)
    if not limits.has_room_for_text(min(len(source), MAX_CODE)):
        return ShownCell(name, TOO_LARGE, is_answer=is_answer)
    if cell["cell_type"] == "markdown":
        is_given = whole in given
        made = course_text(source, pictures) if is_given else learners_text(source, pictures, limits)
        return ShownCell(name, made, is_answer=is_answer)
    if cell["cell_type"] == "raw":
        return ShownCell(name, as_it_stands(source), is_answer=is_answer)
    return ShownCell(name, _code(cell, source, pictures, limits), is_answer=is_answer)


def _code(cell: Mapping[str, Any], source: str, pictures: Pictures, limits: Limits) -> Markup:
    shown = Markup('<pre class="code">{}</pre>').format(highlighted(source)) if source.strip() else Markup()
    if FIGURE in cell["metadata"].get("tags", []):
        return Markup("<details><summary>A cell that draws: it is not run when grading</summary>{}</details>").format(
            shown
        )
    return shown + shown_outputs(cell.get("outputs"), pictures, limits)
