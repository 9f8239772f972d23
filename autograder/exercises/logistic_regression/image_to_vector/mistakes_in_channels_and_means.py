"""Wrong answers that have a name: those that lose channels, and those that mix entries in a sum, a mean or a length."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector
from autograder.exercises.logistic_regression.image_to_vector.hints import ORDER, SHAPE, WHAT_IS_BLACK


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
