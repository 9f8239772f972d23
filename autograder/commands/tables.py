"""A graded class as tables for a terminal: one line per learner, one per part of an exercise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.commands.grades import Finding, LearnerGrade, PartGrade
from autograder.exercise import Exercise, Unit

NOT_WRITTEN = "not written"


def learners_table(grades: Sequence[LearnerGrade]) -> Table:
    """Points and what has not passed, for each learner."""
    table = _table("Learners")
    table.add_column("learner", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("not passed")
    for grade in grades:
        passed = sum(part.has_passed for part in grade.parts)
        points = f"{grade.score:g} / {grade.points:g}" if grade.is_graded else "no grade"
        table.add_row(grade.learner, points, f"{passed} of {len(grade.parts)}", describe_rest(grade.parts))
    return table


def describe_rest(parts: Sequence[PartGrade]) -> str:
    """What has not passed: exercises and parts by name, or in a word if it is all or none of them."""
    rest = [part for part in parts if not part.has_passed]
    if not rest:
        return "–"
    if len(rest) == len(parts) and all(part.finding.verdict == "missing" for part in rest):
        return "everything: nothing is written"
    return ", ".join(name_part(part.finding) for part in rest)


def name_part(finding: Finding) -> str:
    """An exercise by name, with the part where it is not the usual one: "mse", "mse (robust)"."""
    return finding.exercise if finding.part == "correct" else f"{finding.exercise} ({finding.part})"


def exercises_table(grades: Sequence[LearnerGrade], unit: Unit) -> Table:
    """How many passed each part of each exercise, and which mistakes were made how often."""
    table = _table("Exercises")
    table.add_column("exercise")
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("mistakes")
    for name, parts in by_part(grades).items():
        passed = sum(part.has_passed for part in parts)
        mistakes = Text("\n").join(map(Text, count_mistakes(parts, unit)))  # Text: brackets in them are no markup
        table.add_row(name, f"{passed} of {len(parts)}", mistakes)
    return table


def count_mistakes(parts: Sequence[PartGrade], unit: Unit) -> list[str]:
    """The mistakes in words with how often each was made, the most frequent first; what is not written comes last."""
    made = Counter(name_mistake(unit, part.finding) for part in parts if not part.has_passed)
    ordered = sorted(made.items(), key=lambda entry: (entry[0] == NOT_WRITTEN, -entry[1]))
    return [f"{count} × {mistake}" for mistake, count in ordered]


def by_part(grades: Sequence[LearnerGrade]) -> dict[str, list[PartGrade]]:
    """All learners' grades for each part, in the notebook's order."""
    found: dict[str, list[PartGrade]] = {}
    for part in (part for grade in grades for part in grade.parts):
        found.setdefault(name_part(part.finding), []).append(part)
    return found


def name_mistake(unit: Unit, finding: Finding) -> str:
    """A mistake in words: the catalogue's sentence, "A or B" where several fit, or what kind of failure it is."""
    if finding.verdict == "missing":
        return NOT_WRITTEN
    if finding.verdict == "timeout":
        return "took too long"
    if finding.mistake is None:
        return f"not recognised ({finding.verdict})"
    kind, _, name = finding.mistake.rpartition(":")
    if kind == "raised":
        return f"could not be checked ({name})"
    if kind == "pattern":
        return name.replace("_", " ")
    return " or ".join(_text(unit.exercises.get(finding.exercise), one) for one in name.split("|"))


def _text(exercise: Exercise | None, mistake: str) -> str:
    known = exercise.mistakes if exercise else {}
    return known[mistake].text if mistake in known else mistake


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
