"""How a wrong answer is recognised: by what it does on all calls, as far as that does not vary with the spelling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.call import call
from autograder.exercise import Case, Function, ShowsAll
from autograder.exercises.backpropagation.gradient_check.cases import NAN, TOL, WHOLE, is_flag, is_whole, same_size
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check

if TYPE_CHECKING:
    from autograder.examine import Trial

SPECIAL = (NAN, WHOLE, TOL)  # right answers of their own: a learner who forgets one of them makes a second mistake
FREE = ("all entries are off alike", "the sign is turned round", "a constant factor is missing", "all entries are 0")
FIXED_H = (1e-5, 1e-4, 1e-3, 1e-2, 1e-7)


def central(f: Any, x: Any, h: float) -> Any:
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


def relative(num: Any, ana: Any) -> Any:
    return np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)


@dataclass(frozen=True)
class Spelling:
    """A check that is right but for the steps that are named."""

    difference: Callable[[Any, Any, float], Any] = central
    error: Callable[[Any, Any], Any] = relative
    of_all: Callable[[Any], Any] = np.max
    h: float | None = None

    def __call__(self, f: Any, grad_f: Any, x: Any, h: float = 1e-5, tol: float = 1e-6) -> Any:
        x = np.array(x, dtype=float)
        off = self.error(self.difference(f, x, self.h or h), np.asarray(grad_f(x.copy()), dtype=float))
        return bool(self.of_all(off) <= tol), float(self.of_all(off)), int(np.argmax(off))


def alike(name: str, *others: Function, worst_is_free: bool = False) -> ShowsAll:
    """Recognises a mistake by its numbers, or by those of another spelling of it, on all ordinary calls."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        ways = (gradient_check.mistakes[name].function, *others)
        return any(_explains(way, trials, worst_is_free=worst_is_free) for way in ways)

    return shows_all


def with_a_tol_of_its_own(*ways: Function) -> ShowsAll:
    """Recognises a check whose ok is drawn at one and the same error in every call."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        passed, refused = _errors(trials, True), _errors(trials, False)
        is_one_tol = passed and refused and max(passed) <= min(refused)
        return bool(is_one_tol and any(_explains(way, trials, ok_is_free=True) for way in ways))

    return shows_all


def ok_is_always(ok: bool) -> ShowsAll:
    def shows_all(trials: Sequence[Trial]) -> bool:
        ordinary = _ordinary(trials)
        is_always = all(is_flag(t.outcome.value[0]) and bool(t.outcome.value[0]) is ok for t in ordinary)
        return is_always and _explains(gradient_check.reference, trials, ok_is_free=True)

    return shows_all


def ok_is_turned_round(trials: Sequence[Trial]) -> bool:
    is_turned = all(
        is_flag(t.outcome.value[0]) and bool(t.outcome.value[0]) is not t.want[0] for t in _ordinary(trials)
    )
    return is_turned and _explains(gradient_check.reference, trials, ok_is_free=True)


def only_on(label: str) -> ShowsAll:
    """Right on all ordinary calls, and first off with an answer to this kind of call."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        first = trials[0]
        is_answer = first.case.label == label and first.outcome.error is None and len(first.outcome.value) == 3
        return is_answer and all(trial.is_right for trial in _ordinary(trials))

    return shows_all


def stopped_by_a_shape(trials: Sequence[Trial]) -> bool:
    """Right but for errors where the gradient has another shape."""
    failing = [trial for trial in trials if not trial.is_right]
    return all(trial.case.label == WHOLE for trial in failing) and failing[0].outcome.error is not None


def only_worst_is_off(trials: Sequence[Trial]) -> bool:
    """ok and rel_err are right, and worst follows none of the other mistakes that have to do with it."""
    if not _explains(gradient_check.reference, trials, worst_is_free=True):
        return False
    others = ("worst_by_difference", "worst_counts_from_1")
    return not any(_explains(gradient_check.mistakes[name].function, trials) for name in others)


def _ordinary(trials: Sequence[Trial]) -> list[Trial]:
    return [trial for trial in trials if trial.case.label not in SPECIAL]


def _errors(trials: Sequence[Trial], ok: bool) -> list[float]:
    return [float(t.outcome.value[1]) for t in _ordinary(trials) if bool(t.outcome.value[0]) is ok]


def _explains(way: Function, trials: Sequence[Trial], *, ok_is_free: bool = False, worst_is_free: bool = False) -> bool:
    """Whether some ordinary call fails, and each of them ends as it would if it were done this way."""
    ordinary = _ordinary(trials)
    if all(trial.is_right for trial in ordinary) or any(trial.outcome.changed for trial in ordinary):
        return False
    return all(_ends_as(way, trial, ok_is_free, worst_is_free) for trial in ordinary)


def _ends_as(way: Function, trial: Trial, ok_is_free: bool, worst_is_free: bool) -> bool:
    theirs = call(way, trial.case)
    if theirs.error or trial.outcome.error or not isinstance(theirs.value, tuple):
        return False
    if trial.is_right and trial.case.accepts is not None and trial.case.accepts(theirs.value) == "":
        return True
    (ok, rel_err, worst), (their_ok, their_err, their_worst) = trial.outcome.value, theirs.value
    if not is_flag(ok) or not is_whole(worst) or not (ok_is_free or bool(ok) is bool(their_ok)):
        return False
    is_place_free = worst_is_free or trial.case.label in FREE or abs(float(their_err)) < 1e-6
    return _is_near(trial.case, float(rel_err), float(their_err)) and (is_place_free or int(worst) == int(their_worst))


def _is_near(case: Case, one: float, other: float) -> bool:
    if one == other or (np.isnan(one) and np.isnan(other)) or case.label == "a huge gradient":
        return True  # what rounding leaves of huge numbers varies
    return same_size(abs(one), abs(other)) and (abs(one) < 1e-7 or abs(one - other) < 0.02 * abs(other))
