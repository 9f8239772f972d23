"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "odds = p / (1 − p)"
ODDS_OF_ONE_HALF = "What are the odds of p = 0.5, heads or tails?"
ODDS_OF_02 = "What are the odds of p = 0.2?"
ENTRY_BY_ENTRY = "Should the odds of the first entry change when the second one does?"
AT_DIVISOR = "the sum in the divisor"
