"""Wrong answers that have a name: those that show at uint8 values and at an offset of 1e8."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.mse.exercise import mse
from autograder.exercises.gradient_descent.mse.hints import FORMULA


@mse.mistake(
    "the difference of uint8 values wraps round below 0",
    ask="What is np.uint8(3) - np.uint8(5)?",
    look="the subtraction: its two sides must be floats before it",
    formula="y_hat.astype(float) - y.astype(float), then square and average",
    part="robust",
)
def difference_wraps(y_hat, y, half=False):
    mean = np.mean((y_hat - y).astype(float) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the squares of uint8 values wrap round at 256, and so may the difference",
    ask="Which numbers can a uint8 hold, and where does 20² go?",
    look="the type of the two arrays before you subtract and square",
    formula="y_hat.astype(float) - y.astype(float), then square and average",
    part="robust",
)
def square_wraps(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return 0.5 * mean if half else mean


@mse.mistake(
    "the square is multiplied out, and its large terms drown the small difference",
    ask="1e8 squared has 17 digits. How many digits does a float keep?",
    look="ŷ² − 2ŷy + y²: subtract first, then square",
    formula=FORMULA,
    part="robust",
)
def multiplied_out(y_hat, y, half=False):
    y_hat, y = y_hat.astype(float), y.astype(float)
    mean = np.mean(y_hat**2) - 2 * np.mean(y_hat * y) + np.mean(y**2)
    return 0.5 * mean if half else mean
