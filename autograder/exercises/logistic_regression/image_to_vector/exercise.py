"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def image_to_vector(imgs):
    """Each of the m images becomes one row of X, a float64 array of shape (m, h·w·c), every entry divided by 255.

    Shapes: imgs (m, h, w, c) of type uint8, 0 to 255, m ≥ 1; c = 1 for grey images, 3 for colour. Within a row the
    entries run through the image row by row, within a row of the image column by column, and for each pixel channel by
    channel, as numpy stores them. Source: text S4.1, an image flattened to an input vector; S4.2, the vectors side by
    side (claim B16: they are put together, not added up). The text writes an image as a column, this course as a row.
    """
    return imgs.reshape(len(imgs), -1) / 255
