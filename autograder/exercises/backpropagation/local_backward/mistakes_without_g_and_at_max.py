"""Wrong answers that have a name: those without g and at max."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.local_backward.equivalents import ties_to_the_second
from autograder.exercises.backpropagation.local_backward.exercise import local_backward
from autograder.exercises.backpropagation.local_backward.hints import (
    ADD,
    ANY_NODE,
    AT_ADD,
    AT_EXP,
    AT_EXP_AND_LOG,
    AT_LOG,
    AT_MUL,
    EXP,
    EXP_AND_LOG,
    LOG,
    MUL,
    PRODUCT_GROWS,
)
from autograder.exercises.backpropagation.local_backward.shows import at_op

AT_MAX = 'the line for "max"'
MAX = "max: (g, 0) if the first input is larger, (0, g) if the second is"
SMALLER_INPUT_MOVES = "If the smaller input moves a little, does the maximum move?"


local_backward.slip(
    "mul_swapped",
    "at mul, each input gets its own value back, not that of the other input",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g * x, g * y)',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g * x, g * y)),
)


@local_backward.mistake(
    "g is forgotten: these are the slopes of the node alone",
    ask="If J moves 3 times as fast as the node's output, how fast does it move with the input?",
    look="the `return` lines: each value needs the factor g",
    formula=ANY_NODE,
)
def g_forgotten(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    rules = {
        "add": lambda: (1.0, 1.0),
        "mul": lambda: (y, x),
        "max": lambda: (1.0, 0.0) if x > y else (0.0, 1.0),
        "exp": lambda: (np.exp(x),),
        "log": lambda: (1 / x,),
    }
    return rules[op]()


local_backward.slip(
    "add_without_g",
    "at add, g is forgotten",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (1.0, 1.0)',
    ask="If J moves 3 times as fast as the sum, how fast does it move with one of the summands?",
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (1.0, 1.0)),
)
local_backward.slip(
    "mul_without_g",
    "at mul, g is forgotten",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (y, x)',
    ask="If J moves 3 times as fast as the product, how fast does it move with one of the factors?",
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (y, x)),
)
local_backward.slip(
    "max_without_g",
    "at max, g is forgotten",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (1.0, 0.0) if x > y else (0.0, 1.0)',
    ask="If J moves 3 times as fast as the maximum, how fast does it move with the larger input?",
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "exp_without_g",
    "at exp, g is forgotten",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (np.exp(x),)',
    ask="If J moves 3 times as fast as eˣ, how fast does it move with x?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (np.exp(x),)),
)
local_backward.slip(
    "log_without_g",
    "at log, g is forgotten: 1/x comes back",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (1 / x,)',
    ask="If J moves 3 times as fast as log x, how fast does it move with x?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (1 / x,)),
)
local_backward.slip(
    "exp_and_log_without_g",
    "at exp and at log, g is forgotten",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),),\n        "log": lambda: (g / x,),',
    now='"exp": lambda: (np.exp(x),),\n        "log": lambda: (1 / x,),',
    ask="If J moves 3 times as fast as eˣ, how fast does it move with x?",
    look=AT_EXP_AND_LOG,
    formula=EXP_AND_LOG,
)
local_backward.slip(
    "add_and_mul_without_g",
    "at add and at mul, g is forgotten",
    of=ties_to_the_second,
    was='"add": lambda: (g, g),\n        "mul": lambda: (g * y, g * x),',
    now='"add": lambda: (1.0, 1.0),\n        "mul": lambda: (y, x),',
    ask="If J moves 3 times as fast as the sum, how fast does it move with one of the summands?",
    look='the lines for "add" and "mul": each value needs the factor g',
    formula=f"{ADD}; {MUL}",
)
local_backward.slip(
    "max_gives_both",
    "at max, both inputs get g",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g, g)',
    ask=SMALLER_INPUT_MOVES,
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "max_gives_smaller",
    "at max, g goes to the smaller input",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g, 0.0) if x < y else (0.0, g)',
    ask=SMALLER_INPUT_MOVES,
    look='the line for "max", and the direction of the comparison',
    formula=MAX,
)
local_backward.slip(
    "max_gives_first",
    "at max, g always goes to the first input",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g, 0.0)',
    ask="Which input does the maximum follow if the second one is larger?",
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "max_gives_second",
    "at max, g always goes to the second input",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (0.0, g)',
    ask="Which input does the maximum follow if the first one is larger?",
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "max_gives_half",
    "at max, g is shared out half and half",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g / 2, g / 2)',
    ask=SMALLER_INPUT_MOVES,
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "max_gives_value",
    "at max, g is multiplied by the larger input",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g * x, 0.0) if x > y else (0.0, g * y)',
    ask="By how much does the maximum grow when the larger input grows by 1?",
    look=AT_MAX,
    formula=MAX,
)
local_backward.slip(
    "max_by_size",
    "at max, the sizes are compared, not the inputs, so −4 counts as more than −2",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g, 0.0) if abs(x) > abs(y) else (0.0, g)',
    ask="Which is larger, −4 or −2?",
    look='abs in the line for "max"',
    formula=MAX,
)
local_backward.slip(
    "max_gives_both_at_tie",
    "at a tie of max, both inputs get all of g",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g * (x >= y), g * (y >= x))',
    ask="How much gradient arrives at the node, and how much leaves it?",
    look='the line for "max", and what it does for equal inputs',
    formula="at a tie the two parts add up to g",
    shows=lambda case, got: (
        list(got) == [case.args[2], case.args[2]] and len(set(case.args[1])) == 1 and case.args[0] == "max"
    ),
)
local_backward.slip(
    "max_gives_none_at_tie",
    "at a tie of max, neither input gets any of g",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: (g * (x > y), g * (y > x))',
    ask="How much gradient arrives at the node, and how much leaves it?",
    look='the line for "max", and what it does for equal inputs',
    formula="at a tie the two parts add up to g",
    shows=lambda case, got: list(got) == [0, 0] and len(set(case.args[1])) == 1 and case.args[0] == "max",
)
