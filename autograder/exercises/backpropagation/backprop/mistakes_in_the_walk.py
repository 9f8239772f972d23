"""Wrong answers that have a name: those in the walk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.exercise import Case
from autograder.exercises.backpropagation.backprop.cases import is_near, slopes
from autograder.exercises.backpropagation.backprop.equivalents import with_a_list_for_each_node
from autograder.exercises.backpropagation.backprop.exercise import backprop
from autograder.exercises.backpropagation.backprop.shows import in_one_way, is_like
from autograder.exercises.backpropagation.topological_order import topological_order
from autograder.exercises.backpropagation.topological_order.cases import inputs_of, needed_by
from autograder.exercises.backpropagation.topological_order.shows import walk


def agrees(case: Case, got: Any, allowed: Callable[[list[tuple[str, float]]], list[float]]) -> bool:
    """Whether each gradient is one that `allowed` makes of what its users send: pairs of user and amount."""
    graph, values, root = case.args
    needed = needed_by(graph, root)
    sent: dict[str, list[tuple[str, float]]] = {name: [] for name in needed}
    for node in needed:
        names = inputs_of(graph, node)
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            sent[name].append((node, float(got[node]) * slope))
    return is_near(got[root], 1.0) and all(
        any(is_near(got[name], amount) for amount in allowed(sent[name])) for name in needed - {root}
    )


def one_of_each_user(sent: list[tuple[str, float]]) -> list[float]:
    """All sums in which a user that uses the node twice counts once or twice, and not always twice."""
    once = dict(sent)
    second = [amount for user, amount in once.items() if [name for name, _ in sent].count(user) == 2]
    return [
        sum(once.values()) + sum(amount for i, amount in enumerate(second) if picked >> i & 1)
        for picked in range(2 ** len(second))
    ]


def one_or_all(sent: list[tuple[str, float]]) -> list[float]:
    return [sum(amount for _, amount in sent), *(amount for _, amount in sent)]


def in_order(case: Case, order: list[str]) -> dict[str, float]:
    """The gradients when the nodes send on what they have in this order."""
    graph, values, root = case.args
    grads = {name: 0.0 for name in needed_by(graph, root)} | {root: 1.0}
    for node in order:
        names = inputs_of(graph, node) if node in grads else ()
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            grads[name] += grads[node] * slope
    return grads


def by_search(case: Case, *, deep: bool, left: bool, marked: str) -> dict[str, float]:
    """The gradients when the nodes send in the order in which a search from the root finds them."""
    graph, _, root = case.args
    return in_order(case, walk(graph, root, deep=deep, left=left, marked=marked))


def by_name(case: Case, *, turned: bool) -> dict[str, float]:
    return in_order(case, sorted(case.args[0], reverse=turned))


def by_visits(case: Case, *, left: bool, amount: str) -> dict[str, float]:
    """What a recursion sends on: the "first" gradient that arrives, or each time all that there "is"."""
    graph, values, root = case.args
    grads = {name: 0.0 for name in needed_by(graph, root)} | {root: 1.0}
    visited, budget = set[str](), [5000]

    def visit(node: str, g: float) -> None:
        budget[0] -= 1
        if (amount == "first" and node in visited) or budget[0] < 0:
            return
        visited.add(node)
        names = inputs_of(graph, node)
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in list(zip(names, its, strict=True))[:: 1 if left else -1]:
            grads[name] += slope * (g if amount == "first" else grads[node])
            visit(name, slope * g)

    visit(root, 1.0)
    return grads


def by_visits_after_both(case: Case, *, left: bool) -> dict[str, float]:
    """A recursion that first hands a node's gradient to all of its inputs, and then visits each of them."""
    graph, values, root = case.args
    grads = {name: 0.0 for name in needed_by(graph, root)} | {root: 1.0}
    budget = [5000]

    def visit(node: str) -> None:
        budget[0] -= 1
        names = inputs_of(graph, node) if budget[0] > 0 else ()
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            grads[name] += slope * grads[node]
        for name in names[:: 1 if left else -1]:
            visit(name)

    visit(root)
    return grads


def by_a_queue(case: Case) -> dict[str, float]:
    """A queue in which a node stands once for each time that something is sent to it."""
    graph, values, root = case.args
    grads, queue, budget = {name: 0.0 for name in needed_by(graph, root)} | {root: 1.0}, [root], 5000
    while queue and budget:
        node, budget = queue.pop(0), budget - 1
        names = inputs_of(graph, node)
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            grads[name] += slope * grads[node]
            queue.append(name)
    return grads


