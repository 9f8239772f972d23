"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def chain_rule(fs, dfs, x):
    """The slope of fs[-1](… fs[1](fs[0](x)) …) at x, a float: the product of all dfs, each at the value that its own
    function is given.

    fs and dfs are lists of equal length (1 to 6), innermost first; dfs[i] is the derivative of fs[i]; x is a number.
    Source: text S0.7, dy/dx = dy/dt · dt/dx; text S4.7.
    """
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope *= df(x)
        x = f(x)
    return float(slope)
