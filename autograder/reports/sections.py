"""The instructor's notebooks as a reader of results needs them: each test cell, and the section that teaches it.

The section is the nearest heading above the cell that the learner writes, and the chapter in which that stands. A
heading is a Markdown line that begins with one to six `#`: https://spec.commonmark.org/0.31.2/#atx-headings
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.grading.bench import read_cells
from autograder.grading.layout import Course
from autograder.grading.plan import read_assignment
from autograder.grading.submission import grade_id, is_solution, is_test, max_points

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CHECKED = re.compile(r"""\bcheck\(\s*["'](\w+)["']""")
CHAPTER = 2  # a heading of this level or above opens a chapter


@dataclass(frozen=True)
class Section:
    """Where an exercise is taught: the chapter, and the nearest heading if that is another one."""

    chapter: str = ""
    task: str = ""

    def __str__(self) -> str:
        return " › ".join(text for text in (self.chapter, self.task) if text)


@dataclass(frozen=True)
class ScoredCell:
    """A test cell of a master: the cell of the learner's that it is about, and what teaches it."""

    notebook: str
    grade_id: str
    points: float = 0.0
    solution: str = ""
    section: Section = field(default_factory=Section)
    words: frozenset[str] = field(default_factory=frozenset, repr=False)  # of the exercise's own cells: nobody's name

    @property
    def key(self) -> tuple[str, str]:
        return self.notebook, self.grade_id


def read_scored(course: Course) -> list[ScoredCell]:
    """All test cells of an assignment, in order. Raises GradwalkError if the instructor's notebooks cannot be used."""
    notebooks = read_assignment(course).notebooks
    return [one for name, raw in sorted(notebooks.items()) for one in scored_cells(name, read_cells(name, raw))]


def scored_cells(notebook: str, cells: list[dict[str, Any]]) -> Iterator[ScoredCell]:
    """The test cells of one master. A test is about the exercise that it checks, else about the answer before it."""
    words = frozenset(
        word for cell in cells if cell["cell_type"] == "code" for word in re.findall(r"\w+", cell["source"])
    )
    open_headings: dict[int, str] = {}
    taught: dict[str, Section] = {}
    last = ""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            for level, text in headings(cell["source"]):
                open_headings = {one: open_headings[one] for one in open_headings if one < level} | {level: text}
        name = grade_id(cell) or ""
        if is_solution(cell):
            taught[name], last = _section(open_headings), name
        elif name and is_test(cell):
            about = _about(cell["source"], taught, last)
            section = taught.get(about) or _section(open_headings)
            yield ScoredCell(notebook, name, max_points(cell), about, section, words)


def headings(text: str) -> Iterator[tuple[int, str]]:
    """The headings of a Markdown text with their levels; lines of code that look like one are none."""
    fence = ""
    for line in text.splitlines():
        mark = FENCE.match(line)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and mark.group(1).startswith(fence) and line.strip() == mark.group(1):
            fence = ""
        elif not fence and (found := HEADING.fullmatch(line)) and found.group(2):
            yield len(found.group(1)), found.group(2).strip()


def _about(source: str, taught: Mapping[str, Section], last: str) -> str:
    found = CHECKED.search(source)
    return found.group(1) if found and found.group(1) in taught else last


def _section(open_headings: Mapping[int, str]) -> Section:
    if not open_headings:
        return Section()
    nearest = max(open_headings)
    chapter = max((level for level in open_headings if level <= CHAPTER), default=nearest)
    return Section(open_headings[chapter], open_headings[nearest] if nearest != chapter else "")
