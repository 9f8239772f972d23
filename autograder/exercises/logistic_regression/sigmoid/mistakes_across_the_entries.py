"""Wrong answers that have a name: those where an answer depends on the other entries."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.sigmoid.exercise import sigmoid
from autograder.exercises.logistic_regression.sigmoid.hints import AT_DIVISOR, ENTRY_BY_ENTRY, FORMULA


@sigmoid.mistake(
    "this is the softmax: each answer depends on the other entries of z, and they add up to 1",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax(z):
    return np.exp(z) / np.sum(np.exp(z))


@sigmoid.mistake(
    "this is the softmax along the last axis: each answer depends on the others in its row",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def softmax_of_rows(z):
    z = np.asarray(z)
    if z.ndim == 0:
        return np.exp(z) / np.sum(np.exp(z))
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)


@sigmoid.mistake(
    "the exponentials of all entries are added up in the divisor",
    ask=ENTRY_BY_ENTRY,
    look=AT_DIVISOR,
    formula=FORMULA + ", for each entry by itself",
)
def summed_in_the_divisor(z):
    return 1 / (1 + np.sum(np.exp(-z)))


@sigmoid.mistake(
    "one number comes back, the mean over all entries",
    ask="How many answers does a vector of three numbers need?",
    look="np.mean",
    formula=FORMULA + ", for each entry by itself",
)
def mean_of_all(z):
    return np.mean(1 / (1 + np.exp(-z)))
