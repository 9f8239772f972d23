"""Patterns in the form of an answer: type, length, shape and dtype."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.patterns.pattern import Evidence, Pattern, place_of
from autograder.plain import kind_of
from autograder.sentences import join

if TYPE_CHECKING:
    from autograder.examine import Trial


def _first(failing: Sequence[Trial], kind: str) -> Trial | None:
    """The first failing case, if it differs in this way: what differs later may follow from it."""
    first = failing[0]
    return first if first.finding and first.finding.kind == kind else None


def _on(seen: Evidence, trial: Trial) -> str:
    """The kind of the case, if other kinds are right."""
    return f" (on: “{trial.case.label}”)" if len(seen.failing) < len(seen.trials) else ""


def _asked(want: Any) -> str:
    if isinstance(want, (bool, np.bool_)):
        return "True or False"
    if isinstance(want, (float, np.floating)):
        return "one number (a float)"
    if isinstance(want, (int, np.integer)):
        return "one whole number (an int)"
    if isinstance(want, np.ndarray):
        return f"an array of shape {want.shape}"
    if isinstance(want, (tuple, list)):
        return f"a {type(want).__name__} of {len(want)} values"
    if isinstance(want, dict):
        return f"a dict with the keys {join([repr(key) for key in want][:8])}"
    return kind_of(want)


def wrong_type(seen: Evidence) -> Pattern | None:
    """Another type than the one asked for."""
    trial = _first(seen.failing, "type")
    if trial is None or trial.finding is None:
        return None
    got, want = trial.finding.got, trial.finding.want
    text = f"{kind_of(got)} came back{place_of(seen.exercise, trial)} where {_asked(want)} is asked for"
    text += _on(seen, trial)
    return Pattern(
        "wrong_type",
        text,
        "Which line decides what kind of thing comes back?",
        "the `return` line, and what numpy made of your values there",
        trial,
    )


def wrong_length(seen: Evidence) -> Pattern | None:
    """Too many or too few values in a tuple, list or dict."""
    trial = _first(seen.failing, "length")
    if trial is None or trial.finding is None:
        return None
    got, want = trial.finding.got, trial.finding.want
    text = f"{len(got)} value{'s' if len(got) != 1 else ''} came back where {len(want)} are asked for"
    if isinstance(want, dict):
        text = _wrong_keys(got, want)
    return Pattern(
        "wrong_length",
        text,
        "What does the exercise ask your function to return, and in which order?",
        "the `return` line",
        trial,
    )


def _wrong_keys(got: dict[Any, Any], want: dict[Any, Any]) -> str:
    missing, extra = [key for key in want if key not in got], [key for key in got if key not in want]
    parts = [f"{_named(missing)} missing"] if missing else []
    parts += [f"{_named(extra)} not asked for"] if extra else []
    return f"of the keys of the dict, {join(parts)}"


def _named(keys: list[Any]) -> str:
    return f"{join([repr(key) for key in keys[:5]])} {'is' if len(keys) == 1 else 'are'}"


def unknown_word(seen: Evidence) -> Pattern | None:
    """A text that is none of the words that are asked for."""
    words = [t.want for t in seen.trials]
    trial = next((t for t in seen.failing if isinstance(t.outcome.value, str) and t.outcome.value not in words), None)
    if trial is None or not all(isinstance(word, str) for word in words):
        return None
    asked = join([f"“{word}”" for word in dict.fromkeys(words)], "or")
    return Pattern(
        "unknown_word",
        f"“{trial.outcome.value}” is not one of the answers that are asked for: {asked}",
        "Which words does the exercise allow, letter for letter?",
        "the texts after `return`: their spelling, and capitals",
        trial,
    )


def transposed(seen: Evidence) -> Pattern | None:
    """Rows and columns have changed places, in every failing case with more than one row and column."""
    found = [t for t in seen.failing if t.finding and _is_matrix(t.finding.got) and _is_matrix(t.finding.want)]
    if not found or not all(_is_transposed(t.finding.got, t.finding.want) for t in found if t.finding):
        return None
    trial = next((t for t in found if t.finding and min(t.finding.want.shape) > 1), found[0])
    return Pattern(
        "transposed",
        "the answer is transposed: its rows stand where its columns belong",
        "In this course an example is a row. Is it one in your answer?",
        "`.T`, `axis=…` and the order of the factors of `@`",
        trial,
    )


def _is_matrix(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2


def _is_transposed(got: np.ndarray, want: np.ndarray) -> bool:
    return got.T.shape == want.shape and bool(np.allclose(got.T, want, rtol=1e-6, atol=1e-9))


def column_for_vector(seen: Evidence) -> Pattern | None:
    """A matrix of one column or one row where a vector is asked."""
    trial = _first(seen.failing, "shape")
    if trial is None or trial.finding is None:
        return None
    got, want = trial.finding.got.shape, trial.finding.want.shape
    if len(want) != 1 or len(got) != 2 or sorted(got) != sorted((1, *want)):
        return None
    where = place_of(seen.exercise, trial)
    text = f"a matrix of shape {got} came back{where} where a vector of shape {want} is asked for"
    return Pattern(
        "column_for_vector",
        text,
        "How many axes does your answer have, and how many should it have?",
        "`reshape`, `keepdims=True`, `[:, None]` and products with a column",
        trial,
    )


def wrong_shape(seen: Evidence) -> Pattern | None:
    """Any other shape; broadcasting (m,) with (m, 1) is recognised by its (m, m)."""
    trial = _first(seen.failing, "shape")
    if trial is None or trial.finding is None:
        return None
    got, want = trial.finding.got.shape, trial.finding.want.shape
    text = f"an array of shape {got} came back{place_of(seen.exercise, trial)} where shape {want} is asked for"
    text += _on(seen, trial)
    if len(want) == 1 and got == want * 2 and want[0] > 1:
        text += ": every entry has met every other one (a column met a row)"
    return Pattern(
        "wrong_shape",
        text,
        "What is the shape of each array on the way to your answer?",
        "each line in turn, with `print(….shape)`",
        trial,
    )


def truncated(seen: Evidence) -> Pattern | None:
    """Whole numbers where float64 is asked: the fractions are gone."""
    trial = _first(seen.failing, "dtype")
    if trial is None or trial.finding is None or np.asarray(trial.finding.got).dtype.kind not in "iu":
        return None
    if np.asarray(trial.finding.want).dtype.kind != "f":
        return None
    return Pattern(
        "truncated",
        f"whole numbers came back, so the fractions are cut off{_on(seen, trial)}",
        "What happens to 0.7 when it is written into an array of integers?",
        "where the array for your answer is made: it takes over the integer type of an argument",
        trial,
    )


def low_precision(seen: Evidence) -> Pattern | None:
    """float16 or float32 where float64 is asked."""
    trial = _first(seen.failing, "dtype")
    if trial is None or trial.finding is None:
        return None
    got, want = np.asarray(trial.finding.got).dtype, np.asarray(trial.finding.want).dtype
    if got.kind != "f" or want.kind != "f":
        return None
    return Pattern(
        "low_precision",
        f"the answer is {got}, which keeps fewer digits than float64",
        "Which line chooses the number type?",
        f"`dtype=…` and `astype(…)`: something makes it {got}",
        trial,
    )


def wrong_dtype(seen: Evidence) -> Pattern | None:
    """Any other kind of dtype: bool, complex, object."""
    trial = _first(seen.failing, "dtype")
    if trial is None or trial.finding is None:
        return None
    got, want = np.asarray(trial.finding.got).dtype, np.asarray(trial.finding.want).dtype
    return Pattern(
        "wrong_dtype",
        f"the array holds {got} where {want} is asked for",
        "What kind of values did you put into the array?",
        "where the array is made",
        trial,
    )
