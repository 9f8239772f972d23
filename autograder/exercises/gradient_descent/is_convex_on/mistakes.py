"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.is_convex_on.equivalents import every_triple, three_neighbours
from autograder.exercises.gradient_descent.is_convex_on.exercise import is_convex_on

FORMULA = "f(b) ≤ chord(b) for every a < b < c"
WHICH_POINTS = "At which points may you look at f?"
AT_CALLS = "every call of f"
ONLY_POINTS_OF_XS = "b is one of xs: f(b) ≤ chord(b) for every a < b < c among xs"
WITH_TOLERANCE = "f(b) ≤ chord(b) + 1e-9"


is_convex_on.slip(
    "strictly_below",
    "f(b) on the chord is counted as above it",
    of=every_triple,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if not f(b) < f(a) + (f(c) - f(a)) * (b - a) / (c - a):",
    ask="Is a straight line convex?",
    look="the comparison of f(b) with the chord: < or ≤",
    formula=FORMULA,
)
is_convex_on.slip(
    "reversed_comparison",
    "the comparison is reversed, so hills pass and bowls do not",
    of=every_triple,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if f(b) < f(a) + (f(c) - f(a)) * (b - a) / (c - a) - 1e-9:",
    ask="For x², does the chord from (−1, 1) to (1, 1) run above the curve or below it?",
    look="the comparison of f(b) with the chord",
    formula=FORMULA,
)
is_convex_on.slip(
    "second_difference",
    "neighbours are compared by f(a) − 2·f(b) + f(c), which puts b halfway between a and c",
    of=three_neighbours,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if f(a) - 2 * f(b) + f(c) < -1e-9:",
    ask="Where between a and c does b lie when the gaps are 1 and 0.1?",
    look="the weights of f(a) and f(c)",
    formula="chord(b) = f(a) + (f(c) − f(a))·(b − a)/(c − a)",
)
is_convex_on.slip(
    "mean_of_the_ends",
    "f(b) is compared with the mean of f(a) and f(c), the chord's height halfway",
    of=every_triple,
    was="a, b, c = xs[i], xs[j], xs[k]\n                if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if f(xs[j]) > (f(xs[i]) + f(xs[k])) / 2 + 1e-9:",
    ask="How high is the chord at b when b stands close to a?",
    look="the line that computes the height of the chord",
    formula="chord(b) = f(a) + (f(c) − f(a))·(b − a)/(c − a)",
)
is_convex_on.slip(
    "weights_swapped",
    "the weights of the two ends are swapped",
    of=every_triple,
    was="a, b, c = xs[i], xs[j], xs[k]\n                if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now=(
        "t = (xs[j] - xs[i]) / (xs[k] - xs[i])\n                if f(xs[j]) > t * f(xs[i]) + (1 - t) * f(xs[k]) + 1e-9:"
    ),
    ask="When b stands close to a, which end should the chord's height be close to?",
    look="the weights t and 1 − t",
    formula="chord(b) = (1 − t)·f(a) + t·f(c) with t = (b − a)/(c − a)",
)


@is_convex_on.mistake(
    "only the chord between the first and the last point is tried",
    ask="Could a small bump lie below this one long chord?",
    look="the loops over a and c",
    formula="every a < b < c among xs",
)
def one_long_chord(f, xs):
    if len(xs) < 3:
        return True
    a, c = xs[0], xs[-1]
    for b in xs[1:-1]:
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return False
    return True


@is_convex_on.mistake(
    "f is asked halfway between neighbours, where no point of xs lies",
    ask=WHICH_POINTS,
    look=AT_CALLS,
    formula=ONLY_POINTS_OF_XS,
)
def halfway_between_neighbours(f, xs):
    for i in range(len(xs) - 1):
        a, c = xs[i], xs[i + 1]
        if f((a + c) / 2) > (f(a) + f(c)) / 2 + 1e-9:
            return False
    return True


@is_convex_on.mistake(
    "f is asked halfway between every two points, where xs may have none",
    ask=WHICH_POINTS,
    look=AT_CALLS,
    formula=ONLY_POINTS_OF_XS,
)
def halfway_between_any_two(f, xs):
    for i, a in enumerate(xs):
        for c in xs[i + 1 :]:
            if f((a + c) / 2) > (f(a) + f(c)) / 2 + 1e-9:
                return False
    return True


@is_convex_on.mistake(
    "f is asked on a fine grid of its own between the first and the last point",
    ask=WHICH_POINTS,
    look=AT_CALLS,
    formula=ONLY_POINTS_OF_XS,
)
def own_grid(f, xs):
    y = f(np.linspace(xs[0], xs[-1], 101))
    return bool(np.all(y[1:-1] <= (y[:-2] + y[2:]) / 2 + 1e-9))


