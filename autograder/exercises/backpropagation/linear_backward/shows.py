"""How a wrong answer is recognised where its numbers vary from one spelling to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from autograder.examine import Trial


def leaves_W_as_it_is(trials: Sequence[Trial]) -> bool:
    """dA is dZ W where W is square; elsewhere there is no such product, and numpy raises an error or stretches W."""
    square = [trial for trial in trials if trial.case.args[2].shape[0] == trial.case.args[2].shape[1]]
    others = [trial for trial in trials if trial not in square]
    return all(map(_is_dZ_W, square)) and all(map(_has_no_such_product, others))


def _is_dZ_W(trial: Trial) -> bool:
    dZ, _, W = trial.case.args
    dA, *rest = trial.outcome.value
    return bool(np.allclose(dA, dZ @ W)) and _are_near(rest, trial.want[1:])


def _has_no_such_product(trial: Trial) -> bool:
    if trial.outcome.error:
        return True
    dA, *rest = trial.outcome.value
    return np.shape(dA) != trial.case.args[1].shape and _are_near(rest, trial.want[1:])


def _are_near(got: Sequence[np.ndarray], want: Sequence[np.ndarray]) -> bool:
    return len(got) == len(want) and all(
        np.shape(one) == other.shape and np.allclose(one, other) for one, other in zip(got, want, strict=True)
    )
