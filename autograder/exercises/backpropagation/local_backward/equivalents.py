"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.backpropagation.local_backward.exercise import local_backward


@local_backward.equivalent
def ties_to_the_second(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    rules = {
        "add": lambda: (g, g),
        "mul": lambda: (g * y, g * x),
        "max": lambda: (g, 0.0) if x > y else (0.0, g),
        "exp": lambda: (g * np.exp(x),),
        "log": lambda: (g / x,),
    }
    return rules[op]()


@local_backward.equivalent
def ties_half_and_half(op, inputs, g):
    if op == "max":
        share = 0.5 * (np.sign(inputs[0] - inputs[1]) + 1)
        return [g * share, g * (1 - share)]
    if len(inputs) == 2:
        return [g, g] if op == "add" else [g * inputs[1], g * inputs[0]]
    return [g * math.exp(inputs[0]) if op == "exp" else g / inputs[0]]


@local_backward.equivalent
def step_by_step(op, inputs, g):
    if op == "add":
        dx = g * 1
        dy = g * 1
    elif op == "mul":
        x, y = inputs
        dx = g * y
        dy = g * x
    elif op == "max":
        x, y = inputs
        dx = g * (x >= y)
        dy = g * (x < y)
    elif op == "exp":
        (x,) = inputs
        return (g * np.exp(x),)
    else:
        (x,) = inputs
        return (g * 1 / x,)
    return dx, dy


@local_backward.equivalent
def from_local_slopes(op, inputs, g):
    slopes = {
        "add": lambda x, y: (1, 1),
        "mul": lambda x, y: (y, x),
        "max": lambda x, y: (1, 0) if x > y else (0, 1),
        "exp": lambda x: (np.exp(x),),
        "log": lambda x: (1.0 / x,),
    }
    return tuple(g * slope for slope in slopes[op](*inputs))


@local_backward.equivalent
def with_match(op, inputs, g):
    match op:
        case "add":
            return g, g
        case "mul":
            return inputs[1] * g, inputs[0] * g
        case "max":
            grads = [0.0, 0.0]
            grads[int(np.argmax(inputs))] = g
            return tuple(grads)
        case "exp":
            return (float(g) * math.e ** inputs[0],)
        case "log":
            return (g * inputs[0] ** -1.0,)


@local_backward.equivalent
def whole_input_at_ties(op, inputs, g):
    grads = [0.0] * len(inputs)
    if op == "max":
        grads[inputs.index(max(inputs))] += g
    elif op == "add":
        grads = [g for _ in inputs]
    elif op == "mul":
        grads = [g * inputs[1 - i] for i in range(2)]
    elif op == "exp":
        grads[0] = g * np.exp(inputs[0])
    elif op == "log":
        grads[0] = np.divide(g, inputs[0])
    return tuple(grads)


@local_backward.equivalent
def as_0d_arrays(op, inputs, g):
    x, y = np.array(inputs[0], dtype=float), np.array(inputs[-1], dtype=float)
    if op == "add":
        return np.array(g), np.array(g)
    if op == "mul":
        return np.array(g * y), np.array(g * x)
    if op == "max":
        return np.where(x >= y, g, 0.0), np.where(x >= y, 0.0, g)
    return (np.array(g * np.exp(x)),) if op == "exp" else (np.array(g / x),)


@local_backward.equivalent
def unequal_parts_at_ties(op, inputs, g):
    x, y = inputs[0], inputs[-1]
    if op == "max" and x == y:
        return 0.25 * g, 0.75 * g
    if op == "max":
        return tuple(g if z == max(inputs) else 0 for z in inputs)
    if op in ("exp", "log"):
        return (g * (np.exp(x) if op == "exp" else 1 / x),)
    return (g, g) if op == "add" else (g * y, g * x)


@local_backward.equivalent
def shared_out_at_ties(op, inputs, g):
    if op == "max":
        winners = [z == max(inputs) for z in inputs]
        return tuple(g * won / sum(winners) for won in winners)
    if op == "mul":
        product = inputs[0] * inputs[1]
        return tuple(g * (product / z) if z else g * inputs[1 - i] for i, z in enumerate(inputs))
    return (g, g) if op == "add" else (g * np.exp(inputs[0]),) if op == "exp" else (g / inputs[0],)
