"""Wrong answers that have a name."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.compare import is_float
from autograder.exercise import Case
from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll


def has_another_pi(case: Case, got: Any) -> bool:
    """Right but for the digits of π."""
    others = (3.14, 3.142, 3.1416, 3.1415, 3.0, 3.1, 22 / 7)
    shifts = [0.5 * math.log(other / math.pi) for other in others]
    return is_float(got) and any(math.isclose(got - case.want, shift, rel_tol=1e-4) for shift in shifts)


FORMULA = "½ log(2πσ²) + (y − ŷ)²/(2σ²)"
INSIDE_LOG = "what stands inside the logarithm"
AT_DENOMINATOR = "the denominator of the second term"
SECOND_TERM = "(y − ŷ)²/(2σ²)"
MEAN = "(1/m) · Σ [½ log(2πσ²) + (y − ŷ)²/(2σ²)]"
WITH_MEAN_SQUARE = "½ log(2πσ²) + mean((y − ŷ)²)/(2σ²)"
NATURAL_LOG = "the natural logarithm: np.log"


@gaussian_nll.mistake(
    "the part without ŷ, ½ log(2πσ²), is missing",
    ask="How large is the density at its peak when σ is 0.5, and what does your code answer for ŷ = y?",
    look="the first of the two terms",
    formula=FORMULA,
)
def constant_missing(y_hat, y, sigma):
    return np.mean((y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "2π is missing: only log σ stands in front of the squares",
    ask="How large is the density at its peak when σ is 1: is it 1?",
    look=INSIDE_LOG,
    formula="½ log(2πσ²) = log σ + ½ log(2π)",
)
def two_pi_missing(y_hat, y, sigma):
    return np.mean(np.log(sigma) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "σ is missing inside the logarithm: ½ log(2π) is the constant for σ = 1 only",
    ask="Is the peak of a narrow normal distribution as high as that of a wide one?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def sigma_missing_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the factor 2 is missing beside π",
    ask="What is the area below exp(−x²/2): √(2π) or √π?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def pi_without_2(y_hat, y, sigma):
    return np.mean(0.5 * np.log(np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "σ stands where σ² belongs, in both terms",
    ask="Is sigma the standard deviation or the variance?",
    look="sigma inside the logarithm and below the square",
    formula=FORMULA,
)
def sigma_not_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + (y - y_hat) ** 2 / (2 * sigma))


@gaussian_nll.mistake(
    "σ stands where σ² belongs, below the square of the error",
    ask="If y is in metres, in which unit is (y − ŷ)²/σ, and what should a logarithm be added to?",
    look=AT_DENOMINATOR,
    formula=FORMULA,
)
def sigma_below_the_square(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma))


@gaussian_nll.mistake(
    "σ stands where σ² belongs, inside the logarithm",
    ask="By which factor does the peak of the density fall when σ doubles?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def sigma_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "σ is squared twice",
    ask="Is sigma the standard deviation or the variance, and how often does your code square it?",
    look="each place where sigma is squared",
    formula=FORMULA,
)
def sigma_squared_twice(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**4) + (y - y_hat) ** 2 / (2 * sigma**4))


@gaussian_nll.mistake(
    "σ is squared twice below the square of the error",
    ask="An error of one σ: what does the second term come to?",
    look=AT_DENOMINATOR,
    formula=SECOND_TERM,
)
def sigma_squared_twice_below(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**4))


@gaussian_nll.mistake(
    "σ is squared twice inside the logarithm, which is log(σ²) where log σ belongs",
    ask="By which factor does the peak of the density fall when σ doubles?",
    look="the first term: log(σ²) = 2 log σ, and it stands behind a factor ½",
    formula="½ log(2πσ²) = ½ log(2π) + log σ",
)
def sigma_squared_twice_in_the_log(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi) + np.log(sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the square is multiplied by σ², because the brackets around 2σ² are missing",
    ask="What is 8 / 2 * 2 in Python?",
    look="the brackets of the denominator",
    formula=SECOND_TERM,
)
def times_sigma_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / 2 * sigma**2)


@gaussian_nll.mistake(
    "the second term is not divided by σ²",
    ask="Does an error of 1 cost the same when σ is 0.1 and when σ is 10?",
    look=AT_DENOMINATOR,
    formula=SECOND_TERM,
)
def square_not_divided(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / 2)


@gaussian_nll.mistake(
    "the terms are added up, not averaged",
    ask="What happens to your number when every example stands in the data twice?",
    look="the last step: np.sum where np.mean belongs",
    formula=MEAN,
)
def sum_not_mean(y_hat, y, sigma):
    return np.sum(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the squares are added up, not averaged, and the constant is added once",
    ask="What happens to your number when every example stands in the data twice?",
    look="np.sum around the squares",
    formula=WITH_MEAN_SQUARE,
)
def squares_added_up(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + np.sum((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the constant is divided by m as well as the sum of the squares, though it was added once",
    ask="For ŷ = y, does the answer depend on the number of examples?",
    look="the brackets, and whether the constant stands inside the sum",
    formula=WITH_MEAN_SQUARE,
)
def constant_divided_by_m(y_hat, y, sigma):
    return (0.5 * np.log(2 * np.pi * sigma**2) + np.sum((y - y_hat) ** 2) / (2 * sigma**2)) / len(y)


@gaussian_nll.mistake(
    "the constant is multiplied by m, though the squares are averaged",
    ask="For ŷ = y, does the answer depend on the number of examples?",
    look="the factor m or len(y) in front of the logarithm",
    formula=WITH_MEAN_SQUARE,
)
def constant_times_m(y_hat, y, sigma):
    return len(y) * 0.5 * np.log(2 * np.pi * sigma**2) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the ½ in front of the logarithm is missing",
    ask="The density has √(2πσ²) below it. What is the logarithm of a root?",
    look="the factor in front of the logarithm",
    formula=FORMULA,
)
def half_missing_in_front(y_hat, y, sigma):
    return np.mean(np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the ½ of the squared error is missing",
    ask="What is the exponent of the normal density, with all its factors?",
    look=AT_DENOMINATOR,
    formula=FORMULA,
)
def half_missing_in_the_square(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / sigma**2)


@gaussian_nll.mistake(
    "the ½ is missing in both terms",
    ask="For σ = 1 and ŷ = y the answer is ½ log(2π), which is 0.919. What does your code answer?",
    look="the factors in front of both terms",
    formula=FORMULA,
)
def half_missing_twice(y_hat, y, sigma):
    return np.mean(np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / sigma**2)


@gaussian_nll.mistake(
    "the squared error is halved twice: a ½ stands in front of both terms, or the 2 of 2σ² inside the square",
    ask="An error of one σ: what does the second term come to?",
    look="the brackets after 0.5, and those of the square",
    formula=FORMULA,
)
def halved_twice(y_hat, y, sigma):
    return np.mean(0.5 * (np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))


@gaussian_nll.mistake(
    "the logarithm has the wrong sign",
    ask="Is a wide distribution more or less sure than a narrow one, at its peak?",
    look="the sign in front of the logarithm",
    formula=FORMULA,
)
def log_subtracted(y_hat, y, sigma):
    return np.mean(-0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the square has the wrong sign, so a larger error costs less",
    ask="Should the loss grow or fall when the error grows?",
    look="the sign in front of the square",
    formula=FORMULA,
)
def square_subtracted(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) - (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "both terms have the wrong sign: this is the log-likelihood, not the negative one",
    ask="Should the loss grow or fall when the error grows?",
    look="the minus sign in front of the logarithm of the density",
    formula=FORMULA,
)
def log_likelihood_for_loss(y_hat, y, sigma):
    return np.mean(-0.5 * np.log(2 * np.pi * sigma**2) - (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the logarithm has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10",
    formula=NATURAL_LOG,
)
def log_10(y_hat, y, sigma):
    return np.mean(0.5 * np.log10(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the logarithm of the density has the base 10, not e",
    ask="Which number does np.log10 ask for the power of?",
    look="log10 of the density",
    formula=NATURAL_LOG,
)
def log_10_of_the_density(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)) / np.log(10)


@gaussian_nll.mistake(
    "the logarithm has the base 2, not e",
    ask="Which number does np.log2 ask for the power of?",
    look="log2",
    formula=NATURAL_LOG,
)
def log_2(y_hat, y, sigma):
    return np.mean(0.5 * np.log2(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the errors are not squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="** 2 after the brackets",
    formula=FORMULA,
)
def error_not_squared(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) / (2 * sigma**2))


@gaussian_nll.mistake(
    "the sizes of the errors stand where their squares belong",
    ask="How much more should an error of 4 cost than an error of 2?",
    look="abs(…)",
    formula=FORMULA,
)
def absolute_error(y_hat, y, sigma):
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + np.abs(y - y_hat) / (2 * sigma**2))


@gaussian_nll.mistake(
    "the mean error is squared, so errors of opposite sign cancel",
    ask="One prediction is 3 too high, another 3 too low. Is that no error at all?",
    look="the order of the mean and the square",
    formula="½ log(2πσ²) + mean((y − ŷ)²)/(2σ²): square first, then average",
)
def square_of_the_mean(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + np.mean(y - y_hat) ** 2 / (2 * sigma**2)


@gaussian_nll.mistake(
    "this is the mean squared error: sigma plays no part",
    ask="Where does your code use sigma?",
    look="both terms of the formula",
    formula=FORMULA,
)
def mean_squared_error(y_hat, y, sigma):
    return np.mean((y - y_hat) ** 2)


@gaussian_nll.mistake(
    "the spread of the errors stands in place of the sigma that is handed in",
    ask="Where does your code use the sigma of the call?",
    look="np.std or np.var",
    formula="½ log(2πσ²) + (y − ŷ)²/(2σ²), with the σ of the call",
    shows=lambda case, got: is_from_another_sigma(case, got),
)
def sigma_from_the_errors(y_hat, y, sigma):
    sigma = np.std(y - y_hat)
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2))


def is_from_another_sigma(case: Case, got: Any) -> bool:
    y_hat, y, _ = case.args
    r = y - y_hat
    with np.errstate(all="ignore"):
        variances = [np.var(x) for x in (r, y, y_hat)] + [np.mean(r**2.0)]
        variances += [np.var(x) * len(x) / (len(x) - 1) for x in (r, y, y_hat) if len(x) > 1]
        losses = [0.5 * np.log(2 * np.pi * v) + np.mean(r**2) / (2 * v) for v in variances]
    if len(y) == 1 or min(variances) < 1e-12:
        return True  # a spread of 0 gives whatever the learner made of a division by 0
    return is_float(got) and any(math.isclose(got, loss, rel_tol=1e-4) for loss in losses)


@gaussian_nll.mistake(
    "the density comes back, without a logarithm",
    ask="What does `negative log` in the name of this loss ask for?",
    look="the last step: −log of the density",
    formula=FORMULA,
)
def density_for_loss(y_hat, y, sigma):
    return np.mean(np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2))


@gaussian_nll.mistake(
    "the logarithm is taken of the mean density, not the mean of the logarithms",
    ask="Is the logarithm of a mean the mean of the logarithms?",
    look="the order of the mean and the logarithm",
    formula=MEAN,
)
def log_of_the_mean_density(y_hat, y, sigma):
    return -np.log(np.mean(np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2)))


@gaussian_nll.mistake(
    "the densities are multiplied first, and the product of 1,500 of them is too small for a float",
    ask="What is 0.2 to the power 1,500 in floating-point numbers, and what is its logarithm?",
    look="np.prod, and the place of the logarithm",
    formula="log of a product = sum of the logs",
    shows=lambda case, got: len(case.args[1]) >= 1000 and is_float(got) and (got == np.inf or 0 < got < 0.76),
)
def log_of_the_product(y_hat, y, sigma):
    density = np.exp(-((y - y_hat) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2)
    return -np.log(np.prod(density)) / len(y)


@gaussian_nll.mistake(
    "every prediction is compared with every y, because a column (m, 1) meets a row (m,)",
    ask="What is the shape of the difference of an array (3, 1) and an array (3,)?",
    look="reshape, [:, None] or keepdims, and the shape of the difference",
    formula="ŷ and y both have the shape (m,), and so has y − ŷ",
)
def every_pair(y_hat, y, sigma):
    r = y.reshape(-1, 1) - y_hat
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + r**2 / (2 * sigma**2))


@gaussian_nll.mistake(
    "the costs of the examples come back one by one, not their mean",
    ask="How many numbers does the function return for m examples, and how many should it return?",
    look="the last step: the mean",
    formula="(1/m) · Σ [½ log(2πσ²) + (y − ŷ)²/(2σ²)], one number",
)
def one_by_one(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)


@gaussian_nll.mistake(
    "the loop keeps the last term only",
    ask="What does your total hold after the second round of the loop?",
    look="= inside the loop, where += belongs",
    formula=MEAN,
)
def only_the_last(y_hat, y, sigma):
    for a, t in zip(y_hat, y, strict=True):
        total = 0.5 * np.log(2 * np.pi * sigma**2) + (t - a) ** 2 / (2 * sigma**2)
    return total / len(y)


@gaussian_nll.mistake(
    "the sign of the loss is dropped, but this loss is below 0 where σ is small",
    ask="How high is the peak of the bell curve for σ = 0.05, and which sign has −log of that height?",
    look="abs around the answer",
    formula=FORMULA + ", which may be negative",
)
def sign_dropped(y_hat, y, sigma):
    return abs(np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))


@gaussian_nll.mistake(
    "the loss is kept from falling below 0, but it is negative where σ is small",
    ask="How high is the peak of the bell curve for σ = 0.05, and which sign has −log of that height?",
    look="max(0, …), np.maximum or np.clip around the answer",
    formula=FORMULA + ", which may be negative",
)
def never_below_zero(y_hat, y, sigma):
    return max(0.0, np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - y_hat) ** 2 / (2 * sigma**2)))


@gaussian_nll.mistake(
    "π is cut off after a few digits",
    ask="What is np.pi − 3.14?",
    look="a 3.14 in your code: np.pi has all digits",
    formula=FORMULA,
    shows=has_another_pi,
)
def pi_cut_off(y_hat, y, sigma):
    return 0.5 * np.log(2 * 3.14 * sigma**2) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "log(2πσ) stands where log(σ√(2π)) belongs: the root of 2π is missing",
    ask="What is ½ log(2πσ²), if you take the ½ and the square apart?",
    look=INSIDE_LOG,
    formula="½ log(2πσ²) = log(σ√(2π)) = log σ + ½ log(2π)",
)
def root_missing(y_hat, y, sigma):
    return np.log(2 * np.pi * sigma) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the logarithm is missing: √(2πσ²) itself is added",
    ask="What is the logarithm of 1/√(2πσ²), the factor in front of the density?",
    look="the first of the two terms",
    formula=FORMULA,
)
def log_of_the_factor_missing(y_hat, y, sigma):
    return np.sqrt(2 * np.pi) * sigma + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.mistake(
    "the logarithm reaches the 2 alone: (log 2) · π stands there",
    ask="Where do the brackets of your logarithm end?",
    look=INSIDE_LOG,
    formula=FORMULA,
)
def log_of_2_alone(y_hat, y, sigma):
    return 0.5 * np.log(2) * np.pi + np.log(sigma) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)
