"""Wrong answers that have a name: those in rel_err and worst, from the errors of all entries."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercises.backpropagation.gradient_check import shows
from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.exercises.backpropagation.gradient_check.hints import ENTRY_ERROR, WORST_ENTRY
from autograder.exercises.backpropagation.gradient_check.shows import Spelling, alike


def by_lengths(num: Any, ana: Any) -> Any:
    return np.linalg.norm(num - ana) / (np.linalg.norm(num) + np.linalg.norm(ana))


def by_the_longer(num: Any, ana: Any) -> Any:
    return np.linalg.norm(num - ana) / np.maximum(max(np.linalg.norm(num), np.linalg.norm(ana)), 1e-8)


gradient_check.slip(
    "mean_not_max",
    "the errors of all entries are averaged, so one bad entry hides among good ones",
    of=all_entries_at_the_end,
    was="return bool(off[worst] <= tol), float(off[worst]), worst",
    now="return bool(np.mean(off) <= tol), float(np.mean(off)), worst",
    ask="If one of 1,000 entries is wrong, how large is the mean of the errors?",
    look="the line that makes one number of all errors",
    formula="rel_err = max over i of the error of entry i",
    shows_all=alike("mean_not_max", worst_is_free=True),
)
gradient_check.slip(
    "norms_not_entries",
    "the lengths of two vectors are compared, so a wrong entry that is small hides behind the large ones",
    of=all_entries_at_the_end,
    was="return bool(off[worst] <= tol), float(off[worst]), worst",
    now=(
        "rel_err = np.linalg.norm(num - ana) / max(np.linalg.norm(num) + np.linalg.norm(ana), 1e-8)\n"
        "    return bool(rel_err <= tol), float(rel_err), worst"
    ),
    ask="If an entry of 0.001 is wrong by half, how much does that change the length of a gradient of length 1,000?",
    look="np.linalg.norm: the contract asks for each entry by itself",
    formula=ENTRY_ERROR,
    shows_all=alike("norms_not_entries", Spelling(error=by_lengths), Spelling(error=by_the_longer), worst_is_free=True),
)
gradient_check.slip(
    "first_entry_only",
    "only the first entry is checked",
    of=all_entries_at_the_end,
    was="worst = int(np.argmax(off))",
    now="worst = 0",
    ask="Which entries of the gradient could be wrong?",
    look="the loop over the entries, or a return inside it",
    formula=WORST_ENTRY,
    shows_all=alike("first_entry_only"),
)
gradient_check.slip(
    "last_entry_only",
    "only the last entry counts",
    of=all_entries_at_the_end,
    was="worst = int(np.argmax(off))",
    now="worst = len(x) - 1",
    ask="What happens to the error of entry 0 when the loop comes to entry 1?",
    look="the loop over the entries: it replaces what it found before",
    formula=WORST_ENTRY,
    shows_all=alike("last_entry_only"),
)
gradient_check.slip(
    "smallest_not_largest",
    "rel_err is the error of the best entry, not of the worst",
    of=all_entries_at_the_end,
    was="np.argmax",
    now="np.argmin",
    ask="If one entry is wrong, is the gradient right?",
    look="min and argmin",
    formula=WORST_ENTRY,
    shows_all=alike("smallest_not_largest"),
)
gradient_check.slip(
    "all_below_tol_times_n",
    "the errors of all entries are added up",
    of=all_entries_at_the_end,
    was="return bool(off[worst] <= tol), float(off[worst]), worst",
    now="return bool(np.sum(off) <= tol), float(np.sum(off)), worst",
    ask="If each of 40 entries is off a little, is any of them off much?",
    look="np.sum, or a += in the loop",
    formula="rel_err = max over i of the error of entry i",
    shows_all=alike("all_below_tol_times_n", worst_is_free=True),
)
gradient_check.slip(
    "length_of_the_errors",
    "rel_err is the length of the vector of all errors, not the largest of them",
    of=all_entries_at_the_end,
    was="return bool(off[worst] <= tol), float(off[worst])",
    now="return bool(np.linalg.norm(off) <= tol), float(np.linalg.norm(off))",
    ask="If each of 40 entries is off by 1 %, how long is the vector of the errors?",
    look="np.linalg.norm, where np.max is asked for",
    formula=WORST_ENTRY,
    shows_all=alike("length_of_the_errors", worst_is_free=True),
)
gradient_check.slip(
    "worst_by_difference",
    "worst is the entry with the largest difference, not the one with the largest relative error",
    of=all_entries_at_the_end,
    was="worst = int(np.argmax(off))\n    return bool(off[worst] <= tol), float(off[worst]), worst",
    now="worst = int(np.argmax(np.abs(num - ana)))\n    return bool(np.max(off) <= tol), float(np.max(off)), worst",
    ask="Which is worse: an entry of 1,000 that is off by 0.1, or one of 0.001 that is off by 0.001?",
    look="np.argmax: which array does it look at?",
    formula="worst is the index at which rel_err is attained",
    shows_all=alike("worst_by_difference"),
)
gradient_check.slip(
    "worst_counts_from_1",
    "worst counts the entries from 1",
    of=all_entries_at_the_end,
    was="float(off[worst]), worst",
    now="float(off[worst]), worst + 1",
    ask="Which index does the first entry of x have?",
    look="+ 1 at the index",
    formula="worst is an index: x[worst] is the entry",
    shows_all=alike("worst_counts_from_1"),
)
gradient_check.slip(
    "worst_elsewhere",
    "ok and rel_err are right, but worst is not the index of the entry with that error",
    of=all_entries_at_the_end,
    was="float(off[worst]), worst",
    now="float(off[worst]), len(x) // 2 if worst == 0 else 0",
    ask="Which entry of your array of errors equals rel_err?",
    look="the line that makes worst: np.argmax of the errors is what you need",
    formula="worst = int(np.argmax(errors))",
    shows_all=shows.only_worst_is_off,
)
gradient_check.slip(
    "first_bad_entry",
    "the first entry that is off by more than tol comes back, not the worst of all",
    of=all_entries_at_the_end,
    was="worst = int(np.argmax(off))",
    now="worst = int(np.argmax(off > tol)) if np.any(off > tol) else int(np.argmax(off))",
    ask="If entry 0 is off by 1 % and entry 1 by 50 %, which one is the worst?",
    look="a `return` inside the loop over the entries",
    formula=WORST_ENTRY,
    shows_all=alike("first_bad_entry"),
)
