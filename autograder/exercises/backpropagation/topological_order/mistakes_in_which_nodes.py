"""Wrong answers that have a name: those in which nodes stand in the list: too few, or some of an earlier call."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.cases import inputs_of, needed_by
from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.exercises.backpropagation.topological_order.shows import along, has, has_strangers, leaves_of


@topological_order.mistake(
    "root itself is missing",
    ask="Which node should stand last in the list?",
    look="what happens after the inputs of root are done",
    formula="the nodes that root depends on, and then root",
    shows=has(lambda graph, root, needed: needed - {root}),
)
def root_missing(graph, root):
    order = []

    def visit(node):
        if graph[node][0] == "leaf":
            return
        for name in graph[node][1:]:
            visit(name)
            if name not in order:
                order.append(name)

    visit(root)
    return order


@topological_order.mistake(
    "only the inputs of root are there, not the nodes that they depend on in turn",
    ask="Which nodes does an input of the root depend on?",
    look="what your code does with the inputs of an input",
    formula="go from a node to its inputs, from these to theirs, and so on down to the leaves",
    shows=lambda case, got: set(got) - {case.args[1]} == set(inputs_of(*case.args)),
)
def direct_inputs_only(graph, root):
    op, *inputs = graph[root]
    return list(dict.fromkeys([*inputs, root])) if op != "leaf" else [root]


@topological_order.mistake(
    "the leaves are missing",
    ask="Is a leaf a node that root depends on?",
    look="what your code does when it comes to a leaf: it returns before the append",
    formula="all nodes that root depends on, the leaves among them",
    shows=has(lambda graph, root, needed: needed - leaves_of(graph, needed)),
)
def leaves_missing(graph, root):
    order = []

    def visit(node):
        if graph[node][0] == "leaf" or node in order:
            return
        for name in graph[node][1:]:
            visit(name)
        order.append(node)

    visit(root)
    return order


@topological_order.mistake(
    "only the leaves are there",
    ask="Which nodes are neither root nor leaves, and does root depend on them?",
    look="the condition in front of the append",
    formula="all nodes that root depends on, and root",
    shows=lambda case, got: set(got) == leaves_of(case.args[0], needed_by(*case.args)),
)
def leaves_only(graph, root):
    order = []

    def visit(node):
        if graph[node][0] == "leaf":
            if node not in order:
                order.append(node)
            return
        for name in graph[node][1:]:
            visit(name)

    visit(root)
    return order


@topological_order.mistake(
    "only the first input of each node is followed",
    ask="How many inputs does an addition have?",
    look="the place where you take the inputs out of graph[node]",
    formula="graph[node][1:] are all inputs: one or two names",
    shows=has(lambda graph, root, needed: along(graph, root, 0)),
)
def first_input_only(graph, root):
    order, node = [root], root
    while graph[node][0] != "leaf":
        node = graph[node][1]
        order.append(node)
    return order[::-1]


@topological_order.mistake(
    "only the last input of each node is followed",
    ask="How many inputs does an addition have?",
    look="the place where you take the inputs out of graph[node], or a return inside the loop over them",
    formula="graph[node][1:] are all inputs: one or two names",
    shows=has(lambda graph, root, needed: along(graph, root, -1)),
)
def last_input_only(graph, root):
    order, node = [root], root
    while graph[node][0] != "leaf":
        node = graph[node][-1]
        order.insert(0, node)
    return order


@topological_order.mistake(
    "names from earlier calls are still in the list",
    ask="When is the list made anew: at each call, or once when Python reads the `def` line?",
    look="a default argument such as order=[], or a list that is made outside of the function",
    formula="order = [] as a line inside the function",
    shows=lambda case, got: has_strangers(case, got),
)
def kept_between_calls(graph, root, order=[]):  # noqa: B006
    def visit(node):
        if node not in order:
            if graph[node][0] != "leaf":
                for name in graph[node][1:]:
                    visit(name)
            order.append(node)

    visit(root)
    return order
