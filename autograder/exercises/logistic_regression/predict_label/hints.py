"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "label = 1 where p ≥ threshold, else 0"
IN_NUMPY = "(p >= threshold).astype(int)"
