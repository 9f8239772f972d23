"""Wrong answers that have a name: those in how two gradients are compared."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.find_bugs import cases, shows
from autograder.exercises.backpropagation.find_bugs.equivalents import five_normal_points
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.exercises.backpropagation.find_bugs.shows import alike, misses, only_on


@find_bugs.mistake(
    "a gradient with nan counts as right",
    ask="What does Python say to nan > 0.0001, and what to nan <= 0.0001?",
    look="the comparison with the tolerance: every comparison with nan is false",
    formula="wrong if not |num − ana| <= tol · (|num| + |ana|)",
    shows_all=only_on(cases.NAN),
)
def nan_counts_as_right(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if abs(num - ana[k]) > 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


find_bugs.slip(
    "first_entry_only",
    "only the first entry of each gradient is compared",
    of=five_normal_points,
    was="for k in range(n)",
    now="for k in range(1)",
    ask="How many entries does the gradient of a candidate have?",
    look="the loop over the entries: ana[0], x[0]",
    formula="for every k in range(n)",
    shows_all=misses(cases.LAST, cases.ONE_OF_MANY, never=(cases.SIGN, cases.A_FEW_PER_CENT)),
)


@find_bugs.mistake(
    "all entries of x are nudged at once, and the sum of the gradient is compared, so mistakes can cancel",
    ask="If entries 0 and 1 of a gradient are swapped, does their sum change?",
    look="the nudge: it moves every entry",
    formula="num[k] moves entry k alone",
    shows_all=misses(cases.UNEQUAL, cases.CANCELLING, never=(cases.LAST, cases.SIGN), adds=True),
)
def sum_of_the_entries(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            num = (f(x + 1e-5) - f(x - 1e-5)) / 2e-5
            if abs(num - ana.sum()) > 1e-4 * max(abs(num) + abs(ana.sum()), 1e-8):
                is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


find_bugs.slip(
    "absolute_tolerance",
    "the difference is compared with a fixed number, not with the size of the gradient",
    of=five_normal_points,
    was="1e-4 * max(abs(num) + abs(ana[k]), 1e-8)",
    now="1e-4",
    ask="Is a difference of 0.01 much, if the gradient is 100,000,000? And if it is 0.003?",
    look="the line with the tolerance",
    formula="|num − ana| > tol · (|num| + |ana|)",
    shows_all=only_on(cases.SMALL, cases.LARGE),
)
find_bugs.slip(
    "absolute_tolerance_for_all_sizes",
    "the difference is compared with a small fixed number, and the rounding of large gradients is above it",
    of=five_normal_points,
    was="1e-4 * max(abs(num) + abs(ana[k]), 1e-8)",
    now="1e-6",
    ask="Is a difference of 0.01 much, if the gradient is 100,000,000?",
    look="the line with the tolerance",
    formula="|num − ana| > tol · (|num| + |ana|)",
    shows_all=only_on(cases.LARGE),
)
find_bugs.slip(
    "tolerance_too_wide",
    "the tolerance is so wide that a mistake of a few per cent passes",
    of=five_normal_points,
    was="1e-4 *",
    now="0.05 *",
    ask="How far apart are 1.00 and 1.03, in proportion to their sum?",
    look="the number that the relative error is compared with",
    formula="|num − ana| > tol · (|num| + |ana|), tol = 1e-4 or so",
    shows_all=misses(cases.A_FEW_PER_CENT, cases.ONE_OF_MANY, never=(cases.SIGN,)),
)
find_bugs.slip(
    "raising_counts_as_right",
    "a candidate that raises an error is passed over, as if it were right",
    of=five_normal_points,
    was="except Exception:\n                is_wrong = True",
    now="except Exception:",
    ask="Can you train with a gradient that stops with an error?",
    look="the `except`: it passes, or continues",
    formula="except Exception: the candidate is wrong",
    shows_all=only_on(cases.RAISES),
)


@find_bugs.mistake(
    "a candidate that raises an error ends the whole search",
    ask="What should your list hold if candidate 1 raises an error and candidate 2 is wrong?",
    look="the call of grad_f: nothing catches its errors",
    formula="try: ana = grad_f(x); except Exception: the candidate is wrong",
    shows_all=shows.stopped,
)
def raising_stops_it(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            ana = np.asarray(grad_f(x.copy()))
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if not abs(num - ana[k]) <= 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.mistake(
    "a gradient of another shape passes: numpy stretches it to fit",
    ask="What is np.zeros(3) − np.zeros(1)?",
    look="the line before num and ana meet: nothing compares their shapes",
    formula="wrong if np.shape(ana) != (n,)",
    shows_all=only_on(cases.SHAPE),
)
def shapes_broadcast(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
                num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(n)])
                is_wrong = np.any(np.abs(num - ana) > 1e-4 * np.maximum(np.abs(num) + np.abs(ana), 1e-8))
            except Exception:
                is_wrong = True
            if is_wrong:
                bugs.append(i)
                break
    return bugs


find_bugs.slip(
    "two_different_points",
    "only straight lines pass: num and ana belong to different points, or num is too coarse",
    of=five_normal_points,
    was="grad_f(x.copy())",
    now="grad_f(rng.normal(size=n))",
    ask="At which point does grad_f see x, and how far from it is f asked?",
    look="the calls of rng (each gives a new point), h, and whether the difference is central",
    formula="one x for both; (f(x with x[k] + h) − f(x with x[k] − h)) / (2h), h = 1e-5, tol = 1e-4",
    shows_all=alike("two_different_points"),
)
find_bugs.slip(
    "signs_dropped",
    "the signs are dropped before the difference is taken, so −2 passes for 2",
    of=five_normal_points,
    was="if not abs(num - ana[k])",
    now="if not abs(abs(num) - abs(ana[k]))",
    ask="How far is −2 from 2?",
    look="abs around num and ana in the difference",
    formula="|num − ana|, not ||num| − |ana||",
    shows_all=misses(cases.SIGN, never=(cases.UNEQUAL, cases.A_FEW_PER_CENT)),
)


@find_bugs.mistake(
    "only the lengths of the two gradients are compared, and two vectors of one length can point anywhere",
    ask="How long are [3, 4] and [−4, 3], and is one of them the other?",
    look="np.linalg.norm: the difference belongs inside it",
    formula="‖num − ana‖, not ‖num‖ − ‖ana‖",
    shows_all=misses(cases.UNEQUAL, cases.SIGN, never=(cases.LAST, cases.AT_FIRST_POINTS)),
)
def lengths_only(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(n)])
            one, other = np.linalg.norm(num), np.linalg.norm(ana)
            if not abs(one - other) <= 1e-4 * max(one + other, 1e-8):
                is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs
