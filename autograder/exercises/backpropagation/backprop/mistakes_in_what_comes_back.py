"""Wrong answers that have a name: those in what comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.exercise import Case
from autograder.exercises.backpropagation.backprop.cases import AGAIN, slopes
from autograder.exercises.backpropagation.backprop.equivalents import with_a_list_for_each_node
from autograder.exercises.backpropagation.backprop.exercise import backprop
from autograder.exercises.backpropagation.backprop.mistakes_in_the_walk import ROOT_BY_ROOT
from autograder.exercises.backpropagation.backprop.shows import all_near, answers_change, is_like
from autograder.exercises.backpropagation.topological_order import topological_order
from autograder.exercises.backpropagation.topological_order.cases import Graph, inputs_of


def part_of_the_right(which: Callable[[Graph, str, set[str]], set[str]]) -> Callable[[Case, Any], bool]:
    """Recognises right gradients of too few nodes: `which(graph, root, needed)`."""

    def shows(case: Case, got: Any) -> bool:
        wanted = which(case.args[0], case.args[2], set(case.want))
        others = [name for name in got if name not in case.want]
        return set(got) - set(others) == wanted and all_near(got, {name: case.want[name] for name in wanted})

    return shows


def starting_with_ones(case: Case) -> dict[str, float]:
    """The gradients when each node holds a 1 before anything arrives."""
    graph, values, root = case.args
    order = topological_order(graph, root)
    grads = dict.fromkeys(order, 1.0)
    for node in reversed(order):
        names = inputs_of(graph, node)
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            grads[name] += grads[node] * slope
    return grads


def has_no_leaf(case: Case, got: Any) -> bool:
    """Right gradients without those of the leaves; root may stand there as a leaf, and zeros may be left out."""
    graph, _, root = case.args
    kept = {name for name in got if name in case.want}
    others = {name for name in case.want if inputs_of(graph, name) and case.want[name]}
    is_without = all(inputs_of(graph, name) or name == root for name in kept) and kept < set(case.want)
    return is_without and others <= kept | {root} and all_near(got, {name: case.want[name] for name in kept})


def has_zeros_at_the_leaves(case: Case, got: Any) -> bool:
    """Right gradients but 0 at every leaf that is not the root."""
    graph, _, root = case.args
    return is_like(case, got, {n: g if inputs_of(graph, n) or n == root else 0.0 for n, g in case.want.items()})


NAMES_SEEN = (
    "the same names in another graph",
    "a root in the middle of the graph",
    "a node that is used at two depths",
    "keys that begin with the root",
    "a max between others",
    "nodes that the root does not need",
    "whole numbers",
)


def is_left_over(case: Case, got: Any) -> bool:
    """Gradients to which those of an earlier call with the same names can have been added."""
    graph, values, root = case.args
    is_whole = set(case.want) <= set(got)
    if case.label == AGAIN:
        return is_whole and all(got[name] > 1.5 * case.want[name] for name in case.want if name != root)
    if case.label == "one max":
        return is_whole and values["k"] > values["m"] and all_near(got, {"k": 1.0, "m": 1.0})
    return is_whole and case.label in NAMES_SEEN


backprop.slip(
    "leaves_missing",
    "the leaves are missing",
    of=with_a_list_for_each_node,
    was="return grads",
    now='return {name: grads[name] for name in order if graph[name][0] != "leaf"}',
    ask="Which of the nodes would a training step change?",
    look="the line that returns, and the one that skips leaves",
    formula="an entry for root and for every node it depends on, leaves included",
    shows=has_no_leaf,
)
backprop.slip(
    "leaves_only",
    "only the leaves are there",
    of=with_a_list_for_each_node,
    was="return grads",
    now='return {name: grads[name] for name in order if graph[name][0] == "leaf"}',
    ask="Which gradients did your code go through on its way to the leaves?",
    look="the line that returns",
    formula="an entry for root and for every node it depends on",
    shows=part_of_the_right(lambda graph, root, needed: {name for name in needed if not inputs_of(graph, name)}),
)
backprop.slip(
    "root_missing",
    "root itself is missing",
    of=with_a_list_for_each_node,
    was="return grads",
    now="return {name: grads[name] for name in order if name != root}",
    ask=ROOT_BY_ROOT,
    look="the line that returns, and the one that sets grads[root]",
    formula="grads[root] = 1.0 stands in the dict, too",
    shows=part_of_the_right(lambda graph, root, needed: needed - {root}),
)
backprop.slip(
    "inputs_of_root_only",
    "only root and its inputs are there",
    of=with_a_list_for_each_node,
    was="return grads",
    now="return {name: grads[name] for name in order if name == root or name in graph[root]}",
    ask="Which nodes does an input of root depend on?",
    look="the loop: it ends after root",
    formula="an entry for root and for every node it depends on, down to the leaves",
    shows=lambda case, got: set(got) == {case.args[2], *inputs_of(case.args[0], case.args[2])},
)


@backprop.mistake(
    "gradients of earlier calls are still there, and the new ones are added to them",
    ask="When is the dict made anew: at each call, or once when Python reads the `def` line?",
    look="a default argument such as grads={}, or a dict that is made outside of the function",
    formula="grads = {name: 0.0 for name in order} as a line inside the function",
    shows_all=answers_change(lambda case, got: bool(set(got) - set(case.args[0])) or is_left_over(case, got)),
)
def kept_between_calls(graph, values, root, grads={}):  # noqa: B006
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    for name in order:
        grads.setdefault(name, 0.0)
    grads[root] = 1.0
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


@backprop.mistake(
    "root has its 1 on the way, but it comes back with 0",
    ask=ROOT_BY_ROOT,
    look="what happens to the gradient of root after the walk",
    formula="grads[root] = 1.0",
    shows=lambda case, got: (
        (not got[case.args[2]] and is_like(case, {**got, case.args[2]: 1.0}, case.want) and len(case.want) > 1)
        or (case.label == "a leaf as the root" and not any(got.values()))
    ),
)
def root_zero_at_the_end(graph, values, root):
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
        g = grads[node]
        if op == "add":
            grads[names[0]] += g
            grads[names[1]] += g
        elif op == "mul":
            grads[names[0]] += g * values[names[1]]
            grads[names[1]] += g * values[names[0]]
        elif op == "max":
            grads[names[0] if values[names[0]] >= values[names[1]] else names[1]] += g
        elif op == "exp":
            grads[names[0]] += g * values[node]
        elif op == "log":
            grads[names[0]] += g / values[names[0]]
    return grads | {root: 0.0}


@backprop.mistake(
    "these are the values of the forward pass, not the gradients",
    ask="What is d root / d root?",
    look="the `return` line: which dict comes back?",
    formula="grads[root] = 1.0, and from there backwards",
    shows=lambda case, got: set(case.want) <= set(got) and all_near(got, {name: case.args[1][name] for name in got}),
)
def forward_values(graph, values, root):
    order = []

    def visit(node):
        if node not in order:
            for name in graph[node][1:] if graph[node][0] != "leaf" else ():
                visit(name)
            order.append(node)

    visit(root)
    return {name: values[name] for name in order}


backprop.slip(
    "zeros_at_the_leaves",
    "every leaf comes back with 0: nothing is sent on to it",
    of=with_a_list_for_each_node,
    was="grads[name] += grads[node] * slope",
    now='grads[name] += grads[node] * slope * (graph[name][0] != "leaf")',
    ask="By how much does h = f · g grow when the leaf f grows by 1?",
    look="a test for leaves: it should keep a leaf from sending, not from receiving",
    formula="grads[input] += grads[node] · (slope of node by input), for leaves as for all inputs",
    shows=has_zeros_at_the_leaves,
)
backprop.slip(
    "ones_at_the_start",
    "every gradient starts with 1, where only that of the root does",
    of=with_a_list_for_each_node,
    was="dict.fromkeys(order, 0.0)",
    now="dict.fromkeys(order, 1.0)",
    ask="Before anything is sent, how much is known about the gradient of a leaf?",
    look="the line that makes the dict of gradients",
    formula="grads = {name: 0.0 for name in order}; grads[root] = 1.0",
    shows=lambda case, got: is_like(case, got, starting_with_ones(case)),
)
backprop.slip(
    "signs_turned",
    "every gradient has the wrong sign, that of the root too",
    of=with_a_list_for_each_node,
    was="{root: 1.0}",
    now="{root: -1.0}",
    ask=ROOT_BY_ROOT,
    look="the line before the loop: grads[root]",
    formula="grads[root] = 1.0",
    shows=lambda case, got: is_like(case, got, {name: -g for name, g in case.want.items()}),
)
