"""Wrong answers that have a name: those where the keys, the alphabet or the kind of a node sorts the list."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.cases import needed_by
from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.exercises.backpropagation.topological_order.shows import (
    has_more,
    is_needed_as_written,
    leaves_then_others,
)


@topological_order.mistake(
    "nodes stand in the list that the root does not depend on",
    ask="Which nodes can be reached if you start at the root and only go from a node to its inputs?",
    look="the loop over all of the graph",
    formula="the nodes that root depends on, and root: no others",
    shows=has_more,
)
def whole_graph(graph, root):
    order = []
    while len(order) < len(graph):
        for node, (op, *inputs) in graph.items():
            if node not in order and (op == "leaf" or all(name in order for name in inputs)):
                order.append(node)
    return order


@topological_order.mistake(
    "the order of the nodes is the order of the graph's keys, which says nothing about who needs whom",
    ask="What would your list be if the same graph were written down in another order?",
    look="the loop over the keys of the graph: it decides the order of the list",
    formula="every node after its inputs, whatever the order of the keys",
    shows=lambda case, got: list(got) == list(case.args[0]),
)
def as_written(graph, root):
    return list(graph)


@topological_order.mistake(
    "the right nodes stand in the order of the graph's keys, which says nothing about who needs whom",
    ask="What would your list be if the same graph were written down in another order?",
    look="the line that goes through the keys of the graph at the end",
    formula="every node after its inputs, whatever the order of the keys",
    shows=is_needed_as_written,
)
def needed_as_written(graph, root):
    needed, waiting = {root}, [root]
    while waiting:
        op, *inputs = graph[waiting.pop()]
        for name in inputs if op != "leaf" else []:
            needed.add(name)
            waiting.append(name)
    return [name for name in graph if name in needed]


@topological_order.mistake(
    "the names are sorted by the alphabet",
    ask="Does the name of a node say what it depends on?",
    look="`sorted` and `.sort()`",
    formula="every node after its inputs, whatever the names",
    shows=lambda case, got: list(got) == sorted(got) and set(got) == needed_by(*case.args),
)
def by_name(graph, root):
    needed, waiting = {root}, [root]
    while waiting:
        op, *inputs = graph[waiting.pop()]
        for name in inputs if op != "leaf" else []:
            needed.add(name)
            waiting.append(name)
    return sorted(needed)


@topological_order.mistake(
    "the leaves stand first and the other nodes after them, but in no order among themselves",
    ask="Which of two nodes that are no leaves has to come first, if one is an input of the other?",
    look="the way the nodes that are no leaves are put in order",
    formula="every node after all of its inputs",
    shows=lambda case, got: leaves_then_others(case, got),
)
def leaves_first(graph, root):
    needed, waiting = [root], [root]
    while waiting:
        op, *inputs = graph[waiting.pop(0)]
        for name in inputs if op != "leaf" else []:
            if name not in needed:
                needed.append(name)
                waiting.append(name)
    return sorted(needed, key=lambda name: graph[name][0] != "leaf")
