"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward


@graph_backward.equivalent
def typed_in(a, b, c):
    return {"v": 3.0, "u": 3.0, "a": 3.0, "b": 3.0 * c, "c": 3.0 * b}


@graph_backward.equivalent
def step_by_step(a, b, c):
    dJ = 1.0
    dv = 3 * dJ
    du = dv
    da = dv
    db = c * du
    dc = b * du
    return {"v": dv, "u": du, "a": da, "b": db, "c": dc}


@graph_backward.equivalent
def ints_where_it_can(a, b, c):
    return dict(a=3, b=3 * c, c=3 * b, u=3, v=3)


@graph_backward.equivalent
def with_nudges(a, b, c):
    def J(a, b, c):
        return 3 * (a + b * c)

    h = 1e-5
    da = (J(a + h, b, c) - J(a - h, b, c)) / (2 * h)
    db = (J(a, b + h, c) - J(a, b - h, c)) / (2 * h)
    dc = (J(a, b, c + h) - J(a, b, c - h)) / (2 * h)
    return {"v": 3.0, "u": 3.0, "a": da, "b": db, "c": dc}


@graph_backward.equivalent
def with_one_sided_nudges(a, b, c):
    def J(a, b, c):
        return 3 * (a + b * c)

    h, now = 0.001, J(a, b, c)
    slopes = {"a": (J(a + h, b, c) - now) / h, "b": (J(a, b + h, c) - now) / h, "c": (J(a, b, c + h) - now) / h}
    return {"v": 3, "u": 3} | slopes


@graph_backward.equivalent
def as_numpy_numbers(a, b, c):
    dv = np.float64(3)
    return {"v": dv, "u": dv, "a": dv, "b": np.multiply(dv, c), "c": np.multiply(dv, b)}


@graph_backward.equivalent
def as_0d_arrays(a, b, c):
    three = np.array(3.0)
    return {"v": three, "u": three, "a": three, "b": np.array(three * c), "c": np.array(three * b)}


@graph_backward.equivalent
def with_a_matrix(a, b, c):
    jacobian = np.array([[1.0, 0.0, 0.0], [0.0, c, b]])  # of (a, u) along (a, b, c)
    da, db, dc = np.array([3.0, 3.0]) @ jacobian
    return {"v": 3.0, "u": 3.0, "a": da, "b": db, "c": dc}


@graph_backward.equivalent
def added_up(a, b, c):
    grads = {"v": 0, "u": 0, "a": 0, "b": 0, "c": 0}
    grads["v"] += 3
    grads["a"] += grads["v"]
    grads["u"] += grads["v"]
    grads["b"] += grads["u"] * c
    grads["c"] += grads["u"] * b
    return grads
