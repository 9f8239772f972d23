"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from autograder.exercise import Case, ShowsAll
from autograder.exercises.backpropagation.backprop.cases import AGAIN, is_near, is_number

if TYPE_CHECKING:
    from autograder.examine import Trial


def is_like(case: Case, got: Any, numbers: dict[str, float]) -> bool:
    """The same numbers for every node that root needs; others are left out, or 0."""
    others = [got[name] for name in got if name not in numbers]
    is_form = set(numbers) <= set(got) <= set(case.args[0]) and all(map(is_number, got.values()))
    return is_form and not any(others) and all_near(got, numbers)


def all_near(got: Any, numbers: dict[str, float]) -> bool:
    return all(is_near(got[name], number) for name, number in numbers.items())


def in_one_way(*ways: Callable[[Case], dict[str, float]]) -> ShowsAll:
    """All answers, right ones and wrong ones, have the numbers of one and the same of these ways."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        is_answer = all(trial.outcome.error is None and not trial.outcome.changed for trial in trials)
        return is_answer and any(
            all(is_like(trial.case, trial.outcome.value, way(trial.case)) for trial in trials) for way in ways
        )

    return shows_all


def answers_change(else_by: Callable[[Case, Any], bool]) -> ShowsAll:
    """Two equal calls have different answers; or else each wrong answer shows it by itself."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        again = [trial for trial in trials if trial.case.label == AGAIN]
        equal = [trial for trial in trials if trial.case.args[0] == again[0].case.args[0]]
        if not all(isinstance(trial.outcome.value, dict) for trial in trials):
            return False
        if any(trial.outcome.value != equal[0].outcome.value for trial in equal):
            return True
        is_off_again = any(not trial.is_right for trial in again)
        return is_off_again and all(trial.is_right or else_by(trial.case, trial.outcome.value) for trial in trials)

    return shows_all
