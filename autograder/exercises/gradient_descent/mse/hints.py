"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "mse = (1/m) · Σ (ŷ − y)²"