LEFT_OR_RIGHT = (True, False)
SEARCHES = [
    partial(by_search, deep=deep, left=left, marked=marked)
    for deep in (True, False)
    for left in LEFT_OR_RIGHT
    for marked in ("in", "out")
]
FIRST_VISITS = [partial(by_visits, left=left, amount="first") for left in LEFT_OR_RIGHT]
ALL_AGAIN: list[Callable[[Case], dict[str, float]]] = [
    *(partial(by_visits, left=left, amount="is") for left in LEFT_OR_RIGHT),
    *(partial(by_visits_after_both, left=left) for left in LEFT_OR_RIGHT),
    by_a_queue,
]
WAY_BACK = "for node in reversed(topological_order(graph, root))"
ROOT_BY_ROOT = "By how much does root change when root changes by 1?"


backprop.slip(
    "overwritten",
    "where a node is used more than once, only one of its uses counts: the others are overwritten, or skipped",
    of=with_a_list_for_each_node,
    was="grads[name] += grads[node] * slope",
    now="grads[name] = grads[node] * slope",
    ask="In q = p + p, by how much does q grow when p grows by 1?",
    look="the lines that store a gradient: do they add to what is there, or replace it?",
    formula="grads[input] += grads[node] · (slope of node by input), for every use",
    shows=lambda case, got: agrees(case, got, one_or_all),
)
backprop.slip(
    "twice_used_counts_once",
    "an input that a node uses twice, as in mul(a, a), counts once",
    of=with_a_list_for_each_node,
    was="for name, slope in zip(names, sent, strict=False):",
    now="for name, slope in dict(zip(names, sent, strict=False)).items():",
    ask="What is the derivative of a · a?",
    look="the place where the slopes of a node meet the names of its inputs: a dict or set keeps each name once",
    formula="grads[input] += … once for each place in which the input stands",
    shows=lambda case, got: agrees(case, got, one_of_each_user),
)


@backprop.mistake(
    "some nodes send their gradient on before all of their users have reported to them",
    ask="When is the gradient of a node complete?",
    look="the order in which the nodes are taken: a queue or stack that starts at the root is not enough",
    formula="for node in reversed(topological_order(graph, root)): every user before its inputs",
    shows_all=in_one_way(*SEARCHES),
)
def order_of_discovery(graph, values, root):
    order, queue = [], [root]
    while queue:
        node = queue.pop(0)
        if node not in order:
            order.append(node)
            if graph[node][0] != "leaf":
                queue.extend(graph[node][1:])
    grads = {name: 0.0 for name in order}
    grads[root] = 1.0
    for node in order:
        op, *inputs = graph[node]
        g = grads[node]
        if op == "add":
            grads[inputs[0]] += g
            grads[inputs[1]] += g
        elif op == "mul":
            grads[inputs[0]] += g * values[inputs[1]]
            grads[inputs[1]] += g * values[inputs[0]]
        elif op == "max":
            grads[max(inputs, key=lambda name: values[name])] += g
        elif op == "exp":
            grads[inputs[0]] += g * values[node]
        elif op == "log":
            grads[inputs[0]] += g / values[inputs[0]]
    return grads


backprop.slip(
    "reverse_of_the_keys",
    "the nodes are taken in the reverse order of the graph's keys, which says nothing about who needs whom",
    of=with_a_list_for_each_node,
    was="visit(root)",
    now="order = list(graph)",
    ask="What would come out if the same graph were written down in another order?",
    look="the loop over the keys of the graph",
    formula=WAY_BACK,
    shows=lambda case, got: is_like(case, got, in_order(case, list(case.args[0])[::-1])),
)
backprop.slip(
    "order_of_the_names",
    "the nodes are taken in the order of their names, which says nothing about who needs whom",
    of=with_a_list_for_each_node,
    was="visit(root)",
    now="visit(root)\n    order.sort()",
    ask="Does the name of a node say what it depends on?",
    look="`sorted` and `.sort()`",
    formula=WAY_BACK,
    shows_all=in_one_way(partial(by_name, turned=True), partial(by_name, turned=False)),
)
backprop.slip(
    "order_of_the_keys",
    "the nodes are taken in the order of the graph's keys, which says nothing about who needs whom",
    of=with_a_list_for_each_node,
    was="visit(root)",
    now="order = list(graph)[::-1]",
    ask="What would come out if the same graph were written down in another order?",
    look="the loop over the keys of the graph",
    formula=WAY_BACK,
    shows=lambda case, got: is_like(case, got, in_order(case, list(case.args[0]))),
)
backprop.slip(
    "from_the_leaves",
    "the nodes are taken from the leaves to the root, so each sends on a gradient that has not arrived yet",
    of=with_a_list_for_each_node,
    was="for node in reversed(order):",
    now="for node in order:",
    ask="Which node knows its gradient first?",
    look="the loop over the topological order: which end does it begin at?",
    formula=WAY_BACK,
    shows=lambda case, got: is_like(case, got, in_order(case, topological_order(case.args[0], case.args[2]))),
)


