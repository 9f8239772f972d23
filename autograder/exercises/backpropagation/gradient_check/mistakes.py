"""Wrong answers that have a name."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.call import call
from autograder.exercise import Case
from autograder.exercises.backpropagation.gradient_check.cases import NAN, WHOLE, is_flag, same_size
from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check


def like(name: str, case: Case, got: Any) -> bool:
    """Whether a wrong answer has the numbers of this mistake, as far as they do not vary with the spelling."""
    theirs = call(gradient_check.mistakes[name].function, case)
    if theirs.error or not isinstance(theirs.value, tuple):
        return False
    ok, rel_err, worst = theirs.value
    if len(got) != 3 or not is_flag(got[0]) or bool(got[0]) is not bool(ok):
        return False
    if case.label in (NAN, WHOLE):
        return True
    one, other = float(got[1]), float(rel_err)
    is_same_size = (
        (np.isnan(one) and np.isnan(other))
        or one == other
        or (same_size(abs(one), abs(other)) and (abs(one) < 1e-7 or abs(one - other) < 0.02 * abs(other)))
    )
    return bool(is_same_size) and (abs(other) < 1e-6 or worst_is_like(case, int(got[2]), int(worst), ok))


def worst_is_like(case: Case, one: int, other: int, ok: bool) -> bool:
    return one == other or case.label in FREE


def is_ok_alone(case: Case, got: Any) -> bool:
    """Whether rel_err is right, and only what ok makes of it is not."""
    ok, rel_err, _ = case.want
    is_judged = case.label not in (NAN, WHOLE, "rel_err is tol exactly")
    is_other = is_flag(got[0]) and bool(got[0]) is not bool(ok)
    is_right = abs(float(got[1]) - float(rel_err)) <= 1e-7 + 0.02 * abs(float(rel_err))
    return is_judged and is_other and is_right


FREE = (
    "all entries are off alike",
    "the sign is turned round",
    "a constant factor is missing",
    "all entries are 0",
    "rel_err is tol exactly",
)
ENTRY_ERROR = "|num − ana| / max(|num| + |ana|, 1e-8), entry by entry"
NUMERICAL = "num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h)"
WORST_ENTRY = "rel_err = max over all i"


gradient_check.slip(
    "absolute_error",
    "the difference is taken as it is, not in proportion to the size of the gradient",
    of=all_entries_at_the_end,
    was=" / np.maximum(np.abs(num) + np.abs(ana), 1e-8)",
    now="",
    ask="Is a difference of 0.001 much, if the gradient is 1,000,000? And if it is 0.002?",
    look="the line that compares num and ana: it divides by nothing",
    formula=ENTRY_ERROR,
    shows=lambda case, got: like("absolute_error", case, got),
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
    shows=lambda case, got: like("nan_counts_as_right", case, got),
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
    shows=lambda case, got: like("mean_not_max", case, got),
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
    shows=lambda case, got: like("norms_not_entries", case, got),
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
    shows=lambda case, got: like("one_sided", case, got),
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
    shows=lambda case, got: like("one_sided_to_the_left", case, got),
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
    shows=lambda case, got: like("divided_by_h", case, got),
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
    shows=lambda case, got: like("h_fixed", case, got),
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
    shows=lambda case, got: like("tol_fixed", case, got) or ("tol" in case.named and is_ok_alone(case, got)),
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
    shows=lambda case, got: like("signs_dropped", case, got),
)


@gradient_check.mistake(
    "a gradient of another shape passes: numpy stretches it to fit",
    ask="What is np.zeros(3) − np.zeros((3, 1))?",
    look="the line before num and ana meet: nothing compares their shapes",
    formula="ok is False where ana.shape != x.shape",
    shows=lambda case, got: case.label == WHOLE or like("shapes_broadcast", case, got),
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
    shows=lambda case, got: like("first_entry_only", case, got),
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
    shows=lambda case, got: like("last_entry_only", case, got),
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
    shows=lambda case, got: like("floor_missing", case, got),
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
    shows=lambda case, got: like("smallest_not_largest", case, got),
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
    shows=lambda case, got: like("no_absolute_value", case, got),
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
    shows=lambda case, got: like("ok_below_tol_only", case, got),
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
    shows=lambda case, got: like("all_below_tol_times_n", case, got),
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
    shows=lambda case, got: like("worst_by_difference", case, got),
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
    shows=lambda case, got: like("worst_counts_from_1", case, got),
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
    shows=lambda case, got: like("divided_by_ana", case, got),
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
    shows=lambda case, got: like("all_entries_nudged", case, got),
)


@gradient_check.mistake(
    "the nudge is lost where x holds ints: an array of ints cannot hold 2.00001",
    ask="What is np.array([2]) after x[0] += 0.00001?",
    look="the copy of x: it keeps the ints",
    formula="x = np.array(x, dtype=float)",
    shows=lambda case, got: like("whole_x_cut", case, got),
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
    shows=lambda case, got: like("never_restored", case, got),
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
    shows=lambda case, got: like("absolute_below_1", case, got),
)
