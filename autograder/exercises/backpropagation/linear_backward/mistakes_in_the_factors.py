"""Wrong answers that have a name: those in the factors: dZ left out, a wrong sign, a division."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DA, AT_DB, AT_DW, DA, DB, DW

linear_backward.slip(
    "db_is_1",
    "db is 1 for every unit: that is the slope of Z along b, not yet of the loss",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.ones(dZ.shape[1])",
    ask="If the loss moves with Z, and Z with b, how fast does the loss move with b?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_counts",
    "db is m for every unit: dZ does not enter",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.full(dZ.shape[1], float(len(dZ)))",
    ask="If the loss moves with Z, and Z with b, how fast does the loss move with b?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "dW_sign",
    "dW has the wrong sign",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = -A.T @ dZ",
    ask="Is dW the gradient, or already the step downhill?",
    look=AT_DW,
    formula=DW,
)


@linear_backward.mistake(
    "all three have the wrong sign",
    ask="Are these the gradients, or already the steps downhill?",
    look="the minus signs",
    formula=ALL_THREE,
)
def all_signs(dZ, A, W):
    dA = -dZ @ W.T
    dW = -A.T @ dZ
    db = -np.sum(dZ, axis=0)
    return dA, dW, db


linear_backward.slip(
    "dA_with_ones",
    "dA is the sum of the rows of Wᵀ: dZ does not enter",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = np.ones(dZ.shape) @ W.T",
    ask="If the loss moves with Z, and Z with A, how fast does the loss move with A?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "dW_with_ones",
    "dW adds up the inputs: dZ does not enter",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T @ np.ones(dZ.shape)",
    ask="If the loss moves with Z, and Z with W, how fast does the loss move with W?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "divided_by_n",
    "dW is divided by the number of columns of A",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T @ dZ / A.shape[1]",
    ask="Does dZ = dL/dZ say already how the loss is averaged?",
    look=AT_DW,
    formula=DW,
)
