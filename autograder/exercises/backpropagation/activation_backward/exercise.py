"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def activation_backward(dA, Z, kind):
    """dZ, the gradient along Z: dA, the gradient that arrives at A = g(Z), times the slope of g at Z, entry by entry;
    g is the function that kind names, "relu", "sigmoid" or "tanh". Any other kind raises a ValueError.

    Shapes: dA (m, n) and Z (m, n) → dZ (m, n), floats. Z is the pre-activation, not A; it may hold ints. At Z = 0 the
    slope of relu may be taken as 0 or as 1. Slopes: relu 1 where Z > 0, else 0; sigmoid a(1 − a) with a = σ(Z); tanh
    1 − tanh²(Z). Source: text S4.8, dz from da; text S1.6 on relu.
    """
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    raise ValueError(f"kind is {kind!r}, but must be 'relu', 'sigmoid' or 'tanh'")
