"""A test cell that ran to its end → its points.

| last value of the cell | points here | in nbgrader |
|---|---|---|
| none, or a text, list, picture … | all | all |
| a number from 0 to the points of the cell (int, float, numpy scalar, array of one number, fraction) | that number | that number; all for `np.float64(1.5)` and its like, whose text is no number |
| True, False | all, none | all, all |
| less than 0 | none: a fault of the test | all |
| more than the points of the cell, NaN, infinite, complex | none: a fault of the test | the whole notebook is not graded |

nbgrader also gives no points where anything was written to stderr, a warning included; here warnings never decide.
"""  # noqa: E501 - a row of a table is one line

from __future__ import annotations

import math
from decimal import Decimal
from numbers import Number, Real
from typing import Any

import numpy as np


class NoScore(Exception):
    """The value of a test cell is a number, and no possible score."""


def score(value: Any, most: float) -> float:
    """The points of a test cell that ran to its end with this last value. Raises NoScore for an impossible number."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "biufc":
        value = value.reshape(())[()]
    if isinstance(value, bool | np.bool_):
        return most if value else 0.0
    if not isinstance(value, Number | Decimal | np.number):
        return most
    points = float(value) if isinstance(value, Real | Decimal | np.integer | np.floating) else math.nan
    if not 0.0 <= points <= most:
        raise NoScore(f"The test gave {value} of {most:g} points, which is no possible score.")
    return points


def score_as_nbgrader(value: Any, most: float, *, complained: bool) -> float:
    """The points that nbgrader gives: it reads the number from the text of the value, and full credit from all else."""
    if complained:
        return 0.0
    try:
        points = float(repr(value)) if value is not None else most
    except ValueError:
        return most
    if points > most:
        raise NoScore(f"The test gave {value} of {most:g} points; nbgrader stops here.")
    return points if points >= 0.0 else most  # NaN too: no comparison with it holds
