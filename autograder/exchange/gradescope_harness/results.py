"""Grades as Gradescope's results.json. Learners see `output`; instructors see the printed text and `extra_data`.

Nothing here is a hidden test: with one, Gradescope shows learners no total. Every text is marked as plain, since
Gradescope would show HTML. Where the grader is to blame there is no score at all, and never a 0.
https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.commands.verdicts import name_cell, printable, sentence
from autograder.grading.record import CellGrade, Grade, ManualCell

Results = dict[str, Any]
NOT_YOURS = (
    "Your work was not graded, and that is not your fault: the grading program did not come to its end. "
    "There is no score for this submission. Please tell your instructor, who can see why."
)
HIDDEN_TEST = "This test did not pass."
UNTOUCHED = "This answer is as it was handed out."
BY_HAND = "A person reads this answer and gives up to {:g} points."


def framed(output: str, visibility: str = "visible", **more: Any) -> Results:
    """What every results.json says: texts are plain, what is printed is for instructors."""
    plain = {"output_format": "text", "test_output_format": "text", "test_name_format": "text"}
    return {"output": output, **plain, "visibility": visibility, "stdout_visibility": "hidden", **more}


def not_graded() -> Results:
    """No score, and a sentence that it is not the learner's fault."""
    return framed(NOT_YOURS)


def refused(why: str) -> Results:
    """0 points for a submission in which there is nothing to grade, and why."""
    return framed(printable(why), score=0.0, tests=[])


@dataclass(frozen=True)
class Graded:
    """What a submission earned: grades by notebook, and the points of the notebooks that were not handed in."""

    grades: Mapping[str, Grade]
    missing: Mapping[str, float]
    remarks: Sequence[str] = ()

    @property
    def has_fault(self) -> bool:
        return any(grade.has_fault for grade in self.grades.values())

    @property
    def points(self) -> float:
        return sum(grade.points for grade in self.grades.values())

    @property
    def max_points(self) -> float:
        return sum(grade.max_points for grade in self.grades.values()) + sum(self.missing.values())


def as_results(graded: Graded, visibility: str, about: Results) -> Results:
    """The results.json of a graded submission; `about` is for instructors. After a fault nothing has a score."""
    tests = list(_tests(graded))
    headline = f"{graded.points:g} of {graded.max_points:g} points."
    notes = [f"Note: {printable(note)}." for grade in graded.grades.values() for note in grade.notes]
    lines = [headline, *map(printable, graded.remarks), *notes]
    if graded.has_fault:
        tests = [{name: value for name, value in test.items() if not name.endswith("score")} for test in tests]
        return framed(NOT_YOURS, visibility, tests=tests, extra_data=about)
    score = {"score": round(graded.points, 6)}
    return framed("\n".join(lines), visibility, **score, tests=tests, extra_data=about)


def _tests(graded: Graded) -> Iterator[Results]:
    many = len(graded.grades) + len(graded.missing) > 1
    for notebook, grade in graded.grades.items():
        before = f"{notebook}: " if many else ""
        said = ""
        for cell in grade.cells:
            output = told(cell)
            yield _test(before + name_cell(cell), cell, "As above." if output and output == said else output)
            said = output
        yield from (_by_hand(before, cell) for cell in grade.manual)
    for notebook, points in graded.missing.items():
        yield {"name": notebook, "score": 0.0, "max_score": points, "status": "failed", "output": "Not handed in."}


def _test(name: str, cell: CellGrade, output: str) -> Results:
    kept = ("grade_id", "verdict", "mistake", "behaviour", "seed", "isolated")
    return {
        "name": name,
        "score": round(cell.points, 6),
        "max_score": cell.max_points,
        "status": "passed" if cell.verdict == "passed" else "failed",
        "output": output,
        "extra_data": {field: getattr(cell, field) for field in kept},
    }


def _by_hand(before: str, cell: ManualCell) -> Results:
    output = UNTOUCHED if cell.untouched else BY_HAND.format(cell.max_points)
    return {"name": before + printable(cell.grade_id), "output": output}


def told(cell: CellGrade) -> str:
    """What the learner reads: a check's sentence, or their own error. A plain assertion may quote a hidden test."""
    if cell.verdict == "passed":
        return ""
    if cell.verdict == "fault":
        return "This test could not be run, which is not your fault."
    return sentence(cell) if cell.exercise is not None or cell.verdict != "wrong" else HIDDEN_TEST
