"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case, Shows, ShowsAll
from autograder.exercises.logistic_regression.log_likelihood.shows import is_one_of, log_of_right, softened

if TYPE_CHECKING:
    from autograder.examine import Trial


def is_softened(case: Case, got: Any) -> bool:
    p, y = case.args
    return is_one_of(got, (-logs.mean() for logs in softened(p, y)), -log_of_right(p, y).mean())


def on_failing(shows: Shows, shows_once: Shows) -> ShowsAll:
    """Each wrong answer shows the one, and some wrong answer shows the other."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        failing = [(trial.case, _answer(trial)) for trial in trials if not trial.is_right]
        return all(shows(*seen) for seen in failing) and any(shows_once(*seen) for seen in failing)

    return shows_all


def is_log_of_the_labels(trials: Sequence[Trial]) -> bool:
    """Every answer is nan or nearly 0, or else inf or nearly 0, and neither each of them is 0 nor each inf."""
    found = [_answer(trial) for trial in trials]
    if not all(is_float(loss) for loss in found):
        return False
    small = [abs(loss) < 2e-3 for loss in found]
    of_y_alone = any(small) and all(is_small or loss == np.inf for is_small, loss in zip(small, found, strict=True))
    of_both = all(is_small or np.isnan(loss) for is_small, loss in zip(small, found, strict=True))
    return (of_y_alone or of_both) and any(loss != 0 for loss in found)


def is_infinite_when_wrong(trials: Sequence[Trial]) -> bool:
    """The wrong answers are inf, and so is every answer where some p is exactly wrong."""
    return _is_infinite_from(1, trials)


def is_infinite_when_wrong_twice(trials: Sequence[Trial]) -> bool:
    """The wrong answers are inf: those where more than one p is exactly wrong."""
    return _is_infinite_from(2, trials)


def _is_infinite_from(how_many: int, trials: Sequence[Trial]) -> bool:
    wrong = [np.sum(trial.case.args[0] == 1 - trial.case.args[1]) >= how_many for trial in trials]
    found = [bool(is_float(_answer(trial)) and _answer(trial) == np.inf) for trial in trials]
    return found == wrong == [not trial.is_right for trial in trials]


def _answer(trial: Trial) -> Any:
    if trial.outcome.error or trial.outcome.changed:
        raise ValueError("no answer")
    return trial.outcome.value
