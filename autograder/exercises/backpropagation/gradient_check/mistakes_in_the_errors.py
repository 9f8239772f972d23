"""Wrong answers that have a name: those in the error of an entry."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.exercises.backpropagation.gradient_check.hints import ENTRY_ERROR
from autograder.exercises.backpropagation.gradient_check.shows import Spelling, alike


def by_the_length_of_the_difference(num: Any, ana: Any) -> Any:
    return np.full(num.shape, np.linalg.norm(num - ana))


def signed(num: Any, ana: Any) -> Any:
    return (num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)


SIGNED = (
    Spelling(error=lambda num, ana: signed(ana, num)),
    Spelling(error=lambda num, ana: np.maximum(signed(num, ana), 0)),  # the largest so far begins at 0
    Spelling(error=lambda num, ana: np.maximum(signed(ana, num), 0)),
)
WITHOUT_FLOOR = tuple(
    Spelling(error=lambda num, ana: np.abs(num - ana) / (np.abs(num) + np.abs(ana)), of_all=of_all)
    for of_all in (lambda off: max(off.tolist()), lambda off: functools.reduce(max, off.tolist(), 0.0), np.nanmax)
)
BY_HALF = (
    lambda num, ana: np.abs(num - ana) / np.maximum(np.abs(ana), 1e-8),
    lambda num, ana: np.abs(num - ana) / np.maximum(np.abs(num), 1e-8),
    lambda num, ana: np.abs(num - ana) / np.maximum(np.maximum(np.abs(num), np.abs(ana)), 1e-8),
    lambda num, ana: np.abs(num - ana) / (np.abs(ana) + 1e-8),
    lambda num, ana: np.abs(num - ana) / (np.abs(num) + 1e-8),
    lambda num, ana: np.abs(num - ana) / np.maximum((np.abs(num) + np.abs(ana)) / 2, 1e-8),
)
BY_ONE_MORE = (
    lambda num, ana: np.abs(num - ana) / (1 + np.abs(num) + np.abs(ana)),
    lambda num, ana: np.abs(num - ana) / np.maximum(np.maximum(np.abs(num), np.abs(ana)), 1),
    lambda num, ana: np.abs(num - ana) / (1 + np.abs(ana)),
    lambda num, ana: np.abs(num - ana) / (1 + np.abs(num)),
)


gradient_check.slip(
    "absolute_error",
    "the difference is taken as it is, not in proportion to the size of the gradient",
    of=all_entries_at_the_end,
    was=" / np.maximum(np.abs(num) + np.abs(ana), 1e-8)",
    now="",
    ask="Is a difference of 0.001 much, if the gradient is 1,000,000? And if it is 0.002?",
    look="the line that compares num and ana: it divides by nothing",
    formula=ENTRY_ERROR,
    shows_all=alike("absolute_error", Spelling(error=by_the_length_of_the_difference), worst_is_free=True),
)
gradient_check.slip(
    "signs_dropped",
    "the signs are dropped before the difference is taken, so −2 passes for 2",
    of=all_entries_at_the_end,
    was="np.abs(num - ana)",
    now="np.abs(np.abs(num) - np.abs(ana))",
    ask="How far is −2 from 2?",
    look="np.abs around num and ana in the numerator",
    formula="|num − ana|, not ||num| − |ana||",
    shows_all=alike("signs_dropped"),
)
gradient_check.slip(
    "floor_missing",
    "where num and ana are both 0, or next to it, the error is 0/0 or far too large: the lower bound 1e-8 is missing",
    of=all_entries_at_the_end,
    was="np.maximum(np.abs(num) + np.abs(ana), 1e-8)",
    now="(np.abs(num) + np.abs(ana))",
    ask="What is 0/0, and is a gradient of 0 wrong where f does not change?",
    look="the denominator",
    formula="max(|num| + |ana|, 1e-8)",
    shows_all=alike("floor_missing", *WITHOUT_FLOOR),
)
gradient_check.slip(
    "no_absolute_value",
    "the difference keeps its sign, so an entry that is too large in ana is never off",
    of=all_entries_at_the_end,
    was="np.abs(num - ana) /",
    now="(num - ana) /",
    ask="Is −0.5 larger than tol?",
    look="the numerator: np.abs is missing",
    formula=ENTRY_ERROR,
    shows_all=alike("no_absolute_value", *SIGNED),
)
gradient_check.slip(
    "divided_by_too_little",
    "the denominator is half of what is asked for: that is |num| + |ana|, not one of the two, nor their mean",
    of=all_entries_at_the_end,
    was="np.abs(num) + np.abs(ana)",
    now="np.abs(ana)",
    ask="If num is 1 and ana is 1.01, what is |num| + |ana|?",
    look="the denominator",
    formula=ENTRY_ERROR,
    shows_all=alike("divided_by_too_little", *(Spelling(error=error) for error in BY_HALF)),
)
gradient_check.slip(
    "absolute_below_1",
    "gradients below 1 are compared by their difference as it is: the lower bound of the denominator is 1, not 1e-8",
    of=all_entries_at_the_end,
    was="1e-8",
    now="1.0",
    ask="Is a difference of 1e-7 much, if the gradient is 2e-7?",
    look="the lower bound in the denominator",
    formula="max(|num| + |ana|, 1e-8)",
    shows_all=alike("absolute_below_1", *(Spelling(error=error) for error in BY_ONE_MORE)),
)
gradient_check.slip(
    "compared_with_itself",
    "one of the two gradients is compared with itself, so no gradient is ever off",
    of=all_entries_at_the_end,
    was="np.abs(num - ana) /",
    now="np.abs(num - num) /",
    ask="Which two arrays does your difference subtract, and are they really two?",
    look="the line that compares num and ana",
    formula=ENTRY_ERROR,
    shows_all=alike("compared_with_itself"),
)
gradient_check.slip(
    "sum_in_the_denominator",
    "the denominator is |num + ana|, which is next to 0 where the two have opposite signs",
    of=all_entries_at_the_end,
    was="np.abs(num) + np.abs(ana)",
    now="np.abs(num + ana)",
    ask="What is |num + ana| when num is 2 and ana is −2?",
    look="the denominator: where the absolute values are taken",
    formula=ENTRY_ERROR,
    shows_all=alike("sum_in_the_denominator"),
)
gradient_check.slip(
    "squared_error",
    "the error of an entry is squared",
    of=all_entries_at_the_end,
    was="    worst =",
    now="    off = off**2\n    worst =",
    ask="How much is 0.001, squared, and is that a small error?",
    look="** 2 in the error of an entry",
    formula=ENTRY_ERROR,
    shows_all=alike("squared_error"),
)
gradient_check.slip(
    "every_entry_with_every_other",
    "every entry of one gradient meets every entry of the other, because one of them is a column",
    of=all_entries_at_the_end,
    was="off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)",
    now="off = np.max(np.abs(num - ana[:, None]) / np.maximum(np.abs(num) + np.abs(ana[:, None]), 1e-8), axis=1)",
    ask="What is the shape of the difference of an array (3,) and an array (3, 1)?",
    look="reshape, [:, None] and the shape of num",
    formula="num and ana both have the shape (n,)",
    shows_all=alike("every_entry_with_every_other", worst_is_free=True),
)
