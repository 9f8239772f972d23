"""Numbers of any size as they stand in a sentence: 33,000 and 0.000045 and 1.6·10⁻⁹."""

from __future__ import annotations

import math

import numpy as np

from utils.figures.words import number

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def magnitude(value: float, digits: int = 2) -> str:
    """`value` to `digits` digits, written out from a millionth to ten million and as a power of ten beyond."""
    value = float(value)
    if value == 0 or not math.isfinite(value):
        return number(value, "g")
    if not 1e-6 <= abs(value) < 1e7:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}·10{superscript(int(exponent))}".replace("-", "−")
    if abs(value) < 1000:
        return np.format_float_positional(value, precision=digits, fractional=False, trim="-").replace("-", "−")
    return f"{float(f'{value:.{digits - 1}e}'):,.0f}".replace("-", "−")


def superscript(power: int) -> str:
    """An exponent as raised letters."""
    return str(power).translate(SUPERSCRIPTS)
