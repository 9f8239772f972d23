"""What the feedback for one learner says: exercise by exercise, from the grader's record and the gradebook.

Said of an exercise are the sentences that nbgrader's feedback shows too (`autograder.grading.comments`), and one hint.
What an assertion of the test's own says is never passed on: it may quote what is hidden. A check always names what it
found, by a mistake or a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.grading.record import CellGrade
from autograder.reports.feedback_handout import Master
from autograder.reports.results import Mark, Standing
from autograder.reports.sections import ScoredCell

UNEXPLAINED = "The check of this answer does not pass."
FAULT = "This could not be graded, which is no fault of yours. A person looks at it."
ABOVE, ITS = "The cell above", "Its cell"  # there is no cell above on a page
OPEN_VERDICTS = ("missing", "fault")


@dataclass(frozen=True)
class Part:
    """What one test found, and its points in the gradebook."""

    grade_id: str
    label: str  # "" for the main part
    verdict: str
    points: float
    max_points: float
    message: str = ""
    hint: str = ""
    is_by_person: bool = False
    extra: float = 0.0


@dataclass(frozen=True)
class Topic:
    """An exercise: all tests of one answer."""

    notebook: str
    name: str
    solution: str  # the grade id of the answer
    chapter: str
    parts: tuple[Part, ...]

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def max_points(self) -> float:
        return sum(part.max_points for part in self.parts)

    @property
    def state(self) -> str:
        """One of "right", "off", "missing" (nothing is written), "fault" (ours)."""
        verdicts = {part.verdict for part in self.parts}
        if verdicts == {"passed"}:
            return "right"
        return next((one for one in OPEN_VERDICTS if verdicts <= {one, "passed"}), "off")


@dataclass(frozen=True)
class Manual:
    """An answer that a person grades."""

    notebook: str
    name: str
    points: float
    max_points: float
    waits: bool
    is_given: bool  # whether a person has given points
    is_untouched: bool
    extra: float = 0.0


def topics(standing: Standing, master: Master) -> list[Topic]:
    """What was found in one notebook, in the order of the exercises."""
    grades = {cell.grade_id: cell for cell in standing.grades[master.name].cells} if _is_ours(standing, master) else {}
    marks = {mark.grade_id: mark for mark in standing.marks if mark.notebook == master.name}
    by_name: dict[str, list[tuple[ScoredCell, Part]]] = {}
    for scored in master.scored:
        graded = grades.get(scored.grade_id)
        part = _part(scored, graded, marks.get(scored.grade_id))
        name = (graded.exercise if graded else None) or scored.grade_id
        by_name.setdefault(name, []).append((scored, part))
    return [_topic(master.name, name, found) for name, found in by_name.items()]


def _is_ours(standing: Standing, master: Master) -> bool:
    return master.name in standing.grades


def _topic(notebook: str, name: str, found: list[tuple[ScoredCell, Part]]) -> Topic:
    scored = found[0][0]
    return Topic(notebook, name, scored.solution, scored.section.chapter, tuple(_said_once(part for _, part in found)))


def _said_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts; what one of them says word for word is not said again by the next."""
    said: set[str] = set()
    for part in parts:
        again = part.message in said
        said.add(part.message)
        yield Part(**{**vars(part), "message": "", "hint": ""}) if again and part.message else part


def _part(scored: ScoredCell, graded: CellGrade | None, mark: Mark | None) -> Part:
    points = (mark.points - mark.extra) if mark else graded.points if graded else 0.0
    label = graded.part if graded and graded.part not in (None, "correct") else ""
    verdict = graded.verdict if graded else "passed" if points >= scored.points else "wrong"
    is_by_person = mark is not None and mark.manual is not None
    extra = mark.extra if mark else 0.0
    message = said_of(graded) if graded else UNEXPLAINED if verdict != "passed" else ""
    hint = graded.hint if graded else ""
    return Part(
        scored.grade_id, label or "", verdict, points, scored.points, message, hint, is_by_person, extra
    )  # fmt: skip


def said_of(graded: CellGrade) -> str:
    """The sentence for the learner; of what passed nothing is said."""
    if graded.verdict == "passed":
        return ""
    if graded.verdict == "fault":
        return FAULT
    if graded.verdict == "wrong" and graded.mistake is None:
        return UNEXPLAINED
    return (graded.message or UNEXPLAINED).replace(ABOVE, ITS)


def manual(standing: Standing, master: Master) -> list[Manual]:
    """The answers that a person grades, in the order in which they stand."""
    recorded = standing.grades[master.name].manual if _is_ours(standing, master) else ()
    untouched = {one.grade_id for one in recorded if one.untouched}
    marks = {mark.grade_id: mark for mark in standing.marks if mark.notebook == master.name}
    return [_manual(marks[name], name in untouched) for name in master.manual if name in marks]


def _manual(mark: Mark, is_untouched: bool) -> Manual:
    is_given = mark.manual is not None
    is_untouched = is_untouched and not is_given and not mark.needs_manual_grade
    return Manual(
        mark.notebook, mark.grade_id, mark.points - mark.extra, mark.max_points, mark.needs_manual_grade,
        is_given, is_untouched, mark.extra,
    )  # fmt: skip
