"""The calls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, case
from autograder.exercises.backpropagation.backprop.exercise import backprop
from autograder.exercises.backpropagation.topological_order import topological_order
from autograder.exercises.backpropagation.topological_order.cases import Graph, inputs_of, needed_by, shuffled
from autograder.plain import kind_of
from autograder.sentences import write

Values = dict[str, Any]
AGAIN = "the same call once more"


def slopes(op: str, xs: list[float], y: float) -> list[float]:
    """The derivative of a node by each of its inputs; xs are the values of the inputs, y is that of the node."""
    if op == "add":
        return [1.0, 1.0]
    if op == "mul":
        return [xs[1], xs[0]]
    if op == "max":
        return [1.0, 0.0] if xs[0] >= xs[1] else [0.0, 1.0]
    return [y] if op == "exp" else [1 / xs[0]]


def forward(graph: Graph) -> Values:
    """The value of every node."""
    values: Values = {}
    for start in graph:
        for node in topological_order(graph, start) if start not in values else ():
            op, *inputs = graph[node]
            xs = inputs if op == "leaf" else [values[name] for name in inputs]
            values[node] = xs[0] if op == "leaf" else value_of(op, xs)
    return {name: values[name] for name in graph}


def value_of(op: str, xs: list[Any]) -> Any:
    if op == "add":
        return xs[0] + xs[1]
    if op == "mul":
        return xs[0] * xs[1]
    return max(xs) if op == "max" else math.exp(xs[0]) if op == "exp" else math.log(xs[0])


def derivatives(graph: Graph, values: Values, root: str) -> dict[str, float]:
    """d root / d node, for each node by a walk of its own from the node up to the root (forward mode)."""
    order = topological_order(graph, root)
    found = {}
    for start in order:
        moves = {start: 1.0}
        for node in order[order.index(start) + 1 :]:
            inputs = inputs_of(graph, node)
            its = slopes(graph[node][0], [values[name] for name in inputs], values[node]) if inputs else []
            moves[node] = sum(slope * moves.get(name, 0.0) for slope, name in zip(its, inputs, strict=True))
        found[start] = moves[root]
    return found


def is_number(value: Any) -> bool:
    """One number of at least 64 bits: int or float, of Python or numpy, or an array without axes."""
    if isinstance(value, (bool, np.bool_)):
        return False
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and (value.dtype.kind in "iu" or (value.dtype.kind == "f" and value.dtype.itemsize >= 8))
    return isinstance(value, (int, float))


def is_near(got: Any, want: float) -> bool:
    return bool(abs(float(got) - want) <= 1e-9 + 1e-6 * abs(want))


def right_gradients(graph: Graph, want: dict[str, float], root: str, hint: str = "") -> Accepts:
    """What is off with a dict of gradients; "" if nothing is."""

    def accepts(got: Any) -> str:
        if not isinstance(got, dict):
            return f"{kind_of(got)} came back where a dict is asked for, name → gradient"
        if strangers := [name for name in got if name not in graph]:
            return f"there is an entry for {strangers[0]!r}, and this graph has no node of that name"
        if missing := [name for name in graph if name in want and name not in got]:
            depends = "is the root" if missing[0] == root else f"is needed for {root!r}"
            return f"there is no entry for {missing[0]!r}, which {depends}"
        if odd := [name for name in got if not is_number(got[name])]:
            return f"under {odd[0]!r} there is {kind_of(got[odd[0]])} where one number is asked for"
        wrong = [name for name in got if not is_near(got[name], want.get(name, 0.0))]
        if not wrong:
            return ""
        if wrong[0] not in want:
            return f"under {wrong[0]!r} there is {write(got[wrong[0]])}, though {root!r} does not depend on it"
        names = ", ".join(map(repr, wrong[:4])) + (", …" if len(wrong) > 4 else "")
        right = ", ".join(repr(name) for name in got if name in want and name not in wrong[:4] and name not in wrong)
        return f"the gradient is wrong for {names}" + (f" and right for {right}" if 0 < len(right) < 60 else "") + hint

    return accepts


def gradients(label: str, graph: Graph, root: str, values: Values | None = None) -> Case:
    values = forward(graph) if values is None else values
    want = derivatives(graph, values, root)
    hint = ", though the call before it was the same: something is kept from call to call" if label == AGAIN else ""
    return case(label, graph, values, root, want=want, accepts=right_gradients(graph, want, root, hint))


def number(rng: np.random.Generator, low: float = 0.4, high: float = 2.5) -> tuple[str, float]:
    return ("leaf", round(float(rng.uniform(low, high)), 2))


def random_graph(rng: np.random.Generator, letter: str, n_leaves: int, n_ops: int) -> Graph:
    """A graph of nodes that like to use recent nodes, and older ones again; its numbers stay moderate, its keys do not
    stand in order, no max has a tie, and nodes have values of both signs."""
    names = [f"{letter}{i}" for i in rng.permutation(n_leaves + n_ops)]
    graph: Graph = {name: number(rng) for name in names[:n_leaves]}
    graph[names[0]] = ("leaf", -graph[names[0]][1])
    value = {name: float(graph[name][1]) for name in graph}
    for i in range(n_leaves, n_leaves + n_ops):
        inputs = [names[i - 1 - int(rng.integers(0, 2))], names[int(rng.integers(0, i))]]
        inputs = inputs[:: int(rng.choice([1, -1]))]
        graph[names[i]] = fitting(rng, inputs, [value[name] for name in inputs])
        value[names[i]] = value_of(graph[names[i]][0], [value[name] for name in graph[names[i]][1:]])
    return shuffled(rng, graph)


def fitting(rng: np.random.Generator, names: list[str], xs: list[float]) -> tuple[Any, ...]:
    """An operation that these values allow."""
    fit: list[tuple[Any, ...]] = [("add", *names)]
    fit += [("mul", *names)] * 3 if abs(xs[0] * xs[1]) < 20 else []
    fit += [("max", *names)] if abs(xs[0] - xs[1]) > 0.2 else []
    fit += [("exp", names[0])] if -3 < xs[0] < 1.5 else []
    fit += [("log", names[0])] if xs[0] > 0.3 and abs(xs[0] - 1) > 0.2 else []
    return fit[int(rng.integers(len(fit)))]


def top_of(graph: Graph) -> str:
    """The node that needs the most."""
    return max(graph, key=lambda name: len(needed_by(graph, name)))


@backprop.cases
def friendly(rng: np.random.Generator) -> Iterator[Case]:
    text: Graph = {
        "a": ("leaf", 5.0), "b": ("leaf", 3.0), "c": ("leaf", 2.0), "three": ("leaf", 3.0),
        "u": ("mul", "b", "c"), "v": ("add", "a", "u"), "J": ("mul", "three", "v"),
    }  # fmt: skip
    yield gradients("the graph of J = 3(a + bc)", text, "J")
    other: Graph = text | {"v": ("mul", "a", "c"), "u": ("mul", "v", "b"), "J": ("mul", "u", "three")}
    yield gradients("the same names in another graph", other, "J")
    yield gradients("a root in the middle of the graph", text, "v")
    yield gradients("the same input twice", {"p": number(rng), "q": ("add", "p", "p"), "r": ("add", "q", "q")}, "r")
    square = {"s": number(rng, 1.2), "t": ("mul", "s", "s")}
    yield gradients("the same input twice", square, "t")
    yield gradients(AGAIN, square, "t")
    yield gradients("a leaf as the root", {"x": number(rng), "y": ("exp", "x")}, "x")
    yield gradients("one exp", {"z": ("exp", "y"), "y": number(rng)}, "z")
    yield gradients("one log", {"w": number(rng, 1.5, 3), "l": ("log", "w")}, "l")
    for low, high in ((0.5, 2.0), (2.0, 0.5)):
        pair: Graph = {"k": number(rng, low, low + 0.5), "m": number(rng, high, high + 0.5), "n": ("max", "k", "m")}
        yield gradients("one max", pair, "n")
    yield gradients("one mul", {"f": number(rng, -3, -1), "h": ("mul", "f", "g"), "g": number(rng)}, "h")


@backprop.cases
def shared_nodes(rng: np.random.Generator) -> Iterator[Case]:
    depths: Graph = {"d": number(rng), "e": ("mul", "d", "f"), "f": ("exp", "d")}
    yield gradients("a node that is used at two depths", depths, "e")
    yield gradients("a node that is used at two depths", {**depths, "e": ("add", "f", "d")}, "e")
    diamond: Graph = {
        "o1": number(rng, 1.2), "o2": number(rng), "o3": ("mul", "o1", "o2"), "o4": ("exp", "o3"),
        "o5": ("log", "o1"), "o6": ("mul", "o4", "o5"), "o7": ("add", "o6", "o3"), "o8": ("mul", "o7", "o1"),
    }  # fmt: skip
    yield gradients("a node that is used at two depths", diamond, "o8")
    yield gradients("keys that begin with the root", dict(reversed(list(diamond.items()))), "o8")
    diamond = {name: entry if entry[0] == "leaf" else (entry[0], *entry[:0:-1]) for name, entry in diamond.items()}
    yield gradients("a node that is used at two depths", shuffled(rng, diamond), "o8")
    twice: Graph = {"x1": number(rng), "x2": ("mul", "x1", "x1"), "x3": ("mul", "x2", "x1"), "x4": ("add", "x3", "x3")}
    yield gradients("the same input twice", shuffled(rng, twice), "x4")
    larger: Graph = {"m1": number(rng, 1.5, 2), "m2": number(rng, 0.4, 0.9), "m3": ("max", "m2", "m1")}
    larger |= {"m4": ("mul", "m3", "m2"), "m5": ("max", "m4", "m6"), "m6": ("leaf", -1.5)}
    yield gradients("a max between others", shuffled(rng, larger), "m5")
    larger |= {"m3": ("max", "m1", "m2"), "m5": ("max", "m6", "m4")}
    yield gradients("a max between others", shuffled(rng, larger), "m5")
    mixed: Graph = {"e1": number(rng, 0.5, 1.5), "e2": ("exp", "e1"), "e3": ("log", "e2"), "e4": ("mul", "e3", "e2")}
    mixed |= {"e5": ("log", "e4"), "e6": ("add", "e5", "e1")}
    yield gradients("exp and log after one another", shuffled(rng, mixed), "e6")
    ladder: Graph = {"i0": number(rng)} | {f"i{i}": ("add", f"i{i - 1}", f"i{i - 1}") for i in range(1, 6)}
    yield gradients("the same input twice", shuffled(rng, ladder), "i5")
    beside: Graph = {**diamond, "p1": ("mul", "o7", "p0"), "p0": number(rng), "p2": ("add", "o8", "p1")}
    yield gradients("nodes that the root does not need", shuffled(rng, beside), "o7")
    yield gradients("nodes that the root does not need", shuffled(rng, beside), "o8")


@backprop.cases
def numbers_and_sizes(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = (int(n) for n in rng.permutation([2, 3, 5, 7])[:3])
    whole: Graph = {"j1": ("leaf", one), "j2": ("leaf", -two), "j3": ("mul", "j1", "j2"), "j4": ("max", "j3", "j5")}
    whole |= {"j5": ("leaf", three), "j6": ("mul", "j4", "j1"), "j7": ("add", "j6", "j2")}
    yield gradients("whole numbers", whole, "j7")
    yield gradients("whole numbers", shuffled(rng, whole), "j6")
    zero: Graph = {"z1": ("leaf", 0.0), "z2": number(rng), "z3": ("mul", "z1", "z2"), "z4": ("mul", "z3", "z5")}
    zero |= {"z5": ("exp", "z3"), "z6": ("add", "z4", "z1")}
    yield gradients("values of 0", shuffled(rng, zero), "z6")
    chain: Graph = {"c0": number(rng, 0.6, 0.9)}
    chain |= {f"c{i}": (("log", "exp")[i % 2], f"c{i - 1}") for i in range(1, 30)}
    yield gradients("a long chain", shuffled(rng, chain), "c29")
    for letter in "ABCDEFGH":
        graph = random_graph(rng, letter, int(rng.integers(2, 5)), int(rng.integers(6, 12)))
        yield gradients("a random graph", graph, top_of(graph))
