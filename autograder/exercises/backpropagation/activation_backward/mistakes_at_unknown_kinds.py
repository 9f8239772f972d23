"""Wrong answers that have a name: those at kinds that are none of the three."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.equivalents import case_by_case
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward

NONE_OF_THREE = "Which line runs when kind is none of the three?"
UNKNOWN = "if kind is none of the three: raise ValueError(…)"
AT_ELSE = "the last `else`"


activation_backward.slip(
    "unknown_is_none",
    "for an unknown kind nothing comes back (None), where a ValueError is asked for",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now="return None",
    ask=NONE_OF_THREE,
    look="the end of the function",
    formula=UNKNOWN,
)
activation_backward.slip(
    "unknown_passes_dA",
    "for an unknown kind dA is passed on, where a ValueError is asked for",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now="return dA.copy()",
    ask=NONE_OF_THREE,
    look=AT_ELSE,
    formula=UNKNOWN,
)


@activation_backward.mistake(
    "every kind but relu and sigmoid is taken for tanh, where a ValueError is asked for",
    ask=NONE_OF_THREE,
    look="the last `else`: is it meant for tanh alone?",
    formula=UNKNOWN,
)
def unknown_is_tanh(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        return dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    return dA * (1 - np.tanh(Z) ** 2)


activation_backward.slip(
    "unknown_is_a_text",
    "for an unknown kind a text comes back, where a ValueError is to be raised",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now='return "unknown kind"',
    ask="What is the difference between return and raise?",
    look=AT_ELSE,
    formula=UNKNOWN,
)
activation_backward.slip(
    "unknown_is_the_error_itself",
    "for an unknown kind the ValueError is returned, not raised",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now='return ValueError("unknown kind")',
    ask="What is the difference between return and raise?",
    look=AT_ELSE,
    formula=UNKNOWN,
)
activation_backward.slip(
    "part_of_the_name",
    "kinds that hold “relu” as a part of their name are taken for relu",
    of=case_by_case,
    was='if kind == "relu":',
    now='if "relu" in kind:',
    ask="Is leaky_relu the same as relu?",
    look="`in` or endswith where == belongs",
    formula=UNKNOWN,
)
