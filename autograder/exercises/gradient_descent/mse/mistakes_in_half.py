"""Wrong answers that have a name: those in what half does."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.mse.exercise import mse


@mse.mistake(
    "the result is halved whether half is True or False",
    ask="Which of the two forms is asked for when half is left out?",
    look="the divisor: 2m belongs to half=True alone",
    formula="mse = (1/m) · Σ (ŷ − y)², and 1/(2m) · Σ (ŷ − y)² with half=True",
)
def always_halved(y_hat, y, half=False):
    return np.mean((y_hat - y) ** 2) / 2


@mse.mistake(
    "half has no effect",
    ask="What changes in your number when half=True is passed?",
    look="the place where the argument half should be used",
    formula="with half=True: 1/(2m) · Σ (ŷ − y)²",
)
def half_ignored(y_hat, y, half=False):
    return np.mean((y_hat - y) ** 2)


@mse.mistake(
    "half works the wrong way round: True gives the whole mean, False half of it",
    ask="Which of the two forms is asked for when half is left out?",
    look="the two branches of the if",
    formula="mse = (1/m) · Σ (ŷ − y)², and 1/(2m) · Σ (ŷ − y)² with half=True",
)
def half_inverted(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return mean if half else 0.5 * mean


@mse.mistake(
    "half=True doubles the result",
    ask="Should the form with half=True be smaller or larger than the other one?",
    look="the factor that half brings in",
    formula="with half=True: 1/(2m) · Σ (ŷ − y)²",
)
def half_doubles(y_hat, y, half=False):
    mean = np.mean((y_hat - y) ** 2)
    return 2 * mean if half else mean
