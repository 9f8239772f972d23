"""Wrong answers that have a name."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.cases import inputs_of, needed_by
from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.exercises.backpropagation.topological_order.shows import (
    along,
    has,
    has_more,
    has_strangers,
    is_level_by_level,
    is_needed_as_written,
    is_too_deep,
    is_valid,
    is_walk,
    leaves_of,
    leaves_then_others,
    once_for_each_path,
    one_input_is_enough,
    ready_at_most_once,
    repeats_the_node_alone,
    takes_values_for_names,
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
