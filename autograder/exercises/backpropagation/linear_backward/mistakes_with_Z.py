"""Wrong answers that have a name: those that bring Z = A W into the way back."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DA, AT_DB, AT_DW, DA, DB, DW

WHAT_ARRIVES = "What arrives from behind: the values of Z, or the gradient along them?"


@linear_backward.mistake(
    "Z = A W stands where dZ belongs",
    ask=WHAT_ARRIVES,
    look="every Z in your code: is it dZ?",
    formula=ALL_THREE,
)
def uses_Z(dZ, A, W):
    Z = A @ W
    dA = Z @ W.T
    dW = A.T @ Z
    db = np.sum(Z, axis=0)
    return dA, dW, db


linear_backward.slip(
    "dW_uses_Z",
    "in dW, Z = A W stands where dZ belongs",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T @ (A @ W)",
    ask=WHAT_ARRIVES,
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dA_is_A",
    "dA is made from A: A W Wᵀ, where dZ Wᵀ belongs",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = A @ W @ W.T",
    ask=WHAT_ARRIVES,
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "dW_from_Z_and_dZ",
    "in dW, Z = A W stands where A belongs",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = (A @ W).T @ dZ",
    ask="What is each weight multiplied by on the way forward: an entry of A or one of Z?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dZ_times_Z",
    "dZ is multiplied by Z first, entry by entry: Z = A W + b needs no such factor",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dZ = dZ * (A @ W)\n    dA = dZ @ W.T",
    ask=WHAT_ARRIVES,
    look="the line that changes dZ before it is used",
    formula=ALL_THREE,
)
linear_backward.slip(
    "db_sums_Z",
    "db is the sum of Z = A W, where dZ belongs",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(A @ W, axis=0)",
    ask=WHAT_ARRIVES,
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "relu_in_front",
    "dZ is set to 0 where Z is negative: that belongs to relu, not to this layer",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dZ = dZ * (A @ W > 0)\n    dA = dZ @ W.T",
    ask="Is there an activation in Z = A W + b?",
    look="the line that changes dZ before it is used",
    formula=ALL_THREE,
)
linear_backward.slip(
    "dA_and_dW_use_Z",
    "in dA and in dW, Z = A W stands where dZ belongs",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = A @ W @ W.T\n    dW = A.T @ (A @ W)",
    ask=WHAT_ARRIVES,
    look="the lines that compute dA and dW",
    formula=ALL_THREE,
)
