"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.exercise import Case, Exercise, ShowsAll

if TYPE_CHECKING:
    from autograder.examine import Trial


def has_shape(got: Any, *shape: int) -> bool:
    return np.shape(got[0]) == shape


def is_column(case: Case, got: Any) -> bool:
    """The right dw as a column (n, 1)."""
    dw = case.want[0]
    return has_shape(got, len(dw), 1) and bool(np.allclose(np.ravel(got[0]), dw))


def is_row(case: Case, got: Any) -> bool:
    """The right dw as a row (1, n)."""
    dw = case.want[0]
    return has_shape(got, 1, len(dw)) and bool(np.allclose(np.ravel(got[0]), dw))


def is_per_example(case: Case, got: Any) -> bool:
    """A dw for each example, whose mean or sum is the right one."""
    (m, n), dw = case.args[0].shape, case.want[0]
    means = [f(got[0], axis=axis) for axis, shape in ((0, (m, n)), (1, (n, m))) if has_shape(got, *shape)
             for f in (np.mean, np.sum)]  # fmt: skip
    return any(np.allclose(mean, dw) for mean in means)


def is_every_pair(case: Case, got: Any) -> bool:
    """A dw (n, m) that is more than a column for each example; where all p or all y are one, the pairs look alike."""
    X, y, w, b = case.args
    are_alike = len(set(y)) == 1 or np.ptp(X @ w + b) < 1e-9
    return has_shape(got, *X.T.shape) and bool(are_alike or not is_per_example(case, got))


def is_number(case: Case, got: Any) -> bool:
    """The right dw as a bare number."""
    return has_shape(got) and bool(np.allclose(got[0], case.want[0]))


def is_db_array(case: Case, got: Any) -> bool:
    """The right dw, and a db that is right but for its axes."""
    dw, db = got
    is_right = np.shape(dw) == np.shape(case.want[0]) and np.allclose(dw, case.want[0])
    return bool(is_right and np.shape(db) in ((1,), (1, 1)) and np.allclose(db, case.want[1]))


def is_swapped(case: Case, got: Any) -> bool:
    """The right pair in the other order."""
    return isinstance(got, (tuple, list)) and has_shape((got[1],), len(case.want[0])) and is_pair(got[::-1], case.want)


def is_pair(got: Any, want: Any) -> bool:
    return bool(np.allclose(got[0], want[0]) and np.allclose(got[1], want[1]))


def of_one(exercise: Exercise, i: int) -> Callable[[Case, Any], bool]:
    """Whether example i alone has a part in the answer, whole or divided by m."""

    def is_of_one(case: Case, got: Any) -> bool:
        X, y, w, b = case.args
        m, one = len(y), slice(i, None if i == -1 else i + 1)
        dw, db = exercise(X[one], y[one], w, b)
        return is_pair(got, (dw, db)) or is_pair(got, (dw / m, db / m))

    return is_of_one


def is_held_in_limits(case: Case, got: Any) -> bool:
    """Almost right, where a logit is large."""
    X, _, w, b = case.args
    is_near = np.allclose(got[0], case.want[0], atol=0.05) and np.allclose(got[1], case.want[1], atol=0.05)
    return bool(is_near and np.abs(X @ w + b).max() > 5)


def is_over_m_minus_1(case: Case, got: Any) -> bool:
    """Right but for a division by m − 1, whatever comes of m = 1."""
    m = len(case.args[1])
    if m == 1:
        return True
    pairs = zip(got, case.want, strict=True)
    return all(np.shape(one) == np.shape(want) and np.allclose(one, want * m / (m - 1)) for one, want in pairs)


def has_a_penalty(trials: Sequence[Trial]) -> bool:
    """A dw that is right but for c · w, and a db that is right, or so but for c · b, with one c > 0 for all calls, or
    one c / m.
    """
    found = []
    for case, (dw, db) in ((trial.case, trial.outcome.value) for trial in trials):
        X, _, w, b = case.args
        over = np.asarray(dw) - case.want[0]
        c = float(over @ w) / float(w @ w)
        is_db = any(np.isclose(db, want, atol=1e-7) for want in (case.want[1], case.want[1] + c * b))
        if np.shape(dw) != np.shape(w) or not is_db or not np.allclose(over, c * w, rtol=1e-3, atol=1e-7):
            return False
        found.append((c, c * len(X)))
    return any(min(cs) > 1e-5 and np.ptp(cs) < 1e-2 * max(cs) for cs in zip(*found, strict=True))


def has_x_for_its_transpose(exercise: Exercise) -> ShowsAll:
    """X dz in place of Xᵀ dz: an error where that has no sense, and whatever comes of m = 1 or n = 1."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        slip = exercise.mistakes["x_not_transposed"].function
        wide = [trial for trial in trials if min(trial.case.args[0].shape) > 1]
        square = [trial for trial in wide if len(set(trial.case.args[0].shape)) == 1]
        oblong = [trial for trial in wide if len(set(trial.case.args[0].shape)) == 2]
        are_slips = all(is_pair(trial.outcome.value, slip(*trial.case.args)) for trial in square)
        return bool(square) and are_slips and all(trial.outcome.error for trial in oblong)

    return shows_all
