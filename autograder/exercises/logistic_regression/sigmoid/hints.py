"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "σ(z) = 1 / (1 + e⁻ᶻ)"
IN_NUMPY = "1 / (1 + np.exp(-z))"
BETWEEN = "Between which two numbers does σ(z) lie?"
DIVISOR_AT_0 = "What becomes of your divisor at z = 0?"
SIGMA_OF_0 = "What should σ(0) be, and what is it in your code?"
ENTRY_BY_ENTRY = "Should σ of the first entry change when the second one does?"
AT_DIVISOR = "the sum in the divisor"
