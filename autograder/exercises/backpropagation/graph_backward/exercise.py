"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise(ints_too=True)
def graph_backward(a, b, c):
    """How fast J = 3(a + bc) grows with each node, as a dict {"v": dJ/dv, "u": dJ/du, "a": dJ/da, "b": dJ/db,
    "c": dJ/dc}, with u = bc, v = a + u and J = 3v.

    a, b and c are numbers; ints may give ints. Source: text S4.7; claim B15: dJ/dv serves a and u alike, dJ/du only
    b and c.
    """
    dv = 3.0
    du = dv * 1.0
    da = dv * 1.0
    return {"v": dv, "u": du, "a": da, "b": du * c, "c": du * b}
