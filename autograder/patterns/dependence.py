"""Patterns in what an answer depends on: on nothing, not on one argument, on the kind of case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.call import call
from autograder.compare import compare
from autograder.exercise import Case, Exercise
from autograder.patterns.numbers import leaves
from autograder.patterns.pattern import Evidence, Pattern
from autograder.plain import Opaque
from autograder.sentences import join, write

if TYPE_CHECKING:
    from autograder.examine import Trial


def same_answer_always(seen: Evidence) -> Pattern | None:
    """One and the same answer to every call, although the right ones differ."""
    first = seen.trials[0].outcome.value
    if isinstance(first, Opaque) or any(
        t.outcome.error or compare(t.outcome.value, first, rtol=1e-12, atol=0) for t in seen.trials
    ):
        return None
    if len(seen.trials) < 3 or all(compare(t.want, seen.trials[0].want) is None for t in seen.trials):
        return None
    return Pattern(
        "same_answer_always",
        f"the answer was {write(first)} in all {len(seen.trials)} calls, whatever the arguments",
        "Which of its arguments does your function use?",
        "numbers typed into the code, and names from other cells",
    )


def one_number_everywhere(seen: Evidence) -> Pattern | None:
    """One and the same number in every entry of every answer, as when two names stand for one array."""
    found = [leaves(t.outcome.value) for t in seen.trials]
    numbers = {float(n) for leaf in found if leaf is not None for array in leaf for n in array.ravel()}
    if None in found or len(numbers) != 1 or len(seen.failing) < 3:
        return None
    return Pattern(
        "one_number_everywhere",
        f"every number that came back is {write(numbers.pop())}, whatever the arguments",
        "Which two things are subtracted or divided, and are they really two?",
        "names that stand for the same array: `b = a` makes no copy of a",
    )


def argument_ignored(seen: Evidence) -> Pattern | None:
    """Moving one argument moves the right answer but not the learner's: it is fixed, or read from elsewhere."""
    first = seen.trials[0].case
    arguments = list(zip(seen.exercise.parameters, first.args, strict=False))
    scalars = [name for name, value in arguments if np.ndim(value) == 0]
    named = [*scalars, *(name for name, _ in arguments), *_optional(seen)]
    name = next((name for name in named if _ignoring(seen, name)), None)
    if name is None:
        return None
    return Pattern(
        "argument_ignored",
        f"your answer stays the same when `{name}` changes",
        f"Where does your code use the `{name}` that it was handed?",
        f"a fixed number in place of `{name}`, or a name from another cell",
        _ignoring(seen, name),
    )


def flag_ignored(seen: Evidence) -> Pattern | None:
    """A True or False that changes the right answer but not the learner's."""
    flags = [name for name in _optional(seen, is_flag=True) if (_ignoring(seen, name))]
    if not flags:
        return None
    return Pattern(
        "flag_ignored",
        f"your answer is the same for `{flags[0]}=True` and `{flags[0]}=False`",
        f"What should change when `{flags[0]}` is True?",
        f"whether the name `{flags[0]}` stands anywhere below the `def` line",
        _ignoring(seen, flags[0]),
    )


def _optional(seen: Evidence, *, is_flag: bool = False) -> list[str]:
    """The arguments that cases hand over by name: the flags among them, or the others."""
    named = {name: value for t in seen.trials for name, value in t.case.named.items()}
    return [name for name, value in named.items() if isinstance(value, bool) == is_flag]


def _ignoring(seen: Evidence, name: str) -> Trial | None:
    """A failing case on which `name` makes no difference to the learner's answer; None if on some case it does."""
    tried = [t for t in seen.failing if _is_ignored(seen, t, name) is not None]
    is_used = any(_is_ignored(seen, t, name) is False for t in seen.trials)
    return tried[0] if tried and not is_used else None


def _is_ignored(seen: Evidence, trial: Trial, name: str) -> bool | None:
    """Whether the answer ignores `name` here; None if this case cannot tell."""
    if trial.outcome.error or not _has_numbers(trial):
        return None  # True, False and texts stay the same too often to tell
    stays = [_stays(seen, trial, case) for case in _with_moved(seen.exercise, trial.case, name)]
    return None if all(one is None for one in stays) else False not in stays


def _stays(seen: Evidence, trial: Trial, case: Case) -> bool | None:
    """Whether the answer to `case` is that of the trial; None if the right one is."""
    right = call(seen.exercise.reference, case)
    if right.error or compare(right.value, trial.want, rtol=1e-6) is None:
        return None
    moved = call(seen.function, case)
    return moved.error is None and compare(moved.value, trial.outcome.value, rtol=1e-12, atol=0) is None


def _has_numbers(trial: Trial) -> bool:
    is_finite = trial.finding is None or trial.finding.kind != "finite"
    is_known = not isinstance(trial.outcome.value, Opaque) and trial.outcome.value is not None
    return is_finite and is_known and leaves(trial.want) is not None


def _with_moved(exercise: Exercise, case: Case, name: str) -> list[Case]:
    """The case with another value for the argument `name`, in as many ways as there are sensible ones."""
    if name in case.named:
        return [replace(case, named={**case.named, name: value}) for value in _moves(case.named[name])]
    place = exercise.parameters.index(name)
    if place >= len(case.args):
        return []
    return [replace(case, args=(*case.args[:place], v, *case.args[place + 1 :])) for v in _moves(case.args[place])]


def _moves(value: Any) -> list[Any]:
    """Other values of the same kind: one nearby, and one of the other sign, since steps stay the same nearby."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, float):
        return [1.37 * value + 0.11, -1.7 * value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "if":
        return [value + 1, -value] if value.dtype.kind == "i" else [1.37 * value + 0.11, -1.7 * value]
    return []


def some_cases_only(seen: Evidence) -> Pattern | None:
    """Right on some kinds of case, wrong on others: says which, or where few are right, which those are."""
    right = [t for t in seen.trials if t.is_right]
    if not right:
        return None
    if len(right) < len(seen.trials) / 3:
        kinds = join(_quoted(right, seen.failing), "and")
        return Pattern(
            "some_cases_only",
            f"{len(right)} of {len(seen.trials)} calls {'is' if len(right) == 1 else 'are'} right, and only: {kinds}",
            "What do the calls that come out right have in common?",
            "what your code leaves out that does not matter in those calls",
        )
    wrong = _quoted(seen.failing, right)
    return Pattern(
        "some_cases_only",
        f"{len(right)} of {len(seen.trials)} calls are right; it goes wrong on: {join(wrong)}",
        "What is special about these arguments?",
        "the steps that treat such arguments differently",
        next(t for t in seen.failing if f"“{t.case.label}”" == wrong[0]),
    )


def _quoted(these: Sequence[Trial], others: Sequence[Trial]) -> list[str]:
    """Up to three labels of these cases, those that none of the others has if there are such."""
    labels = list(dict.fromkeys(t.case.label for t in these))
    own = [label for label in labels if label not in _labels(others)] or labels
    return [f"“{label}”" for label in own[:3]] + (["more"] if len(own) > 3 else [])


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
