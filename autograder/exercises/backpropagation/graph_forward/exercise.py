"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise(ints_too=True)
def graph_forward(a, b, c):
    """The values of the nodes of J = 3(a + bc), as a dict {"u": u, "v": v, "J": J} with u = bc, v = a + u and J = 3v.

    Shapes: a, b and c are numbers, or arrays of one shape (then each value has that shape, and entries do not mix).
    Ints may give ints. Source: text S4.7, the computation graph.
    """
    u = b * c
    v = a + u
    J = 3 * v
    return {"u": u, "v": v, "J": J}
