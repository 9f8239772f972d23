"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check


@gradient_check.equivalent
def all_entries_at_the_end(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst


@gradient_check.equivalent
def numpy_types(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    return off.max() <= tol, off.max(), off.argmax()


@gradient_check.equivalent
def entry_by_entry(f, grad_f, x, h=1e-5, tol=1e-6):
    ana = np.asarray(grad_f(x))
    if np.shape(ana) != np.shape(x):
        return False, math.inf, 0
    rel_err, worst = 0, 0
    for i in range(len(x)):
        up = [float(entry) for entry in x]
        down = list(up)
        up[i] += h
        down[i] -= h
        num = (f(np.array(up)) - f(np.array(down))) / (2 * h)
        off = abs(num - ana[i]) / max(abs(num) + abs(ana[i]), 1e-8)
        if math.isnan(off):
            return False, off, i
        if off > rel_err:
            rel_err, worst = off, i
    return bool(rel_err <= tol), rel_err, worst


@gradient_check.equivalent
def with_the_identity(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.array([f(x + row) - f(x - row) for row in h * np.eye(len(x))]) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst


@gradient_check.equivalent
def in_place_and_back(f, grad_f, x, h=1e-5, tol=1e-6):
    point = np.asarray(x).astype(np.float64)
    ana = np.array(grad_f(point.copy()))
    if ana.shape != point.shape or not np.all(np.isfinite(ana)):
        return (False, np.inf, -1)
    num = np.empty_like(point)
    for i, before in enumerate(point.copy()):
        point[i] = before + h
        above = f(point)
        point[i] = before - h
        below = f(point)
        point[i] = before
        num[i] = 0.5 * (above - below) / h
    off = abs(num - ana) / np.clip(abs(num) + abs(ana), 1e-8, None)
    return (bool(np.all(off <= tol)), np.max(off), np.argmax(off))


@gradient_check.equivalent
def a_list_of_three(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return [np.bool_(off[worst] <= tol), np.array(off[worst]), np.int64(worst)]


@gradient_check.equivalent
def sorted_errors(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argsort(off)[-1])
    return bool(off[worst] <= tol), float(off[worst]), worst


@gradient_check.equivalent
def not_larger_than_tol(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    worst = int(np.argmax(off))
    return not (np.isnan(off).any() or (off > tol).any()), float(off[worst]), worst


@gradient_check.equivalent
def divides_where_it_can(f, grad_f, x, h=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()), dtype=float)
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        num[i] = (f(x + e) - f(x - e)) / (2 * h)
    size = np.abs(num) + np.abs(ana)
    off = np.abs(num - ana) / np.where(size < 1e-8, 1e-8, size)
    worst = int(np.argmax(off))
    return bool(off[worst] <= tol), float(off[worst]), worst
