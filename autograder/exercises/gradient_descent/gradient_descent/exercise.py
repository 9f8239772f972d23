"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def gradient_descent(grad_f, x0, lr, n_steps):
    """The path of n_steps steps downhill, one float array (n_steps + 1, n): row 0 is x0, and each further row is
    the row before it minus lr · grad_f(the row before it). All steps are taken, wherever they lead; x0 stays as it was.

    Shapes: x0 (n,) floats or ints, grad_f (n,) → (n,), lr a float, n_steps an int ≥ 0 (0 gives the shape (1, n)).
    There is no early stop, neither at a minimum nor when the path runs away.
    Source: text S2.3, x_{k+1} = x_k − λ·∇f; text S0.5, the procedure on the bowl.
    """
    path = np.empty((n_steps + 1, len(x0)))
    path[0] = x0
    for t in range(n_steps):
        path[t + 1] = path[t] - lr * grad_f(path[t])
    return path
