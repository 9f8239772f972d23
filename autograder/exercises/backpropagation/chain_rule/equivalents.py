"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule


@chain_rule.equivalent
def values_first(fs, dfs, x):
    values = [x]
    for f in fs:
        values.append(f(values[-1]))
    slope = 1.0
    for df, value in zip(dfs, values, strict=False):
        slope *= df(value)
    return slope


@chain_rule.equivalent
def backwards_through_the_chain(fs, dfs, x):
    values = [x]
    for f in fs[:-1]:
        values.append(f(values[-1]))
    slope = 1.0
    for i in reversed(range(len(fs))):
        slope = slope * dfs[i](values[i])
    return slope


@chain_rule.equivalent
def by_recursion(fs, dfs, x):
    def slope(fs, dfs, x):
        if not fs:
            return 1.0
        return dfs[0](x) * slope(fs[1:], dfs[1:], fs[0](x))

    return slope(fs, dfs, x)


@chain_rule.equivalent
def with_np_prod(fs, dfs, x):
    slopes, t = [], x
    for i in range(len(dfs)):
        slopes.append(dfs[i](t))
        t = fs[i](t)
    return np.prod(slopes)


@chain_rule.equivalent
def with_math_prod(fs, dfs, x):
    def at(i):
        return x if i == 0 else fs[i - 1](at(i - 1))

    return math.prod(dfs[i](at(i)) for i in range(len(fs)))


@chain_rule.equivalent
def as_a_0d_array(fs, dfs, x):
    slope, t = np.ones(()), np.asarray(x)
    for f, df in zip(fs, dfs, strict=True):
        slope, t = slope * df(t), f(t)
    return np.array(slope)


@chain_rule.equivalent
def with_while(fs, dfs, x):
    i, slope = 0, 1
    while i < len(fs):
        slope = slope * dfs[i](x)
        x = fs[i](x)
        i += 1
    return slope


@chain_rule.equivalent
def pops_from_copies(fs, dfs, x):
    fs, dfs, slope = list(fs), list(dfs), 1.0
    while fs:
        slope *= dfs.pop(0)(x)
        x = fs.pop(0)(x)
    return float(slope)


@chain_rule.equivalent
def one_value_and_slope_together(fs, dfs, x):
    pair = (x, 1.0)
    for f, df in zip(fs, dfs, strict=True):
        pair = (f(pair[0]), df(pair[0]) * pair[1])
    return pair[1]


@chain_rule.equivalent
def inner_value_anew_each_time(fs, dfs, x):
    slope = 1.0
    for i in range(len(fs)):
        t = x
        for f in fs[:i]:
            t = f(t)
        slope *= dfs[i](t)
    return np.float64(slope)
