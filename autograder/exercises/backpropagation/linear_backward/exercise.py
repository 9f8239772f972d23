"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise(ints_too=True)
def linear_backward(dZ, A, W):
    """The gradients (dA, dW, db) of a layer Z = A W + b, given dZ, the gradient that arrives at Z. Nothing is divided
    by m: where the loss is a mean, dZ holds the 1/m already.

    Shapes: dZ (m, k), A (m, n), W (n, k) → dA (m, n), dW (n, k), db (k,), for m examples, n inputs and k units. Arrays
    of ints may give arrays of ints. Source: text S4.8, dw = x dz and db = dz, for a whole layer and m examples (S4.9).
    """
    return dZ @ W.T, A.T @ dZ, dZ.sum(axis=0)
