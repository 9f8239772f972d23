"""The hints that several mistakes share."""

from __future__ import annotations

P = "p = 1/(1 + exp(−z))"
