"""How a wrong answer is recognised where its numbers vary from one spelling to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from autograder.examine import Trial

NAMED = ("vuabc", "bc", "b", "c", "uabc", "a", "u", "v")  # losses of the 3 that have a name of their own
OF_THE_TEXT = (6.0, 9.0)


def has_lost_the_3_at_some(trials: Sequence[Trial]) -> bool:
    """Some slopes are a third of the right ones, the same ones in every call, and no other mistake says which."""
    lost = {name for name in "vuabc" if all(_is(trial, name, 1 / 3) for trial in trials)}
    is_right_else = all(_is(trial, name, 1.0) for trial in trials for name in "vuabc" if name not in lost)
    return bool(lost) and is_right_else and all(lost != set(named) for named in NAMED)


def one_number_of_the_text(trials: Sequence[Trial]) -> bool:
    """One of the slopes of b and c is that of the text's example in every call; all others are right."""
    return any(
        all(_is(trial, name, 1.0) for trial in trials for name in "vuabc" if name != fixed)
        and all(abs(float(trial.outcome.value[fixed]) - number) < 1e-6 for trial in trials)
        for fixed, number in zip("bc", OF_THE_TEXT, strict=True)
    )


def _is(trial: Trial, name: str, factor: float) -> bool:
    got = trial.outcome.value
    return set(got) == set("vuabc") and bool(np.isclose(float(got[name]), factor * float(trial.want[name]), rtol=1e-6))
