"""Wrong answers that have a name: those in the points at which gradients are compared."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.find_bugs import cases
from autograder.exercises.backpropagation.find_bugs.equivalents import five_normal_points
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.exercises.backpropagation.find_bugs.shows import misses_at_points, only_on

POINTS = "x = rng.uniform(-2, 2, n), at least 5 times"


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
    "a candidate that is right at the last point, or at most of them, passes, though it was wrong at others",
    of=five_normal_points,
    was="            x = rng.normal(size=n)\n",
    now="            x, is_wrong = rng.normal(size=n), False\n",
    ask="If a gradient is wrong at the first of five points, and right at the fifth: what do you answer?",
    look="the line that keeps what the points have shown: does it forget the earlier ones, or count how many agree?",
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
