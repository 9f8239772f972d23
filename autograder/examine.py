"""Runs an exercise against a function and returns a frozen report; prints nothing."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from autograder.behaviour import behaviour
from autograder.call import Outcome, call, outcomes
from autograder.compare import Finding, compare
from autograder.errors import UnknownExercise
from autograder.exercise import CORRECT, UNSET, Accepts, Case, Exercise, Function
from autograder.exercises import find
from autograder.plain import kind_of, widened

Verdict = Literal["passed", "wrong", "error", "timeout", "memory", "died", "missing", "fault"]
VISIBLE_SEED = 1
PATIENCE = 2.0  # seconds that are spent on further cases once one has failed


@dataclass(frozen=True)
class Trial:
    """One case, what the function did on it, what is right, and how the two differ (None: they do not)."""

    case: Case
    outcome: Outcome
    want: Any
    finding: Finding | None

    @property
    def is_right(self) -> bool:
        is_end_right = self.outcome.error is None or self.outcome.error.is_a(self.case.raises)
        return self.finding is None and is_end_right and not self.outcome.changed


@dataclass(frozen=True)
class Report:
    """What an examination found: the verdict, the name of the mistake, and the sentences that the learner reads.

    `mistake` is the id of a known mistake, ids joined by "|" where several fit, or "pattern:…"; None if passed.
    `hints` has three levels: a question, where to look, the formula. `behaviour` is a short code of what a wrong
    function did: it is the same for functions that do the same.
    """

    exercise: str
    part: str
    verdict: Verdict
    mistake: str | None
    message: str
    hints: tuple[str, ...]
    cases_run: int
    seconds: float
    seed: int
    behaviour: str | None = None

    @property
    def hint(self) -> str:
        """The first hint: the question."""
        return self.hints[0] if self.hints else ""


def examine(
    name: str,
    function: Function,
    *,
    part: str | None = None,
    fresh: bool = False,
    seed: int | None = None,
    cases: Sequence[Case] | None = None,
) -> Report:
    """Compares `function` with exercise `name` on every case of a part ("correct" if None).

    `fresh` draws the cases from a seed that nobody knows beforehand; `seed` sets it. The seed is in the report.
    `cases` are the cases of that seed, for who has drawn them already.
    Raises UnknownExercise if there is no such exercise or part.
    """
    from autograder.diagnose import diagnose

    started = time.perf_counter()
    exercise = find(name)
    part = part_of(exercise, part)
    if seed is None:
        seed = secrets.randbits(32) if fresh else VISIBLE_SEED
    drawn = exercise.draw(part, np.random.default_rng(seed)) if cases is None else cases
    trials = list(run_trials(exercise, function, drawn)) if callable(function) else []
    verdict, diagnosis = diagnose(exercise, function, trials)
    return Report(
        exercise.name, part, verdict, diagnosis.id, diagnosis.message, diagnosis.hints,
        len(trials), time.perf_counter() - started, seed,
        None if verdict == "passed" else behaviour(trial.outcome for trial in trials),
    )  # fmt: skip


def part_of(exercise: Exercise, part: str | None) -> str:
    """The part's name, "correct" if None. Raises UnknownExercise for a part that the exercise does not have."""
    part = CORRECT if part is None else part
    if part not in exercise.parts:
        raise UnknownExercise(f"{exercise.name} has no part {part!r}. It has: {', '.join(exercise.parts)}.")
    return part


def run_trials(exercise: Exercise, function: Function, cases: Iterable[Case]) -> Iterator[Trial]:
    """Tries `function` on cases; stops at an unwritten function, or when a failing one takes too long."""
    deadline = time.perf_counter() + PATIENCE
    failed = False
    for case, outcome in outcomes(function, cases):
        trial = judge(exercise, case, outcome)
        yield trial
        failed = failed or not trial.is_right
        error = trial.outcome.error
        if (error and error.is_unwritten) or (failed and time.perf_counter() > deadline):
            return


def try_case(exercise: Exercise, function: Function, case: Case) -> Trial:
    """One case, called and judged."""
    return judge(exercise, case, call(function, case))


def judge(exercise: Exercise, case: Case, outcome: Outcome) -> Trial:
    """What a call did against the right answer."""
    case = solved(exercise, case)
    return Trial(case, outcome, case.want, None if outcome.error else _finding(exercise, case, outcome.value))


def solved(exercise: Exercise, case: Case) -> Case:
    """The case with its right answer: that of its own oracle, or else of the reference."""
    return replace(case, want=call(exercise.reference, case).value) if case.want is UNSET else case


def _finding(exercise: Exercise, case: Case, value: Any) -> Finding | None:
    """What is off with a value that came back."""
    if case.raises is not None:
        return Finding("no error", value, None, text=f"a {case.raises} is asked for here ({case.label})")
    if case.accepts is not None:
        text = _property(case.accepts, value)
        return Finding("property", value, case.want, text=text) if text else None
    value = widened(value) if exercise.ints_too else value
    return compare(value, case.want, rtol=case.rtol, atol=case.atol)


def _property(accepts: Accepts, value: Any) -> str:
    try:
        return accepts(value)
    except (TypeError, ValueError, LookupError, AttributeError):
        return f"{kind_of(value)} came back, which does not have the form that is asked for"
