"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def logistic_unit_backward(x, y, w, b):
    """One example through a logistic unit and back, as a dict {"a", "da", "dz", "dw", "db"}: the activation a = σ(z) of
    z = w·x + b, and the slopes of L = −(y log a + (1 − y) log(1 − a)) along a, z, w and b.

    Shapes: x (n,), w (n,), dw (n,); y is 0 or 1; b and all other values are numbers (floats); x and w may hold ints.
    Source: text S4.8, da = dL/da, dz = a − y, dw₁ = x₁ dz, dw₂ = x₂ dz, db = dz.
    """
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    return {"a": a, "da": da, "dz": dz, "dw": dz * x, "db": dz}
