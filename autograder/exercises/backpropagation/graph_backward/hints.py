"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "dJ/dv = 3, dJ/du = dJ/da = dJ/dv · 1, dJ/db = dJ/du · c, dJ/dc = dJ/du · b"
AT_B_AND_C = "the entries of b and c"
