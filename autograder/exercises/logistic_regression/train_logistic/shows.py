"""How a wrong walk is recognised: by what it does on all calls together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.exercise import Case, Shows, ShowsAll
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic

if TYPE_CHECKING:
    from autograder.examine import Trial

W0 = 2  # its place among the arguments
HARDLY = 1e-3  # a fall of the loss that somebody may take for none


def is_walk(got: Any, want: Any) -> bool:
    """The same w and b, and losses that agree roughly as far as both are finite: their forms differ near 0 and 1."""
    losses, their_losses = np.asarray(got[2], dtype=float), want[2]
    if np.shape(got[0]) != want[0].shape or np.shape(got[1]) != () or losses.shape != their_losses.shape:
        return False
    is_both = np.isfinite(losses) & np.isfinite(their_losses) & (np.abs(their_losses) < 15)
    is_same_walk = np.allclose(got[0], want[0], rtol=1e-5) and np.isclose(got[1], want[1], rtol=1e-5)
    return bool(is_same_walk and np.allclose(losses[is_both], their_losses[is_both], rtol=1e-2))


def walks_as(name: str) -> Shows:
    """Recognises a walk by its w and b, and by its losses, roughly, as far as both are finite: the forms of the loss
    differ where p comes near 0 or 1.
    """

    def shows(case: Case, got: Any) -> bool:
        return is_walk(got, train_logistic.mistakes[name].function(*case.args))

    return shows


def lr_is_fixed(trials: Sequence[Trial]) -> bool:
    """Every walk is right for one and the same lr, that of the first call with one step; 1 has a name of its own."""
    one_step = next((trial for trial in trials if len(trial.want[2]) == 1 and not trial.is_right), None)
    if one_step is None:
        return False
    X, y, w0, b0, lr, _ = one_step.case.args
    w, _, _ = train_logistic(X, y, w0, b0, 1.0, 1)
    way = w - w0
    fixed = float(way @ (np.asarray(one_step.outcome.value[0]) - w0) / (way @ way))
    is_a_rate = fixed > 0 and abs(fixed - 1) > 1e-6 and abs(fixed / lr - 1) > 1e-6
    return is_a_rate and all(
        is_walk(_answer(t), train_logistic(*t.case.args[:4], fixed, t.case.args[5])) for t in trials
    )


def n_steps_is_fixed(trials: Sequence[Trial]) -> bool:
    """Every walk is right for one and the same number of steps."""
    found = {len(_answer(trial)[2]) for trial in trials}
    return len(found) == 1 and all(
        is_walk(_answer(trial), train_logistic(*trial.case.args[:5], max(found))) for trial in trials
    )


def starts_elsewhere(trials: Sequence[Trial]) -> bool:
    """With no step to take, neither w0 nor b0 comes back, nor a w of 0; no walk is right."""
    resting = [trial for trial in trials if len(trial.want[2]) == 0]
    is_none_right = all(not trial.is_right for trial in trials)
    is_form = all(np.shape(_answer(t)[0]) == t.want[0].shape and len(_answer(t)[2]) == 0 for t in resting)
    is_drawn = all(np.any(_answer(t)[0]) and _is_at_another_start(_answer(t), t.want) for t in resting)
    return bool(resting) and is_none_right and is_form and is_drawn


def _is_at_another_start(got: Any, want: Any) -> bool:
    return not np.isclose(got[1], want[1]) and not np.allclose(got[0], want[0])


def w0_is_changed(trials: Sequence[Trial]) -> bool:
    """The right walks, and w0 is moved along; where it holds ints, anything may come of that."""
    return _is_only_changed(trials) and any(_has_ints(trial.case) for trial in trials if not trial.is_right)


def a_float_w0_is_changed(trials: Sequence[Trial]) -> bool:
    """The right walks, and w0 is moved along unless it holds ints."""
    return _is_only_changed(trials) and not any(_has_ints(trial.case) for trial in trials if not trial.is_right)


def _is_only_changed(trials: Sequence[Trial]) -> bool:
    failing = [trial for trial in trials if not trial.is_right and not _has_ints(trial.case)]
    return bool(failing) and all(t.outcome.changed == (W0,) and t.finding is None for t in failing)


def _has_ints(case: Case) -> bool:
    return np.asarray(case.args[W0]).dtype.kind == "i"


def is_stopped(case: Case, got: Any) -> int:
    """How many of the right losses came back, if they are the first ones, and the rest is missing or 0; else −1."""
    losses, want = np.trim_zeros(np.ravel(got[2]), "b"), case.want[2]
    is_start = len(losses) <= len(want) and np.allclose(losses, want[: len(losses)])
    return len(losses) if is_start else -1


def is_stopped_by_a_rise(case: Case, got: Any) -> bool:
    """Stopped after the first rise, or where the loss neither rises nor falls."""
    k = is_stopped(case, got)
    if np.ptp(case.want[2]) < 1e-12:
        return k > 0
    rises = np.flatnonzero(np.diff(case.want[2]) > 0)
    return len(rises) > 0 and k in (rises[0] + 1, rises[0] + 2) and is_near_its_last_loss(case, got, k)


def is_stopped_by_a_small_change(trials: Sequence[Trial]) -> bool:
    """Stopped where the loss hardly falls, or does not fall at all; not each time by a rise."""
    failing = [trial for trial in trials if not trial.is_right]
    if all(is_stopped_by_a_rise(trial.case, _answer(trial)) for trial in failing):
        return False
    return all(_is_stopped_by_a_small_change(trial.case, _answer(trial)) for trial in failing)


def _is_stopped_by_a_small_change(case: Case, got: Any) -> bool:
    want, k = case.want[2], is_stopped(case, got)
    falls = -np.diff(want)[max(k - 2, 0) : k] if k >= 0 else []  # around the end, whether the last loss was kept or not
    is_end = any(fall < HARDLY for fall in falls) or bool(np.ptp(want) < HARDLY)
    return k >= 0 and is_end and is_near_its_last_loss(case, got, k)


def is_near_its_last_loss(case: Case, got: Any, k: int) -> bool:
    """The w and b after k losses: those of the last one, or of the one before it or after it if some are missing."""
    is_complete = k == len(case.want[2])
    return any(is_at_step(case, got, j) for j in ([k - 1] if is_complete else range(max(k - 2, 0), k + 1)))


def is_at_step(case: Case, got: Any, k: int) -> bool:
    """The w and b that k steps lead to."""
    w, b, _ = train_logistic(*case.args[:5], k)
    return bool(np.shape(got[0]) == w.shape and np.allclose(got[0], w, rtol=1e-5) and np.isclose(got[1], b, rtol=1e-5))


def has_right_losses(case: Case, got: Any) -> bool:
    return np.shape(got[2]) == case.want[2].shape and np.allclose(got[2], case.want[2], rtol=1e-5)


def is_the_best(case: Case, got: Any) -> bool:
    """All losses, and the w and b of the smallest, with or without that behind the last step."""
    all_losses = train_logistic(*case.args[:5], case.args[5] + 1)[2]
    best = {int(np.argmin(losses)) for losses in (all_losses[:-1], all_losses) if len(losses)}
    return has_right_losses(case, got) and any(is_at_step(case, got, k) for k in best)


def is_an_earlier_b(case: Case, got: Any) -> bool:
    """All losses and the last w, with b0 or the b before the last step."""
    w, b, _ = case.want
    earlier = (case.args[3], train_logistic(*case.args[:5], max(case.args[5] - 1, 0))[1])
    is_last_w = np.shape(got[0]) == w.shape and np.allclose(got[0], w, rtol=1e-5)
    is_b = np.shape(got[1]) == () and any(np.isclose(got[1], one, rtol=1e-5) for one in earlier)
    return bool(is_last_w and is_b and has_right_losses(case, got))


def keeps_earlier_losses(trials: Sequence[Trial]) -> bool:
    """The right w and b; the losses of a call stand behind those of all calls before it."""
    before = np.array([])
    for trial in sorted(trials, key=lambda trial: len(_answer(trial)[2])):
        losses, n_steps = np.asarray(_answer(trial)[2], dtype=float), len(trial.want[2])
        is_longer = len(losses) > n_steps or trial.is_right
        ends_well = np.allclose(losses[len(losses) - n_steps :], trial.want[2], rtol=1e-5)
        if not (is_longer and ends_well and np.array_equal(losses[: len(before)], before)):
            return False
        if not is_at_step(trial.case, _answer(trial), n_steps):
            return False
        before = losses
    return True


def w_decays(trials: Sequence[Trial]) -> bool:
    """Every walk is right but for c · w beside dw, with one c > 0, or one c / m, that the first call with one step
    shows; c · b may stand beside db, and the losses may hold the penalty or not.
    """
    one_step = next((trial for trial in trials if len(trial.want[2]) == 1 and np.any(trial.case.args[W0])), None)
    if one_step is None or one_step.is_right:
        return False
    X, _, w0, _, lr, _ = one_step.case.args
    c = float((one_step.want[0] - np.asarray(_answer(one_step)[0])) @ w0) / float(lr * (w0 @ w0))
    kinds = [(per_m, of_b, in_loss) for per_m in (False, True) for of_b in (False, True) for in_loss in (0.0, 0.5, 1.0)]
    return c > 1e-6 and any(
        all(is_walk(_answer(t), _decaying(t.case, c * len(X) / len(t.case.args[0]) if per_m else c, of_b, in_loss))
            for t in trials)
        for per_m, of_b, in_loss in kinds
    )  # fmt: skip


def _decaying(case: Case, c: float, of_b: bool, in_loss: float) -> tuple[np.ndarray, float, np.ndarray]:
    X, y, w0, b0, lr, n_steps = case.args
    w, b, losses = np.array(w0, dtype=float), float(b0), np.empty(n_steps)
    for k in range(n_steps):
        to_w, to_b, loss = train_logistic(X, y, w, b, lr, 1)
        losses[k] = loss[0] + in_loss * c * float(w @ w)
        w, b = to_w - lr * c * w, to_b - lr * c * b * of_b
    return w, b, losses


def on_all_longer_walks(shows: Shows) -> ShowsAll:
    """Each wrong answer shows it, and no walk of two or more steps is right."""

    def shows_all(trials: Sequence[Trial]) -> bool:
        is_no_longer_one_right = all(not trial.is_right for trial in trials if len(trial.want[2]) > 1)
        return is_no_longer_one_right and all(t.is_right or shows(t.case, _answer(t)) for t in trials)

    return shows_all


def _answer(trial: Trial) -> Any:
    if trial.outcome.error or trial.outcome.changed:
        raise ValueError("no answer")
    return trial.outcome.value
