"""Wrong answers that have a name: those in the roles: values for slopes, dA for Z, dA for the result."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward
from autograder.exercises.backpropagation.activation_backward.hints import ALL_THREE, CHAIN
from autograder.exercises.backpropagation.activation_backward.shows import changes_dA


@activation_backward.mistake(
    "these are the values of the activation, A, not dZ",
    ask=CHAIN,
    look="the `return` lines: np.maximum, σ and tanh are the way forward",
    formula=ALL_THREE,
)
def forward_values(dA, Z, kind):
    if kind == "relu":
        return np.maximum(Z, 0.0)
    if kind == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if kind == "tanh":
        return np.tanh(Z)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA is multiplied by the value of the activation, where its slope belongs",
    ask=CHAIN,
    look="the factor besides dA: is it the height of the curve, or how steep it is?",
    formula=ALL_THREE,
)
def dA_times_values(dA, Z, kind):
    if kind == "relu":
        return dA * np.maximum(Z, 0.0)
    if kind == "sigmoid":
        return dA / (1 + np.exp(-Z))
    if kind == "tanh":
        return dA * np.tanh(Z)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA and Z have changed places",
    ask="Which of the two decides whether relu lets a gradient through: Z, or what arrives from behind?",
    look="the order of the arguments, dA first, wherever you hand them on",
    formula=ALL_THREE,
)
def dA_and_Z_swapped(dA, Z, kind):
    if kind == "relu":
        return Z * (dA > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-dA))
        return Z * a * (1 - a)
    if kind == "tanh":
        return Z * (1 - np.tanh(dA) ** 2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA itself is changed: the caller's array holds other numbers after the call",
    ask="After dZ = dA, how many arrays are there: one or two?",
    look="dA[…] = 0, dA *= … and dZ = dA: they write into the array of the caller",
    formula="dZ = dA * (Z > 0), or dZ = dA.copy() before you write into it",
    shows_all=changes_dA,
)
def dA_changed(dA, Z, kind):
    if kind == "relu":
        dA[Z <= 0] = 0
        return dA
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    raise ValueError(f"unknown kind: {kind}")
