"""How a wrong answer is recognised where its numbers vary from one spelling to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward

if TYPE_CHECKING:
    from autograder.examine import Trial

NAMES = ("u", "v", "J")
OF_THE_TEXT = (5.0, 3.0, 2.0)


def is_near(got: Any, want: Any) -> bool:
    return bool(np.allclose(np.asarray(got, dtype=float), np.asarray(want, dtype=float), rtol=1e-6, atol=1e-9))


def multiplies_a_alone(trials: Sequence[Trial]) -> bool:
    """u is right and J is 3a + bc, whatever v is, unless v is 3a + bc already."""
    answers = [(trial.case.args, trial.outcome.value) for trial in trials]
    products = [np.multiply(b, c, dtype=float) for (_, b, c), _ in answers]
    wants = [(u, np.multiply(3.0, args[0]) + u) for u, (args, _) in zip(products, answers, strict=True)]
    is_so = all(
        set(got) == set(NAMES) and is_near(got["u"], u) and is_near(got["J"], J)
        for (_, got), (u, J) in zip(answers, wants, strict=True)
    )
    return is_so and not all(is_near(got["v"], J) for (_, got), (_, J) in zip(answers, wants, strict=True))


def is_whole_nearby(trials: Sequence[Trial]) -> bool:
    """Whole numbers everywhere, as near to the right ones as digits that are cut off, and not merely rounded down."""
    failing = [(trial.case, trial.outcome.value) for trial in trials if not trial.is_right]
    rounded_down = graph_forward.mistakes["rounded_down"].function
    is_down = all(all(is_near(got[name], rounded_down(*case.args)[name]) for name in NAMES) for case, got in failing)
    return not is_down and all(_is_whole_nearby(case, got) for case, got in failing)


def _is_whole_nearby(case: Case, got: Any) -> bool:
    a, b, c = (np.abs(np.asarray(x, dtype=float)) for x in case.args)
    return all(
        np.all(np.asarray(got[name]) == np.rint(np.asarray(got[name], dtype=float)))
        and np.all(np.abs(np.asarray(got[name], dtype=float) - case.want[name]) <= 3 * (b + c + 2))
        for name in NAMES
    )


def some_numbers_of_the_text(trials: Sequence[Trial]) -> bool:
    """One or two of a, b, c have the values of the text's example in every call."""
    failing = [(trial.case, trial.outcome.value) for trial in trials if not trial.is_right]
    some = [which for size in (1, 2) for which in combinations(range(3), size)]
    return any(all(_is_fixed_at(which, case, got) for case, got in failing) for which in some)


def _is_fixed_at(which: tuple[int, ...], case: Case, got: Any) -> bool:
    a, b, c = (OF_THE_TEXT[i] if i in which else np.asarray(x, dtype=float) for i, x in enumerate(case.args))
    wants = {"u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}
    return set(got) == set(wants) and all(is_near(got[name], want) for name, want in wants.items())
