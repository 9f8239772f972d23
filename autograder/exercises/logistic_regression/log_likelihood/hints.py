"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "Σ y · log p + (1 − y) · log(1 − p)"
