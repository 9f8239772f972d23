"""The hints that several mistakes share."""

from __future__ import annotations

ENTRY_ERROR = "|num − ana| / max(|num| + |ana|, 1e-8), entry by entry"
NUMERICAL = "num[i] = (f(x with x[i] + h) − f(x with x[i] − h)) / (2h)"
WORST_ENTRY = "rel_err = max over all i"
AT_OK = "the line that makes ok, and what it compares with what"
FROM_ERROR_TO_OK = "ok is rel_err <= tol"
