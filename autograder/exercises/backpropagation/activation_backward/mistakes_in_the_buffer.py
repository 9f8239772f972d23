"""Wrong answers that have a name: those in the array that the result is written into."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward


@activation_backward.mistake(
    "the result is written into an array like Z, which cuts it to whole numbers when Z holds ints",
    ask="What can be stored in an array of ints?",
    look="np.zeros_like(Z) or Z.copy(): it takes over the type of Z",
    formula="dZ = np.zeros(Z.shape) holds floats",
)
def int_buffer(dA, Z, kind):
    dZ = np.zeros_like(Z)
    if kind == "relu":
        dZ[:] = dA * (Z > 0)
    elif kind == "sigmoid":
        dZ[:] = dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    elif kind == "tanh":
        dZ[:] = dA * (1 - np.tanh(Z) ** 2)
    else:
        raise ValueError(kind)
    return dZ


@activation_backward.mistake(
    "the result is written into an array like dA, which cuts it to whole numbers when dA holds ints",
    ask="What can be stored in an array of ints?",
    look="np.zeros_like(dA) or dA.copy(): it takes over the type of dA",
    formula="dZ = np.zeros(Z.shape) holds floats",
)
def int_buffer_of_dA(dA, Z, kind):
    dZ = np.zeros_like(dA)
    if kind == "relu":
        dZ[:] = dA * (Z > 0)
    elif kind == "sigmoid":
        dZ[:] = dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    elif kind == "tanh":
        dZ[:] = dA * (1 - np.tanh(Z) ** 2)
    else:
        raise ValueError(kind)
    return dZ
