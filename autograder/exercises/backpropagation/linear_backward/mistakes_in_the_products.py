"""Wrong answers that have a name: those in the matrix products: entry by entry, not turned, reshaped."""

from __future__ import annotations

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DA, AT_DW, DA, DW

STAR_OR_AT = "What is the difference between * and @?"


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
    "elementwise_with_a_T_in_dW",
    "`*` multiplies entry by entry where a matrix product is asked for, in dA and in dW, and W is not turned",
    of=line_by_line,
    was="dA = dZ @ W.T\n    dW = A.T @ dZ",
    now="dA = dZ * W\n    dW = A.T * dZ",
    ask=STAR_OR_AT,
    look="the stars in dA and dW",
    formula=ALL_THREE,
)
