"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "logit(p) = ln(p / (1 − p))"
LOGIT_OF_ONE_HALF = "What is the logit of p = 0.5, heads or tails?"
IN_NUMPY = "np.log(p / (1 - p))"
LOGIT_OF_08 = "What is the logit of p = 0.8, and what is ln 4?"
