"""How a wrong answer is recognised by more than its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from autograder.examine import Trial


def changes_dA(trials: Sequence[Trial]) -> bool:
    """The numbers that come back are right, but dA is changed; where it holds ints, that can end in an error."""
    return all(_is_changed_only(trial) for trial in trials if not trial.is_right)


def _is_changed_only(trial: Trial) -> bool:
    if trial.outcome.error:
        return np.asarray(trial.case.args[0]).dtype.kind in "iu"
    return trial.outcome.changed == (0,) and trial.finding is None
