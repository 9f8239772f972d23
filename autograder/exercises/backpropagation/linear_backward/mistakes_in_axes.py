"""Wrong answers that have a name: those in axes."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DA, AT_DB, AT_DW, DA, DB, DW
from autograder.exercises.backpropagation.linear_backward.shows import leaves_W_as_it_is

AT_FACTORS = "the order of the factors of `@`"
SHAPE_OF_A = "In this course an example is a row. What is the shape of A?"
RESHAPE_OR_T = "What is the difference between reshape and .T?"


linear_backward.slip(
    "db_over_units",
    "db adds up the units of each example (axis=1), not the examples of each unit",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(dZ, axis=1)",
    ask="How many entries does b have: m or k?",
    look="the line that computes db: which axis counts the examples?",
    formula=DB,
)
linear_backward.slip(
    "db_row",
    "db has the shape (1, k), a matrix of one row",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(dZ, axis=0, keepdims=True)",
    ask="How many axes does b have?",
    look="keepdims=True or a reshape in the line that computes db",
    formula=DB,
)
linear_backward.slip(
    "db_column",
    "db is a column of shape (k, 1), as in the convention where examples are columns",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(dZ, axis=0).reshape(-1, 1)",
    ask="How many axes does b have?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_over_units_column",
    "db adds up the units of each example (axis=1, keepdims=True), as in the convention where examples are columns",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.sum(dZ, axis=1, keepdims=True)",
    ask="In this course an example is a row. Along which axis do the examples lie?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "divided_by_m",
    "dW and db are divided by m once more",
    of=line_by_line,
    was="dW = A.T @ dZ\n    db = np.sum(dZ, axis=0)",
    now="dW = A.T @ dZ / len(A)\n    db = np.sum(dZ, axis=0) / len(A)",
    ask="Where does the 1/m of a mean loss enter: in dZ, or in every layer?",
    look="the divisions by m",
    formula=ALL_THREE,
)


@linear_backward.mistake(
    "all three are divided by m once more",
    ask="Where does the 1/m of a mean loss enter: in dZ, or in every layer?",
    look="the divisions by m",
    formula=ALL_THREE,
)
def all_divided_by_m(dZ, A, W):
    dA = dZ @ W.T / len(A)
    dW = A.T @ dZ / len(A)
    db = np.sum(dZ, axis=0) / len(A)
    return dA, dW, db


linear_backward.slip(
    "dW_divided_by_m",
    "dW is divided by m once more",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T @ dZ / len(A)",
    ask="What happens to dW when every example stands in the batch twice?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dA_and_dW_divided_by_m",
    "dA and dW are divided by m once more",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ @ W.T / len(A)\n    dW = A.T @ dZ / len(A)",
    ask="Where does the 1/m of a mean loss enter: in dZ, or in every layer?",
    look="the divisions by m",
    formula=ALL_THREE,
)
linear_backward.slip(
    "dA_divided_by_m",
    "dA is divided by m once more",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ @ W.T / len(A)",
    ask="Does the gradient of one example depend on how many others there are?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "db_averaged",
    "db is the mean over the examples, not the sum",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.mean(dZ, axis=0)",
    ask="What happens to db when every example stands in the batch twice?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "dW_transposed",
    "dW is transposed: dZᵀA has the shape (k, n)",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = dZ.T @ A",
    ask="What is the shape of W, and what should be that of dW?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dA_transposed",
    "dA is transposed: W dZᵀ has the shape (n, m)",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = W @ dZ.T",
    ask="What is the shape of A, and what should be that of dA?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "both_transposed",
    "dA and dW are both transposed, as in the convention where examples are columns",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = W @ dZ.T\n    dW = dZ.T @ A",
    ask="In this course an example is a row. Is it one in your dA?",
    look=AT_FACTORS,
    formula=ALL_THREE,
)
linear_backward.slip(
    "W_not_transposed",
    "dA is dZ W, without the transposition of W",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ @ W",
    ask="dZ is (m, k) and W is (n, k). Which of the two must be turned for dA (m, n)?",
    look=AT_DA,
    formula=DA,
    shows_all=leaves_W_as_it_is,
)
linear_backward.slip(
    "A_not_transposed",
    "dW is A dZ, without the transposition of A",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A @ dZ",
    ask="A is (m, n) and dZ is (m, k). Which of the two must be turned for dW (n, k)?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "neither_transposed",
    "dA is dZ W and dW is A dZ, both without a transposition",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ @ W\n    dW = A @ dZ",
    ask="dZ is (m, k) and W is (n, k). Which of the two must be turned for dA (m, n)?",
    look="the factors of `@`",
    formula=ALL_THREE,
)
linear_backward.slip(
    "factors_swapped_in_dA",
    "dA is W dZ: the factors stand in the wrong order, and W is not transposed",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = W @ dZ",
    ask="W is (n, k) and dZ is (m, k). Which product has the shape (m, n)?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "factors_swapped_in_dA_with_T",
    "dA is Wᵀ dZ: the factors stand in the wrong order",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = W.T @ dZ",
    ask="Wᵀ is (k, n) and dZ is (m, k). Which product has the shape (m, n)?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "factors_swapped_in_dW",
    "dW is dZ Aᵀ: the factors stand in the wrong order",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = dZ @ A.T",
    ask="Aᵀ is (n, m) and dZ is (m, k). Which product has the shape (n, k)?",
    look=AT_DW,
    formula=DW,
)


@linear_backward.mistake(
    "dA is Wᵀ dZ and dW is dZ Aᵀ, the formulas of the convention where examples are columns",
    ask=SHAPE_OF_A,
    look=AT_FACTORS,
    formula=ALL_THREE,
)
def column_convention(dZ, A, W):
    dA = W.T @ dZ
    dW = dZ @ A.T
    db = np.sum(dZ, axis=1)
    return dA, dW, db


@linear_backward.mistake(
    "dA is Wᵀ dZ and dW is dZ Aᵀ, the formulas of the convention where examples are columns",
    ask=SHAPE_OF_A,
    look=AT_FACTORS,
    formula=ALL_THREE,
)
def column_convention_keepdims(dZ, A, W):
    dA = W.T @ dZ
    dW = dZ @ A.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dA, dW, db


@linear_backward.mistake(
    "dA is Wᵀ dZ and dW is dZ Aᵀ, divided by m, the formulas of the convention where examples are columns",
    ask=SHAPE_OF_A,
    look=AT_FACTORS,
    formula=ALL_THREE,
)
def column_convention_divided_by_m(dZ, A, W):
    dA = W.T @ dZ
    dW = dZ @ A.T / A.shape[1]
    db = np.sum(dZ, axis=1, keepdims=True) / A.shape[1]
    return dA, dW, db


linear_backward.slip(
    "reshaped_W",
    "W is reshaped to (k, n), not transposed: its entries keep their order and land in the wrong places",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ @ W.reshape(W.shape[1], W.shape[0])",
    ask=RESHAPE_OR_T,
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "reshaped_A",
    "A is reshaped to (n, m), not transposed: its entries keep their order and land in the wrong places",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.reshape(A.shape[1], A.shape[0]) @ dZ",
    ask=RESHAPE_OR_T,
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "reshaped_both",
    "A and W are reshaped, not transposed: their entries keep their order and land in the wrong places",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ @ W.reshape(W.shape[1], W.shape[0])\n    dW = A.reshape(A.shape[1], A.shape[0]) @ dZ",
    ask=RESHAPE_OR_T,
    look="reshape in dA and dW",
    formula=ALL_THREE,
)
linear_backward.slip(
    "reshaped_dW",
    "dZᵀA is reshaped to the shape of W, not transposed",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = (dZ.T @ A).reshape(W.shape)",
    ask=RESHAPE_OR_T,
    look=AT_DW,
    formula=DW,
)
