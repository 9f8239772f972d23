"""Patterns in what an answer depends on: on nothing, not on one argument, on the kind of case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.call import call
from autograder.compare import compare
from autograder.exercise import Case, Exercise, Function
from autograder.patterns.numbers import leaves
from autograder.patterns.pattern import Evidence, Pattern
from autograder.sentences import join, write

if TYPE_CHECKING:
    from autograder.examine import Trial


def same_answer_always(seen: Evidence) -> Pattern | None:
    """One and the same answer to every call, although the right ones differ."""
    first = seen.trials[0].outcome.value
    if any(t.outcome.error or compare(t.outcome.value, first, rtol=1e-12, atol=0) for t in seen.trials):
        return None
    if len(seen.trials) < 3 or all(compare(t.want, seen.trials[0].want) is None for t in seen.trials):
        return None
    return Pattern(
        "same_answer_always",
        f"the answer was {write(first)} in all {len(seen.trials)} calls, whatever the arguments",
        "Which of its arguments does your function use?",
        "numbers typed into the code, and names from other cells",
    )


def argument_ignored(seen: Evidence) -> Pattern | None:
    """Moving one argument moves the right answer but not the learner's: it is fixed, or read from elsewhere."""
    for name in seen.exercise.parameters:
        tried = [t for t in seen.failing if _is_ignored(seen.exercise, seen.function, t, name) is not None]
        if tried and not any(_is_ignored(seen.exercise, seen.function, t, name) is False for t in seen.trials):
            return Pattern(
                "argument_ignored",
                f"your answer stays the same when `{name}` changes",
                f"Where does your code use the `{name}` that it was handed?",
                f"a fixed number in place of `{name}`, or a name from another cell",
                tried[0],
            )
    return None


def _is_ignored(exercise: Exercise, function: Function, trial: Trial, name: str) -> bool | None:
    """Whether the answer ignores `name` here; None if this case cannot tell."""
    case = _with_moved(exercise, trial.case, name)
    is_finite = trial.finding is None or trial.finding.kind != "finite"
    if case is None or trial.outcome.error or leaves(trial.want) is None or not is_finite:
        return None  # True, False and texts stay the same too often to tell
    right = call(exercise.reference, case)
    if right.error or compare(right.value, trial.want, rtol=1e-6) is None:
        return None
    moved = call(function, case)
    return moved.error is None and compare(moved.value, trial.outcome.value, rtol=1e-12, atol=0) is None


def _with_moved(exercise: Exercise, case: Case, name: str) -> Case | None:
    if name in case.named:
        value = _move(case.named[name])
        return None if value is None else replace(case, named={**case.named, name: value})
    place = exercise.parameters.index(name)
    if place >= len(case.args) or (value := _move(case.args[place])) is None:
        return None
    return replace(case, args=(*case.args[:place], value, *case.args[place + 1 :]))


def _move(value: Any) -> Any:
    """Another value of the same kind; None if there is no sensible one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return 1.37 * value + 0.11
    if isinstance(value, np.ndarray) and value.dtype.kind in "if":
        return value + 1 if value.dtype.kind == "i" else 1.37 * value + 0.11
    return None


def some_cases_only(seen: Evidence) -> Pattern | None:
    """Right on some kinds of case, wrong on others: says which."""
    if len(seen.failing) == len(seen.trials):
        return None
    always = _labels(seen.failing) - _labels([t for t in seen.trials if t.is_right])
    wrong = [label for label in dict.fromkeys(t.case.label for t in seen.failing) if not always or label in always]
    kinds = join([f"“{label}”" for label in wrong[:3]]) + (" and more" if len(wrong) > 3 else "")
    return Pattern(
        "some_cases_only",
        f"{len(seen.trials) - len(seen.failing)} of {len(seen.trials)} calls are right; it goes wrong on: {kinds}",
        "What is special about these arguments?",
        "the steps that treat such arguments differently",
        next(t for t in seen.failing if t.case.label == wrong[0]),
    )


def _labels(trials: Sequence[Trial]) -> set[str]:
    return {trial.case.label for trial in trials}


def unknown(seen: Evidence) -> Pattern:
    """Nothing more can be said than that the answer is not the one asked for."""
    return Pattern(
        "unknown",
        f"this is not the right answer, nor is any of the other {len(seen.trials) - 1}",
        "What would you answer here by hand?",
        "each line in turn, with the arguments of this call",
    )
