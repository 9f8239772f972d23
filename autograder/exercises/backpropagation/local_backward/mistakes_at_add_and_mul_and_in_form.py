"""Wrong answers that have a name: those at add and mul and in form."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.local_backward.equivalents import ties_to_the_second
from autograder.exercises.backpropagation.local_backward.exercise import local_backward
from autograder.exercises.backpropagation.local_backward.hints import (
    ADD,
    ANY_NODE,
    AT_ADD,
    AT_EXP_AND_LOG,
    AT_MUL,
    EXP_AND_LOG,
    MUL,
    PRODUCT_GROWS,
)
from autograder.exercises.backpropagation.local_backward.shows import at_op

SUM_GROWS = "By how much does x + y grow when x grows by 1?"


local_backward.slip(
    "add_as_mul",
    "at add, g is multiplied by the other input, as if the node were a product",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (g * y, g * x)',
    ask=SUM_GROWS,
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (g * y, g * x)),
)
local_backward.slip(
    "add_times_input",
    "at add, g is multiplied by the input itself",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (g * x, g * y)',
    ask=SUM_GROWS,
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (g * x, g * y)),
)
local_backward.slip(
    "add_gives_half",
    "at add, g is shared out half and half",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (g / 2, g / 2)',
    ask=SUM_GROWS,
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (g / 2, g / 2)),
)
local_backward.slip(
    "add_gives_first",
    "at add, only the first input gets g",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (g, 0.0)',
    ask="Does x + y move when y moves?",
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (g, 0.0)),
)
local_backward.slip(
    "add_sign",
    "at add, the second input gets −g, as if the node were a difference",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: (g, -g)',
    ask="By how much does x + y grow when y grows by 1?",
    look=AT_ADD,
    formula=ADD,
    shows=at_op("add", lambda x, y, g: (g, -g)),
)
local_backward.slip(
    "mul_as_add",
    "at mul, g is passed on as it is",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g, g)',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g, g)),
)
local_backward.slip(
    "mul_gives_product",
    "at mul, both inputs get g times the whole product",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g * x * y, g * x * y)',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g * x * y, g * x * y)),
)
local_backward.slip(
    "mul_both_first",
    "at mul, both inputs get g times the first input",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g * x, g * x)',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g * x, g * x)),
)
local_backward.slip(
    "mul_both_second",
    "at mul, both inputs get g times the second input",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g * y, g * y)',
    ask="By how much does x·y grow when y grows by 1?",
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g * y, g * y)),
)
local_backward.slip(
    "mul_divides",
    "at mul, g is divided by the other input",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (np.divide(g, y), np.divide(g, x))',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (np.divide(g, y), np.divide(g, x))),
)
local_backward.slip(
    "mul_adds",
    "at mul, g is added, not multiplied in",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g + y, g + x)',
    ask="If J moves 3 times as fast as the product, how fast does it move with one of the factors?",
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g + y, g + x)),
)


@local_backward.mistake(
    "the value of the node is multiplied by g, not the slope of the node",
    ask=SUM_GROWS,
    look="the `return` lines: no value of the way forward belongs in add, mul or max",
    formula=ANY_NODE,
)
def forward_times_g(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    rules = {
        "add": lambda: (g * (x + y), g * (x + y)),
        "mul": lambda: (g * x * y, g * x * y),
        "max": lambda: (g * max(x, y), g * max(x, y)),
        "exp": lambda: (g * np.exp(x),),
        "log": lambda: (g * np.log(x),),
    }
    return rules[op]()


@local_backward.mistake(
    "these are values of the way forward, not gradients",
    ask="What is the difference between how large the node is and how fast it grows with an input?",
    look="all `return` lines: where is g?",
    formula=ANY_NODE,
)
def forward(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    rules = {
        "add": lambda: x + y,
        "mul": lambda: x * y,
        "max": lambda: max(x, y),
        "exp": lambda: np.exp(x),
        "log": lambda: np.log(x),
    }
    return rules[op]()


local_backward.slip(
    "bare_number",
    "exp and log give a bare number where a tuple of one is asked for",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),),\n        "log": lambda: (g / x,),',
    now='"exp": lambda: g * np.exp(x),\n        "log": lambda: g / x,',
    ask="What is the difference between (3.0) and (3.0,)?",
    look='the lines for "exp" and "log": the comma makes the tuple',
    formula=EXP_AND_LOG,
    shows=lambda case, got: (
        case.args[0] in ("exp", "log") and np.ndim(got) == 0 and np.isclose(got, local_backward(*case.args)[0])
    ),
)
local_backward.slip(
    "always_two",
    "exp and log give two gradients, though they have one input",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),),\n        "log": lambda: (g / x,),',
    now='"exp": lambda: (g * np.exp(x), 0.0),\n        "log": lambda: (g / x, 0.0),',
    ask="How many inputs does exp have?",
    look=AT_EXP_AND_LOG,
    formula=EXP_AND_LOG,
    shows=lambda case, got: (
        case.args[0] in ("exp", "log") and len(got) == 2 and np.isclose(got[0], local_backward(*case.args)[0])
    ),
)


@local_backward.mistake(
    "add, mul and max give one number, though they have two inputs",
    ask="How many inputs wait for their gradient?",
    look='the lines for "add", "mul" and "max"',
    formula="as many values as there are inputs",
)
def one_for_two(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    rules = {
        "add": lambda: g,
        "mul": lambda: g * y,
        "max": lambda: g,
        "exp": lambda: (g * np.exp(x),),
        "log": lambda: (g / x,),
    }
    return rules[op]()


local_backward.slip(
    "stacked",
    "the gradients come back as one array, not as a tuple",
    of=ties_to_the_second,
    was="return rules[op]()",
    now="return np.array(rules[op](), dtype=float)",
    ask="What does the exercise say about the kind of value that comes back?",
    look="np.array in the `return` lines",
    formula="a tuple of as many numbers as there are inputs",
)
local_backward.slip(
    "turned_round",
    "the two gradients come back in the reverse order",
    of=ties_to_the_second,
    was="return rules[op]()",
    now="return rules[op]()[::-1]",
    ask="Which of the two belongs to inputs[0]?",
    look="the `return` lines for two inputs",
    formula=ANY_NODE,
)
local_backward.slip(
    "cut_to_whole_numbers",
    "the gradients are cut to whole numbers",
    of=ties_to_the_second,
    was="return rules[op]()",
    now="return tuple(float(np.trunc(value)) for value in rules[op]())",
    ask="What does int(2.7) give?",
    look="int(…) or //",
    formula=ANY_NODE,
)
local_backward.slip(
    "bare_number_at_max",
    "max gives one number, though it has two inputs",
    of=ties_to_the_second,
    was='"max": lambda: (g, 0.0) if x > y else (0.0, g)',
    now='"max": lambda: g',
    ask="How many inputs wait for their gradient, and which of them gets g?",
    look='the line for "max"',
    formula="as many values as there are inputs",
    shows=lambda case, got: case.args[0] == "max" and np.ndim(got) == 0 and np.isclose(got, case.args[2]),
)
local_backward.slip(
    "bare_number_at_add",
    "add gives one number, though it has two inputs",
    of=ties_to_the_second,
    was='"add": lambda: (g, g)',
    now='"add": lambda: g',
    ask="How many inputs wait for their gradient?",
    look=AT_ADD,
    formula="as many values as there are inputs",
    shows=lambda case, got: case.args[0] == "add" and np.ndim(got) == 0 and np.isclose(got, case.args[2]),
)
local_backward.slip(
    "mul_times_the_sum",
    "at mul, g is multiplied by the sum of the inputs",
    of=ties_to_the_second,
    was='"mul": lambda: (g * y, g * x)',
    now='"mul": lambda: (g * (x + y), g * (x + y))',
    ask=PRODUCT_GROWS,
    look=AT_MUL,
    formula=MUL,
    shows=at_op("mul", lambda x, y, g: (g * (x + y), g * (x + y))),
)
