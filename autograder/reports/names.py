"""What a mistake is called: the catalogue's sentence, or that of a pattern as learners read it."""

from __future__ import annotations

from functools import cache

from autograder.errors import GradwalkError
from autograder.exercise import Exercise, Mistake
from autograder.exercises import find
from autograder.reports.outcomes import NAMED_PATTERNS, PATTERN, SYMPTOMS

OFF = "What is off: "


@cache
def exercise_of(name: str | None) -> Exercise | None:
    """The exercise of the catalogue; None for a test that has none, or one that the catalogue no longer has."""
    try:
        return find(name) if name else None
    except GradwalkError:
        return None


def known(exercise: str | None, mistake: str) -> list[Mistake]:
    """The mistakes of the catalogue that an id of a record stands for; several are joined by a bar in it."""
    there = exercise_of(exercise)
    return [there.mistakes[one] for one in mistake.split("|") if one in there.mistakes] if there else []


def sentence_of(exercise: str | None, mistake: str, message: str) -> str:
    """What is off, in a sentence: the catalogue's words, else what the learner read, else what the pattern means."""
    found = known(exercise, mistake)
    if found and len(found) == mistake.count("|") + 1:
        return " or ".join(one.text for one in found)
    return clause(message) or (NAMED_PATTERNS | SYMPTOMS).get(mistake.removeprefix(PATTERN), mistake)


def first_question(exercise: str | None, mistake: str) -> str:
    """The question that a learner reads first; empty for a pattern, whose question is not in the record."""
    found = known(exercise, mistake)
    return found[0].ask if found else ""


def clause(message: str) -> str:
    """The part of a learner's sentence that says what is off; empty if it has none."""
    _, _, rest = message.partition(OFF)
    return rest.strip().removesuffix(".")
