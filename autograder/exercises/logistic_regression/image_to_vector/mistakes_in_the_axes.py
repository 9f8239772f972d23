"""Wrong answers that have a name: those in the axes of the answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector
from autograder.exercises.logistic_regression.image_to_vector.hints import ORDER, SHAPE

HOW_MANY_AXES = "How many axes does your answer have, and how many should it have?"


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
