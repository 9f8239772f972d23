"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.backpropagation.unit import unit


@unit.exercise
def topological_order(graph, root):
    """A list of the names of all nodes that root depends on, and of root itself: each name once, and every node after
    its inputs, so that root stands last. Where several orders do this, any of them is right.

    Shapes: graph is a dict, name → ("leaf", value) or (op, input) or (op, input, input); its keys come in any order.
    Nodes that root does not need stay out; a node may use the same input twice; root may be a leaf.
    Robust: a chain of 5,000 nodes and other graphs deeper than Python lets a function call itself.
    Source: text S4.7, the values are computed from left to right and the derivatives from right to left.
    """
    order, done, stack = [], set(), [root]
    while stack:
        node = stack[-1]
        inputs = () if graph[node][0] == "leaf" else graph[node][1:]
        waiting = [name for name in inputs if name not in done]
        if waiting:
            stack.extend(waiting)
            continue
        stack.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order
