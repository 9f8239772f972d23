"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def find_bugs(candidates, rng):
    """The indices of the candidates whose gradient is wrong, as a sorted list of ints (from 0; [] if all are right).
    A candidate is a tuple (f, grad_f, n). Its gradient is right if grad_f agrees with the differences of f at every
    point; one that raises an error, holds a nan, or returns another shape than (n,), is wrong. Compare at 5 or more
    random points, with entries of both signs between −2 and 2, all drawn from rng: some mistakes do not show at 0 or
    at 1, for positive entries, in the first entry, or at one particular point.

    Shapes: candidates is a list of (f, grad_f, n), f takes a float array (n,) and returns a float, grad_f takes (n,)
    and should return (n,); rng is an np.random.Generator. f is finite and smooth everywhere.
    A wrong entry is off by 1 % or more of its size; the numbers of a candidate may all be very small or very large.
    Equal generators give equal points; other generators give other points.
    Source: text S4.7, a nudge and what it does to J; exercise 45 as a tool.
    """
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        for x in rng.uniform(-2, 2, (5, n)):
            try:
                ana = np.asarray(grad_f(x.copy()), dtype=float)
            except Exception:
                ana = np.empty(0)
            if ana.shape != (n,):
                bugs.append(i)
                break
            num = np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(n)])
            if not np.all(np.abs(num - ana) <= 1e-4 * (np.abs(num) + np.abs(ana)) + 1e-9):
                bugs.append(i)
                break
    return bugs
