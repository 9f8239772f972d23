"""From failing cases to one sentence: a known mistake, else a pattern, else where it goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.call import Failure, Outcome, call
from autograder.compare import compare
from autograder.examine import Trial, Verdict
from autograder.exercise import Exercise, Function, Mistake, Shows
from autograder.patterns import PATTERNS, Evidence, Pattern
from autograder.patterns.numbers import leaves
from autograder.plain import kind_of, widened
from autograder.sentences import join, write_call, write_outcome

MOST_NAMES = 3  # a tie of more mistakes than this names nothing


@dataclass(frozen=True)
class Diagnosis:
    """What is off, in a sentence; three hints; and the id of the mistake or pattern (None if nothing is)."""

    id: str | None
    message: str
    hints: tuple[str, ...] = ()


def diagnose(exercise: Exercise, function: Function, trials: Sequence[Trial]) -> tuple[Verdict, Diagnosis]:
    """The verdict on `trials` and what to say about it."""
    with np.errstate(all="ignore"):
        return _diagnose(exercise, function, trials)


def _diagnose(exercise: Exercise, function: Function, trials: Sequence[Trial]) -> tuple[Verdict, Diagnosis]:
    if not callable(function):
        return "wrong", _not_callable(exercise, function)
    first = trials[0].outcome.error
    if first is not None and first.is_unwritten:
        return "missing", _not_written(exercise, function, first)
    failing = [trial for trial in trials if not trial.is_right]
    if not failing:
        return "passed", Diagnosis(None, f"`{exercise.name}` is right on all {len(trials)} calls.")
    verdict: Verdict = "error" if failing[0].outcome.error else "wrong"
    named = known_mistakes(exercise, trials)
    if named:
        return verdict, _name(exercise, named, failing[0])
    return verdict, _recognise(Evidence(exercise, function, trials, failing))


def known_mistakes(exercise: Exercise, trials: Sequence[Trial]) -> list[Mistake]:
    """The mistakes whose outcome equals the learner's on every case; at most a few, or none is named.

    Failing cases are asked first: they rule out most mistakes at once. If no mistake agrees in form and value,
    those that agree in value alone count (a list for an array, a numpy number for a float).
    """
    ordered = sorted(trials, key=lambda trial: trial.is_right)
    for explains in (_explains_strictly, _explains_in_value):
        found = [mistake for mistake in exercise.mistakes.values() if explains(exercise, mistake, ordered)]
        if found:
            return found if len(found) <= MOST_NAMES else []
    return []


def _explains_strictly(exercise: Exercise, mistake: Mistake, ordered: Sequence[Trial]) -> bool:
    if mistake.shows_all is not None:
        return _is_true(mistake.shows_all, ordered)
    if mistake.shows is not None:
        return all(trial.is_right or _shows(mistake.shows, trial) for trial in ordered)
    return all(_is_same(exercise, trial, call(mistake.function, trial.case)) for trial in ordered)


def _shows(shows: Shows, trial: Trial) -> bool:
    is_answer = trial.outcome.error is None and not trial.outcome.changed
    return is_answer and _is_true(shows, trial.case, trial.outcome.value)


def _is_true(recognise: Callable[..., bool], *seen: Any) -> bool:
    try:
        return recognise(*seen)
    except Exception:  # noqa: BLE001 - an answer may have any form, and be no answer to this question
        return False


def _explains_in_value(exercise: Exercise, mistake: Mistake, ordered: Sequence[Trial]) -> bool:
    """Every number as the mistake has it, and some of them wrong: where only the form is off, a pattern says so."""
    if mistake.shows is not None or mistake.shows_all is not None:
        return False
    if any(trial.outcome.changed and trial.finding is None for trial in ordered):
        return False  # right but for what it did to its argument: that is said first
    if all(trial.is_right or _is_near(leaves(trial.outcome.value), leaves(trial.want)) for trial in ordered):
        return False
    return all(_is_same_in_value(exercise, trial, call(mistake.function, trial.case)) for trial in ordered)


def _is_same(exercise: Exercise, trial: Trial, outcome: Outcome) -> bool:
    if trial.outcome.error or outcome.error:
        return bool(trial.outcome.error and outcome.error and not trial.outcome.error.is_unwritten)
    if trial.outcome.changed != outcome.changed:
        return False
    got, want = trial.outcome.value, outcome.value
    if exercise.ints_too:
        got, want = widened(got), widened(want)
    return compare(got, want, rtol=trial.case.rtol, atol=trial.case.atol) is None


def _is_same_in_value(exercise: Exercise, trial: Trial, outcome: Outcome) -> bool:
    if trial.outcome.error or outcome.error:
        return _is_same(exercise, trial, outcome)
    if set(outcome.changed) - set(trial.outcome.changed):
        return False
    if isinstance(trial.outcome.value, dict) is not isinstance(outcome.value, dict):
        return False  # the names in a dict may say another order
    return _is_near(leaves(trial.outcome.value), leaves(outcome.value)) or _is_same(exercise, trial, outcome)


def _is_near(one: list[np.ndarray] | None, other: list[np.ndarray] | None) -> bool:
    return (
        one is not None
        and other is not None
        and len(one) == len(other)
        and all(
            a.shape == b.shape and np.allclose(a, b, rtol=1e-6, atol=1e-9, equal_nan=True)
            for a, b in zip(one, other, strict=True)
        )
    )


def _name(exercise: Exercise, named: list[Mistake], trial: Trial) -> Diagnosis:
    text = join([mistake.text for mistake in named], "or")
    return Diagnosis(
        "|".join(mistake.id for mistake in named),
        f"{_what_happened(exercise, trial)} What is off: {text}.",
        named[0].hints,
    )


def _recognise(seen: Evidence) -> Diagnosis:
    pattern: Pattern = next(found for recognise in PATTERNS if (found := recognise(seen)))
    hints = (pattern.ask, f"Look at {pattern.look}.", f"What is asked for: {seen.exercise.contract}")
    message = f"{_what_happened(seen.exercise, pattern.trial or seen.failing[0])} What is off: {pattern.text}."
    return Diagnosis(f"pattern:{pattern.id}", message, hints)


def _what_happened(exercise: Exercise, trial: Trial) -> str:
    return f"{write_call(exercise, trial.case)} {write_outcome(trial.outcome, trial.want)}."


def name_of(function: Function) -> str:
    """The name in a function's `def` line; "" for a callable that has none."""
    return function.__name__ if type(function).__name__ in ("function", "RemoteFunction") else ""


def _not_callable(exercise: Exercise, value: Any) -> Diagnosis:
    return Diagnosis(
        "pattern:not_callable",
        f"The check of `{exercise.name}` needs the function itself; it got {kind_of(value)}.",
        (
            f"Is there a pair of brackets too many, as in `{exercise.name}(…)` for `{exercise.name}`?",
            f"Look at whether another cell uses the name `{exercise.name}` for something else.",
            f"The check reads: check({exercise.name!r}, {exercise.name})",
        ),
    )


def _not_written(exercise: Exercise, function: Function, error: Failure) -> Diagnosis:
    own_names = (exercise.name, type(function).__call__.__name__, "call", name_of(function))
    is_another = error.function.isidentifier() and error.function not in own_names
    called = f"`{exercise.name}` calls `{error.function}`, which is not written yet."
    return Diagnosis(
        None,
        called if is_another else "The cell above still raises NotImplementedError.",
        (
            "Write its body in the cell above, run that cell, then run this one.",
            "Look at the line `raise NotImplementedError()`: your code takes its place.",
            f"What is asked for: {exercise.contract}",
        ),
    )
