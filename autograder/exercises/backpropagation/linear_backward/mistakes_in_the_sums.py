"""Wrong answers that have a name: those in the sums over the examples, in dW and db."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DB, AT_DW, DB, DW

linear_backward.slip(
    "db_is_dZ",
    "db is dZ itself, one row per example",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = dZ",
    ask="How many biases does a layer of k units have?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_all_added",
    "db is one number: the units are added up too",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(dZ)",
    ask="How many biases does a layer of k units have?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_first_example",
    "db is the first row of dZ only",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = dZ[0]",
    ask="How many examples does b reach?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_last_example",
    "db is the last row of dZ only",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = dZ[-1]",
    ask="How many examples does b reach?",
    look=AT_DB,
    formula=DB,
)


@linear_backward.mistake(
    "the loop keeps the last example only in dW and db",
    ask="What do dW and db hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=ALL_THREE,
)
def last_example_only(dZ, A, W):
    dA = np.zeros(A.shape)
    for i in range(len(A)):
        dA[i] = W @ dZ[i]
        dW = np.outer(A[i], dZ[i])
        db = 1.0 * dZ[i]
    return dA, dW, db


linear_backward.slip(
    "dW_last_example",
    "the loop keeps the last example only in dW",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = np.outer(A[-1], dZ[-1])",
    ask="What does dW hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=DW,
)
linear_backward.slip(
    "dW_first_example",
    "dW comes from the first example only",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = np.outer(A[0], dZ[0])",
    ask="How many examples does W reach?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dW_of_sums",
    "dW is made from sums over the examples: the product must be taken for each example first",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = np.outer(A.sum(axis=0), dZ.sum(axis=0))",
    ask="For A = (1, −1) and dZ = (2, 4): what is Σ A·dZ, and what is ΣA · ΣdZ?",
    look=AT_DW,
    formula=DW,
)
