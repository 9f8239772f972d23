"""The hints that several mistakes share."""

from __future__ import annotations

AT_DZ = "the line that computes dz"
DZ = "dz = da · a(1 − a), which is a − y"
AT_DA = "the line that computes da"
DA = "da = −y/a + (1 − y)/(1 − a)"
SLOPE_OF_LOG = "What is the slope of −log a along a?"
