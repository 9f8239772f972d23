"""How a wrong answer is recognised: by the kinds of mistakes that it misses, on all calls together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from autograder.call import call
from autograder.exercise import ShowsAll
from autograder.exercises.backpropagation.find_bugs import cases
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs

if TYPE_CHECKING:
    from autograder.examine import Trial

# What a candidate does instead of a number, and where the points come from: who forgets one makes a second mistake.
SPECIAL = (cases.RAISES, cases.SHAPE, cases.NAN, cases.EQUAL, cases.OTHER)


def alike(name: str) -> ShowsAll:
    """The same candidates are found as by the mistake, on all ordinary calls."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        ordinary = _ordinary(trials)
        if all(trial.is_right for trial in ordinary):
            return False
        function = find_bugs.mistakes[name].function
        return all(_found(trial) == call(function, trial.case).value for trial in ordinary)

    return shows_all


def misses(*always: str, never: Sequence[str] = (), adds: bool = False) -> ShowsAll:
    """Wrong candidates are missed, in every call of these kinds and in none of those; right ones are not called wrong
    unless the mistake `adds` some.
    """

    def shows_all(trials: Sequence[Trial]) -> bool:
        ordinary = _ordinary(trials)
        is_missing_only = adds or all(set(_found(trial)) <= set(trial.want) for trial in ordinary)
        is_always = all(not trial.is_right for trial in ordinary if trial.case.label in always)
        is_never = all(trial.is_right for trial in ordinary if trial.case.label in never)
        is_ours = any(not trial.is_right for trial in ordinary)
        return is_ours and is_missing_only and is_always and is_never

    return shows_all


def misses_at_points(*always: str, never: Sequence[str] = ()) -> ShowsAll:
    """As `misses`, and what shows at every point is found: it is the points that are badly chosen."""
    return misses(*always, never=(*never, cases.A_FEW_PER_CENT, cases.LAST, cases.SIGN))


def only_on(*labels: str) -> ShowsAll:
    """Right on all ordinary calls but those of these kinds, and the first of them is failed."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        failing = [trial for trial in trials if not trial.is_right]
        is_elsewhere = any(trial.case.label not in (*labels, *SPECIAL) for trial in failing)
        return not is_elsewhere and failing[0].case.label == labels[0] and failing[0].outcome.error is None

    return shows_all


def stopped(trials: Sequence[Trial]) -> bool:
    """Every candidate that raises an error ends the call with it, and ordinary ones are found."""
    raising = [trial for trial in trials if trial.case.label == cases.RAISES]
    return all(trial.outcome.error for trial in raising) and all(trial.is_right for trial in _ordinary(trials))


def _ordinary(trials: Sequence[Trial]) -> list[Trial]:
    return [trial for trial in trials if trial.case.label not in SPECIAL]


def _found(trial: Trial) -> list[int]:
    if trial.outcome.error or trial.outcome.changed:
        raise ValueError("no answer")
    return [entry if isinstance(entry, bool) else int(entry) for entry in trial.outcome.value]
