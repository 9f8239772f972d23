"""A recognised way to be wrong, and the shape of the functions that recognise one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.exercise import Exercise, Function

if TYPE_CHECKING:
    from autograder.examine import Trial


@dataclass(frozen=True)
class Pattern:
    """What is off, a question, and where to look; `trial` is the call that shows it best (None: the first failing)."""

    id: str
    text: str
    ask: str
    look: str
    trial: Trial | None = None


@dataclass(frozen=True)
class Evidence:
    """What a pattern is recognised from: the learner's function and what it did on every case of the exercise."""

    exercise: Exercise
    function: Function
    trials: Sequence[Trial]
    failing: Sequence[Trial]


Recogniser = Callable[[Evidence], Pattern | None]


def place_of(exercise: Exercise, trial: Trial) -> str:
    """Which part of the answer is meant: "" for a single value, " as the first value" in a tuple."""
    if trial.finding is None or not trial.finding.place:
        return ""
    first = trial.finding.place[0]
    if isinstance(first, str):
        return f" under {first!r}"
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth")
    return f" as the {ordinals[first] if first < len(ordinals) else f'{first + 1}th'} value"