@backprop.mistake(
    "a node passes on what arrives at the first visit only; what arrives later is counted at the node, but goes no "
    "further",
    ask="When a second gradient arrives at a node, what do the inputs of that node hear of it?",
    look="the test whether a node was visited, which returns before the gradient is passed on",
    formula="for node in reversed(topological_order(graph, root)): pass on the whole sum, once",
    shows_all=in_one_way(*FIRST_VISITS),
)
def stops_at_first_visit(graph, values, root):
    grads, visited = {root: 0.0}, set()

    def visit(node, g):
        grads[node] = grads.get(node, 0.0) + g
        if node in visited:
            return
        visited.add(node)
        op, *inputs = graph[node]
        if op == "add":
            visit(inputs[0], g)
            visit(inputs[1], g)
        elif op == "mul":
            visit(inputs[0], g * values[inputs[1]])
            visit(inputs[1], g * values[inputs[0]])
        elif op == "max":
            first = values[inputs[0]] > values[inputs[1]]
            visit(inputs[0], g if first else 0.0)
            visit(inputs[1], 0.0 if first else g)
        elif op == "exp":
            visit(inputs[0], g * values[node])
        elif op == "log":
            visit(inputs[0], g / values[inputs[0]])

    visit(root, 1.0)
    return grads


@backprop.mistake(
    "a node that is visited again passes its whole sum on again, so what came first is counted twice",
    ask="At the second visit, which part of grads[node] was passed on already?",
    look="the function that calls itself for each input: it sends on grads[node], not what has newly arrived",
    formula="for node in reversed(topological_order(graph, root)): pass on the whole sum, once",
    shows_all=in_one_way(*ALL_AGAIN),
)
def sum_sent_again(graph, values, root):
    grads = {root: 1.0}

    def send(name, amount):
        grads[name] = grads.get(name, 0.0) + amount
        visit(name)

    def visit(node):
        op, *inputs = graph[node]
        if op == "add":
            send(inputs[0], grads[node])
            send(inputs[1], grads[node])
        elif op == "mul":
            send(inputs[0], grads[node] * values[inputs[1]])
            send(inputs[1], grads[node] * values[inputs[0]])
        elif op == "max":
            first = values[inputs[0]] > values[inputs[1]]
            send(inputs[0], grads[node] if first else 0.0)
            send(inputs[1], 0.0 if first else grads[node])
        elif op == "exp":
            send(inputs[0], grads[node] * values[node])
        elif op == "log":
            send(inputs[0], grads[node] / values[inputs[0]])

    visit(root)
    return grads


@backprop.mistake(
    "every gradient is 0, because the root starts with 0 and there is nothing to pass on",
    ask=ROOT_BY_ROOT,
    look="the line before the loop: grads[root]",
    formula="grads[root] = 1.0",
    shows=lambda case, got: is_like(case, got, dict.fromkeys(case.want, 0.0)),
)
def root_zero(graph, values, root):
    grads = {name: 0.0 for name in graph}
    for node in graph:
        op, *inputs = graph[node]
        for name in inputs if op != "leaf" else ():
            grads[name] += grads[node]
    return grads


backprop.slip(
    "root_starts_with_its_value",
    "the root starts with its own value, not with 1",
    of=with_a_list_for_each_node,
    was="grads = dict.fromkeys(order, 0.0) | {root: 1.0}",
    now="grads = dict.fromkeys(order, 0.0) | {root: values[root]}",
    ask=ROOT_BY_ROOT,
    look="the line before the loop: grads[root]",
    formula="grads[root] = 1.0",
    shows=lambda case, got: is_like(case, got, {n: g * case.args[1][case.args[2]] for n, g in case.want.items()}),
)
