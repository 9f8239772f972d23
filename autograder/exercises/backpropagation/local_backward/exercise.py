"""What is asked, and a right answer."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.unit import unit


@unit.exercise(ints_too=True)
def local_backward(op, inputs, g):
    """The gradients that one node sends back to its inputs, a tuple as long as `inputs`: g, the gradient that arrives
    at its output, times the slope of the node along each input. op is "add", "mul", "max", "exp" or "log" (natural).

    inputs is a tuple of two numbers for add, mul and max, of one for exp and log; g is a number. Ints may give ints.
    max sends all of g to the larger input; where both are equal, any split that adds up to g is right.
    Source: text S4.7, the local slopes of a computation graph.
    """
    if op == "add":
        return (g, g)
    if op == "mul":
        return (g * inputs[1], g * inputs[0])
    if op == "max":
        return (g, 0.0) if inputs[0] >= inputs[1] else (0.0, g)
    if op == "exp":
        return (g * np.exp(inputs[0]),)
    return (g / inputs[0],)
