"""Wrong answers that have a name: those that forget dA."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.equivalents import case_by_case
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward
from autograder.exercises.backpropagation.activation_backward.hints import (
    ALL_THREE,
    AT_RELU,
    AT_SIGMOID,
    AT_SIGMOID_AND_TANH,
    AT_TANH,
    CHAIN,
    RELU,
    SIGMOID,
    SIGMOID_AND_TANH,
    TANH,
)


@activation_backward.mistake(
    "dA is forgotten: these are the slopes of the activation alone",
    ask=CHAIN,
    look="the `return` lines: each needs the factor dA",
    formula=ALL_THREE,
)
def dA_forgotten(dA, Z, kind):
    if kind == "relu":
        return (Z > 0).astype(float)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return 1 - t**2
    raise ValueError(f"unknown kind: {kind}")


activation_backward.slip(
    "relu_without_dA",
    "at relu, dA is forgotten: a mask of 0 and 1 comes back",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return (Z > 0).astype(float)",
    ask=CHAIN,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_mask_of_bools",
    "at relu, dA is forgotten: True and False come back",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return Z > 0",
    ask=CHAIN,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "sigmoid_without_dA",
    "at sigmoid, dA is forgotten",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return a * (1 - a)",
    ask=CHAIN,
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "tanh_without_dA",
    "at tanh, dA is forgotten",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return 1 - t**2",
    ask=CHAIN,
    look=AT_TANH,
    formula=TANH,
)


@activation_backward.mistake(
    "at sigmoid and at tanh, dA is forgotten",
    ask=CHAIN,
    look=AT_SIGMOID_AND_TANH,
    formula=SIGMOID_AND_TANH,
)
def sigmoid_and_tanh_without_dA(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return 1 - t**2
    raise ValueError(f"unknown kind: {kind}")
