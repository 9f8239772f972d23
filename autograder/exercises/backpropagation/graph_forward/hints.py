"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "u = bc, v = a + u, J = 3v"
AT_V = "the line that computes v"
