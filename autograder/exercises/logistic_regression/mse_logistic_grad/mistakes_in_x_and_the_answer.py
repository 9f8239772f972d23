"""Wrong answers that have a name: those in x and the answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.mse_logistic_grad.equivalents import line_by_line
from autograder.exercises.logistic_regression.mse_logistic_grad.exercise import mse_logistic_grad
from autograder.exercises.logistic_regression.mse_logistic_grad.hints import AT_DB, AT_DW, DB, DW, GRADIENT
from autograder.exercises.logistic_regression.mse_logistic_grad.shows import (
    has_a_penalty,
    is_number,
    is_over_m_minus_1,
    is_swapped,
)

RETURN = "return dw, db"


mse_logistic_grad.slip(
    "x_missing",
    "the factor x is missing in dw, so every slope is db",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.full(X.shape[1], np.mean(dz)), np.mean(dz)",
    ask="Does a feature that is 0 in every example move the loss?",
    look=AT_DW,
    formula=DW,
)
mse_logistic_grad.slip(
    "x_missing_and_one_number",
    "the factor x is missing in dw, so dw is db over again",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(dz), np.mean(dz)",
    ask="Does a feature that is 0 in every example move the loss?",
    look=AT_DW,
    formula=DW,
)
mse_logistic_grad.slip(
    "penalty_added",
    "a multiple of w is added to dw, as for a penalty on large weights, which this loss does not have",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y) + 0.1 * w, np.mean(dz)",
    ask="Where does the loss that is asked for depend on w, other than through p?",
    look=AT_DW,
    formula=DW,
    shows_all=has_a_penalty,
)
mse_logistic_grad.slip(
    "w_for_x",
    "dz is multiplied by w in dw, where x belongs: that is the slope along x",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(dz) * w, np.mean(dz)",
    ask="Which of w and x can training move?",
    look="the second factor in dw",
    formula=DW,
)
mse_logistic_grad.slip(
    "means_of_x",
    "dw is the mean of dz times the mean of x, not the mean of the products",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(X, axis=0) * np.mean(dz), np.mean(dz)",
    ask="For (1, −1) and (2, 4): what is the mean of the products, and what is the product of the means?",
    look="the means in the line that computes dw: how many of them are taken",
    formula=DW,
)
mse_logistic_grad.slip(
    "dw_sign",
    "dw has the opposite sign",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return -X.T @ dz / len(y), np.mean(dz)",
    ask="For x > 0: do w and b move z in the same direction or in opposite ones?",
    look="the sign in the line that computes dw",
    formula=GRADIENT,
)
mse_logistic_grad.slip(
    "db_sign",
    "db has the opposite sign",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), -np.mean(dz)",
    ask="For x > 0: do w and b move z in the same direction or in opposite ones?",
    look="the sign in the line that computes db",
    formula=GRADIENT,
)
mse_logistic_grad.slip(
    "x_squared",
    "x is squared in dw",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return (X**2).T @ dz / len(y), np.mean(dz)",
    ask="How often does x stand in the logit w·x + b?",
    look=AT_DW,
    formula=DW,
)
mse_logistic_grad.slip(
    "db_from_dw",
    "db is the mean of the entries of dw",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), np.mean(X.T @ dz / len(y))",
    ask="Which number does b multiply in the logit, as w multiplies x?",
    look=AT_DB,
    formula=DB,
)
mse_logistic_grad.slip(
    "db_times_b",
    "db is multiplied by b",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), np.mean(dz) * b",
    ask="What is the derivative of X w + b with respect to b?",
    look=AT_DB,
    formula=DB,
)
mse_logistic_grad.slip(
    "pair_swapped",
    "the pair comes back as (db, dw)",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(dz), X.T @ dz / len(y)",
    ask="In which order are w and b named in the arguments?",
    look="the `return` line",
    formula=RETURN,
    shows=is_swapped,
)
mse_logistic_grad.slip(
    "one_array",
    "dw and db come back in one array, not as a pair",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.append(X.T @ dz / len(y), np.mean(dz))",
    ask="What should `dw, db = …` find in your answer?",
    look="the `return` line: np.append, np.concatenate, np.hstack",
    formula=RETURN,
)
mse_logistic_grad.slip(
    "parameters_after_a_step",
    "the gradient is subtracted from w and b already: these are new parameters, not slopes",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return w - X.T @ dz / len(y), b - np.mean(dz)",
    ask="Where in this function is a learning rate?",
    look="the `return` line",
    formula=RETURN,
)


@mse_logistic_grad.mistake(
    "the fractions of dw are cut off when w holds ints",
    ask="What can be stored in np.zeros_like(w) when w holds ints?",
    look="the array for dw, and its dtype",
    formula="dw = np.zeros(n) holds floats, whatever w holds",
)
def int_entries(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz, dw = 2 * (p - y) * p * (1 - p), np.zeros_like(w)
    for j in range(len(w)):
        dw[j] = np.mean(dz * X[:, j])
    return dw, np.mean(dz)


@mse_logistic_grad.mistake(
    "np.zeros_like(w) holds ints when w does, and += cannot add fractions to them",
    ask="What is the dtype of np.zeros_like(w) when w is np.array([1, -2])?",
    look="the line that makes dw",
    formula="dw = np.zeros(n) holds floats, whatever w holds",
)
def int_accumulator(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz, dw = 2 * (p - y) * p * (1 - p), np.zeros_like(w)
    for i in range(len(y)):
        dw += X[i] * dz[i] / len(y)
    return dw, np.mean(dz)


mse_logistic_grad.slip(
    "one_feature_squeezed",
    "dw is squeezed, so with one feature (n = 1) it is a bare number, no array",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.squeeze(X.T @ dz[:, None] / len(y)), np.mean(dz)",
    ask="What does np.squeeze make of an array of shape (1, 1)?",
    look="np.squeeze, and indexing at the end",
    formula="dw = Xᵀ dz / m, of shape (n,) also for n = 1",
    shows=is_number,
)


mse_logistic_grad.slip(
    "dz_along_the_features_to_one_number",
    "dz meets X along the wrong axis, as dz * X, and the mean makes one number of all products",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.mean(dz * X), np.mean(dz)",
    ask="Which row of X belongs to dz[0], and how many slopes does w need?",
    look="the product of dz and X, and the mean around it",
    formula=DW,
)
mse_logistic_grad.slip(
    "dw_added_up",
    "the slopes along all weights are added up to one number",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return np.sum(X.T @ dz) / len(y), np.mean(dz)",
    ask="How many numbers does w hold, and how many slopes does it need?",
    look="np.sum around X.T @ dz: the product has added up over the examples already",
    formula=DW,
)
mse_logistic_grad.slip(
    "db_is_0",
    "db is always 0",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), 0.0",
    ask="Does the loss change when b grows a little?",
    look="the line that computes db",
    formula=DB,
)
mse_logistic_grad.slip(
    "divided_by_m_minus_1",
    "the sums are divided by m − 1, where they are means over m examples",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / max(len(y) - 1, 1), np.sum(dz) / max(len(y) - 1, 1)",
    ask="How many examples does the loss average over?",
    look="the divisor",
    formula=GRADIENT,
    shows=is_over_m_minus_1,
)
