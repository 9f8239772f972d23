"""Wrong answers that have a name: those in the dict that comes back, its names and what stands under them."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward
from autograder.exercises.backpropagation.graph_forward.hints import FORMULA

AT_RETURN = "the `return` line"
RETURN = 'return {"u": u, "v": v, "J": J}'


@graph_forward.mistake(
    "only J comes back, without u and v",
    ask="Which values will the way back need, besides the last one?",
    look=AT_RETURN,
    formula=RETURN,
)
def only_J(a, b, c):
    return 3 * (a + b * c)


@graph_forward.mistake(
    "the values come back in a list or tuple, without their names",
    ask="How will the next step find the value of v?",
    look=AT_RETURN,
    formula=RETURN,
)
def list_for_dict(a, b, c):
    u = b * c
    v = a + u
    return [u, v, 3 * v]


@graph_forward.mistake(
    "u and v have changed places in the dict",
    ask="Which of the two nodes is bc?",
    look="the names in the `return` line",
    formula=FORMULA,
)
def u_and_v_swapped(a, b, c):
    u = b * c
    v = a + u
    return {"u": v, "v": u, "J": 3 * v}


@graph_forward.mistake(
    "the inputs a, b and c stand in the dict too",
    ask="Which nodes are computed, and which were given?",
    look=AT_RETURN,
    formula=RETURN,
)
def inputs_too(a, b, c):
    u = b * c
    v = a + u
    return {"a": a, "b": b, "c": c, "u": u, "v": v, "J": 3 * v}


@graph_forward.mistake(
    "the dict holds J alone, without u and v",
    ask="Which values will the way back need, besides the last one?",
    look=AT_RETURN,
    formula=RETURN,
)
def J_alone_in_the_dict(a, b, c):
    return {"J": 3 * (a + b * c)}


@graph_forward.mistake(
    "the values come back in one array, without their names",
    ask="How will the next step find the value of v?",
    look=AT_RETURN,
    formula=RETURN,
)
def array_for_dict(a, b, c):
    u = b * c
    v = a + u
    return np.array([u, v, 3 * v])


@graph_forward.mistake(
    "the names and values come back as a list of pairs, where a dict is asked for",
    ask="What makes a dict of a list of pairs?",
    look=AT_RETURN,
    formula=RETURN,
)
def pairs_for_dict(a, b, c):
    u = b * c
    v = a + u
    return [("u", u), ("v", v), ("J", 3 * v)]
