"""What is asked, and a right answer."""

from __future__ import annotations

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
