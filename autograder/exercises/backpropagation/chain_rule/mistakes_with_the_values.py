"""Wrong answers that have a name: those that bring the values of the functions into the product."""

from __future__ import annotations

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule
from autograder.exercises.backpropagation.chain_rule.hints import AT_RETURN, FORMULA


@chain_rule.mistake(
    "the values of the functions are multiplied, not their slopes",
    ask="Which of the two lists holds the derivatives?",
    look="the factor in the product",
    formula=FORMULA,
)
def values_multiplied(fs, dfs, x):
    slope = 1.0
    for f in fs:
        x = f(x)
        slope *= x
    return slope


@chain_rule.mistake(
    "the value of the chain comes back, not its slope",
    ask="What are the dfs for?",
    look=AT_RETURN,
    formula=FORMULA,
)
def value_of_the_chain(fs, dfs, x):
    for f in fs:
        x = f(x)
    return x


@chain_rule.mistake(
    "the value at the end of the chain is multiplied in as well",
    ask="Which factors does the chain rule multiply?",
    look=AT_RETURN,
    formula=FORMULA,
)
def value_multiplied_in(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope *= df(x)
        x = f(x)
    return slope * x


@chain_rule.mistake(
    "each slope is multiplied by what its function gives back",
    ask="Which factors does the chain rule multiply?",
    look="the line with the product: f(x) does not belong there",
    formula=FORMULA,
)
def each_slope_times_its_value(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope *= df(x) * f(x)
        x = f(x)
    return slope


@chain_rule.mistake(
    "the values of the functions at x are multiplied, not the slopes along the chain",
    ask="Which of the two lists holds the derivatives?",
    look="the factor in the product",
    formula=FORMULA,
)
def values_at_x_multiplied(fs, dfs, x):
    slope = 1.0
    for f in fs:
        slope *= f(x)
    return slope
