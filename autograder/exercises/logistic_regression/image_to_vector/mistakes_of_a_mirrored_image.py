"""Wrong answers that have a name: those of an image that is turned round."""

from __future__ import annotations

from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector
from autograder.exercises.logistic_regression.image_to_vector.hints import ORDER


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
