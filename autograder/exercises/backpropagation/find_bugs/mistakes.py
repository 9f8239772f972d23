"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.find_bugs import cases, shows
from autograder.exercises.backpropagation.find_bugs.equivalents import five_normal_points
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.exercises.backpropagation.find_bugs.shows import alike, misses, misses_at_points, only_on

POINTS = "x = rng.uniform(-2, 2, n), at least 5 times"


@find_bugs.mistake(
    "no candidate is ever found wrong",
    ask="For which candidate does your comparison come out as wrong at all?",
    look="the condition in front of the append",
    formula="wrong if |num − ana| is more than a small part of |num| + |ana| at some point",
    shows_all=alike("none"),
)
def none(candidates, rng):
    return []


@find_bugs.mistake(
    "every candidate is called wrong, whatever its gradient",
    ask="What does your comparison say about a gradient that is right?",
    look="the condition in front of the append, and the formula of the difference",
    formula="wrong if |num − ana| is more than a small part of |num| + |ana| at some point",
    shows_all=alike("all_of_them"),
)
def all_of_them(candidates, rng):
    return list(range(len(candidates)))


find_bugs.slip(
    "first_bug_only",
    "only the first wrong candidate comes back",
    of=five_normal_points,
    was="bugs.append(i)",
    now="return [i]",
    ask="What does your function do after it has found one?",
    look="a `return` or `break` inside the loop over the candidates",
    formula="all indices of wrong candidates",
    shows_all=alike("first_bug_only"),
)
find_bugs.slip(
    "last_bug_only",
    "only the last wrong candidate comes back",
    of=five_normal_points,
    was="bugs.append(i)",
    now="bugs = [i]",
    ask="What happens to the index you found when the next one is found?",
    look="the line that keeps the index: it replaces the one before",
    formula="bugs.append(i)",
    shows_all=alike("last_bug_only"),
)
find_bugs.slip(
    "counts_from_1",
    "the candidates are counted from 1",
    of=five_normal_points,
    was="bugs.append(i)",
    now="bugs.append(i + 1)",
    ask="Which index does the first candidate of the list have?",
    look="enumerate(…, 1), or + 1 at the index",
    formula="candidates[i] is the candidate of index i",
    shows_all=alike("counts_from_1"),
)
find_bugs.slip(
    "the_right_ones",
    "the indices of the right candidates come back",
    of=five_normal_points,
    was="if is_wrong:",
    now="if not is_wrong:",
    ask="Which candidates are asked for?",
    look="the condition in front of the append",
    formula="the indices of the candidates whose gradient is wrong",
    shows_all=alike("the_right_ones"),
)
find_bugs.slip(
    "flags",
    "a list of True and False comes back, one for each candidate",
    of=five_normal_points,
    was="if is_wrong:\n            bugs.append(i)",
    now="bugs.append(is_wrong)",
    ask="How would you read the indices off your list?",
    look="what you append: the answer to a question, or the index",
    formula="bugs.append(i) where the gradient is wrong",
    shows_all=alike("flags"),
)
find_bugs.slip(
    "zeros_only",
    "the gradients are compared at 0 alone",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = np.zeros(n)",
    ask="What is the slope of x³ at 0, and what that of 0·x?",
    look="the point at which you compare: np.zeros(n)",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.NOT_AT_0, cases.NOT_AT_0_AND_1, cases.AWAY_FROM_0, cases.AT_ONE_POINT, never=(cases.NOT_AT_1, cases.SIGN)
    ),
)
find_bugs.slip(
    "ones_only",
    "the gradients are compared at one point alone, where every entry is 1",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = np.ones(n)",
    ask="What are 3x² and 3x at x = 1?",
    look="the point at which you compare: np.ones(n)",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.NOT_AT_1,
        cases.NOT_AT_0_AND_1,
        cases.NOT_AT_WHOLE,
        cases.AT_ONE_POINT,
        never=(cases.NOT_AT_0, cases.AWAY_FROM_0),
    ),
)
find_bugs.slip(
    "zeros_and_ones_only",
    "the gradients are compared at 0 and at 1 alone",
    of=five_normal_points,
    was="for _ in range(5):\n            x = rng.normal(size=n)",
    now="for x in (np.zeros(n), np.ones(n)):",
    ask="What are 3x² and 3x at x = 0 and at x = 1?",
    look="the points at which you compare",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.NOT_AT_0_AND_1, cases.NOT_AT_WHOLE, never=(cases.NOT_AT_0, cases.NOT_AT_1, cases.AT_ONE_POINT)
    ),
)
find_bugs.slip(
    "one_point_only",
    "the gradients are compared at one random point alone",
    of=five_normal_points,
    was="range(5)",
    now="range(1)",
    ask="Can a wrong gradient agree with the right one somewhere?",
    look="how many points each candidate is compared at",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.AT_ONE_POINT, cases.AT_TWO_POINTS, never=(cases.NOT_AT_0_AND_1, cases.AWAY_FROM_0, cases.AT_FIRST_POINTS)
    ),
)
find_bugs.slip(
    "two_points_only",
    "the gradients are compared at two random points alone",
    of=five_normal_points,
    was="range(5)",
    now="range(2)",
    ask="Can a wrong gradient agree with the right one at two points?",
    look="how many points each candidate is compared at",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.AT_TWO_POINTS,
        never=(cases.AT_ONE_POINT, cases.NOT_AT_0_AND_1, cases.NOT_AT_WHOLE, cases.BELOW_0, cases.UNEQUAL),
    ),
)
find_bugs.slip(
    "last_point_decides",
    "what the last point says replaces what the points before it said",
    of=five_normal_points,
    was="            x = rng.normal(size=n)\n",
    now="            x, is_wrong = rng.normal(size=n), False\n",
    ask="If a gradient is wrong at the first of five points, and right at the fifth: what do you answer?",
    look="the line that keeps what a point has shown: it forgets the points before",
    formula="wrong if it is wrong at any of the points",
    shows_all=misses_at_points(cases.AT_FIRST_POINTS, never=(cases.AT_ONE_POINT, cases.SIGN)),
)


