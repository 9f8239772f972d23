"""Wrong answers that have a name: those in means and shapes."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.logistic_grad.equivalents import line_by_line
from autograder.exercises.logistic_regression.logistic_grad.exercise import logistic_grad
from autograder.exercises.logistic_regression.logistic_grad.hints import AT_DB, AT_DW, DB, DW, GRADIENT, P
from autograder.exercises.logistic_regression.mse_logistic_grad.shows import (
    has_x_for_its_transpose,
    is_column,
    is_db_array,
    is_every_pair,
    is_per_example,
    is_row,
    of_one,
)

GRADIENT_WITH_M = "dw = Xᵀ (p − y) / m, db = mean(p − y), with m = X.shape[0]"
DW_FLAT = "dw = Xᵀ (p − y) / m, of shape (n,)"
COLUMN_MINUS_FLAT = "What is the shape of the difference of an array (3, 1) and an array (3,)?"
AT_SHAPES = "reshape, [:, None] and keepdims, and the shape of p − y"
ALL_FLAT = "p, y and dz all have the shape (m,)"
DB_ONE_NUMBER = "db = mean(p − y), one number"


logistic_grad.slip(
    "both_summed",
    "both are sums over the examples, not means",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz, np.sum(dz)",
    ask="What happens to your gradient when every example stands in the data twice?",
    look="a sum or a product with X that is not divided by m",
    formula=GRADIENT,
)
logistic_grad.slip(
    "dw_summed",
    "dw is a sum over the examples, not a mean",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz, np.mean(dz)",
    ask="What happens to dw when every example stands in the data twice?",
    look=AT_DW,
    formula=DW,
)
logistic_grad.slip(
    "db_summed",
    "db is a sum over the examples, not a mean",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), np.sum(dz)",
    ask="What happens to db when every example stands in the data twice?",
    look=AT_DB,
    formula=DB,
)
logistic_grad.slip(
    "both_divided_by_n",
    "the sums are divided by the number of features n, not by the number of examples m",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / X.shape[1], np.sum(dz) / X.shape[1]",
    ask="How many examples does X hold, and which axis counts them?",
    look="X.shape[1], and len() of an array over features",
    formula=GRADIENT_WITH_M,
)
logistic_grad.slip(
    "dw_divided_by_n",
    "dw is divided by the number of features n, not by the number of examples m",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / X.shape[1], np.mean(dz)",
    ask="How many examples does X hold, and which axis counts them?",
    look="X.shape[1] or len(w) in the line that computes dw",
    formula=GRADIENT_WITH_M,
)
logistic_grad.slip(
    "dw_divided_by_size",
    "dw is divided by the number of all values in X, m · n, not by the number of examples m",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / X.size, np.mean(dz)",
    ask="How many examples does X hold?",
    look="X.size",
    formula=GRADIENT_WITH_M,
)
logistic_grad.slip(
    "both_divided_twice",
    "both are divided by m twice",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y) ** 2, np.mean(dz) / len(y)",
    ask="What happens to your gradient when every example stands in the data twice?",
    look="a mean that is divided by m again",
    formula=GRADIENT,
)
logistic_grad.slip(
    "dw_divided_twice",
    "dw is divided by m twice",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y) ** 2, np.mean(dz)",
    ask="What happens to dw when every example stands in the data twice?",
    look="a mean that is divided by m again",
    formula=DW,
)
logistic_grad.slip(
    "both_halved",
    "both are half as large as they should be: a ½ stands in front, or m is doubled in the division",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / (2 * len(y)), np.sum(dz) / (2 * len(y))",
    ask="Is there a 1/(2m) in the loss that is asked for?",
    look="the number you divide by",
    formula=GRADIENT,
)


@logistic_grad.mistake(
    "the loop keeps the last example only",
    ask="What does dw hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula="dw = Xᵀ (p − y) / m, db = mean(p − y), over all examples",
    shows=of_one(logistic_grad, -1),
)
def only_the_last_example(X, y, w, b):
    for i in range(len(y)):
        p = 1 / (1 + np.exp(-(X[i] @ w + b)))
        dz = p - y[i]
        dw, db = X[i] * dz, dz
    return dw / len(y), db / len(y)


@logistic_grad.mistake(
    "only the first example counts, as when the `return` stands inside the loop",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the `return` line",
    formula="dw = Xᵀ (p − y) / m, db = mean(p − y), over all examples",
    shows=of_one(logistic_grad, 0),
)
def returns_inside_the_loop(X, y, w, b):
    dw, db = np.zeros(X.shape[1]), 0.0
    for i in range(len(y)):
        p = 1 / (1 + np.exp(-(X[i] @ w + b)))
        dz = p - y[i]
        dw, db = dw + X[i] * dz, db + dz
        return dw / len(y), db / len(y)


@logistic_grad.mistake(
    "X is read in the column convention, with an example in each column: in this course an example is a row",
    ask="What is the shape of X here, and which of the two numbers counts the examples?",
    look="w.T @ X, and the X in dw: both are products for an X of shape (n, m)",
    formula="p = σ(X w + b), dw = Xᵀ (p − y) / m",
)
def column_convention(X, y, w, b):
    p = 1 / (1 + np.exp(-(w.T @ X + b)))
    dz = p - y
    return X @ dz / len(y), np.mean(dz)


logistic_grad.slip(
    "x_not_transposed",
    "X stands in dw where Xᵀ belongs: that is transposed, for the column convention, with an example in each column",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X @ dz / len(y), np.mean(dz)",
    ask="What is the shape of X @ (p − y), and what is that of Xᵀ @ (p − y)?",
    look=AT_DW,
    formula=DW,
    shows_all=has_x_for_its_transpose(logistic_grad),
)
logistic_grad.slip(
    "w_times_x",
    "z is w X, which is transposed, for the column convention, with an example in each column: here it is a row",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(w @ X + b)))",
    ask="What is the shape of w @ X, and how many logits do you need?",
    look="the line that computes z or p",
    formula=P,
)


@logistic_grad.mistake(
    "X is read in the column convention, and dw is a column too: here an example is a row of X, and dw is (n,)",
    ask="What is the shape of X here, and which of the two numbers counts the examples?",
    look="w.T @ X, and the X in dw: both are products for an X of shape (n, m)",
    formula="p = σ(X w + b), dw = Xᵀ (p − y) / m, with y, p (m,) and w, dw (n,)",
)
def column_convention_in_2d(X, y, w, b):
    p = 1 / (1 + np.exp(-(w.reshape(-1, 1).T @ X + b)))
    dz = p - y
    return X @ dz.T / X.shape[1], np.mean(dz)


logistic_grad.slip(
    "dw_as_a_column",
    "dw is a column (n, 1), as in the column convention: here dw has the shape of w, (n,)",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return (X.T @ dz / len(y)).reshape(-1, 1), np.mean(dz)",
    ask="What is the shape of w, and what is that of w − lr · dw with your dw?",
    look="reshape, [:, None] and keepdims",
    formula=DW_FLAT,
    shows=is_column,
)
logistic_grad.slip(
    "dw_as_a_row",
    "dw is transposed to a row (1, n): here dw has the shape of w, (n,)",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return (dz.reshape(1, -1) @ X) / len(y), np.mean(dz)",
    ask="What is the shape of w, and what is that of w − lr · dw with your dw?",
    look="reshape, [None, :] and keepdims",
    formula=DW_FLAT,
    shows=is_row,
)
logistic_grad.slip(
    "every_pair",
    "every prediction meets every label, because a column (m, 1) meets a row (m,)",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))",
    ask=COLUMN_MINUS_FLAT,
    look=AT_SHAPES,
    formula=ALL_FLAT,
    shows=is_every_pair,
)


@logistic_grad.mistake(
    "every prediction meets every label, as a column (m, 1) meets a row (m,), and all pairs are averaged",
    ask=COLUMN_MINUS_FLAT,
    look=AT_SHAPES,
    formula=ALL_FLAT,
)
def every_pair_averaged(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))
    dz = p - y
    return np.mean(X.T @ dz, axis=1) / len(y), np.mean(dz)


@logistic_grad.mistake(
    "every prediction meets every label, as a column (m, 1) meets a row (m,), and all pairs are averaged",
    ask=COLUMN_MINUS_FLAT,
    look=AT_SHAPES,
    formula=ALL_FLAT,
)
def every_pair_against_the_labels(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))
    dz = p - y
    return np.mean(dz @ X, axis=0) / len(y), np.mean(dz)


logistic_grad.slip(
    "one_gradient_per_example",
    "there is a gradient for each example, because no mean is taken over them",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X * dz[:, None], dz",
    ask="How many numbers does w hold, and how many slopes does it need?",
    look="the line that computes dw: which axis is left",
    formula=GRADIENT,
    shows=is_per_example,
)
logistic_grad.slip(
    "db_per_example",
    "db holds a number for each example, because no mean is taken",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), dz",
    ask="How many numbers is b, and how many slopes does it need?",
    look=AT_DB,
    formula=DB_ONE_NUMBER,
)
logistic_grad.slip(
    "db_per_example_divided",
    "db holds a number for each example: they are divided by m, but not added up",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), dz / len(y)",
    ask="How many numbers is b, and how many slopes does it need?",
    look=AT_DB,
    formula=DB_ONE_NUMBER,
)
logistic_grad.slip(
    "db_as_an_array",
    "db comes back as an array, not as one number",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), np.array([np.mean(dz)])",
    ask="How many axes has a number?",
    look="keepdims, axis=0 in the sum of a column, and np.array([…])",
    formula=DB_ONE_NUMBER,
    shows=is_db_array,
)
logistic_grad.slip(
    "mean_over_the_features",
    "the mean is taken over the features, not over the examples",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(X * dz[:, None], axis=1), np.mean(dz)",
    ask="Which axis of X counts the examples, 0 or 1?",
    look="axis=1 in the line that computes dw",
    formula="dw = Xᵀ (p − y) / m, the mean over axis 0",
)
logistic_grad.slip(
    "mean_over_everything",
    "dw is one number, because the mean is taken over the features too",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(X * dz[:, None]), np.mean(dz)",
    ask="How many numbers does w hold, and how many slopes does it need?",
    look="a mean or sum without axis=0",
    formula=DW_FLAT,
)
logistic_grad.slip(
    "dz_along_the_features",
    "dz meets X along the wrong axis: X * dz multiplies column j of X by dz[j], where row i belongs to dz[i]",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(X * dz, axis=0), np.mean(dz)",
    ask="Does X * dz work when X has 5 rows and 2 columns?",
    look="the * between X and the m values of dz",
    formula="dw = Xᵀ (p − y) / m = mean over the rows of X * dz[:, None]",
)
