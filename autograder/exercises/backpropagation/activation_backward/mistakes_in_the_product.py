"""Wrong answers that have a name: those in the product of dA and the slope."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward
from autograder.exercises.backpropagation.activation_backward.hints import ALL_THREE, CHAIN, SIGMOID_AND_TANH


@activation_backward.mistake(
    "dA and the slope meet in a matrix product, not entry by entry",
    ask="What is the difference between * and @?",
    look="`@`, np.dot or np.matmul in the `return` lines",
    formula=ALL_THREE,
)
def matrix_product(dA, Z, kind):
    if kind == "relu":
        return dA @ (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA @ (a * (1 - a))
    if kind == "tanh":
        t = np.tanh(Z)
        return dA @ (1 - t**2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA is divided by the slope, not multiplied by it",
    ask=CHAIN,
    look="the `return` lines for sigmoid and tanh",
    formula=SIGMOID_AND_TANH,
)
def divided(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA / (a * (1 - a))
    if kind == "tanh":
        t = np.tanh(Z)
        return dA / (1 - t**2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA and the slope are added, not multiplied",
    ask=CHAIN,
    look="the `return` lines",
    formula=ALL_THREE,
)
def added(dA, Z, kind):
    if kind == "relu":
        return dA + (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA + a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return dA + 1 - t**2
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "the result is divided by m once more",
    ask="Where does the 1/m of a mean loss enter?",
    look="a division by m or len(Z)",
    formula=ALL_THREE,
)
def divided_by_m(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0) / len(Z)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a) / len(Z)
    if kind == "tanh":
        t = np.tanh(Z)
        return dA * (1 - t**2) / len(Z)
    raise ValueError(f"unknown kind: {kind}")
