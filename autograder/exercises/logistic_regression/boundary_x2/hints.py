"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "x₂ = −(w₁x₁ + b) / w₂"
WHERE_ONE_HALF = "For which z is σ(z) = ½?"
AT_RETURN = "the `return` line"
