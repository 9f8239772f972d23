"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "(f(x with x[i] + h) − f(x with x[i] − h)) / (2h)"
