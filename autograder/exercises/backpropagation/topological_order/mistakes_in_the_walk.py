"""Wrong answers that have a name: those in the walk from the root: when a node is written down, and how often."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.exercises.backpropagation.topological_order.shows import (
    is_level_by_level,
    is_valid,
    is_walk,
    once_for_each_path,
    repeats_the_node_alone,
)


@topological_order.mistake(
    "each node is written down before its inputs are visited (pre-order), so users stand before their inputs",
    ask="When you write a node down, which nodes must stand in the list already?",
    look="whether order.append(node) stands before or after the visit of the inputs",
    formula="visit(node): first visit each input, then append node",
    shows=lambda case, got: is_walk(got, case, deep=True),
)
def pre_order(graph, root):
    order = []

    def visit(node):
        if node in order:
            return
        order.append(node)
        if graph[node][0] != "leaf":
            for name in graph[node][1:]:
                visit(name)

    visit(root)
    return order


@topological_order.mistake(
    "the nodes stand level by level, from the root downwards: users before their inputs",
    ask="Which node should be the last one in the list?",
    look="the queue: it begins with the root, and the list does too",
    formula="every node after its inputs, root last",
    shows=lambda case, got: is_walk(got, case, deep=False) or is_level_by_level(got, case),
)
def breadth_first(graph, root):
    order, queue = [], [root]
    while queue:
        node = queue.pop(0)
        if node in order:
            continue
        order.append(node)
        if graph[node][0] != "leaf":
            queue.extend(graph[node][1:])
    return order


@topological_order.mistake(
    "the list is a pre-order turned round, and that is not enough: a node that is used at two depths "
    "can stand after one of its users",
    ask="In s = x + y with y = exp(x): where does x stand in your list, and where does y?",
    look="order.append(node) before the visit of the inputs, and the reversal at the end",
    formula="visit(node): first visit each input, then append node; nothing to turn round",
    shows=lambda case, got: is_walk(got[::-1], case, deep=True),
)
def pre_order_turned(graph, root):
    order = []

    def visit(node):
        if node in order:
            return
        order.append(node)
        if graph[node][0] != "leaf":
            for name in graph[node][1:]:
                visit(name)

    visit(root)
    return order[::-1]


@topological_order.mistake(
    "the levels below the root are turned round, and that is not enough: a node that is used at two depths "
    "counts at the upper one, and so stands after one of its users",
    ask="In s = x + y with y = exp(x): on how many levels is x met, and which of them counts?",
    look="the queue, the test whether a node was seen, and the reversal at the end",
    formula="every node after all of its inputs, at whatever depth they are used",
    shows=lambda case, got: is_walk(got[::-1], case, deep=False) or is_level_by_level(got[::-1], case),
)
def breadth_first_turned(graph, root):
    order, queue = [], [root]
    while queue:
        node = queue.pop(0)
        if node not in order:
            order.append(node)
            if graph[node][0] != "leaf":
                queue += graph[node][1:]
    order.reverse()
    return order


@topological_order.mistake(
    "the list runs the other way: every node stands before its inputs, and root stands first",
    ask="Which value can be computed first, that of the root or that of a leaf?",
    look="a `reversed`, [::-1] or insert(0, …) near the end",
    formula="inputs before users, root last",
    shows=lambda case, got: is_valid(case, got[::-1]),
)
def reversed_order(graph, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    return order[::-1]


@topological_order.mistake(
    "a node that is used more than once stands in the list more than once",
    ask="How does your code notice that it has been at a node before?",
    look="the place where a node is appended: nothing asks whether it stands there already",
    formula="each name once: keep a set of the nodes that are done",
    shows=lambda case, got: once_for_each_path(case, got),
)
def repeats(graph, root):
    order = []

    def visit(node):
        if graph[node][0] != "leaf":
            for name in graph[node][1:]:
                visit(name)
        order.append(node)

    visit(root)
    return order


@topological_order.mistake(
    "users stand before their inputs, and a node that is used more than once stands in the list more than once",
    ask="When you write a node down, which nodes must stand in the list already?",
    look="the place where a node is appended: before its inputs, and without asking whether it stands there already",
    formula="visit(node): return if it is done; visit each input; append node",
    shows=lambda case, got: is_walk(got, case, deep=True, again=True) or is_walk(got, case, deep=False, again=True),
)
def pre_order_with_repeats(graph, root):
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        order.append(node)
        if graph[node][0] != "leaf":
            stack.extend(graph[node][1:])
    return order


@topological_order.mistake(
    "a node that is met a second time is written down a second time, though its inputs are not",
    ask="What should happen when your search comes to a node that is done?",
    look="the test whether a node was seen: it skips the inputs, but not the append",
    formula="visit(node): return if it is done; visit each input; append node",
    shows=lambda case, got: repeats_the_node_alone(case, got),
)
def repeats_the_node(graph, root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            if graph[node][0] != "leaf":
                for name in graph[node][1:]:
                    visit(name)
        order.append(node)

    visit(root)
    return order
