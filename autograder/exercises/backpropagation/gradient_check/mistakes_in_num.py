"""Wrong answers that have a name: those in num, the central differences."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.exercises.backpropagation.gradient_check.hints import NUMERICAL
from autograder.exercises.backpropagation.gradient_check.shows import FIXED_H, Spelling, alike, central

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
    "not_divided",
    "num is the difference of two values of f, and nothing divides it by 2h",
    of=all_entries_at_the_end,
    was=" / (2 * h)",
    now="",
    ask="How large is f(x + h) − f(x − h) when h is 0.00001?",
    look="the line of num: a slope is a difference divided by a distance",
    formula=NUMERICAL,
    shows_all=alike("not_divided", Spelling(difference=lambda f, x, h: h * central(f, x, h))),
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
