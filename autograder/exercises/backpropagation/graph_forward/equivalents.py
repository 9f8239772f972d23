"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward


@graph_forward.equivalent
def line_by_line(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return {"u": u, "v": v, "J": J}


@graph_forward.equivalent
def in_one_line(a, b, c):
    return {"u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}


@graph_forward.equivalent
def multiplied_out(a, b, c):
    return {"J": 3 * a + 3 * b * c, "v": a + b * c, "u": c * b}


@graph_forward.equivalent
def with_numpy_functions(a, b, c):
    u = np.multiply(b, c)
    v = np.add(a, u)
    return dict(u=u, v=v, J=np.multiply(3.0, v))


@graph_forward.equivalent
def node_after_node(a, b, c):
    values = {}
    values["u"] = b * c
    values["v"] = a + values["u"]
    values["J"] = values["v"] * 3
    return values


@graph_forward.equivalent
def as_floats(a, b, c):
    a, b, c = np.asarray(a, dtype=float), np.asarray(b, dtype=float), np.asarray(c, dtype=float)
    u = b * c
    return {"u": u, "v": u + a, "J": 3.0 * (u + a)}


@graph_forward.equivalent
def as_0d_arrays(a, b, c):
    u = np.array(b * c)
    v = np.array(u + a)
    return {"u": u, "v": v, "J": np.array(v + v + v)}


@graph_forward.equivalent
def with_einsum(a, b, c):
    u = np.einsum("...,...->...", b, c)
    v = u + a
    return {"u": u, "v": v, "J": 3 * v}


@graph_forward.equivalent
def in_place_on_copies(a, b, c):
    u = np.array(b)
    u = u * c
    v = u.copy()
    v = v + a
    J = v.copy()
    J *= 3
    return {"u": u, "v": v, "J": J}


@graph_forward.equivalent
def entry_by_entry(a, b, c):
    if np.ndim(a) == 0:
        return {"u": b * c, "v": a + b * c, "J": (a + b * c) * 3}
    u, v, J = np.zeros(a.shape), np.zeros(a.shape), np.zeros(a.shape)
    for i in np.ndindex(*a.shape):
        u[i] = b[i] * c[i]
        v[i] = a[i] + u[i]
        J[i] = 3 * v[i]
    return {"u": u, "v": v, "J": J}


@graph_forward.equivalent
def by_functions(a, b, c):
    def multiply(x, y):
        return x * y

    def add(x, y):
        return x + y

    u = multiply(b, c)
    v = add(a, u)
    return {"u": u, "v": v, "J": multiply(3, v)}
