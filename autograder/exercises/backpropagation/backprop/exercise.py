"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def backprop(graph, values, root):
    """A dict, name → d root / d name, for root (1.0) and every node that root depends on, leaves included. Where a
    node is used several times, the gradients that come back from all of its uses add up.

    Shapes: graph is a dict, name → ("leaf", value) or (op, input) or (op, input, input) with op one of add, mul, max,
    exp, log; values is a dict, name → the number of that node from the forward pass. Keys come in any order.
    Nodes that root does not need may be left out or stand there with 0. No call remembers another one.
    Source: text S4.7, dJ/db = dJ/du · du/db, and the shared parts are computed once; claim B15; S0.2.
    """
    order, stack = [], [root]
    while stack:
        node = stack[-1]
        inputs = () if graph[node][0] == "leaf" else graph[node][1:]
        waiting = [name for name in inputs if name not in order]
        stack.extend(waiting)
        if not waiting:
            stack.pop()
            if node not in order:
                order.append(node)
    grads = {name: 0.0 for name in order}
    grads[root] = 1.0
    for node in reversed(order):
        op, *inputs = graph[node]
        g = grads[node]
        if op == "add":
            grads[inputs[0]] += g
            grads[inputs[1]] += g
        elif op == "mul":
            grads[inputs[0]] += g * values[inputs[1]]
            grads[inputs[1]] += g * values[inputs[0]]
        elif op == "max":
            larger = inputs[0] if values[inputs[0]] >= values[inputs[1]] else inputs[1]
            grads[larger] += g
        elif op == "exp":
            grads[inputs[0]] += g * values[node]
        elif op == "log":
            grads[inputs[0]] += g / values[inputs[0]]
    return grads
