"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def gradient_check(f, grad_f, x, h=1e-5, tol=1e-6):
    """The tuple (ok, rel_err, worst): the central differences num of f at x against ana = grad_f(x). Entry i is off by
    |num[i] − ana[i]| / max(|num[i]| + |ana[i]|, 1e-8); rel_err is the largest of these, worst its index, and ok is
    True where rel_err ≤ tol. Where ana holds a nan or has another shape than x, ok is False and the rest is free.

    Shapes: x (n,) floats or ints, f (n,) → float, grad_f (n,) → (n,), h and tol floats; ok a bool, rel_err a float,
    worst an int. num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h), and x is the same after the call as before.
    rel_err is judged by its order of magnitude, and worst where one entry is clearly the worst.
    Source: text S2.2, the derivative as a limit; S4.7, a nudge of 0.001 and what it does to J.
    """
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()))
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        num[i] = (f(up) - f(down)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst
