"""Wrong answers that have a name: those in ok."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.gradient_check import shows
from autograder.exercises.backpropagation.gradient_check.cases import NAN, TOL, WHOLE
from autograder.exercises.backpropagation.gradient_check.equivalents import all_entries_at_the_end
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.exercises.backpropagation.gradient_check.hints import AT_OK, FROM_ERROR_TO_OK, NUMERICAL
from autograder.exercises.backpropagation.gradient_check.shows import FIXED_H, Spelling, alike, only_on

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
    "h_and_tol_fixed",
    "h and tol are fixed in the code, so those that are handed in have no effect",
    of=all_entries_at_the_end,
    was="    worst = int(np.argmax(off))\n    return bool(off[worst] <= tol)",
    now="    num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(len(x))])\n"
    "    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)\n"
    "    worst = int(np.argmax(off))\n"
    "    return bool(off[worst] <= 1e-6)",
    ask="What changes in your answer when h = 0.1 and tol = 0.1?",
    look="lines such as h = 1e-5 and tol = 1e-6, and calls that do not pass them on",
    formula=FROM_ERROR_TO_OK + ", and " + NUMERICAL + ", with the h and tol of the call",
    shows_all=shows.with_a_tol_of_its_own(*(Spelling(h=h) for h in FIXED_H)),
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
    "ok_always_true",
    "ok is True for every gradient",
    of=all_entries_at_the_end,
    was="bool(off[worst] <= tol)",
    now="True",
    ask="What does your function answer for a gradient of nothing but 0?",
    look=AT_OK,
    formula=FROM_ERROR_TO_OK,
    shows_all=shows.ok_is_always(True),
)
gradient_check.slip(
    "ok_always_false",
    "ok is False for every gradient",
    of=all_entries_at_the_end,
    was="bool(off[worst] <= tol)",
    now="False",
    ask="What does your function answer for a gradient that is right?",
    look=AT_OK,
    formula=FROM_ERROR_TO_OK,
    shows_all=shows.ok_is_always(False),
)
gradient_check.slip(
    "ok_turned_round",
    "ok is True where rel_err is above tol, and False where it is not",
    of=all_entries_at_the_end,
    was="bool(off[worst] <= tol)",
    now="bool(off[worst] > tol)",
    ask="Should a small error make ok True or False?",
    look=AT_OK,
    formula=FROM_ERROR_TO_OK,
    shows_all=shows.ok_is_turned_round,
)
gradient_check.slip(
    "any_for_all",
    "ok is True as soon as one entry is right",
    of=all_entries_at_the_end,
    was="bool(off[worst] <= tol)",
    now="bool(np.any(off <= tol))",
    ask="If one of two entries is wrong, is the gradient right?",
    look="any, where all is asked for",
    formula=FROM_ERROR_TO_OK + ", so every entry is off by at most tol",
    shows_all=alike("any_for_all"),
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
