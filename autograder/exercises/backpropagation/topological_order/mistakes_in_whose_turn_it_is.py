"""Wrong answers that have a name: those in whose turn it is: too early, never, or when too many wait."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.exercises.backpropagation.topological_order.shows import (
    has,
    is_too_deep,
    one_input_is_enough,
    ready_at_most_once,
    takes_values_for_names,
)


@topological_order.mistake(
    "the function calls itself once for each node on the way down, and a deep graph is too deep for that",
    ask="How many calls are open at the same time when the chain is 5,000 nodes long?",
    look="the function that calls itself: keep the waiting nodes in a list of your own, or start from the leaves",
    formula="while stack: look at stack[-1]; push its inputs that are not done, or pop it and append it",
    part="robust",
    shows_all=is_too_deep,
)
def recursion(graph, root):
    order, done = [], set()

    def visit(node):
        if node in done:
            return
        done.add(node)
        if graph[node][0] != "leaf":
            for name in graph[node][1:]:
                visit(name)
        order.append(node)

    visit(root)
    return order


@topological_order.mistake(
    "a node that uses the same input twice never comes to its turn, because that input is counted off once only",
    ask="In d = k + k, for how many inputs does d wait, and how many of them are there when k is done?",
    look="the counter of the inputs that a node still waits for",
    formula="count each different input once: len(set(graph[node][1:]))",
    shows=has(ready_at_most_once),
)
def never_ready(graph, root):
    needed, waiting = {root}, [root]
    while waiting:
        op, *inputs = graph[waiting.pop()]
        new = [name for name in inputs if op != "leaf" and name not in needed]
        needed.update(new)
        waiting += new
    count = {node: len(graph[node][1:]) if graph[node][0] != "leaf" else 0 for node in needed}
    order = [node for node in graph if node in needed and count[node] == 0]
    for node in order:
        for user in graph:
            if user in needed and graph[user][0] != "leaf" and node in graph[user][1:]:
                count[user] -= 1
                if count[user] == 0:
                    order.append(user)
    return order


@topological_order.mistake(
    "these are the keys of the graph up to root, and their order says nothing about who needs whom",
    ask="What would your list be if the same graph were written down in another order?",
    look="the loop over the keys of the graph: it ends at root",
    formula="every node after its inputs, whatever the order of the keys",
    shows=lambda case, got: list(got) == list(case.args[0])[: list(case.args[0]).index(case.args[1]) + 1],
)
def as_written_up_to_root(graph, root):
    names = list(graph)
    return names[: names.index(root) + 1]


@topological_order.mistake(
    "the value of a leaf is taken for the name of a node: a leaf is a pair too, but it has no inputs",
    ask='Which entries of ("leaf", 5.0) and of ("exp", "x") are names?',
    look="the line that goes through graph[node][1:], and whether it asks for leaves first",
    formula='inputs = () if graph[node][0] == "leaf" else graph[node][1:]',
    shows_all=takes_values_for_names,
)
def leaf_value_as_name(graph, root):
    order = []

    def visit(node):
        if node in order:
            return
        for name in graph[node][1:]:
            visit(name)
        order.append(node)

    visit(root)
    return order


@topological_order.mistake(
    "a node comes to its turn as soon as one of its inputs is done, though it may wait for the other",
    ask="In s = x + y with y = exp(x): may s be computed when x is known and y is not?",
    look="what has to be true before a node is put into the list",
    formula="a node is ready when all of its inputs are done",
    shows_all=one_input_is_enough,
)
def one_input_done(graph, root):
    needed, waiting = {root}, [root]
    while waiting:
        op, *inputs = graph[waiting.pop()]
        new = [name for name in inputs if op != "leaf" and name not in needed]
        needed.update(new)
        waiting += new
    order = []
    queue = [node for node in graph if node in needed and graph[node][0] == "leaf"]
    while queue:
        node = queue.pop(0)
        if node not in order:
            order.append(node)
            queue += [user for user in graph if user in needed and graph[user][0] != "leaf" and node in graph[user][1:]]
    return order
