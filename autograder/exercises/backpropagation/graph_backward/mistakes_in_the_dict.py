"""Wrong answers that have a name: those in the names of the dict that comes back."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward

AT_RETURN = "the `return` line"
RETURN = 'return {"v": …, "u": …, "a": …, "b": …, "c": …}'
WHICH_NAMES = "Which five names does the exercise ask for?"


@graph_backward.mistake(
    "the slopes come back in a list or tuple, without their names",
    ask="How will the next step find the slope of u?",
    look=AT_RETURN,
    formula=RETURN,
)
def list_for_dict(a, b, c):
    return [3, 3, 3, 3 * c, 3 * b]


@graph_backward.mistake(
    "the slope of J along itself stands in the dict too",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def J_too(a, b, c):
    return {"J": 1, "v": 3, "u": 3, "a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the slope of c is missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def c_missing(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * c}


@graph_backward.mistake(
    "the slope of b is missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def b_missing(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "c": 3 * b}


@graph_backward.mistake(
    "the slopes of v and u are missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def only_the_inputs(a, b, c):
    return {"a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "these are the values of the forward pass, u, v and J, not the slopes of J",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def forward_pass(a, b, c):
    return {"u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}


@graph_backward.mistake(
    "these are the values of all nodes, not the slopes of J",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def forward_values_with_J(a, b, c):
    return {"a": a, "b": b, "c": c, "u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}
