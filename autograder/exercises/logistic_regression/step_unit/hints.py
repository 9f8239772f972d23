"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "step(z) = 1 if z ≥ 0, else 0"
STEP_OF_5 = "What should step_unit answer for z = 5?"
