"""Wrong answers that have a name: those in products and form."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DA, AT_DB, AT_DW, DA, DB, DW

STAR_OR_AT = "What is the difference between * and @?"
WHICH_ORDER = "In which order does the exercise name the three?"
AT_RETURN = "the `return` line"
RETURN = "return dA, dW, db"
WHAT_ARRIVES = "What arrives from behind: the values of Z, or the gradient along them?"


linear_backward.slip(
    "elementwise",
    "`*` multiplies entry by entry where a matrix product is asked for",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ * W\n    dW = A * dZ",
    ask=STAR_OR_AT,
    look="the stars in dA and dW",
    formula=ALL_THREE,
)
linear_backward.slip(
    "elementwise_dA",
    "in dA, `*` multiplies entry by entry where a matrix product is asked for",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ * W.T",
    ask=STAR_OR_AT,
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "elementwise_dW",
    "in dW, `*` multiplies entry by entry where a matrix product is asked for",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T * dZ",
    ask=STAR_OR_AT,
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "dW_dA_db",
    "the order is (dW, dA, db), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dW, dA, db",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "dW_db_dA",
    "the order is (dW, db, dA), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dW, db, dA",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "dA_db_dW",
    "the order is (dA, db, dW), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dA, db, dW",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)


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
    "squeezed",
    "axes of length 1 are squeezed away",
    of=line_by_line,
    was="return dA, dW, db",
    now="return np.squeeze(dA), np.squeeze(dW), np.squeeze(db)",
    ask="What is the shape of dA for one example, and what should it be?",
    look="squeeze, ravel or flatten",
    formula=ALL_THREE,
)
linear_backward.slip(
    "db_squeezed",
    "db loses its axis when there is one unit",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.squeeze(np.sum(dZ, axis=0, keepdims=True))",
    ask="What is the shape of b when k = 1?",
    look="squeeze in the line that computes db",
    formula=DB,
)


@linear_backward.mistake(
    "db is missing",
    ask="Which three parts does the layer hand gradients to?",
    look=AT_RETURN,
    formula=RETURN,
)
def only_two(dZ, A, W):
    return dZ @ W.T, A.T @ dZ


linear_backward.slip(
    "dict_for_tuple",
    "a dict comes back, not a tuple",
    of=line_by_line,
    was="return dA, dW, db",
    now='return {"dA": dA, "dW": dW, "db": db}',
    ask="What does the exercise say about the kind of value that comes back?",
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "db_list",
    "db is a list, not an array",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = [float(sum(column)) for column in dZ.T]",
    ask="Can you write b - 0.1 * db with your db?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "elementwise_dA_without_T",
    "in dA, `*` multiplies entry by entry where a matrix product is asked for, and W is not turned",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ * W",
    ask=STAR_OR_AT,
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "elementwise_dW_without_T",
    "in dW, `*` multiplies entry by entry where a matrix product is asked for, and A is not turned",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A * dZ",
    ask=STAR_OR_AT,
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "elementwise_with_T",
    "`*` multiplies entry by entry where a matrix product is asked for, in dA and in dW",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ * W.T\n    dW = A.T * dZ",
    ask=STAR_OR_AT,
    look="the stars in dA and dW",
    formula=ALL_THREE,
)
linear_backward.slip(
    "db_dW_dA",
    "the order is (db, dW, dA), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return db, dW, dA",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
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
    "W_not_transposed_where_it_fits",
    "W is not turned in dA where it is square, since numpy does not complain there",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = dZ @ (W if W.shape[0] == W.shape[1] else W.T)",
    ask="When n = k, how would you notice that W should be turned?",
    look=AT_DA,
    formula=DA,
)
linear_backward.slip(
    "reshaped_dA",
    "dA has the right shape by a reshape, and that scrambles its entries",
    of=line_by_line,
    was="dA = dZ @ W.T",
    now="dA = (W @ dZ.T).reshape(A.shape)",
    ask="Do .reshape and .T put the entries of a matrix in the same places?",
    look=AT_DA,
    formula=DA,
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
    "divided_by_n",
    "dW is divided by the number of columns of A",
    of=line_by_line,
    was="dW = A.T @ dZ",
    now="dW = A.T @ dZ / A.shape[1]",
    ask="Does dZ = dL/dZ say already how the loss is averaged?",
    look=AT_DW,
    formula=DW,
)
linear_backward.slip(
    "db_dA_dW",
    "the order is (db, dA, dW), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return db, dA, dW",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
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
linear_backward.slip(
    "elementwise_with_a_T_in_dW",
    "`*` multiplies entry by entry where a matrix product is asked for, in dA and in dW, and W is not turned",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ * W\n    dW = A.T * dZ",
    ask=STAR_OR_AT,
    look="the stars in dA and dW",
    formula=ALL_THREE,
)
