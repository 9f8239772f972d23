"""Wrong answers that have a name: those in the order of the entries."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector
from autograder.exercises.logistic_regression.image_to_vector.hints import ORDER


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
