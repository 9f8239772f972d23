"""Patterns in what a call does: returns nothing, raises, changes an argument, answers with NaN."""

from __future__ import annotations

import numpy as np

from autograder.patterns.numbers import leaves
from autograder.patterns.pattern import Evidence, Pattern, place_of
from autograder.sentences import join


def returned_none(seen: Evidence) -> Pattern | None:
    """Nothing comes back, perhaps because it was printed."""
    silent = [t for t in seen.failing if t.outcome.error is None and t.outcome.value is None]
    if not silent or len(silent) < len([t for t in seen.failing if t.outcome.error is None]):
        return None
    text = "nothing came back (None)"
    if silent[0].outcome.printed.strip():
        text = "the answer was printed, but nothing came back (None)"
    if len(silent) < len(seen.trials):
        kinds = list(dict.fromkeys(f"“{t.case.label}”" for t in silent))
        text += f" on: {join(kinds[:3])}"
    return Pattern(
        "returned_none",
        text,
        "What does the last line of your function hand back to its caller?",
        "the end of the function: is there a `return` on every way through it",
        silent[0],
    )


def argument_changed(seen: Evidence) -> Pattern | None:
    """The caller's own array or list is different after the call."""
    changing = [t for t in seen.failing if t.outcome.changed]
    if not any(t.finding is None and t.outcome.error is None for t in changing):
        return None  # the value is off as well: that is said first
    names = sorted(
        {seen.exercise.parameters[c] if isinstance(c, int) else c for t in changing for c in t.outcome.changed}
    )
    which = join([f"`{name}`" for name in names])
    what = f"argument {which}, which belongs" if len(names) == 1 else f"arguments {which}, which belong"
    return Pattern(
        "argument_changed",
        f"the call changed its {what} to the caller",
        "Which line writes into something that your function was handed?",
        "assignments such as `x -= …`, `x[i] = …` or `x.sort()` on an argument; work on a copy",
        changing[0],
    )


def wrong_signature(seen: Evidence) -> Pattern | None:
    """The function cannot be called with the arguments of the exercise."""
    error = seen.failing[0].outcome.error
    if error is None or error.kind != "TypeError" or error.line is not None or "argument" not in error.text:
        return None
    return Pattern(
        "wrong_signature",
        f"it cannot be called as {seen.exercise.name}({', '.join(seen.exercise.parameters)})",
        "Does your `def` line still have the arguments that the exercise names, in that order?",
        "the line that begins with `def`",
    )


def raised(seen: Evidence) -> Pattern | None:
    """It stops with an error on its first failing case."""
    error = seen.failing[0].outcome.error
    if error is None:
        return None
    passing = len(seen.trials) - len(seen.failing)
    text = "the function stops with an error instead of an answer"
    if passing:
        kinds = join(list(dict.fromkeys(f"“{t.case.label}”" for t in seen.failing if t.outcome.error))[:3])
        text = f"it answers {passing} of {len(seen.trials)} calls rightly, but stops with an error on: {kinds}"
    return Pattern(
        "raised",
        text,
        f"What does {error.kind} say, read slowly, about the values at that line?",
        "the line named above, with the arguments of this call in mind",
    )


def accepts_what_it_should_refuse(seen: Evidence) -> Pattern | None:
    """It answers where the exercise asks for an error, or with an error of another type."""
    trial = seen.failing[0]
    if trial.case.raises is None:
        return None
    return Pattern(
        "no_error",
        f"a {trial.case.raises} is asked for here ({trial.case.label})",
        "What should your function do with an argument that it does not know?",
        f"the last `else`: `raise {trial.case.raises}(…)` belongs there",
        trial,
    )


def broken_property(seen: Evidence) -> Pattern | None:
    """Several answers are right, and this is none of them; the case says in words why."""
    first = seen.failing[0]
    if first.finding is None or first.finding.kind != "property":
        return None
    return Pattern(
        "property",
        first.finding.text,
        "Which of the things that the exercise asks for does this answer miss?",
        "how your code treats the arguments of this call; work it out by hand once",
        first,
    )


def not_finite(seen: Evidence) -> Pattern | None:
    """NaN or infinity where there is a number."""
    found = [t for t in seen.failing if t.finding and t.finding.kind == "finite"]
    if not found or len(found) < len(seen.failing):
        return None
    values = leaves(found[0].outcome.value) or []
    what = "NaN (not a number)" if any(np.isnan(v).any() for v in values) else "infinity"
    kinds = join(list(dict.fromkeys(f"“{t.case.label}”" for t in found))[:3])
    return Pattern(
        "not_finite",
        f"{what} came back{place_of(seen.exercise, found[0])} where there is a finite answer ({kinds})",
        "Which step can divide by zero, overflow, or take inf − inf?",
        "divisions, logarithms, exponentials and comparisons with these arguments",
        found[0],
    )
