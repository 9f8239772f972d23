"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "σ(z) = 1 / (1 + e⁻ᶻ)"
IN_NUMPY = "1 / (1 + np.exp(-z))"
BETWEEN = "Between which two numbers does σ(z) lie?"
DIVISOR_AT_0 = "What becomes of your divisor at z = 0?"
