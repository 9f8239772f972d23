"""The hints that several mistakes share."""

from __future__ import annotations

STEP = "row t + 1 = row t − lr · grad_f(row t)"
