"""Wrong answers that have a name: those in the range and the type of the values."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector
from autograder.exercises.logistic_regression.image_to_vector.hints import ORDER, WHAT_IS_BLACK


@image_to_vector.mistake(
    "the values are not divided by 255",
    ask="In which range should the entries of X lie, and in which do yours?",
    look="the last line: a division is missing",
    formula=ORDER,
)
def not_divided(imgs):
    return imgs.reshape(imgs.shape[0], -1).astype(float)


def whole_numbers_from_0_to_255(case: Case, got: Any) -> bool:
    want = case.args[0].reshape(len(case.args[0]), -1)
    return got.dtype.kind in "iu" and got.shape == want.shape and bool((got == want).all())


@image_to_vector.mistake(
    "the whole numbers from 0 to 255 come back, where floats from 0 to 1 are asked for",
    ask="In which range should the entries of X lie, and of which type should they be?",
    look="the last line: a division by 255 is missing",
    formula=ORDER,
    shows=whole_numbers_from_0_to_255,
)
def left_as_uint8(imgs):
    return imgs.reshape(imgs.shape[0], -1)


@image_to_vector.mistake(
    "the fractions are cut off, so all that is left is 0 and 1",
    ask="What does 200 // 255 give, and what does 200 / 255?",
    look="//, int(…) or astype, or an array of whole numbers that the answer is written into",
    formula=ORDER + ", with / and not //",
)
def integer_division(imgs):
    return imgs.reshape(imgs.shape[0], -1) // 255


@image_to_vector.mistake(
    "the fractions are rounded, so all that is left is 0 and 1",
    ask="What should become of a grey pixel of value 100?",
    look="round or a comparison with 0.5",
    formula=ORDER,
)
def rounded_to_0_and_1(imgs):
    return np.round(imgs.reshape(imgs.shape[0], -1) / 255)


@image_to_vector.mistake(
    "the values are divided by 256",
    ask="Which number should the brightest value, 255, become?",
    look="the divisor",
    formula=ORDER,
)
def divided_by_256(imgs):
    return imgs.reshape(imgs.shape[0], -1) / 256


@image_to_vector.mistake(
    "the values are divided by 255 twice",
    ask="Which number should the brightest value, 255, become?",
    look="two divisions, one in the loop and one after it perhaps",
    formula=ORDER,
)
def divided_twice(imgs):
    return imgs.reshape(imgs.shape[0], -1) / 255 / 255


@image_to_vector.mistake(
    "the values are divided by the largest one that happens to be there, not by 255",
    ask="What happens to a dark image that has no 255 in it?",
    look="max() in the divisor",
    formula=ORDER,
)
def divided_by_the_largest(imgs):
    return imgs.reshape(imgs.shape[0], -1) / imgs.max()


@image_to_vector.mistake(
    "each image is divided by its own largest value, not by 255",
    ask="Do a dark image and a bright one still differ in your answer?",
    look="max(axis=…) in the divisor",
    formula=ORDER,
)
def divided_by_its_own_largest(imgs):
    X = imgs.reshape(imgs.shape[0], -1)
    return X / X.max(axis=1, keepdims=True)


@image_to_vector.mistake(
    "the values are stretched from their smallest to their largest, not divided by 255",
    ask="What happens to a grey image whose values all lie near 100?",
    look="min() and max()",
    formula=ORDER,
)
def stretched(imgs):
    X = imgs.reshape(imgs.shape[0], -1).astype(float)
    return (X - X.min()) / (X.max() - X.min())


@image_to_vector.mistake(
    "the values are moved to mean 0 and spread 1, not divided by 255",
    ask="In which range should the entries of X lie?",
    look="mean() and std()",
    formula=ORDER,
)
def standardised(imgs):
    X = imgs.reshape(imgs.shape[0], -1).astype(float)
    return (X - X.mean()) / X.std()


@image_to_vector.mistake(
    "the values lie between −1 and 1, where 0 to 1 is asked for",
    ask=WHAT_IS_BLACK,
    look="127.5, or 2 · x − 1",
    formula=ORDER,
)
def from_minus_one_to_one(imgs):
    return imgs.reshape(imgs.shape[0], -1) / 127.5 - 1


@image_to_vector.mistake(
    "black and white are exchanged",
    ask=WHAT_IS_BLACK,
    look="1 − … or 255 − …",
    formula=ORDER,
)
def inverted(imgs):
    return 1 - imgs.reshape(imgs.shape[0], -1) / 255
