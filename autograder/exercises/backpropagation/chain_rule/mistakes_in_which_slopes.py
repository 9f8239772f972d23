"""Wrong answers that have a name: those in which slopes are multiplied: some are left out."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule
from autograder.exercises.backpropagation.chain_rule.hints import FORMULA, HOW_FAST

HOW_MANY_SLOPES = "How many slopes does a chain of three functions have?"


@chain_rule.mistake(
    "only the slopes of the last two functions are multiplied",
    ask=HOW_MANY_SLOPES,
    look="dfs[-1] and dfs[-2]: a chain may be longer",
    formula=FORMULA,
)
def last_two_slopes(fs, dfs, x):
    slopes = []
    for f, df in zip(fs, dfs, strict=True):
        slopes.append(df(x))
        x = f(x)
    return np.prod(slopes[-2:])


@chain_rule.mistake(
    "only the last two functions are looked at, as if x went straight into the first of them",
    ask="How many functions does the chain have?",
    look="dfs[-1] and dfs[-2]: a chain may be longer",
    formula=FORMULA,
)
def last_two_functions(fs, dfs, x):
    if len(fs) == 1:
        return dfs[0](x)
    return dfs[-1](fs[-2](x)) * dfs[-2](x)


@chain_rule.mistake(
    "only the first two functions are looked at",
    ask="How many functions does the chain have?",
    look="dfs[0] and dfs[1]: a chain may be longer",
    formula=FORMULA,
)
def first_two_functions(fs, dfs, x):
    if len(fs) == 1:
        return dfs[0](x)
    return dfs[1](fs[0](x)) * dfs[0](x)


@chain_rule.mistake(
    "only the slopes of the outermost and the innermost function are multiplied",
    ask=HOW_MANY_SLOPES,
    look="dfs[0] and dfs[-1]: what lies between them?",
    formula=FORMULA,
)
def outer_and_inner_only(fs, dfs, x):
    slopes = []
    for f, df in zip(fs, dfs, strict=True):
        slopes.append(df(x))
        x = f(x)
    return slopes[0] * slopes[-1] if len(slopes) > 1 else slopes[0]


@chain_rule.mistake(
    "only the slope of the outermost function comes back",
    ask=HOW_FAST,
    look="= where *= belongs",
    formula=FORMULA,
)
def outermost_only(fs, dfs, x):
    for f, df in zip(fs, dfs, strict=True):
        slope = df(x)
        x = f(x)
    return slope


@chain_rule.mistake(
    "only the slope of the innermost function comes back",
    ask="How often does a loop run if its body holds a return?",
    look="the indentation of the `return` line",
    formula=FORMULA,
)
def innermost_only(fs, dfs, x):
    for f, df in zip(fs, dfs, strict=True):
        return df(x)


@chain_rule.mistake(
    "the slope of the last function is left out",
    ask=HOW_MANY_SLOPES,
    look="the bounds of the range",
    formula=FORMULA,
)
def last_slope_missing(fs, dfs, x):
    slope = 1.0
    for i in range(len(fs) - 1):
        slope *= dfs[i](x)
        x = fs[i](x)
    return slope


@chain_rule.mistake(
    "the slope of the first function is left out",
    ask=HOW_MANY_SLOPES,
    look="the bounds of the range, and what the product starts with",
    formula=FORMULA,
)
def first_slope_missing(fs, dfs, x):
    slope = 1.0
    for i in range(1, len(fs)):
        x = fs[i - 1](x)
        slope *= dfs[i](x)
    return slope
