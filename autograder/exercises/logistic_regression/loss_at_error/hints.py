"""The hints that several mistakes share."""

from __future__ import annotations

BCE = "bce = −log(1 − e)"
MSE = "mse = e²"
