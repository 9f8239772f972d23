"""Wrong answers that have a name."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from autograder.exercise import ShowsAll
from autograder.exercises.backpropagation.gradient_check import shows
from autograder.exercises.backpropagation.gradient_check.cases import NAN, TOL, WHOLE
from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.exercises.backpropagation.gradient_check.shows import FIXED_H, Spelling, alike, central, only_on

ENTRY_ERROR = "|num − ana| / max(|num| + |ana|, 1e-8), entry by entry"
NUMERICAL = "num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h)"
WORST_ENTRY = "rel_err = max over all i"
AT_OK = "the line that makes ok, and what it compares with what"
FROM_ERROR_TO_OK = "ok is rel_err <= tol"


def by_lengths(num: Any, ana: Any) -> Any:
    return np.linalg.norm(num - ana) / (np.linalg.norm(num) + np.linalg.norm(ana))


def by_the_longer(num: Any, ana: Any) -> Any:
    return np.linalg.norm(num - ana) / np.maximum(max(np.linalg.norm(num), np.linalg.norm(ana)), 1e-8)


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
BY_ONE_SIZE = (
    lambda num, ana: np.abs(num - ana) / np.maximum(np.abs(ana), 1e-8),
    lambda num, ana: np.abs(num - ana) / np.maximum(np.abs(num), 1e-8),
    lambda num, ana: np.abs(num - ana) / np.maximum(np.maximum(np.abs(num), np.abs(ana)), 1e-8),
    lambda num, ana: np.abs(num - ana) / (np.abs(ana) + 1e-8),
    lambda num, ana: np.abs(num - ana) / (np.abs(num) + 1e-8),
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
    shows_all=alike("absolute_error"),
)
gradient_check.slip(
    "nan_counts_as_right",
    "an entry that is nan counts as right",
    of=all_entries_at_the_end,
    was="    worst = int(np.argmax(off))",
    now="    off = np.nan_to_num(off)\n    worst = int(np.argmax(off))",
    ask="What does Python say to nan > 0.5, and what to nan <= 0.5?",
    look="the comparison with the largest error so far: nan is never larger",
    formula="ok is rel_err <= tol, and nan <= tol is False: let nan stay in the maximum",
    shows_all=only_on(NAN),
)
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
    "one_sided",
    "the difference is one-sided: from x to x + h",
    of=all_entries_at_the_end,
    was="(f(x + e) - f(x - e)) / (2 * h)",
    now="(f(x + e) - f(x)) / h",
    ask="If h is halved, how much does the error of (f(x + h) − f(x)) / h fall, and how much that of the central one?",
    look="the two points at which f is evaluated",
    formula=NUMERICAL,
    shows_all=alike("one_sided"),
)
gradient_check.slip(
    "one_sided_to_the_left",
    "the difference is one-sided: from x − h to x",
    of=all_entries_at_the_end,
    was="(f(x + e) - f(x - e)) / (2 * h)",
    now="(f(x) - f(x - e)) / h",
    ask="If h is halved, how much does the error of (f(x) − f(x − h)) / h fall, and how much that of the central one?",
    look="the two points at which f is evaluated",
    formula=NUMERICAL,
    shows_all=alike("one_sided_to_the_left"),
)
gradient_check.slip(
    "divided_by_h",
    "the difference is divided by h, though its two points lie 2h apart",
    of=all_entries_at_the_end,
    was="/ (2 * h)",
    now="/ h",
    ask="How far is x + h from x − h?",
    look="the denominator of the central difference",
    formula=NUMERICAL,
    shows_all=alike("divided_by_h"),
)
gradient_check.slip(
    "h_fixed",
    "h is fixed in the code, so the `h` that is handed in has no effect",
    of=all_entries_at_the_end,
    was="e[i] = h\n        num[i] = (f(x + e) - f(x - e)) / (2 * h)",
    now="e[i] = 1e-5\n        num[i] = (f(x + e) - f(x - e)) / 2e-5",
    ask="What changes in your numbers when h = 0.1?",
    look="a line such as h = 1e-5, or a number where h belongs",
    formula="num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h), with the h of the call",
    shows_all=alike("h_fixed", *(Spelling(h=h) for h in FIXED_H)),
)
gradient_check.slip(
    "tol_fixed",
    "tol is fixed in the code, so the `tol` that is handed in has no effect",
    of=all_entries_at_the_end,
    was="<= tol",
    now="<= 1e-6",
    ask="What changes in ok when tol = 0.1?",
    look="a number such as 1e-6 where tol belongs",
    formula="ok is rel_err <= tol, with the tol of the call",
    shows_all=shows.with_a_tol_of_its_own(gradient_check.reference),
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


@gradient_check.mistake(
    "a gradient of another shape passes: numpy stretches it to fit",
    ask="What is np.zeros(3) − np.zeros((3, 1))?",
    look="the line before num and ana meet: nothing compares their shapes",
    formula="ok is False where ana.shape != x.shape",
    shows_all=only_on(WHOLE),
)
def shapes_broadcast(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off)) % len(x)
    return bool(np.max(off) <= tol), float(np.max(off)), worst


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
    "ok_below_tol_only",
    "ok is False where rel_err is tol exactly",
    of=all_entries_at_the_end,
    was="off[worst] <= tol",
    now="off[worst] < tol",
    ask="Is rel_err <= tol true when both are 1?",
    look="< and <=",
    formula="ok is rel_err <= tol",
    shows_all=only_on(TOL),
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
    "divided_by_ana",
    "the difference is divided by the size of one gradient alone, where |num| + |ana| is asked for",
    of=all_entries_at_the_end,
    was="np.abs(num) + np.abs(ana)",
    now="np.abs(ana)",
    ask="If num is 1 and ana is 1.01, what is |num| + |ana|?",
    look="the denominator",
    formula=ENTRY_ERROR,
    shows_all=alike("divided_by_ana", *(Spelling(error=error) for error in BY_ONE_SIZE)),
)
gradient_check.slip(
    "all_entries_nudged",
    "all entries are nudged at once, so num is one and the same sum for each of them",
    of=all_entries_at_the_end,
    was="e[i] = h",
    now="e[:] = h",
    ask="Which entries change in f(x + h)?",
    look="the point at which f is evaluated: x + h nudges every entry",
    formula="num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h), all other entries as they are",
    shows_all=alike("all_entries_nudged"),
)


@gradient_check.mistake(
    "the nudge is lost where x holds ints: an array of ints cannot hold 2.00001",
    ask="What is np.array([2]) after x[0] += 0.00001?",
    look="the copy of x: it keeps the ints",
    formula="x = np.array(x, dtype=float)",
    shows_all=alike("whole_x_cut"),
)
def whole_x_cut(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] = x[i] + h
        down[i] = x[i] - h
        num[i] = (f(up) - f(down)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst


gradient_check.slip(
    "never_restored",
    "an entry is not put back after its nudge, so later entries are measured at another point",
    of=all_entries_at_the_end,
    was=("e = np.zeros(len(x))\n        e[i] = h\n        num[i] = (f(x + e) - f(x - e)) / (2 * h)"),
    now=("x[i] += h\n        up = f(x.copy())\n        x[i] -= 2 * h\n        num[i] = (up - f(x.copy())) / (2 * h)"),
    ask="After entry 0 was nudged up and down, what is x[0]?",
    look="the line that should put x[i] back",
    formula="x[i] += h; f; x[i] −= 2h; f; x[i] += h",
    shows_all=alike("never_restored"),
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


def slip(name: str, text: str, was: str, now: str, ask: str, look: str, formula: str, shows_all: ShowsAll) -> None:
    gradient_check.slip(
        name, text, of=all_entries_at_the_end, was=was, now=now, ask=ask, look=look, formula=formula,
        shows_all=shows_all,
    )  # fmt: skip


OK_LINE = "bool(off[worst] <= tol)"
slip(
    "h_and_tol_fixed",
    "h and tol are fixed in the code, so those that are handed in have no effect",
    "    worst = int(np.argmax(off))\n    return bool(off[worst] <= tol)",
    (
        "    num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(len(x))])\n"
        "    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)\n"
        "    worst = int(np.argmax(off))\n"
        "    return bool(off[worst] <= 1e-6)"
    ),
    "What changes in your answer when h = 0.1 and tol = 0.1?",
    "lines such as h = 1e-5 and tol = 1e-6, and calls that do not pass them on",
    FROM_ERROR_TO_OK + ", and " + NUMERICAL + ", with the h and tol of the call",
    shows.with_a_tol_of_its_own(*(Spelling(h=h) for h in FIXED_H)),
)
slip(
    "ok_always_true",
    "ok is True for every gradient",
    OK_LINE,
    "True",
    "What does your function answer for a gradient of nothing but 0?",
    AT_OK,
    FROM_ERROR_TO_OK,
    shows.ok_is_always(True),
)
slip(
    "ok_always_false",
    "ok is False for every gradient",
    OK_LINE,
    "False",
    "What does your function answer for a gradient that is right?",
    AT_OK,
    FROM_ERROR_TO_OK,
    shows.ok_is_always(False),
)
slip(
    "ok_turned_round",
    "ok is True where rel_err is above tol, and False where it is not",
    OK_LINE,
    "bool(off[worst] > tol)",
    "Should a small error make ok True or False?",
    AT_OK,
    FROM_ERROR_TO_OK,
    shows.ok_is_turned_round,
)
slip(
    "any_for_all",
    "ok is True as soon as one entry is right",
    OK_LINE,
    "bool(np.any(off <= tol))",
    "If one of two entries is wrong, is the gradient right?",
    "any, where all is asked for",
    FROM_ERROR_TO_OK + ", so every entry is off by at most tol",
    alike("any_for_all"),
)
slip(
    "compared_with_itself",
    "one of the two gradients is compared with itself, so no gradient is ever off",
    "np.abs(num - ana) /",
    "np.abs(num - num) /",
    "Which two arrays does your difference subtract, and are they really two?",
    "the line that compares num and ana",
    ENTRY_ERROR,
    alike("compared_with_itself"),
)
slip(
    "not_divided",
    "num is the difference of two values of f, and nothing divides it by 2h",
    " / (2 * h)",
    "",
    "How large is f(x + h) − f(x − h) when h is 0.00001?",
    "the line of num: a slope is a difference divided by a distance",
    NUMERICAL,
    alike("not_divided", Spelling(difference=lambda f, x, h: h * central(f, x, h))),
)
slip(
    "sum_in_the_denominator",
    "the denominator is |num + ana|, which is next to 0 where the two have opposite signs",
    "np.abs(num) + np.abs(ana)",
    "np.abs(num + ana)",
    "What is |num + ana| when num is 2 and ana is −2?",
    "the denominator: where the absolute values are taken",
    ENTRY_ERROR,
    alike("sum_in_the_denominator"),
)
slip(
    "length_of_the_errors",
    "rel_err is the length of the vector of all errors, not the largest of them",
    "return bool(off[worst] <= tol), float(off[worst])",
    "return bool(np.linalg.norm(off) <= tol), float(np.linalg.norm(off))",
    "If each of 40 entries is off by 1 %, how long is the vector of the errors?",
    "np.linalg.norm, where np.max is asked for",
    WORST_ENTRY,
    alike("length_of_the_errors", worst_is_free=True),
)
slip(
    "squared_error",
    "the error of an entry is squared",
    "    worst =",
    "    off = off**2\n    worst =",
    "How much is 0.001, squared, and is that a small error?",
    "** 2 in the error of an entry",
    ENTRY_ERROR,
    alike("squared_error"),
)
slip(
    "every_entry_with_every_other",
    "every entry of one gradient meets every entry of the other, because one of them is a column",
    "off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)",
    ("off = np.max(np.abs(num - ana[:, None]) / np.maximum(np.abs(num) + np.abs(ana[:, None]), 1e-8), axis=1)"),
    "What is the shape of the difference of an array (3,) and an array (3, 1)?",
    "reshape, [:, None] and the shape of num",
    "num and ana both have the shape (n,)",
    alike("every_entry_with_every_other", worst_is_free=True),
)
slip(
    "first_bad_entry",
    "the first entry that is off by more than tol comes back, not the worst of all",
    "worst = int(np.argmax(off))",
    "worst = int(np.argmax(off > tol)) if np.any(off > tol) else int(np.argmax(off))",
    "If entry 0 is off by 1 % and entry 1 by 50 %, which one is the worst?",
    "a `return` inside the loop over the entries",
    WORST_ENTRY,
    alike("first_bad_entry"),
)
slip(
    "worst_elsewhere",
    "ok and rel_err are right, but worst is not the index of the entry with that error",
    "float(off[worst]), worst",
    "float(off[worst]), len(x) // 2 if worst == 0 else 0",
    "Which entry of your array of errors equals rel_err?",
    "the line that makes worst: np.argmax of the errors is what you need",
    "worst = int(np.argmax(errors))",
    shows.only_worst_is_off,
)


@gradient_check.mistake(
    "a gradient of another shape stops the check with an error, where ok should be False",
    ask="How many entries has the gradient that came back here, and which of them do you ask for?",
    look="the line before num and ana meet: nothing compares their shapes",
    formula="ok is False where np.shape(ana) != np.shape(x)",
    shows_all=shows.stopped_by_a_shape,
)
def another_shape_stops_it(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    assert ana.shape == x.shape
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst
