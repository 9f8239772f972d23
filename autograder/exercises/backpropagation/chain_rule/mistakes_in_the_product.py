"""Wrong answers that have a name: those in the product of the slopes."""

from __future__ import annotations

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule
from autograder.exercises.backpropagation.chain_rule.hints import AT_RETURN, FORMULA, HOW_FAST


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
