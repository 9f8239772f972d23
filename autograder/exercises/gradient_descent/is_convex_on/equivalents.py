"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.is_convex_on.exercise import is_convex_on


@is_convex_on.equivalent
def every_triple(f, xs):
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                a, b, c = xs[i], xs[j], xs[k]
                if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
                    return False
    return True


@is_convex_on.equivalent
def three_neighbours(f, xs):
    for i in range(len(xs) - 2):
        a, b, c = xs[i : i + 3]
        if f(b) > f(a) + (f(c) - f(a)) * (b - a) / (c - a) + 1e-9:
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
