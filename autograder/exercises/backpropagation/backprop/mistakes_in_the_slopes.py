"""Wrong answers that have a name: those in the slopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.exercise import Case
from autograder.exercises.backpropagation.backprop.cases import Values, slopes
from autograder.exercises.backpropagation.backprop.equivalents import with_a_list_for_each_node
from autograder.exercises.backpropagation.backprop.exercise import backprop
from autograder.exercises.backpropagation.backprop.shows import in_one_way, is_like
from autograder.exercises.backpropagation.topological_order import topological_order
from autograder.exercises.backpropagation.topological_order.cases import Graph, inputs_of

Slopes = Callable[..., list[float]]


def faulty(graph: Graph, values: Values, root: str, local: Slopes) -> dict[str, float]:
    """Back-propagation with other slopes: local(op, xs, y) → the factor of g for each input."""
    order = topological_order(graph, root)
    grads = {name: 0.0 for name in order} | {root: 1.0}
    for node in reversed(order):
        names = inputs_of(graph, node)
        if names:
            its = local(graph[node][0], [values[name] for name in names], values[node])
            for name, slope in zip(names, its, strict=True):
                grads[name] += grads[node] * slope
    return grads


def with_slopes(op: str, wrong: Slopes) -> Callable[[Case, Any], bool]:
    """Recognises gradients that come from wrong slopes of one operation."""

    def local(kind: str, xs: list[float], y: float) -> list[float]:
        return wrong(xs, y) if kind == op else slopes(kind, xs, y)

    return with_all_slopes(local)


def with_all_slopes(local: Slopes) -> Callable[[Case, Any], bool]:
    """Recognises gradients that come from these slopes."""

    return lambda case, got: is_like(case, got, way_with(local)(case))


def way_with(local: Slopes) -> Callable[[Case], dict[str, float]]:
    """The gradients that come from these slopes."""

    def way(case: Case) -> dict[str, float]:
        graph, values, root = case.args
        return faulty(graph, values, root, local)

    return way


def at_the_outputs(op: str, xs: list[float], y: float) -> list[float]:
    return [float(np.exp(y))] if op == "exp" else by_values_of_the_node(op, xs, y)


def by_values_of_the_node(op: str, xs: list[float], y: float) -> list[float]:
    """values[node] wherever a value is needed, which is right at exp."""
    if op == "mul":
        return [y, y]
    return [float(np.float64(1) / y)] if op == "log" else slopes(op, xs, y)


def at_exp_and_log(at_exp: Slopes, at_log: Slopes) -> Callable[[Case, Any], bool]:
    """Recognises gradients that come from wrong slopes of exp and of log."""
    return with_all_slopes(
        lambda op, xs, y: at_exp(xs, y) if op == "exp" else at_log(xs, y) if op == "log" else slopes(op, xs, y)
    )


def without_g(case: Case, got: Any) -> bool:
    """The bare slopes, added up."""
    graph, values, root = case.args
    numbers = {name: 0.0 for name in case.want} | {root: 1.0}
    for node in case.want:
        names = inputs_of(graph, node)
        its = slopes(graph[node][0], [values[name] for name in names], values[node]) if names else []
        for name, slope in zip(names, its, strict=True):
            numbers[name] += slope
    return is_like(case, got, numbers)


FACTOR_GROWS = "In h = f · g with g = 10: by how much does h grow when f grows by 1?"
MUL = "mul(x, y): dx = g · y, dy = g · x"
EXP = "exp(x): dx = g · eˣ = g · values[node]"
LOG = "log(x): dx = g / x = g / values[input]"
SMALLER_INPUT_GROWS = "In n = max(2, 7): what happens to n when the 2 grows a little?"
MAX = "max(x, y): the larger input gets g, the other one 0"


backprop.slip(
    "mul_own_value",
    "each input of a mul gets its own value as the slope, not that of the other input",
    of=with_a_list_for_each_node,
    was='"mul":\n            sent = [x[1], x[0]]',
    now='"mul":\n            sent = [x[0], x[1]]',
    ask=FACTOR_GROWS,
    look="the two lines of mul: whose value stands in each?",
    formula=MUL,
    shows=with_slopes("mul", lambda xs, y: [xs[0], xs[1]]),
)
backprop.slip(
    "mul_by_the_product",
    "the slope of a mul is taken to be its own value, the product, instead of the other input",
    of=with_a_list_for_each_node,
    was='"mul":\n            sent = [x[1], x[0]]',
    now='"mul":\n            sent = [values[node], values[node]]',
    ask=FACTOR_GROWS,
    look="the two lines of mul: values[node] is the product",
    formula=MUL,
    shows=with_slopes("mul", lambda xs, y: [y, y]),
)
backprop.slip(
    "mul_passes_on",
    "a mul passes the gradient on as if it were an add",
    of=with_a_list_for_each_node,
    was='"mul":\n            sent = [x[1], x[0]]',
    now='"mul":\n            sent = [1.0, 1.0]',
    ask=FACTOR_GROWS,
    look="the lines of mul: the value of the other input is missing",
    formula=MUL,
    shows=with_slopes("mul", lambda xs, y: [1.0, 1.0]),
)
backprop.slip(
    "add_as_mul",
    "an add multiplies the gradient by the value of the other input, as if it were a mul",
    of=with_a_list_for_each_node,
    was='"add":\n            sent = [1.0, 1.0]',
    now='"add":\n            sent = [x[1], x[0]]',
    ask="In s = x + y with y = 10: by how much does s grow when x grows by 1?",
    look="the lines of add",
    formula="add(x, y): dx = g, dy = g",
    shows=with_slopes("add", lambda xs, y: [xs[1], xs[0]]),
)
backprop.slip(
    "add_halves",
    "an add shares the gradient out half and half",
    of=with_a_list_for_each_node,
    was='"add":\n            sent = [1.0, 1.0]',
    now='"add":\n            sent = [0.5, 0.5]',
    ask="In s = x + y: by how much does s grow when x grows by 1?",
    look="the lines of add: half of g goes to each input",
    formula="add(x, y): dx = g, dy = g",
    shows=with_slopes("add", lambda xs, y: [0.5, 0.5]),
)
backprop.slip(
    "exp_by_its_input",
    "the slope of an exp is taken to be the value of its input",
    of=with_a_list_for_each_node,
    was='"exp":\n            sent = [values[node]]',
    now='"exp":\n            sent = [x[0]]',
    ask="What is the derivative of eˣ?",
    look="the line of exp: values[node] is eˣ already",
    formula=EXP,
    shows=with_slopes("exp", lambda xs, y: [xs[0]]),
)
backprop.slip(
    "exp_of_the_output",
    "the slope of an exp is measured at its output: the exponential is taken twice",
    of=with_a_list_for_each_node,
    was='"exp":\n            sent = [values[node]]',
    now='"exp":\n            sent = [np.exp(values[node])]',
    ask="Is values[node] the x of eˣ, or is it eˣ already?",
    look="the line of exp: the name of the node inside math.exp or np.exp",
    formula=EXP,
    shows=with_slopes("exp", lambda xs, y: [float(np.exp(y))]),
)
backprop.slip(
    "exp_passes_on",
    "an exp passes the gradient on unchanged",
    of=with_a_list_for_each_node,
    was='"exp":\n            sent = [values[node]]',
    now='"exp":\n            sent = [1.0]',
    ask="What is the derivative of eˣ?",
    look="the line of exp: its slope is missing",
    formula=EXP,
    shows=with_slopes("exp", lambda xs, y: [1.0]),
)
backprop.slip(
    "log_at_the_output",
    "the slope of a log is measured at its output: 1 / log(x), not 1 / x",
    of=with_a_list_for_each_node,
    was='"log":\n            sent = [1 / x[0]]',
    now='"log":\n            sent = [1 / np.float64(values[node])]',
    ask="What is the derivative of log(x), and which value in the dict is x?",
    look="the line of log: values[node] is log(x)",
    formula=LOG,
    shows=with_slopes("log", lambda xs, y: [float(np.float64(1) / y)]),
)
backprop.slip(
    "log_by_its_value",
    "the slope of a log is taken to be the log itself",
    of=with_a_list_for_each_node,
    was='"log":\n            sent = [1 / x[0]]',
    now='"log":\n            sent = [values[node]]',
    ask="What is the derivative of log(x)?",
    look="the line of log",
    formula=LOG,
    shows=with_slopes("log", lambda xs, y: [y]),
)
backprop.slip(
    "log_times_x",
    "a log multiplies the gradient by x, where it should divide by it",
    of=with_a_list_for_each_node,
    was='"log":\n            sent = [1 / x[0]]',
    now='"log":\n            sent = [x[0]]',
    ask="Is log(x) steeper at 0.1 or at 10?",
    look="the line of log",
    formula=LOG,
    shows=with_slopes("log", lambda xs, y: [xs[0]]),
)
backprop.slip(
    "max_to_both",
    "a max sends the gradient to both of its inputs",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [1.0, 1.0]',
    ask=SMALLER_INPUT_GROWS,
    look="the lines of max",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [1.0, 1.0]),
)
backprop.slip(
    "max_to_the_smaller",
    "a max sends the gradient to the smaller of its inputs",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [x[0] < x[1], x[1] < x[0]]',
    ask=SMALLER_INPUT_GROWS,
    look="the comparison in max",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [float(xs[0] < xs[1]), float(xs[1] < xs[0])]),
)
backprop.slip(
    "max_to_the_first",
    "a max always sends the gradient to its first input, whichever is larger",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [1.0, 0.0]',
    ask=SMALLER_INPUT_GROWS,
    look="the lines of max: what do they compare?",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [1.0, 0.0]),
)
backprop.slip(
    "max_to_the_second",
    "a max always sends the gradient to its second input, whichever is larger",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [0.0, 1.0]',
    ask="In n = max(7, 2): what happens to n when the 2 grows a little?",
    look="the lines of max: what do they compare?",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [0.0, 1.0]),
)
backprop.slip(
    "max_times_the_value",
    "a max multiplies the gradient by the value of its larger input",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [x[0] * (x[0] > x[1]), x[1] * (x[1] > x[0])]',
    ask="In n = max(2, 7): by how much does n grow when the 7 grows by 1?",
    look="the lines of max: which factor stands there besides g?",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [xs[0] * (xs[0] > xs[1]), xs[1] * (xs[1] > xs[0])]),
)
backprop.slip(
    "max_halves",
    "a max shares the gradient out half and half",
    of=with_a_list_for_each_node,
    was='"max":\n            sent = [x[0] > x[1], x[1] > x[0]]',
    now='"max":\n            sent = [0.5, 0.5]',
    ask=SMALLER_INPUT_GROWS,
    look="the lines of max: half of g goes to each input",
    formula=MAX,
    shows=with_slopes("max", lambda xs, y: [0.5, 0.5]),
)


@backprop.mistake(
    "the slopes are measured at the value of the node itself, where the values of its inputs belong",
    ask="To take the slope of f at x, which number do you put in: x or f(x)?",
    look="every place where values[node] stands: should it be values[input]?",
    formula="mul(x, y): dx = g · y; exp(x): dx = g · eˣ; log(x): dx = g / x, where x, y are the values of the inputs",
    shows_all=in_one_way(way_with(at_the_outputs), way_with(by_values_of_the_node)),
)
def slopes_at_the_outputs(graph, values, root):
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
            sent = [values[node], values[node]]
        elif op == "max":
            sent = [x[0] > x[1], x[1] > x[0]]
        elif op == "exp":
            sent = [np.exp(values[node])]
        elif op == "log":
            sent = [1 / np.float64(values[node])]
        for name, slope in zip(names, sent, strict=False):
            grads[name] += grads[node] * slope
    return grads


backprop.slip(
    "g_forgotten",
    "the slopes are added up as they are, without the gradient that arrives at the node",
    of=with_a_list_for_each_node,
    was="grads[node] * slope",
    now="slope",
    ask="If the output of a node counts threefold for root, how much does its input count?",
    look="every line with +=: is grads[node] a factor in it?",
    formula="grads[input] += grads[node] · (slope of node by input)",
    shows=without_g,
)
AT_ONE_INPUT = "the lines of exp and log"
EXP_AND_LOG = "exp(x): dx = g · eˣ; log(x): dx = g / x, where x is the value of the input"


@backprop.mistake(
    "at exp and log the slope is taken at the value of the node itself, where that of its input belongs",
    ask="To take the slope of f at x, which number do you put in: x or f(x)?",
    look=AT_ONE_INPUT,
    formula=EXP_AND_LOG,
    shows=at_exp_and_log(lambda xs, y: [float(np.exp(y))], lambda xs, y: [float(np.float64(1) / y)]),
)
def exp_and_log_at_the_output(graph, values, root):
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
            grads[names[0]] += g * np.exp(values[node])
        elif op == "log":
            grads[names[0]] += g / np.float64(values[node])
    return grads
