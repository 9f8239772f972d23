"""The hints that several mistakes share."""

from __future__ import annotations

PRODUCT_GROWS = "By how much does x·y grow when x grows by 1?"
AT_MUL = 'the line for "mul"'
MUL = "mul: (g · y, g · x) for the inputs (x, y)"
ANY_NODE = "gradient of an input = g · slope of the node along that input"
AT_ADD = 'the line for "add"'
ADD = "add: (g, g)"
AT_EXP = 'the line for "exp"'
EXP = "exp: (g · eˣ,)"
AT_LOG = 'the line for "log"'
LOG = "log: (g / x,)"
AT_EXP_AND_LOG = 'the lines for "exp" and "log"'
EXP_AND_LOG = "exp: (g · eˣ,), log: (g / x,)"
