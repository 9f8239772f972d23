"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.backpropagation.backprop.exercise import backprop


@backprop.equivalent
def with_a_list_for_each_node(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(order, 0.0) | {root: 1.0}
    for node in reversed(order):
        op, *names = graph[node]
        x = [values.get(name, 0.0) for name in names]
        sent = []
        if op == "add":
            sent = [1.0, 1.0]
        elif op == "mul":
            sent = [x[1], x[0]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [values[node]]
        elif op == "log":
            sent = [1 / x[0]]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return grads


@backprop.equivalent
def plain_recursion(graph, values, root):
    grads = {}

    def visit(node, g):
        grads[node] = grads.get(node, 0.0) + g
        op, *inputs = graph[node]
        if op == "add":
            visit(inputs[0], g)
            visit(inputs[1], g)
        elif op == "mul":
            visit(inputs[0], g * values[inputs[1]])
            visit(inputs[1], g * values[inputs[0]])
        elif op == "max":
            visit(inputs[0] if values[inputs[0]] >= values[inputs[1]] else inputs[1], g)
            visit(inputs[1] if values[inputs[0]] >= values[inputs[1]] else inputs[0], 0.0)
        elif op == "exp":
            visit(inputs[0], g * math.exp(values[inputs[0]]))
        elif op == "log":
            visit(inputs[0], g * (1 / values[inputs[0]]))

    visit(root, 1.0)
    return grads


@backprop.equivalent
def zeros_for_the_others(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(graph, 0.0) | {root: 1.0}
    for node in reversed(order):
        op, *names = graph[node]
        x = [values.get(name, 0.0) for name in names]
        sent = []
        if op == "add":
            sent = [1.0, 1.0]
        elif op == "mul":
            sent = [x[1], x[0]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [values[node]]
        elif op == "log":
            sent = [1 / x[0]]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return grads


@backprop.equivalent
def asks_the_users(graph, values, root):
    needed, waiting = {root}, [root]
    while waiting:
        op, *inputs = graph[waiting.pop()]
        if op != "leaf":
            waiting += [name for name in inputs if name not in needed]
            needed.update(inputs)

    known = {root: 1}

    def gradient(name):
        if name not in known:
            known[name] = sum(gradient(node) * slope(node, i) for node in needed for i in places(node, name))
        return known[name]

    def places(node, name):
        return [] if graph[node][0] == "leaf" else [i for i in (1, 2) if graph[node][i : i + 1] == (name,)]

    def slope(node, i):
        op, *inputs = graph[node]
        x = [values[name] for name in inputs]
        if op == "add":
            return 1
        if op == "mul":
            return x[2 - i]
        if op == "max":
            return int(x[i - 1] > x[2 - i])
        return values[node] if op == "exp" else 1 / x[0]

    return {name: gradient(name) for name in needed}


@backprop.equivalent
def counts_open_users(graph, values, root):
    def inputs_of(node):
        return [] if graph[node][0] == "leaf" else list(graph[node][1:])

    local = {
        "leaf": lambda out, x: [],
        "add": lambda out, x: [1.0, 1.0],
        "mul": lambda out, x: [x[1], x[0]],
        "max": lambda out, x: [float(x[0] >= x[1]), float(x[1] > x[0])],
        "exp": lambda out, x: [out],
        "log": lambda out, x: [1.0 / x[0]],
    }
    count, waiting = {root: 0}, [root]
    while waiting:
        for name in inputs_of(waiting.pop()):
            if name not in count:
                count[name] = 0
                waiting.append(name)
            count[name] += 1
    grads, ready = {root: 1.0}, [root]
    while ready:
        node = ready.pop()
        inputs = inputs_of(node)
        slopes = local[graph[node][0]](values[node], [values[name] for name in inputs])
        for i, name in enumerate(inputs):
            grads[name] = grads.get(name, 0.0) + grads[node] * slopes[i]
            count[name] -= 1
            if count[name] == 0:
                ready.append(name)
    return grads


@backprop.equivalent
def with_a_matrix(graph, values, root):
    names = list(graph)
    at = {name: i for i, name in enumerate(names)}
    slopes = np.zeros((len(names), len(names)))
    for node, (op, *inputs) in graph.items():
        if op == "add":
            slopes[at[node], at[inputs[0]]] += 1
            slopes[at[node], at[inputs[1]]] += 1
        elif op == "mul":
            slopes[at[node], at[inputs[0]]] += values[inputs[1]]
            slopes[at[node], at[inputs[1]]] += values[inputs[0]]
        elif op == "max":
            slopes[at[node], at[max(inputs, key=values.get)]] += 1
        elif op == "exp":
            slopes[at[node], at[inputs[0]]] += values[node]
        elif op == "log":
            slopes[at[node], at[inputs[0]]] += 1 / values[inputs[0]]
    g = np.zeros(len(names))
    g[at[root]] = 1.0
    total = g.copy()
    for _ in names:
        g = g @ slopes
        total += g
    return dict(zip(names, total, strict=True))


@backprop.equivalent
def numpy_numbers(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(order, 0.0) | {root: 1.0}
    for node in reversed(order):
        op, *names = graph[node]
        x = [values.get(name, 0.0) for name in names]
        sent = []
        if op == "add":
            sent = [1.0, 1.0]
        elif op == "mul":
            sent = [x[1], x[0]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [np.exp(x[0])]
        elif op == "log":
            sent = [1 / x[0]]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return {name: np.float64(grad) for name, grad in grads.items()}


@backprop.equivalent
def arrays_without_axes(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(order, 0.0) | {root: 1.0}
    for node in reversed(order):
        op, *names = graph[node]
        x = [values.get(name, 0.0) for name in names]
        sent = []
        if op == "add":
            sent = [1.0, 1.0]
        elif op == "mul":
            sent = [np.array(factor) for factor in x[::-1]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [values[node]]
        elif op == "log":
            sent = [1 / x[0]]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return {name: np.array(grad) for name, grad in grads.items()}


@backprop.equivalent
def starts_with_a_whole_1(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(order, 0) | {root: 1}
    for node in reversed(order):
        op, *names = graph[node]
        x = [values.get(name, 0.0) for name in names]
        sent = []
        if op == "add":
            sent = [1, 1]
        elif op == "mul":
            sent = [x[1], x[0]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [values[node]]
        elif op == "log":
            sent = [1 / x[0]]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return grads
