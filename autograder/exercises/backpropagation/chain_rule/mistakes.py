"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule

WHAT_GOES_IN = "x goes into fs[0]. What goes into fs[1]?"
AT_LOOP = "the loop: x must move on to f(x) after each slope has been taken"
FORMULA = "slope = dfs[0](x) · dfs[1](fs[0](x)) · dfs[2](fs[1](fs[0](x))) · …"
HOW_FAST = "If t moves twice as fast as x, and y three times as fast as t, how fast does y move?"
HOW_MANY_SLOPES = "How many slopes does a chain of three functions have?"
AT_RETURN = "the `return` line"


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
    "the slopes are added up, not multiplied",
    ask=HOW_FAST,
    look="+= where *= belongs, or sum where np.prod belongs",
    formula=FORMULA,
)
def added_up(fs, dfs, x):
    slope = 0.0
    for f, df in zip(fs, dfs, strict=True):
        slope += df(x)
        x = f(x)
    return slope


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


@chain_rule.mistake(
    "the derivatives are put into each other like the functions: no product is taken",
    ask=HOW_FAST,
    look="the line that makes x: it must use f, and the slopes need a product of their own",
    formula=FORMULA,
)
def derivatives_chained(fs, dfs, x):
    for df in dfs:
        x = df(x)
    return x


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


@chain_rule.mistake(
    "the slopes come back one by one, not their product",
    ask="How many numbers does the exercise ask for?",
    look=AT_RETURN,
    formula=FORMULA,
)
def list_of_slopes(fs, dfs, x):
    slopes = []
    for f, df in zip(fs, dfs, strict=True):
        slopes.append(df(x))
        x = f(x)
    return slopes


@chain_rule.mistake(
    "the slopes are averaged, not multiplied",
    ask=HOW_FAST,
    look="np.mean or a division by len(fs)",
    formula=FORMULA,
)
def averaged(fs, dfs, x):
    slopes = []
    for f, df in zip(fs, dfs, strict=True):
        slopes.append(df(x))
        x = f(x)
    return sum(slopes) / len(slopes)


@chain_rule.mistake(
    "the sign of the slope is lost",
    ask="Can the whole chain fall while x grows?",
    look="abs in the product",
    formula=FORMULA,
)
def sizes_only(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope *= abs(df(x))
        x = f(x)
    return slope


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
    "this is the product rule: each slope is multiplied by the values of the other functions, and all is added up",
    ask="Are the functions multiplied with each other, or put into each other?",
    look="the sum in your formula",
    formula=FORMULA,
)
def product_rule(fs, dfs, x):
    total = 0.0
    for i in range(len(fs)):
        term = dfs[i](x)
        for j in range(len(fs)):
            if j != i:
                term *= fs[j](x)
        total += term
    return total


@chain_rule.mistake(
    "the slopes are added up, not multiplied, and the sum starts at 1",
    ask=HOW_FAST,
    look="+= where *= belongs",
    formula=FORMULA,
)
def added_to_1(fs, dfs, x):
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope += df(x)
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
