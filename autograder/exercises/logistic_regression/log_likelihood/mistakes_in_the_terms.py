"""Wrong answers that have a name: those in the two terms, y · log p and (1 − y) · log(1 − p)."""

from __future__ import annotations

import numpy as np

from autograder.compare import is_float
from autograder.exercises.logistic_regression.log_likelihood.exercise import log_likelihood
from autograder.exercises.logistic_regression.log_likelihood.hints import FORMULA
from autograder.exercises.logistic_regression.log_likelihood.shows import is_eps_of_both_logs, is_eps_of_one_log


@log_likelihood.mistake(
    "the examples with y = 0 add nothing: the term with 1 − y is missing",
    ask="What does an example with y = 0 and p = 0.9 add to your sum, and what should it add?",
    look="the second half of the formula",
    formula=FORMULA,
)
def second_term_missing(p, y):
    return np.sum(y * np.log(p))


@log_likelihood.mistake(
    "the examples with y = 1 add nothing: the term with y is missing",
    ask="What does an example with y = 1 and p = 0.1 add to your sum, and what should it add?",
    look="the first half of the formula",
    formula=FORMULA,
)
def first_term_missing(p, y):
    return np.sum((1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "y stands inside a logarithm, and the logarithm of 0 is −inf",
    ask="What is log(y · p) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
)
def y_inside_the_log(p, y):
    return np.sum(np.log(y * p) + np.log((1 - y) * (1 - p)))


@log_likelihood.mistake(
    "y stands inside the one logarithm there is: log(y · p) is −inf for y = 0",
    ask="What is log(y · p) for y = 0?",
    look="the brackets of log(…), and the second half of the formula",
    formula=FORMULA,
)
def log_of_y_times_p(p, y):
    return np.sum(np.log(y * p))


@log_likelihood.mistake(
    "y stands inside a logarithm, and the small number added there makes log 0 a large negative number",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…): y belongs in front of it",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_both_logs(case.args[0], case.args[1], float(got)),
)
def y_inside_the_log_with_eps(p, y):
    return np.sum(np.log(y * p + 1e-12) + np.log((1 - y) * (1 - p) + 1e-12))


@log_likelihood.mistake(
    "y stands inside the one logarithm there is, and for y = 0 only the small number beside it is left",
    ask="What is log(y · p + 1e-12) for y = 0?",
    look="the brackets of log(…), and the second half of the formula",
    formula=FORMULA,
    shows=lambda case, got: is_float(got) and is_eps_of_one_log(case.args[0], case.args[1], float(got)),
)
def log_of_y_times_p_with_eps(p, y):
    return np.sum(np.log(y * p + 1e-12))


@log_likelihood.mistake(
    "the labels play no part: log p is added for every example",
    ask="What does an example with y = 0 and p = 0.9 add to your sum, and what should it add?",
    look="the factor y in front of log p",
    formula=FORMULA,
)
def labels_ignored(p, y):
    return np.sum(np.log(p))


@log_likelihood.mistake(
    "log p and log(1 − p) are added for every example, whatever its label",
    ask="How many of the two terms count for one example?",
    look="the factors y and 1 − y",
    formula=FORMULA,
)
def both_logs_for_every_example(p, y):
    return np.sum(np.log(p) + np.log(1 - p))


@log_likelihood.mistake(
    "the labels are exchanged: log p is added where y is 0",
    ask="Which probability does the model give to what happened when y = 1?",
    look="which of y and 1 − y stands in front of log p",
    formula=FORMULA,
)
def labels_exchanged(p, y):
    return np.sum((1 - y) * np.log(p) + y * np.log(1 - p))


@log_likelihood.mistake(
    "the second term is subtracted where it belongs added",
    ask="Does an unlikely label 0 raise or lower a product of probabilities?",
    look="the sign between the two terms",
    formula=FORMULA,
)
def second_term_subtracted(p, y):
    return np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "the minus sign reaches the first term alone",
    ask="Which of the two terms of your sum is negative, and should they not both be?",
    look="the minus in front of y",
    formula=FORMULA,
)
def first_term_subtracted(p, y):
    return np.sum(-y * np.log(p) + (1 - y) * np.log(1 - p))


@log_likelihood.mistake(
    "1 − log p stands where log(1 − p) belongs",
    ask="What is log(1 − p) for p = 0.5, and what is 1 − log p?",
    look="the brackets in the second half of the formula",
    formula=FORMULA,
)
def one_minus_log(p, y):
    return np.sum(y * np.log(p) + (1 - y) * (1 - np.log(p)))


@log_likelihood.mistake(
    "the brackets around 1 − y are missing, so only y · log(1 − p) is subtracted from the 1",
    ask="Which is worked out first in 1 - y * np.log(1 - p), the minus or the product?",
    look="the brackets around 1 − y",
    formula=FORMULA,
)
def brackets_missing(p, y):
    return np.sum(y * np.log(p) + 1 - y * np.log(1 - p))
