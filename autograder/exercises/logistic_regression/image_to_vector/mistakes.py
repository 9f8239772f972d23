"""Wrong answers that have a name."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector

ORDER = "X = imgs.reshape(m, -1) / 255, with m = imgs.shape[0]"
SHAPE = "X has the shape (m, h·w·c)"
HOW_MANY_AXES = "How many axes does your answer have, and how many should it have?"
WHAT_IS_BLACK = "Which number should black, 0, become?"


@image_to_vector.mistake(
    "the images are scrambled: they are cut into h·w·c rows of m entries first, and then turned",
    ask="Which image do the first m entries in memory belong to?",
    look="reshape: which length comes first in it, and the .T after it",
    formula=ORDER,
)
def scrambled_and_turned(imgs):
    return imgs.reshape(-1, imgs.shape[0]).T / 255


@image_to_vector.mistake(
    "the images are scrambled: each column of the answer takes entries from several images",
    ask="Which image do the first m entries in memory belong to?",
    look="the order of the two lengths in reshape",
    formula=ORDER,
)
def scrambled(imgs):
    return imgs.reshape(-1, imgs.shape[0]) / 255


@image_to_vector.mistake(
    "the images stand in the columns, transposed: in this course an example is a row",
    ask="Which shape is asked for, and what do its rows stand for?",
    look="`.T`, `axis=1` or column_stack",
    formula="X has the shape (m, h·w·c): row i is image i",
)
def images_in_columns(imgs):
    return imgs.reshape(imgs.shape[0], -1).T / 255


@image_to_vector.mistake(
    "the channels are moved first: all of channel 0, then all of channel 1",
    ask="Which number comes after the red of the first pixel: its green, or the red of the next pixel?",
    look="transpose, moveaxis, or a loop over channels on the outside",
    formula=ORDER + ", without moving an axis",
)
def channels_first(imgs):
    return np.transpose(imgs, (0, 3, 1, 2)).reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "the entries of an image come in column-major order: down its columns, and the last channel last",
    ask="Which number comes after the red of the first pixel: its green, or the red of the pixel below?",
    look='order="F", or several axes turned round before reshape',
    formula=ORDER + ', in numpy\'s own order ("C")',
)
def column_major(imgs):
    return imgs.reshape(imgs.shape[0], -1, order="F") / 255


@image_to_vector.mistake(
    "rows and columns of each image have changed places",
    ask="Which pixel comes second: the one to the right of the first, or the one below?",
    look="swapaxes, transpose, or the order of the two inner loops",
    formula=ORDER + ": row by row, then column by column",
)
def columns_before_rows(imgs):
    return imgs.swapaxes(1, 2).reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "within each row of an image, all of channel 0 comes first, then all of channel 1",
    ask="Which number comes after the red of the first pixel: its green, or the red of the next pixel?",
    look="swapaxes, transpose, or the order of the two inner loops",
    formula=ORDER + ": row, column, channel",
)
def channel_before_column(imgs):
    return imgs.swapaxes(2, 3).reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "the order of the channels is turned round",
    ask="Which of the numbers of a pixel comes first in your row?",
    look="[..., ::-1] or another step of −1",
    formula=ORDER,
)
def channels_reversed(imgs):
    return imgs[..., ::-1].reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "the images are flattened into one single vector",
    ask="How many axes does your answer have, and where does the second image begin?",
    look="ravel, flatten or reshape(-1): the number of images must stay",
    formula=SHAPE,
)
def m_flattened_too(imgs):
    return imgs.ravel() / 255


@image_to_vector.mistake(
    "all images stand in one single row",
    ask="How many examples does a matrix with one row hold?",
    look="the first length in reshape",
    formula=SHAPE,
)
def one_row_for_all(imgs):
    return imgs.reshape(1, -1) / 255


@image_to_vector.mistake(
    "each pixel has a row of its own, where each image should have one",
    ask="How many rows does your answer have, and how many images are there?",
    look="the two lengths in reshape",
    formula=SHAPE,
)
def a_row_per_pixel(imgs):
    return imgs.reshape(-1, imgs.shape[-1]) / 255


@image_to_vector.mistake(
    "each row of pixels has a row of its own, where each image should have one",
    ask="How many rows does your answer have, and how many images are there?",
    look="the two lengths in reshape",
    formula=SHAPE,
)
def a_row_per_row_of_pixels(imgs):
    return imgs.reshape(imgs.shape[0] * imgs.shape[1], -1) / 255


@image_to_vector.mistake(
    "the channels keep an axis of their own",
    ask=HOW_MANY_AXES,
    look="the lengths in reshape: h, w and c all go into the last one",
    formula=SHAPE,
)
def channels_kept_apart(imgs):
    m, h, w, c = imgs.shape
    return imgs.reshape(m, h * w, c) / 255


@image_to_vector.mistake(
    "the rows of the images keep an axis of their own",
    ask=HOW_MANY_AXES,
    look="the lengths in reshape: h, w and c all go into the last one",
    formula=SHAPE,
)
def rows_kept_apart(imgs):
    m, h, w, c = imgs.shape
    return imgs.reshape(m, h, w * c) / 255


@image_to_vector.mistake(
    "nothing is flattened: the images keep their four axes",
    ask=HOW_MANY_AXES,
    look="reshape: it returns a new array, and its result has to be used",
    formula=ORDER,
)
def not_flattened(imgs):
    imgs.reshape(imgs.shape[0], -1)
    return imgs / 255


@image_to_vector.mistake(
    "each image is a column (h·w·c, 1) of its own, where it should be a row",
    ask=HOW_MANY_AXES,
    look="the last length in reshape, or [..., None]",
    formula=SHAPE,
)
def a_stack_of_columns(imgs):
    return imgs.reshape(imgs.shape[0], -1, 1) / 255


@image_to_vector.mistake(
    "axes of length 1 are dropped, so one image (or images of one entry) come back as a vector",
    ask="Which shape should X have when m = 1?",
    look="squeeze, or an index [0] after reshape",
    formula="X has the shape (m, h·w·c), (1, h·w·c) for one image",
)
def squeezed(imgs):
    return np.squeeze(imgs.reshape(imgs.shape[0], -1) / 255)


@image_to_vector.mistake(
    "only the first image comes back",
    ask="How many rows does X have for m images?",
    look="imgs[0], or a `return` inside the loop",
    formula=SHAPE,
)
def only_the_first_image(imgs):
    return imgs[0].reshape(1, -1) / 255


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


@image_to_vector.mistake(
    "the channels are averaged into grey",
    ask="How many numbers does a pixel of a colour image have, and how many are left in your row?",
    look="mean(axis=…)",
    formula=SHAPE,
)
def turned_grey(imgs):
    return imgs.mean(axis=3).reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "only the first channel comes back",
    ask="How many numbers does a pixel of a colour image have, and how many are left in your row?",
    look="[..., 0] or [:, :, :, 0]",
    formula=SHAPE,
)
def only_the_first_channel(imgs):
    return imgs[..., 0].reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "the images are added up into one row; claim B16 is about that: they are put together, not added",
    ask="How many rows does X have for m images?",
    look="sum(axis=0), or += in the loop over images",
    formula="X has the shape (m, h·w·c): row i is image i",
)
def images_added_up(imgs):
    return imgs.reshape(imgs.shape[0], -1).sum(axis=0) / 255


@image_to_vector.mistake(
    "the mean is taken off, so the entries do not run from 0 to 1",
    ask=WHAT_IS_BLACK,
    look="mean()",
    formula=ORDER,
)
def moved_to_mean_0(imgs):
    X = imgs.reshape(imgs.shape[0], -1) / 255
    return X - X.mean()


@image_to_vector.mistake(
    "each column is moved to mean 0 and spread 1, not divided by 255",
    ask="Should the first image's row change when another image does?",
    look="mean(axis=0) and std(axis=0): scaling features is another step",
    formula=ORDER,
)
def each_column_standardised(imgs):
    X = imgs.reshape(imgs.shape[0], -1).astype(float)
    return (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)


@image_to_vector.mistake(
    "each row is divided by its length, not by 255",
    ask="Do a dark image and a bright one still differ in your answer?",
    look="np.linalg.norm",
    formula=ORDER,
)
def rows_of_length_1(imgs):
    X = imgs.reshape(imgs.shape[0], -1).astype(float)
    return X / np.linalg.norm(X, axis=1, keepdims=True)


@image_to_vector.mistake(
    "the number of channels is left out of the length of a row, so a colour image takes several rows",
    ask="How many numbers does one colour image of h · w pixels hold?",
    look="the lengths in reshape",
    formula=SHAPE,
)
def c_left_out(imgs):
    return imgs.reshape(-1, imgs.shape[1] * imgs.shape[2]) / 255


@image_to_vector.mistake(
    "the images stand upside down",
    ask="Which row of pixels comes first in memory?",
    look="[:, ::-1] or flip",
    formula=ORDER,
)
def upside_down(imgs):
    return imgs[:, ::-1].reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "the images are mirrored: each row of pixels runs from right to left",
    ask="Which pixel of a row comes first in memory?",
    look="[:, :, ::-1] or flip",
    formula=ORDER,
)
def mirrored(imgs):
    return imgs[:, :, ::-1].reshape(imgs.shape[0], -1) / 255


@image_to_vector.mistake(
    "each row of the answer runs backwards",
    ask="Which entry of an image comes first in memory?",
    look="[:, ::-1] after reshape",
    formula=ORDER,
)
def rows_turned_round(imgs):
    return imgs.reshape(imgs.shape[0], -1)[:, ::-1] / 255
