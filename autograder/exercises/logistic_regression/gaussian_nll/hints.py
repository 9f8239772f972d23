"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "½ log(2πσ²) + (y − ŷ)²/(2σ²)"
INSIDE_LOG = "what stands inside the logarithm"
AT_DENOMINATOR = "the denominator of the second term"
MEAN = "(1/m) · Σ [½ log(2πσ²) + (y − ŷ)²/(2σ²)]"
