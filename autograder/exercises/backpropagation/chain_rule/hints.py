"""The hints that several mistakes share."""

from __future__ import annotations

FORMULA = "slope = dfs[0](x) · dfs[1](fs[0](x)) · dfs[2](fs[1](fs[0](x))) · …"
HOW_FAST = "If t moves twice as fast as x, and y three times as fast as t, how fast does y move?"
AT_RETURN = "the `return` line"
