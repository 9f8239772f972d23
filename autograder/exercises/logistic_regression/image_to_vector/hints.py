"""The hints that several mistakes share."""

from __future__ import annotations

ORDER = "X = imgs.reshape(m, -1) / 255, with m = imgs.shape[0]"
SHAPE = "X has the shape (m, h·w·c)"
WHAT_IS_BLACK = "Which number should black, 0, become?"
