"""The hints that several mistakes share."""

from __future__ import annotations

STEP = "w = w − lr · dw and b = b − lr · db, with dw = Xᵀ (p − y) / m and db = mean(p − y)"
AT_DW = "the line that computes dw"
START = "w = a copy of w0, b = b0"
