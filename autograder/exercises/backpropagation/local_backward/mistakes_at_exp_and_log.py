"""Wrong answers that have a name: those at exp and log."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.local_backward.equivalents import ties_to_the_second
from autograder.exercises.backpropagation.local_backward.exercise import local_backward
from autograder.exercises.backpropagation.local_backward.hints import (
    AT_EXP,
    AT_EXP_AND_LOG,
    AT_LOG,
    EXP,
    EXP_AND_LOG,
    LOG,
)
from autograder.exercises.backpropagation.local_backward.shows import at_op

local_backward.slip(
    "exp_uses_input",
    "at exp, g is multiplied by the input x, not by eˣ",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g * x,)',
    ask="Which function is its own slope?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g * x,)),
)
local_backward.slip(
    "exp_power_rule",
    "at exp, the slope is taken by the power rule, x·eˣ⁻¹, but the variable is the exponent",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g * x * np.exp(x - 1),)',
    ask="What is the slope of eˣ at x = 0?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g * x * np.exp(x - 1),)),
)
local_backward.slip(
    "exp_times_input",
    "at exp, x is multiplied in besides eˣ",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g * x * np.exp(x),)',
    ask="What is the slope of eˣ at x = 0?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g * x * np.exp(x),)),
)
local_backward.slip(
    "exp_passes_g",
    "at exp, g is passed on as it is",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g,)',
    ask="By how much does eˣ grow when x grows a little from 2?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g,)),
)
local_backward.slip(
    "exp_of_g",
    "at exp, the exponential is taken of g",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (np.exp(g),)',
    ask="What is the slope of eˣ, and where does g stand in the chain rule?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (np.exp(g),)),
)
local_backward.slip(
    "exp_of_product",
    "at exp, g stands in the exponent",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (np.exp(g * x),)',
    ask="What is the slope of eˣ, and where does g stand in the chain rule?",
    look='the brackets in the line for "exp"',
    formula=EXP,
    shows=at_op("exp", lambda x, g: (np.exp(g * x),)),
)
local_backward.slip(
    "exp_sign",
    "at exp, the sign is wrong",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (-g * np.exp(x),)',
    ask="Does eˣ grow or fall with x?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (-g * np.exp(x),)),
)
local_backward.slip(
    "exp_of_minus_x",
    "at exp, e⁻ˣ stands where eˣ belongs",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g * np.exp(-x),)',
    ask="Does eˣ get steeper or flatter to the right?",
    look="the sign inside exp",
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g * np.exp(-x),)),
)
local_backward.slip(
    "log_returns_log",
    "at log, g is multiplied by log x, not by its slope 1/x",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g * np.log(x),)',
    ask="What is the slope of log x at x = 1, and what is log 1?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (g * np.log(x),)),
)
local_backward.slip(
    "log_multiplies",
    "at log, g is multiplied by x, not divided by it",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g * x,)',
    ask="Does log x get steeper or flatter to the right?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (g * x,)),
)
local_backward.slip(
    "log_square",
    "at log, g is divided by x²",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g / x**2,)',
    ask="What is the slope of log x at x = 2?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (g / x**2,)),
)
local_backward.slip(
    "log_minus_square",
    "at log, the slope is −1/x², which is that of 1/x",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (-g / x**2,)',
    ask="Does log x grow or fall with x?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (-g / x**2,)),
)
local_backward.slip(
    "log_sign",
    "at log, the sign is wrong",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (-g / x,)',
    ask="Does log x grow or fall with x?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (-g / x,)),
)
local_backward.slip(
    "log_upside_down",
    "at log, x is divided by g",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (np.divide(x, g),)',
    ask="Which of the two is the slope's: g or 1/x?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (np.divide(x, g),)),
)
local_backward.slip(
    "log_divides_by_log",
    "at log, g is divided by log x, not by x",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (np.divide(g, np.log(x)),)',
    ask="What is the slope of log x at x = 1?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (np.divide(g, np.log(x)),)),
)
local_backward.slip(
    "log_of_base_10",
    "at log, the slope is that of the logarithm of base 10",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g / (x * np.log(10)),)',
    ask="Which base does the natural logarithm have?",
    look='a factor such as np.log(10) in the line for "log"',
    formula=LOG,
    shows=at_op("log", lambda x, g: (g / (x * np.log(10)),)),
)
local_backward.slip(
    "log_divisor_padded",
    "at log, a small number is added to x, which shows where x is small itself",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g / (x + 1e-8),)',
    ask="What is 1 / 0.0001, and what is 1 / 0.00011?",
    look='the divisor in the line for "log"',
    formula=LOG,
    shows=at_op("log", lambda x, g: (g / (x + 1e-8),)),
)
local_backward.slip(
    "log_passes_g",
    "at log, g is passed on as it is",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (g,)',
    ask="What is the slope of log x at x = 2?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (g,)),
)
local_backward.slip(
    "exp_and_log_swapped",
    "exp and log have each other's slope",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),),\n        "log": lambda: (g / x,),',
    now='"exp": lambda: (np.divide(g, x),),\n        "log": lambda: (g * np.exp(x),),',
    ask="Which of the two gets flatter to the right?",
    look=AT_EXP_AND_LOG,
    formula=EXP_AND_LOG,
)
local_backward.slip(
    "log_returns_log_without_g",
    "at log, log x comes back, without g, where the slope times g is asked for",
    of=ties_to_the_second,
    was='"log": lambda: (g / x,)',
    now='"log": lambda: (np.log(x),)',
    ask="How steep is the curve of log x at x = 1, and how high is it there?",
    look=AT_LOG,
    formula=LOG,
    shows=at_op("log", lambda x, g: (np.log(x),)),
)
local_backward.slip(
    "exp_of_exp",
    "at exp, the exponential is taken twice, as if the input were eˣ already",
    of=ties_to_the_second,
    was='"exp": lambda: (g * np.exp(x),)',
    now='"exp": lambda: (g * np.exp(np.exp(x)),)',
    ask="Does inputs hold x or eˣ?",
    look=AT_EXP,
    formula=EXP,
    shows=at_op("exp", lambda x, g: (g * np.exp(np.exp(x)),)),
)
