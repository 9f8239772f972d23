"""Answers that fail for a reason that nobody has a name for yet: grouped by what they do, one example of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.grading.layout import Course
from autograder.grading.reading import Unreadable, read_notebook
from autograder.grading.submission import grade_id
from autograder.reports.anonymous import Names, anonymous, without_author
from autograder.reports.findings import Findings
from autograder.reports.rows import Outcome, Row

TRIES = 5  # submissions that are looked at for an example of one group
MOST_EXAMPLES = 200  # groups that get one: the largest
LONGEST = 10_000  # characters of an example
NO_FILE = "No graded notebook with this answer was found."
NO_CODE = "No answer of this group is a program that Python reads."
TOO_LONG = f"The answers of this group are longer than {LONGEST:,} characters."
NOT_LOOKED = f"Examples are given of the {MOST_EXAMPLES} largest groups."


@dataclass(frozen=True)
class Group:
    """Answers to an exercise that do the same, in whichever of its parts; `problem` says why there is no example."""

    rows: tuple[Row, ...]
    code: str  # what they did, as a short code; the learners' sentence where the grader has none
    message: str
    verdict: str
    mistake: str | None
    learners: tuple[str, ...]
    example: str = ""
    problem: str = ""

    @property
    def row(self) -> Row:
        """The first part in which they fail; what else is said of them is said of this part."""
        return self.rows[0]


def unknown(found: Findings, course: Course) -> list[Group]:
    """The groups, the largest first, those of one size in the order of the exercises."""
    there = sorted(groups(found.rows), key=lambda one: -len(one.learners))
    names = Names(standing.person for standing in found.results.standings)
    reader = Reader(course)
    return [
        _with_example(group, reader, names) if number < MOST_EXAMPLES else replace(group, problem=NOT_LOOKED)
        for number, group in enumerate(there)
    ]


def groups(rows: Sequence[Row]) -> list[Group]:
    """Answers without a name that do the same. A group that fails alike in another part too is one group."""
    found: dict[tuple[str, str, frozenset[str]], Group] = {}
    for row in rows:
        alike: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in row.outcomes:
            if outcome.kind in ("unnamed", "error") and outcome.cell:
                alike[outcome.cell.behaviour or outcome.cell.message].append(outcome)
        for code, there in alike.items():
            group = _group(row, code, there)
            key = row.scored.notebook, row.exercise or row.label, frozenset(group.learners)
            before = found.get(key)
            found[key] = replace(before, rows=(*before.rows, row)) if before else group
    return list(found.values())


def _group(row: Row, code: str, there: Sequence[Outcome]) -> Group:
    cells = [one.cell for one in there if one.cell]
    message = Counter(one.message for one in cells).most_common(1)[0][0]
    return Group((row,), code, message, cells[0].verdict, cells[0].mistake, tuple(one.learner for one in there))


class Reader:
    """Reads learners' answers out of autograded/, each notebook once."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._read: dict[tuple[str, str], dict[str, str]] = {}

    def answer(self, learner: str, notebook: str, solution: str) -> str | None:
        """The code of a learner's cell; None if there is none, or if the way to it is not the ordinary one."""
        key = learner, notebook
        if key not in self._read:
            self._read[key] = self._answers(*key)
        return self._read[key].get(solution)

    def _answers(self, learner: str, notebook: str) -> dict[str, str]:
        if not is_file_name(learner):
            return {}
        folder = self._course.autograded(learner)
        try:
            if not folder.resolve().is_relative_to(self._course.root.resolve()):
                return {}
            cells: list[dict[str, Any]] = read_notebook(folder / f"{notebook}.ipynb")["cells"]
        except (Unreadable, OSError):
            return {}
        return {name: cell["source"] for cell in cells if cell["cell_type"] == "code" and (name := grade_id(cell))}


def is_file_name(learner: str) -> bool:
    """Whether an id can be the name of a folder and nothing else: the gradebook takes any text for one."""
    return bool(learner) and learner.isprintable() and Path(learner).name == learner and learner not in (".", "..")


def _with_example(group: Group, reader: Reader, names: Names) -> Group:
    words, problem = group.row.scored.words, NO_FILE
    group = replace(group, message=without_author(group.message, names.of(*group.learners[:TRIES]), words))
    for learner in group.learners[:TRIES]:
        code = reader.answer(learner, group.row.scored.notebook, group.row.scored.solution)
        if code is None:
            continue
        if len(code) > LONGEST:
            problem = TOO_LONG
            continue
        try:
            return replace(group, example=anonymous(code, names.of(learner), words))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            problem = NO_CODE
    return replace(group, problem=problem)
