"""Wrong answers that have a name: those in the points at which the slopes are taken."""

from __future__ import annotations

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule
from autograder.exercises.backpropagation.chain_rule.hints import FORMULA

WHAT_GOES_IN = "x goes into fs[0]. What goes into fs[1]?"
AT_LOOP = "the loop: x must move on to f(x) after each slope has been taken"


@chain_rule.mistake(
    "every slope is taken at x, though only the innermost function is given x",
    ask=WHAT_GOES_IN,
    look=AT_LOOP,
    formula=FORMULA,
)
def all_slopes_at_x(fs, dfs, x):
    slope = 1.0
    for df in dfs:
        slope *= df(x)
    return slope


@chain_rule.mistake(
    "the functions are gone through from the last to the first, but fs[0] is the innermost",
    ask="Which function touches x first?",
    look="`reversed` or `[::-1]`: the lists stand innermost first",
    formula=FORMULA,
)
def order_reversed(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs[::-1], dfs[::-1], strict=True):
        slope *= df(x)
        x = f(x)
    return slope


@chain_rule.mistake(
    "each slope is taken at what its function gives back, not at what the function is given",
    ask="The slope of x² is 2x. Is the x in it what goes in or what comes out?",
    look="the order of the two lines in the loop: slope first, then x = f(x)",
    formula=FORMULA,
)
def each_at_its_own_output(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        x = f(x)
        slope *= df(x)
    return slope


@chain_rule.mistake(
    "every slope is taken at the end of the chain",
    ask=WHAT_GOES_IN,
    look="two loops where one belongs: the loop: x must move on to f(x) after each slope has been taken",
    formula=FORMULA,
)
def all_at_the_end(fs, dfs, x):
    for f in fs:
        x = f(x)
    slope = 1.0
    for df in dfs:
        slope *= df(x)
    return slope


@chain_rule.mistake(
    "x moves on after the first function only",
    ask="x goes into fs[0], and what comes out goes into fs[1]. What goes into fs[2]?",
    look=AT_LOOP,
    formula=FORMULA,
)
def advanced_once(fs, dfs, x):
    slope = dfs[0](x)
    t = fs[0](x)
    for df in dfs[1:]:
        slope *= df(t)
    return slope


@chain_rule.mistake(
    "x moves on through the derivatives, not through the functions",
    ask="x goes into fs[0]. Is what comes out fs[0](x) or dfs[0](x)?",
    look="the line that makes the next x",
    formula=FORMULA,
)
def moves_along_the_derivatives(fs, dfs, x):
    slope = 1.0
    for df in dfs:
        x = df(x)
        slope *= x
    return slope


@chain_rule.mistake(
    "the product of the slopes is handed on as the next x",
    ask="x goes into fs[0]. Is what comes out fs[0](x) or a slope?",
    look="the line that makes the next x",
    formula=FORMULA,
)
def slope_handed_on(fs, dfs, x):
    slope = 1.0
    for df in dfs:
        slope = df(x) * slope
        x = slope
    return slope


@chain_rule.mistake(
    "the slopes and the values run in opposite directions, so each slope is taken at another function's value",
    ask="Which value does the last function work on: x, or the last one before the end?",
    look="`reversed` or `[::-1]` on one of the two lists",
    formula=FORMULA,
)
def values_turned_round(fs, dfs, x):
    values = []
    for f in fs:
        values.append(x)
        x = f(x)
    slope = 1.0
    for df, value in zip(dfs[::-1], values, strict=True):
        slope *= df(value)
    return slope


@chain_rule.mistake(
    "every function is given x itself, so what one gives back never reaches the one after next",
    ask="x goes into fs[0], and what comes out goes into fs[1]. What goes into fs[2]?",
    look=AT_LOOP,
    formula=FORMULA,
)
def each_fed_with_x(fs, dfs, x):
    slope = dfs[0](x)
    for i in range(1, len(fs)):
        slope *= dfs[i](fs[i - 1](x))
    return slope


@chain_rule.mistake(
    "each slope is taken at its own function of x, dfs[i](fs[i](x))",
    ask="The slope of x² is 2x. Is the x in it what goes in or what comes out?",
    look="the argument of each derivative",
    formula=FORMULA,
)
def each_at_its_output_from_x(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope *= df(f(x))
    return slope


@chain_rule.mistake(
    "the slopes lag one value behind: the second is taken at x again",
    ask=WHAT_GOES_IN,
    look="the indices of the values",
    formula=FORMULA,
)
def one_value_behind(fs, dfs, x):
    values = [x, x]
    for f in fs:
        values.append(f(values[-1]))
    slope = 1.0
    for df, value in zip(dfs, values, strict=False):
        slope *= df(value)
    return slope


@chain_rule.mistake(
    "the outermost slope is taken at x, and x then moves through the functions from the last to the first, one behind",
    ask="Which function touches x first?",
    look="`reversed` or `[::-1]`, and the order of the lines in the loop",
    formula=FORMULA,
)
def reversed_slopes_at_x(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs[::-1], dfs[::-1], strict=True):
        x = f(x)
        slope *= df(x)
    return slope
