"""Patterns in the numbers: a constant factor, a constant offset, another order, rounding, the opposite."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.exercise import Exercise
from autograder.patterns.pattern import Evidence, Pattern

if TYPE_CHECKING:
    from autograder.examine import Trial

WORDS = {2.0: "twice the right one", 0.5: "half the right one", -1.0: "the right one with its sign turned round"}


def subject(want: Any) -> str:
    """What a sentence about the numbers of an answer is about."""
    return "every number" if isinstance(want, (np.ndarray, tuple, list, dict)) else "the number"


def leaves(value: Any) -> list[np.ndarray] | None:
    """All numbers of an answer as float arrays, one per tuple entry; None if something is no number."""
    if isinstance(value, (tuple, list)) and any(isinstance(v, (tuple, list, np.ndarray)) for v in value):
        parts = [leaves(entry) for entry in value]
        return None if any(part is None for part in parts) else [leaf for part in parts for leaf in part or []]
    if isinstance(value, dict):
        return leaves([np.asarray(value[key]) for key in sorted(value, key=str)])
    try:
        array = np.asarray(value)
        return [array.astype(float)] if array.dtype.kind in "iuf" else None
    except (ValueError, TypeError):
        return None


def _flat(value: Any) -> np.ndarray | None:
    found = leaves(value)
    return None if found is None else np.concatenate([leaf.ravel() for leaf in found] or [np.empty(0)])


def _pairs(trials: Sequence[Trial]) -> list[tuple[Trial, np.ndarray, np.ndarray]] | None:
    """Every trial with what came back and what is right as flat float arrays; None if that cannot be compared."""
    pairs = []
    for trial in trials:
        got, want = _flat(trial.outcome.value), _flat(trial.want)
        if trial.outcome.error or got is None or want is None or got.shape != want.shape or not got.size:
            return None
        if not np.isfinite(got).all():
            return None
        if np.isfinite(want).all():
            pairs.append((trial, got, want))
    return pairs if len(pairs) >= 2 else None


def _sizes(exercise: Exercise, trial: Trial) -> dict[str, float]:
    """What a factor may be called: the numbers among the arguments and the lengths of the arrays."""
    signature = inspect.signature(exercise.reference).bind(*trial.case.args, **trial.case.named)
    signature.apply_defaults()
    sizes = {}
    for name, value in signature.arguments.items():
        if isinstance(value, np.ndarray):
            sizes[f"the number of values in `{name}`"] = float(value.size)
            if value.ndim > 1:
                sizes[f"the number of rows in `{name}`"] = float(value.shape[0])
                sizes[f"the number of columns in `{name}`"] = float(value.shape[-1])
        elif isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
            sizes[f"`{name}`"] = float(value)
    return sizes


def constant_factor(seen: Evidence) -> Pattern | None:
    """The same multiple of the right numbers: by a constant, or by a size or argument of the call, or by both."""
    pairs = _pairs(seen.trials)
    ratios = [] if pairs is None else [(t, _ratio(got, want)) for t, got, want in pairs if np.abs(want).max() > 1e-9]
    if len(ratios) < 2 or any(ratio is None for _, ratio in ratios):
        return None
    by = _law(seen.exercise, [(trial, ratio) for trial, ratio in ratios if ratio is not None])
    if by is None:
        return None
    return Pattern(
        "constant_factor",
        f"{subject(seen.failing[0].want)} is {by}",
        "Which factor is missing, or stands there once too often?",
        "divisions, means and sums, and the constants in front",
        seen.failing[0],
    )


def _ratio(got: np.ndarray, want: np.ndarray) -> float | None:
    ratio = float(got @ want / (want @ want))
    return ratio if np.allclose(got, ratio * want, rtol=1e-5, atol=1e-9) else None


def _law(exercise: Exercise, ratios: list[tuple[Trial, float]]) -> str | None:
    """The constant, size or argument that the ratios follow, in words; None if they follow none."""
    values = np.array([ratio for _, ratio in ratios])
    if np.allclose(values, values[0], rtol=1e-5):
        constant = round(values[0], 6)
        is_told = abs(constant) > 1e-6 and abs(constant - 1) > 1e-3
        return WORDS.get(constant, f"{constant:.4g} times the right one") if is_told else None
    sizes = [_sizes(exercise, trial) for trial, _ in ratios]
    for name in sizes[0]:
        size = np.array([found.get(name, np.nan) for found in sizes])
        for words, follows in (("multiplied", size), ("divided", 1 / np.where(size == 0, np.nan, size))):
            times = _proportion(values, follows)
            if times is not None:
                besides = "" if abs(times - 1) < 1e-5 else f", and {times:.4g} times as large besides"
                return f"{words} once too often by {name}{besides}"
    return None


def _proportion(values: np.ndarray, follows: np.ndarray) -> float | None:
    """The constant c with values = c · follows, if there is one and `follows` varies."""
    if not np.isfinite(follows).all() or np.ptp(follows) == 0:
        return None
    times = float(values @ follows / (follows @ follows))
    return times if abs(times) > 1e-6 and np.allclose(values, times * follows, rtol=1e-5, atol=1e-9) else None


def constant_offset(seen: Evidence) -> Pattern | None:
    """Every number is off by the same amount."""
    pairs = _pairs(seen.trials)
    if pairs is None:
        return None
    offsets = np.concatenate([got - want for _, got, want in pairs])
    sizes = np.concatenate([np.abs(want) for _, _, want in pairs])
    rounding = 1e-14 * sizes.max()
    is_constant = np.ptp(offsets) <= 1e-4 * abs(offsets[0]) + rounding
    if not is_constant or abs(offsets[0]) < max(1e-9, 1e-6 * np.median(sizes)):
        return None
    return Pattern(
        "constant_offset",
        f"{subject(seen.failing[0].want)} is off by the same amount on every call: "
        f"{abs(offsets[0]):.4g} too {'large' if offsets[0] > 0 else 'small'}",
        "What is added, or counted, that should not be?",
        "constants that are added, and where counting begins",
        seen.failing[0],
    )


def other_order(seen: Evidence) -> Pattern | None:
    """The right numbers in reverse: a path from its end, a pair the other way round."""
    if any(t.outcome.error for t in seen.failing):
        return None
    try:
        turned = [(t.outcome.value[::-1], t.want) for t in seen.failing]
        if not all(len(want) > 1 and _is_equal(got, want) for got, want in turned):
            return None
    except (TypeError, IndexError, ValueError):
        return None
    return Pattern(
        "other_order",
        "the right values came back in the reverse order",
        "Which value comes first in what the exercise asks for?",
        "the `return` line, or the direction in which you go through the values",
        seen.failing[0],
    )


def _is_equal(got: Any, want: Any) -> bool:
    one, other = _flat(got), _flat(want)
    return one is not None and other is not None and one.shape == other.shape and bool(np.allclose(one, other))


def rounded(seen: Evidence) -> Pattern | None:
    """The right numbers, rounded."""
    pairs = _pairs(seen.trials)
    if pairs is None:
        return None
    digits = next(
        (
            d
            for d in range(9)
            if all(np.allclose(got, np.round(want, d), rtol=1e-9, atol=1e-12) for _, got, want in pairs)
        ),
        None,
    )
    if digits is None:
        return None
    return Pattern(
        "rounded",
        f"the numbers are rounded to {digits} decimals",
        "Who asked for fewer digits?",
        "`round`, `int`, `//` and formatted texts",
        seen.failing[0],
    )


def opposite_answer(seen: Evidence) -> Pattern | None:
    """True where False is right, and the reverse, every time."""
    is_bool = all(
        isinstance(t.outcome.value, (bool, np.bool_)) and isinstance(t.want, (bool, np.bool_)) for t in seen.trials
    )
    if not is_bool or len(seen.failing) < len(seen.trials):
        return None
    return Pattern(
        "opposite_answer",
        "True came back where False is right, and the reverse, every time",
        "Which question does your comparison answer?",
        "the direction of the comparison, and `not`",
        seen.failing[0],
    )