@find_bugs.mistake(
    "a candidate is called wrong only if it is wrong at every point",
    ask="Can a wrong gradient agree with the right one at one of five points?",
    look="all, where any is asked for",
    formula="wrong if it is wrong at any of the points",
    shows_all=misses_at_points(cases.AT_FIRST_POINTS, cases.AT_ONE_POINT, cases.AT_TWO_POINTS, never=(cases.SIGN,)),
)
def wrong_at_all_points_only(candidates, rng):
    def is_wrong_at(f, grad_f, x):
        try:
            ana = np.asarray(grad_f(x.copy()))
        except Exception:
            return True
        if ana.shape != x.shape:
            return True
        num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(len(x))])
        return not np.all(np.abs(num - ana) <= 1e-4 * np.maximum(np.abs(num) + np.abs(ana), 1e-8))

    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        if all(is_wrong_at(f, grad_f, x) for x in rng.normal(size=(5, n))):
            bugs.append(i)
    return bugs


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
    "negative_points_only",
    "the gradients are compared at negative numbers alone",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = -rng.uniform(0, 2, n)",
    ask="Which signs have the entries of your points?",
    look="the bounds of the random numbers",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.ABOVE_0,
        never=(cases.AT_ONE_POINT, cases.NOT_AT_0_AND_1, cases.AT_FIRST_POINTS, cases.UNEQUAL, cases.LAST),
    ),
)
find_bugs.slip(
    "whole_numbers_only",
    "the gradients are compared at whole numbers alone",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = rng.integers(-3, 4, n).astype(float)",
    ask="What is sin(πx) at x = 0, 1, 2 …?",
    look="rng.integers: what lies between its numbers?",
    formula=POINTS,
    shows_all=misses_at_points(cases.NOT_AT_WHOLE, never=(cases.NOT_AT_0_AND_1, cases.AWAY_FROM_0, cases.AT_ONE_POINT)),
)
find_bugs.slip(
    "positive_points_only",
    "the gradients are compared at positive numbers alone",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = rng.uniform(0, 2, n)",
    ask="Which numbers does rng.random(n) give?",
    look="the points: rng.random and rng.uniform(0, …) have one sign only",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.BELOW_0,
        never=(cases.AT_ONE_POINT, cases.NOT_AT_0_AND_1, cases.AT_FIRST_POINTS, cases.UNEQUAL, cases.LAST),
    ),
)
find_bugs.slip(
    "near_zero_only",
    "the gradients are compared near 0 alone",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = 0.01 * rng.normal(size=n)",
    ask="Can a gradient be right near 0 and wrong at 1?",
    look="the factor in front of the random numbers, and their bounds",
    formula=POINTS,
    shows_all=misses_at_points(cases.AWAY_FROM_0, never=(cases.AT_ONE_POINT,)),
)
find_bugs.slip(
    "equal_entries_only",
    "the gradients are compared only where all entries of x are the same",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = np.full(n, rng.normal())",
    ask="If two entries of a gradient are swapped, does it show where x[0] = x[1]?",
    look="the point: one random number for all n entries",
    formula=POINTS,
    shows_all=misses_at_points(
        cases.UNEQUAL, never=(cases.CANCELLING, cases.SIGN, cases.NOT_AT_0_AND_1, cases.AT_ONE_POINT)
    ),
)
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


find_bugs.slip(
    "global_random_state",
    "the points come from another random source than rng, so no two runs compare at the same points",
    of=five_normal_points,
    was="x = rng.normal(size=n)",
    now="x = np.random.normal(size=n)  # noqa: NPY002",
    ask="If your function finds a bug today, does it find it tomorrow with the same rng?",
    look="np.random.normal and the like, or a generator that is made without a seed",
    formula="x = rng.uniform(-2, 2, n), with the rng of the call",
    shows_all=only_on(cases.EQUAL),
)


@find_bugs.mistake(
    "the points are always the same: rng is not used",
    ask="What changes in your points when another rng is handed in?",
    look="a generator of your own with a fixed seed, np.random.seed, or points typed in",
    formula="x = rng.uniform(-2, 2, n), with the rng of the call",
    shows_all=only_on(cases.OTHER),
)
def rng_unused(candidates, rng):
    bugs, own = [], np.random.default_rng(0)
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = own.normal(size=n)
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
                if not abs(num - ana[k]) <= 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs
