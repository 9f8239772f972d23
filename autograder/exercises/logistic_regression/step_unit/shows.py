"""How a wrong answer is recognised where its numbers vary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.exercise import Case, ShowsAll

if TYPE_CHECKING:
    from autograder.examine import Trial


def is_one_or_minus_one(case: Case, got: Any) -> bool:
    """1 above 0 and −1 below, and either of them at 0."""
    z, got = np.asarray(case.args[0]), np.asarray(got)
    is_right_above = np.where(z == 0, np.abs(got) == 1, got == np.sign(z))
    return got.dtype.kind in "fi" and got.shape == z.shape and bool(is_right_above.all())


def is_of_python(case: Case) -> bool:
    return isinstance(case.args[0], (int, float)) and not isinstance(case.args[0], np.number)


def right_as(kinds: str) -> ShowsAll:
    """Recognises the right zeros and ones of another kind of dtype; numbers of Python may end with an error."""

    def is_shown(trial: Trial) -> bool:
        if trial.outcome.error is not None:
            return is_of_python(trial.case)
        got, right = np.asarray(trial.outcome.value), np.asarray(trial.case.args[0]) >= 0
        return got.dtype.kind in kinds and got.shape == right.shape and bool((got == right).all())

    return lambda trials: trials[0].outcome.error is None and all(t.is_right or is_shown(t) for t in trials)


def stops_at_python(trials: Sequence[Trial]) -> bool:
    """Right but for errors, one for each number of Python."""
    return all(t.outcome.error is not None if is_of_python(t.case) else t.is_right for t in trials)


def stops_at_python_and_is_0_at_0(trials: Sequence[Trial]) -> bool:
    """An error for each number of Python; and where z is 0, and nowhere else, 0.0 for 1.0."""
    rest = [trial for trial in trials if not is_of_python(trial.case)]
    is_stopped = all(trial.outcome.error is not None for trial in trials if is_of_python(trial.case))
    answers = [(trial.outcome.value, np.where(trial.case.args[0] > 0, 1.0, 0.0)) for trial in rest]
    return is_stopped and all(got.dtype == float and np.array_equal(got, above_0) for got, above_0 in answers)


def wrong_below_zero_only(case: Case, got: Any) -> bool:
    """Zeros and ones, right but for some numbers between −0.051 and 0."""
    z, got = np.asarray(case.args[0]), np.asarray(got)
    is_float = got.dtype == np.float64 and got.shape == z.shape
    is_wrong = got != (z >= 0)
    return is_float and bool(is_wrong.any() and np.all((got == 1) & (z < 0) & (z > -0.051) | ~is_wrong))