@is_convex_on.mistake(
    "the second derivative at each point decides, so f is asked beside the points of xs",
    ask=WHICH_POINTS,
    look=AT_CALLS,
    formula=ONLY_POINTS_OF_XS,
)
def curvature_at_each_point(f, xs):
    h = 1e-3
    for x in xs:
        if f(x - h) - 2 * f(x) + f(x + h) < -1e-9:
            return False
    return True


@is_convex_on.mistake(
    "the first triple decides, the others are never looked at",
    ask="After one chord that is all right, what do you know about the next one?",
    look="the return inside the loop",
    formula="return False at the first f(b) above its chord; return True after the loop",
)
def first_triple_decides(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return False
        else:
            return True
    return True


@is_convex_on.mistake(
    "the last triple decides, whatever the ones before it said",
    ask="What does your variable hold after a bad triple is followed by a good one?",
    look="the assignment inside the loop",
    formula="one f(b) above its chord is enough for False",
)
def last_triple_decides(f, xs):
    convex = True
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        convex = f(b) <= f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9
    return bool(convex)


@is_convex_on.mistake(
    "one good triple is enough: any where all is asked for",
    ask="How many bad chords may a convex function have?",
    look="any or all",
    formula=FORMULA,
)
def any_for_all(f, xs):
    good = []
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        good.append(f(b) <= f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9)
    return any(good)


@is_convex_on.mistake(
    "one good triple is enough: any where all is asked for",
    ask="How many bad chords may a convex function have?",
    look="any or all, or a return True inside the loop",
    formula=FORMULA,
)
def one_good_triple(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) <= f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return True
    return len(xs) < 3


is_convex_on.slip(
    "last_triple_left_out",
    "the last triple of points is never looked at",
    of=three_neighbours,
    was="for i in range(len(xs) - 2):",
    now="for i in range(len(xs) - 3):",
    ask="For five points, which numbers does your range give, and how many triples of neighbours are there?",
    look="the bounds of the range",
    formula="k points have k − 2 triples of neighbours",
)
is_convex_on.slip(
    "first_triple_left_out",
    "the first triple of points is never looked at",
    of=three_neighbours,
    was="for i in range(len(xs) - 2):",
    now="for i in range(1, len(xs) - 2):",
    ask="For five points, which numbers does your range give, and how many triples of neighbours are there?",
    look="the bounds of the range",
    formula="k points have k − 2 triples of neighbours",
)


@is_convex_on.mistake(
    "fewer than three points count as not convex",
    ask="With two points, which chord could f lie above?",
    look="the answer when there is no triple",
    formula="k < 3: no a < b < c, so nothing speaks against it: True",
)
def too_few_is_false(f, xs):
    if len(xs) < 3:
        return False
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return False
    return True


@is_convex_on.mistake(
    "a function passes unless it falls after it has risen",
    ask="√|x| goes down, then up. Does it lie below its chords?",
    look="what you compare: heights, or heights with a chord",
    formula=FORMULA,
)
def down_then_up(f, xs):
    rising = False
    for i in range(len(xs) - 1):
        a, b = xs[i], xs[i + 1]
        if rising and f(b) < f(a):
            return False
        rising = rising or f(b) > f(a)
    return True


is_convex_on.slip(
    "no_tolerance",
    "rounding counts as above the chord",
    of=every_triple,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a):",
    ask="What does 0.1 + 0.2 <= 0.3 print?",
    look="the comparison of f(b) with the chord",
    formula=WITH_TOLERANCE,
    part="robust",
)
is_convex_on.slip(
    "wide_tolerance",
    "the tolerance is so wide that a real bend passes as rounding",
    of=three_neighbours,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-4:",
    ask="How far above its chord may f(b) lie and still count as rounding?",
    look="the number that you add to the chord, and the tolerance of np.isclose if you use it",
    formula=WITH_TOLERANCE,
    part="robust",
)
is_convex_on.slip(
    "relative_tolerance",
    "the tolerance grows with the values, so a gentle hill can count as convex",
    of=three_neighbours,
    was="if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:",
    now="chord = f(a) + (f(c) - f(a)) * (b - a) / (c - a)\n        if f(b) > chord and not np.isclose(f(b), chord):",
    ask="By how much may two numbers near 2 differ for np.isclose?",
    look="np.isclose, or another tolerance that is multiplied by a value",
    formula=WITH_TOLERANCE,
    part="robust",
)
