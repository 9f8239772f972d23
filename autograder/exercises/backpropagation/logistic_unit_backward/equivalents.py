"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward


@logistic_unit_backward.equivalent
def line_by_line(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    dw = dz * x
    db = dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def a_minus_y(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = a - y
    dw = dz * x
    db = dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def by_cases(x, y, w, b):
    z = float(np.sum(w * x)) + b
    a = 1.0 / (1.0 + math.exp(-z))
    da = -1.0 / a if y == 1 else 1.0 / (1.0 - a)
    dz = a - y
    return dict(a=a, da=da, dz=dz, dw=np.array([dz * xi for xi in x]), db=dz)


@logistic_unit_backward.equivalent
def da_in_one_fraction(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = (a - y) / (a * (1 - a))
    dz = da * a * (1 - a)
    dw = dz * x
    db = dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def with_a_loop(x, y, w, b):
    z = b
    for i in range(len(x)):
        z += w[i] * x[i]
    a = 1 / (1 + np.exp(-z))
    da = -(y / a) + (1 - y) / (1 - a)
    dz = da * (a - a**2)
    dw = np.zeros(len(x))
    for i in range(len(x)):
        dw[i] = x[i] * dz
    return {"db": dz, "dw": dw, "dz": dz, "da": da, "a": a}


@logistic_unit_backward.equivalent
def with_tanh(x, y, w, b):
    a = 0.5 * (1 + np.tanh(0.5 * (w @ x + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = a - y
    dw = dz * x
    db = 1.0 * dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def with_exp_of_z(x, y, w, b):
    a = np.exp(x @ w + b) / (1 + np.exp(x @ w + b))
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    dw = dz * x
    db = dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def da_minus_of_the_difference(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -(y / a - (1 - y) / (1 - a))
    dz = da * a * (1 - a)
    dw = np.multiply(x, dz)
    db = float(dz)
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


@logistic_unit_backward.equivalent
def as_0d_arrays(x, y, w, b):
    a = np.array(1 / (1 + np.exp(-(np.einsum("i,i->", w, x) + b))))
    da = np.array(np.divide(1 - y, 1 - a) - np.divide(y, a))
    dz = np.array(np.subtract(a, y))
    return {"a": a, "da": da, "dz": dz, "dw": dz * x, "db": dz.copy()}


@logistic_unit_backward.equivalent
def with_functions(x, y, w, b):
    def sigma(z):
        return 1 / (1 + np.exp(-z))

    def sigma_slope(z):
        return sigma(z) * (1 - sigma(z))

    z = np.sum(np.multiply(w, x)) + b
    a = sigma(z)
    da = (1 - y) / (1 - a) - y / a
    dz = sigma_slope(z) * da
    return {"a": a, "da": da, "dz": dz, "dw": x * dz, "db": dz * 1}


@logistic_unit_backward.equivalent
def with_columns(x, y, w, b):
    X, W = x.reshape(-1, 1), w.reshape(-1, 1)
    a = (1 / (1 + np.exp(-(W.T @ X + b)))).item()
    dz = a - y
    return {"a": a, "da": dz / (a * (1 - a)), "dz": dz, "dw": (X * dz).ravel(), "db": dz}


@logistic_unit_backward.equivalent
def with_a_tiny_eps(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / (a + 1e-15) + (1 - y) / (1 - a + 1e-15)
    dz = a - y
    dw = dz * x
    db = dz
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}
