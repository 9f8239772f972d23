"""Exercise 9: is a function convex, as far as some points can tell?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Formula, formula
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def is_convex_on(f, xs):
    """True if for every a < b < c among xs, f(b) lies on or below the chord from (a, f(a)) to (c, f(c)), else False.
    Up to 1e-9 above the chord is rounding and does not count. With fewer than three points the answer is True.

    Shapes: f a function of one number, xs (k,) increasing, floats or ints, gaps may be unequal; returns a bool.
    Only the points xs count: f is not asked anywhere else. Neighbouring triples are enough: where all of them hold,
    the slope never falls from one gap to the next, and then no chord runs below the curve.
    Source: text S3.10, the definition of a convex function, and why gradient descent likes one.
    """
    ys = [f(x) for x in xs]
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                chord = ys[i] + (ys[k] - ys[i]) * (xs[j] - xs[i]) / (xs[k] - xs[i])
                if ys[j] > chord + 1e-9:
                    return False
    return True


def points(rng: np.random.Generator, k: int, first: float = -2.0) -> np.ndarray:
    """k increasing points with two decimals and unequal gaps of 0.2 to 0.9."""
    return np.round(first + np.cumsum(rng.uniform(0.2, 0.9, k)), 2)


def bump(where: float, height: float = 1.5, width: float = 0.1) -> Formula:
    """A bowl with a narrow bump."""
    away = f"(x {'+' if where < 0 else '−'} {abs(where):g})"
    return formula(
        f"f(x) = x² + {height}·exp(−({away}/{width})²)",
        lambda x: x**2 + height * np.exp(-(((x - where) / width) ** 2)),
    )


def ripples(a: int, b: int) -> Formula:
    """a·x² at the whole numbers, with ripples of height b between them."""
    text = f"f(x) = {a}·x² {'−' if b < 0 else '+'} {abs(b)}·sin²(πx)"
    return formula(text, lambda x: a * x**2 + b * np.sin(np.pi * x) ** 2)


def rough(rng: np.random.Generator, f: Formula) -> np.ndarray:
    """Nine points on which rounding lifts some f(b) above its chord, whichever way the chord is computed."""
    for _ in range(1000):  # a handful of draws is enough; a bound, so that a check can never hang
        xs = points(rng, 9)
        y = f(xs)
        (a, b, c), (ya, yb, yc) = (xs[:-2], xs[1:-1], xs[2:]), (y[:-2], y[1:-1], y[2:])
        t, slopes = (b - a) / (c - a), np.diff(y) / np.diff(xs)
        chords = (
            ya + (yc - ya) * (b - a) / (c - a),
            ya + (yc - ya) / (c - a) * (b - a),
            ya + t * (yc - ya),
            (1 - t) * ya + t * yc,
            (ya * (c - b) + yc * (b - a)) / (c - a),
        )
        if all((yb > chord).any() for chord in chords) and (slopes[1:] < slopes[:-1]).any():
            return xs
    raise CatalogueError(f"rounding shows on no nine points of {f.text}")


parabola = formula("f(x) = x²", lambda x: x**2)
hill = formula("f(x) = −x²", lambda x: -(x**2))
cube = formula("f(x) = x³", lambda x: x**3)
level = formula("f(x) = 0", lambda x: 0.0 * x)
sine = formula("f(x) = sin(x)", np.sin)
distance = formula("f(x) = |x|", abs)


@is_convex_on.cases
def small_examples(rng: np.random.Generator) -> Iterator[Any]:
    yield "a parabola", parabola, np.array([-1.0, 0.0, 2.0])
    yield "a hill", hill, np.array([-2.0, 0.0, 1.0])
    yield "whole numbers", cube, np.array([-3, -1, 0, 2])
    yield "whole numbers", cube, np.array([0, 1, 3, 4])
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.1, 3.0])
    yield "points at unequal distances", hill, np.array([0.0, 1.0, 1.1])
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.5])
    yield "points at equal distances", parabola, np.arange(-1.0, 5.0)
    yield "one point", hill, points(rng, 1)
    yield "two points", hill, points(rng, 2)
    yield "two points", sine, np.array([0.5, 2.0])
    yield "f(x) = 0 everywhere", level, points(rng, 3)
    yield "f(x) = 0 everywhere", level, points(rng, 7)
    yield "a straight line through three points", formula("f(x) = 3x + 1", lambda x: 3 * x + 1), np.array([-2.0, 0, 2])
    yield "whole numbers", parabola, np.unique(rng.integers(-9, 10, 8))


@is_convex_on.cases
def well_known_curves(rng: np.random.Generator) -> Iterator[Any]:
    for k in (4, 6, 9):
        a, p = round(rng.uniform(0.5, 3), 1), round(rng.uniform(0.1, 2), 1)
        yield "a parabola", formula(f"f(x) = {a}·x² + {p}", lambda x, a=a, p=p: a * x**2 + p), points(rng, k)
        yield "a hill", formula(f"f(x) = {p} − {a}·x²", lambda x, a=a, p=p: p - a * x**2), points(rng, k)
    yield "a wave", sine, np.array([-3.0, -2.0, -0.5, 0.5, 1.5, 2.5])
    yield "a wave", sine, np.array([-1.5, -0.7, 0.0, 0.7, 2.0, 3.0])
    yield "a valley of a wave", sine, points(rng, 3, first=3.2)
    yield "x⁴", formula("f(x) = x⁴", lambda x: x**4), points(rng, 8)
    yield "eˣ", formula("f(x) = eˣ", np.exp), points(rng, 6)
    yield "x³ on both sides of 0", cube, points(rng, 9, first=-3.0)
    yield "x³ right of 0", cube, points(rng, 6, first=0.0)
    yield "|x|", distance, np.array([-2.0, -1.0, 1.0, 1.5])
    yield "|x|", distance, np.array([-1.0, 0.0, 3.0])


@is_convex_on.cases
def traps(rng: np.random.Generator) -> Iterator[Any]:
    xs = np.array([-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
    uneven = np.array([-3.0, -1.9, -0.8, 0.0, 0.9, 2.1, 3.0])
    for where, on in ((-2.0, xs), (0.0, xs), (2.0, xs), (1.0, xs), (-0.8, uneven), (0.0, uneven), (0.9, uneven)):
        place = "in the middle" if where == 0 else "on the left" if where < 0 else "on the right"
        yield f"a bump in a bowl, {place}", bump(where, round(rng.uniform(1.2, 1.8), 1)), on
    yield "a bump that no point of xs sees", bump(0.5), xs
    yield "a bump that no point of xs sees", bump(0.25, width=0.05), xs
    for a, b in ((1, 3), (1, -3), (-1, 3), (2, -7), (-2, 5)):
        yield "ripples that no point of xs sees", ripples(a, b), xs[int(rng.integers(0, 3)) :]
    yield "down, then up, but bent the wrong way", formula("f(x) = 1 − exp(−x²)", lambda x: 1 - np.exp(-(x**2))), xs
    yield "down, then up, but bent the wrong way", formula("f(x) = √|x|", lambda x: abs(x) ** 0.5), points(rng, 7)
    squared = formula("f(w) = (σ(w) − 1)²", lambda w: (1 / (1 + np.exp(-w)) - 1) ** 2)
    yield "squared error after a sigmoid", squared, np.linspace(-6, 4, 9) + round(rng.uniform(-0.4, 0.4), 2)


@is_convex_on.cases(part="robust")
def lines(rng: np.random.Generator) -> Iterator[Any]:
    """Straight lines lie on their chords, up to rounding."""
    a, b = round(rng.uniform(0.5, 9), 2), round(rng.uniform(0.5, 9), 2)
    for line in (
        formula("f(x) = 0.1x + 0.3", lambda x: 0.1 * x + 0.3),
        formula("f(x) = 33.3x − 71.7", lambda x: 33.3 * x - 71.7),
        formula(f"f(x) = {b} − {a}x", lambda x: b - a * x),
        formula(f"f(x) = {a} + {b}x", lambda x: a + b * x),
    ):
        yield "a straight line", line, rough(rng, line)
    yield "f(x) = 0 everywhere", level, points(rng, 5)
    for bent in (
        formula("f(x) = 0.7·|x|", lambda x: 0.7 * abs(x)),
        formula("f(x) = max(0, 0.7x)", lambda x: np.maximum(0.0, 0.7 * x)),
    ):
        yield "a line with one bend", bent, rough(rng, bent)


@is_convex_on.cases(part="robust")
def small_bends(rng: np.random.Generator) -> Iterator[Any]:
    """Bends far above rounding, and far below what can be seen in a plot."""
    almost_level = formula("f(x) = −1e-7·x²", lambda x: -1e-7 * x**2)
    yield "a hill that is almost level", almost_level, np.array([0.0, 1.0, 2.0])
    yield "a hill that is almost level", almost_level, points(rng, 9)
    for xs in (np.arange(-2.0, 3.0), points(rng, 6)):
        yield "a hill that is almost level", formula("f(x) = 2 − 1e-6·x²", lambda x: 2 - 1e-6 * x**2), xs
    yield "a bowl that is almost level", formula("f(x) = 2 + 1e-6·x²", lambda x: 2 + 1e-6 * x**2), points(rng, 6)
    yield "a hill", hill, points(rng, 9)
    yield "points at unequal distances", parabola, np.array([0.0, 1.0, 1.1, 3.0])
    yield "ripples that no point of xs sees", ripples(1, -3), np.arange(-2.0, 4.0)


@is_convex_on.mistake(
    "f(b) on the chord is counted as above it",
    ask="Is a straight line convex?",
    look="the comparison of f(b) with the chord: < or ≤",
    formula="f(b) ≤ chord(b) for every a < b < c",
)
def strictly_below(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                a, b, c = xs[i], xs[j], xs[k]
                if not f(b) < f(a) + (f(c) - f(a)) * (b - a) / (c - a):
                    return False
    return True


@is_convex_on.mistake(
    "the comparison is reversed, so hills pass and bowls do not",
    ask="For x², does the chord from (−1, 1) to (1, 1) run above the curve or below it?",
    look="the comparison of f(b) with the chord",
    formula="f(b) ≤ chord(b) for every a < b < c",
)
def reversed_comparison(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                a, b, c = xs[i], xs[j], xs[k]
                if f(b) < f(a) + (f(c) - f(a)) * (b - a) / (c - a) - 1e-9:
                    return False
    return True


@is_convex_on.mistake(
    "neighbours are compared by f(a) − 2·f(b) + f(c), which puts b halfway between a and c",
    ask="Where between a and c does b lie when the gaps are 1 and 0.1?",
    look="the weights of f(a) and f(c)",
    formula="chord(b) = f(a) + (f(c) − f(a))·(b − a)/(c − a)",
)
def second_difference(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(a) - 2 * f(b) + f(c) < -1e-9:
            return False
    return True


@is_convex_on.mistake(
    "f(b) is compared with the mean of f(a) and f(c), the chord's height halfway",
    ask="How high is the chord at b when b stands close to a?",
    look="the line that computes the height of the chord",
    formula="chord(b) = f(a) + (f(c) − f(a))·(b − a)/(c − a)",
)
def mean_of_the_ends(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                if f(xs[j]) > (f(xs[i]) + f(xs[k])) / 2 + 1e-9:
                    return False
    return True


@is_convex_on.mistake(
    "the weights of the two ends are swapped",
    ask="When b stands close to a, which end should the chord's height be close to?",
    look="the weights t and 1 − t",
    formula="chord(b) = (1 − t)·f(a) + t·f(c) with t = (b − a)/(c − a)",
)
def weights_swapped(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                t = (xs[j] - xs[i]) / (xs[k] - xs[i])
                if f(xs[j]) > t * f(xs[i]) + (1 - t) * f(xs[k]) + 1e-9:
                    return False
    return True


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
    ask="At which points may you look at f?",
    look="every call of f",
    formula="b is one of xs: f(b) ≤ chord(b) for every a < b < c among xs",
)
def halfway_between_neighbours(f, xs):
    for i in range(len(xs) - 1):
        a, c = xs[i], xs[i + 1]
        if f((a + c) / 2) > (f(a) + f(c)) / 2 + 1e-9:
            return False
    return True


@is_convex_on.mistake(
    "f is asked halfway between every two points, where xs may have none",
    ask="At which points may you look at f?",
    look="every call of f",
    formula="b is one of xs: f(b) ≤ chord(b) for every a < b < c among xs",
)
def halfway_between_any_two(f, xs):
    for i, a in enumerate(xs):
        for c in xs[i + 1 :]:
            if f((a + c) / 2) > (f(a) + f(c)) / 2 + 1e-9:
                return False
    return True


@is_convex_on.mistake(
    "f is asked on a fine grid of its own between the first and the last point",
    ask="At which points may you look at f?",
    look="every call of f",
    formula="b is one of xs: f(b) ≤ chord(b) for every a < b < c among xs",
)
def own_grid(f, xs):
    y = f(np.linspace(xs[0], xs[-1], 101))
    return bool(np.all(y[1:-1] <= (y[:-2] + y[2:]) / 2 + 1e-9))


@is_convex_on.mistake(
    "the second derivative at each point decides, so f is asked beside the points of xs",
    ask="At which points may you look at f?",
    look="every call of f",
    formula="b is one of xs: f(b) ≤ chord(b) for every a < b < c among xs",
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
    formula="f(b) ≤ chord(b) for every a < b < c",
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
    formula="f(b) ≤ chord(b) for every a < b < c",
)
def one_good_triple(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) <= f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return True
    return len(xs) < 3


@is_convex_on.mistake(
    "the last triple of points is never looked at",
    ask="For five points, which numbers does your range give, and how many triples of neighbours are there?",
    look="the bounds of the range",
    formula="k points have k − 2 triples of neighbours",
)
def last_triple_left_out(f, xs):
    for i in range(len(xs) - 3):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return False
    return True


@is_convex_on.mistake(
    "the first triple of points is never looked at",
    ask="For five points, which numbers does your range give, and how many triples of neighbours are there?",
    look="the bounds of the range",
    formula="k points have k − 2 triples of neighbours",
)
def first_triple_left_out(f, xs):
    for i in range(1, len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
            return False
    return True


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
    formula="f(b) ≤ chord(b) for every a < b < c",
)
def down_then_up(f, xs):
    rising = False
    for i in range(len(xs) - 1):
        a, b = xs[i], xs[i + 1]
        if rising and f(b) < f(a):
            return False
        rising = rising or f(b) > f(a)
    return True


@is_convex_on.mistake(
    "rounding counts as above the chord",
    ask="What does 0.1 + 0.2 <= 0.3 print?",
    look="the comparison of f(b) with the chord",
    formula="f(b) ≤ chord(b) + 1e-9",
    part="robust",
)
def no_tolerance(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                a, b, c = xs[i], xs[j], xs[k]
                if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a):
                    return False
    return True


@is_convex_on.mistake(
    "the tolerance is so wide that a real bend passes as rounding",
    ask="How far above its chord may f(b) lie and still count as rounding?",
    look="the number that you add to the chord, and the tolerance of np.isclose if you use it",
    formula="f(b) ≤ chord(b) + 1e-9",
    part="robust",
)
def wide_tolerance(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-4:
            return False
    return True


@is_convex_on.mistake(
    "the tolerance grows with the values, so a gentle hill can count as convex",
    ask="By how much may two numbers near 2 differ for np.isclose?",
    look="np.isclose, or another tolerance that is multiplied by a value",
    formula="f(b) ≤ chord(b) + 1e-9",
    part="robust",
)
def relative_tolerance(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        chord = f(a) + (f(c) - f(a)) * (b - a) / (c - a)
        if f(b) > chord and not np.isclose(f(b), chord):
            return False
    return True


@is_convex_on.equivalent
def neighbouring_triples(f, xs):
    return all(
        f(xs[i]) - f(xs[i - 1]) <= (f(xs[i + 1]) - f(xs[i - 1])) * (xs[i] - xs[i - 1]) / (xs[i + 1] - xs[i - 1]) + 1e-9
        for i in range(1, len(xs) - 1)
    )


@is_convex_on.equivalent
def weighted_ends(f, xs):
    for j in range(1, len(xs) - 1):
        for a in xs[:j]:
            for c in xs[j + 1 :]:
                t = (c - xs[j]) / (c - a)
                if f(xs[j]) - (t * f(a) + (1 - t) * f(c)) > 1e-9:
                    return False
    return True


@is_convex_on.equivalent
def slopes_never_fall(f, xs):
    slopes = np.diff([f(x) for x in xs]) / np.diff(xs)
    return np.all(np.diff(slopes) >= -1e-9)


@is_convex_on.equivalent
def slopes_of_an_array(f, xs):
    y = f(np.asarray(xs, dtype=float))
    left = (y[1:-1] - y[:-2]) * (xs[2:] - xs[1:-1])
    right = (y[2:] - y[1:-1]) * (xs[1:-1] - xs[:-2])
    return not (left - right > 1e-9 * (xs[2:] - xs[:-2])).any()


@is_convex_on.equivalent
def interpolated_chords(f, xs):
    heights = [float(f(float(x))) for x in xs]
    worst = 0.0
    for i in range(len(xs) - 2):
        for k in range(i + 2, len(xs)):
            chord = np.interp(xs[i : k + 1], [xs[i], xs[k]], [heights[i], heights[k]])
            worst = max(worst, float((heights[i : k + 1] - chord).max()))
    return worst <= 1e-9


@is_convex_on.equivalent
def by_recursion(f, xs):
    def holds(points):
        if len(points) < 3:
            return True
        (a, ya), (b, yb), (c, yc) = points[:3]
        return bool(yb <= (ya * (c - b) + yc * (b - a)) / (c - a) + 1e-9) and holds(points[1:])

    return holds([(x, f(x)) for x in xs])


@is_convex_on.equivalent
def lower_hull(f, xs):
    hull = []
    for c in xs:
        hull.append((c, f(c)))
        while len(hull) > 2:
            (a, ya), (b, yb), (_, yc) = hull[-3:]
            if yb <= ya + (yc - ya) * (b - a) / (c - a) + 1e-12:
                break
            del hull[-2]
    corners, heights = np.transpose(hull)
    return bool(np.all([f(x) for x in xs] <= np.interp(xs, corners, heights) + 1e-9))
