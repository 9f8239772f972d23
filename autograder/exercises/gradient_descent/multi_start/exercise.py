"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def multi_start(f, grad_f, starts, lr, n_steps):
    """n_steps of gradient descent from every row of starts; of the k end points, the one with the smallest f wins.
    Returns the pair (best_x, best_f): the winning end as a float array (n,), and f there as a float.
    An end where f is not finite (NaN, inf or −inf) never wins; starts stays as it was.

    Shapes: starts (k, n) floats or ints, f (n,) → float, grad_f (n,) → (n,), lr a float, n_steps an int ≥ 0.
    Only the ends compete: with n_steps = 0 they are the starts, and a low point passed on the way does not count.
    Source: text S0.12, local and global minima; S0.13, ways out of a local minimum, of which restarts are one.
    """
    best_x, best_f = None, np.inf
    for start in starts:
        x = np.array(start, dtype=float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        value = float(f(x))
        if np.isfinite(value) and value < best_f:
            best_x, best_f = x, value
    return best_x, best_f
