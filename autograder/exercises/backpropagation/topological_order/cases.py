"""The calls that are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, case
from autograder.exercises.backpropagation.topological_order.exercise import topological_order
from autograder.plain import kind_of

Graph = dict[str, tuple[Any, ...]]
AGAIN = "the same names in another graph"
MIDDLE = "a root in the middle of the graph"


def inputs_of(graph: Graph, node: str) -> tuple[str, ...]:
    return () if graph[node][0] == "leaf" else graph[node][1:]


def needed_by(graph: Graph, root: str) -> set[str]:
    """Root and every node it depends on."""
    found, waiting = {root}, [root]
    while waiting:
        new = [name for name in inputs_of(graph, waiting.pop()) if name not in found]
        found.update(new)
        waiting += new
    return found


def misplaced(graph: Graph, order: Iterable[str]) -> tuple[str, str] | None:
    """A node and an input of it that stands after it, or not at all, in `order`; None if there is none."""
    before: set[str] = set()
    for node in order:
        late = next((name for name in inputs_of(graph, node) if name not in before), None)
        if late is not None:
            return node, late
        before.add(node)
    return None


def valid_order(graph: Graph, root: str) -> Accepts:
    """What is off with an order of the nodes that root needs; "" if nothing is."""
    needed = needed_by(graph, root)

    def accepts(got: Any) -> str:
        if not isinstance(got, (list, tuple)):
            return f"{kind_of(got)} came back where a list of names is asked for"
        stranger = next((name for name in got if not isinstance(name, str) or name not in graph), None)
        if stranger is not None or None in got:
            return f"{stranger!r} stands in the list, and the graph has no node of that name"
        if len(set(got)) < len(got):
            twice, times = Counter(got).most_common(1)[0]
            return f"{str(twice)!r} stands in the list {times} times, and once is asked for"
        if extra := [name for name in got if name not in needed]:
            return f"{str(extra[0])!r} stands in the list, but {root!r} does not depend on it"
        absent = needed - set(got)
        if missing := [name for name in graph if name in absent]:
            depends = "is the root" if missing[0] == root else f"is needed for {root!r}"
            return f"{missing[0]!r} is missing: it {depends}"
        late = misplaced(graph, got)
        return f"{str(late[0])!r} stands before its input {str(late[1])!r}" if late else ""

    return accepts


def ordering(label: str, graph: Graph, root: str, want: Any = None) -> Case:
    return case(label, graph, root, accepts=valid_order(graph, root), **({} if want is None else {"want": want}))


def random_graph(rng: np.random.Generator, letter: str, n_leaves: int, n_ops: int) -> Graph:
    """A graph whose nodes like to use recent nodes, and older ones a second time; its keys are shuffled."""
    names = [f"{letter}{i}" for i in rng.permutation(n_leaves + n_ops)]
    graph: Graph = {name: ("leaf", round(float(rng.uniform(0.5, 3)), 1)) for name in names[:n_leaves]}
    for i in range(n_leaves, n_leaves + n_ops):
        recent, older = names[i - 1 - int(rng.integers(0, 2))], names[int(rng.integers(0, i))]
        kinds = [("exp", recent), ("add", older, recent), ("mul", recent, older), ("max", recent, older)]
        graph[names[i]] = kinds[int(rng.choice(4, p=[0.1, 0.3, 0.4, 0.2]))]
    return shuffled(rng, graph)


def shuffled(rng: np.random.Generator, graph: Graph) -> Graph:
    names = list(graph)
    return {names[i]: graph[names[i]] for i in rng.permutation(len(names))}


def number(rng: np.random.Generator) -> tuple[str, float]:
    return ("leaf", round(float(rng.uniform(0.5, 5)), 1))


@topological_order.cases
def friendly(rng: np.random.Generator) -> Iterator[Case]:
    text = {
        "a": ("leaf", 5.0), "b": ("leaf", 3.0), "c": ("leaf", 2.0), "three": ("leaf", 3.0),
        "u": ("mul", "b", "c"), "v": ("add", "a", "u"), "J": ("mul", "three", "v"),
    }  # fmt: skip
    yield ordering("the graph of J = 3(a + bc)", text, "J")
    other = text | {"v": ("mul", "a", "c"), "u": ("mul", "v", "b"), "J": ("mul", "u", "three")}
    yield ordering(AGAIN, other, "J")
    yield ordering(MIDDLE, text, "v")
    yield ordering("a leaf as the root", {"y": ("exp", "x"), "x": number(rng)}, "x")
    yield ordering("one step", {"y": ("exp", "x"), "x": number(rng)}, "y")
    yield ordering("the same input twice", {"d": ("add", "k", "k"), "k": number(rng)}, "d")
    yield ordering(
        "a node that is used at two depths", {"r": ("mul", "s", "t"), "s": ("exp", "t"), "t": number(rng)}, "r"
    )
    yield ordering(
        "a node that is used at two depths", {"z": ("mul", "x", "y"), "x": number(rng), "y": ("log", "x")}, "z"
    )
    beside: Graph = {
        "q": ("add", "p", "o"),
        "p": number(rng),
        "o": number(rng),
        "n": ("mul", "q", "p"),
        "m": number(rng),
    }
    yield ordering("nodes that the root does not need", shuffled(rng, beside), "q")
    yield ordering("nodes that the root does not need", shuffled(rng, {**beside, "l": ("exp", "n")}), "n")


@topological_order.cases
def made_by_hand(rng: np.random.Generator) -> Iterator[Case]:
    diamond: Graph = {
        "w": number(rng), "e": ("exp", "w"), "f": ("log", "w"), "g": ("mul", "e", "f"),
        "h": ("max", "g", "w"), "top": ("add", "h", "f"),
    }  # fmt: skip
    yield ordering("a node that is used at two depths", diamond, "top")
    yield ordering("a node that is used at two depths", shuffled(rng, diamond), "top")
    backwards = dict(reversed(list(diamond.items())))
    yield ordering("keys that begin with the root", backwards, "top")
    ladder: Graph = {"d0": number(rng)} | {f"d{i}": ("add", f"d{i - 1}", f"d{i - 1}") for i in range(1, 6)}
    yield ordering("the same input twice", shuffled(rng, ladder), "d5")
    yield ordering(MIDDLE, shuffled(rng, ladder), "d3")
    steps: Graph = {"i0": number(rng), "i1": number(rng)}
    steps |= {f"i{i}": (("add", "mul")[i % 2], f"i{i - 1 - i % 2}", f"i{i - 2 + i % 2}") for i in range(2, 7)}
    yield ordering("a node that is used at two depths", shuffled(rng, steps), "i6")
    chain: Graph = {"c0": number(rng)} | {f"c{i}": (("exp", "log")[i % 2], f"c{i - 1}") for i in range(1, 40)}
    yield ordering("a long chain", shuffled(rng, chain), "c39")
    level = [f"s{i}" for i in range(8)]
    tree: Graph = {name: number(rng) for name in level}
    while len(level) > 1:
        pairs = list(zip(level[::2], level[1::2], strict=True))
        tree |= {one + other: ("mul", one, other) for one, other in pairs}
        level = [one + other for one, other in pairs]
    yield ordering("a tree", shuffled(rng, tree), level[0])


@topological_order.cases
def random_graphs(rng: np.random.Generator) -> Iterator[Case]:
    for letter in "ABCDEFGHIK":
        graph = random_graph(rng, letter, int(rng.integers(2, 5)), int(rng.integers(6, 12)))
        users = [name for name in graph if graph[name][0] != "leaf"]
        tops = [name for name in users if all(name not in inputs_of(graph, other) for other in users)]
        yield ordering("a random graph", graph, max(tops, key=lambda name: len(needed_by(graph, name))))
    for letter in "LM":
        graph = random_graph(rng, letter, 3, 9)
        inner = [name for name in graph if 5 <= len(needed_by(graph, name)) < len(graph)]
        root = str(rng.choice(inner)) if inner else next(iter(graph))
        yield ordering("a root in the middle of the graph", graph, root)


@topological_order.cases(part="robust")
def deep_graphs(rng: np.random.Generator) -> Iterator[Case]:
    yield ordering("a short chain", {"y": ("exp", "x"), "x": number(rng), "z": ("log", "y")}, "z")
    yield ordering("a node that is used twice", {"s": ("add", "x", "y"), "y": ("exp", "x"), "x": number(rng)}, "s")
    chain: Graph = {"x0": number(rng)} | {f"x{i}": ("exp", f"x{i - 1}") for i in range(1, 5000)}
    yield ordering("a chain of 5,000 nodes", chain, "x4999", want=list(chain))
    yield ordering("a short chain", shuffled(rng, dict(list(chain.items())[:5])), "x4")
    diamond: Graph = {
        "bottom": number(rng), "one": ("exp", "bottom"), "other": ("log", "bottom"), "top": ("mul", "one", "other"),
    }  # fmt: skip
    yield ordering("a node that is used twice", shuffled(rng, diamond), "top")
    yield ordering("two nodes that nobody uses", shuffled(rng, {**diamond, "out": ("add", "one", "bottom")}), "out")
    deep: Graph = {f"y{i}": ("log", f"y{i - 1}") for i in range(1, 1495)} | {"y0": ("add", "bottom", "bottom")}
    deep |= {"bottom": number(rng), "one": ("exp", "y1494"), "other": ("mul", "y1494", "bottom")}
    deep |= {"top": ("add", "other", "one"), "out": ("max", "top", "other"), "beside": ("exp", "out")}
    names = ["bottom", *(f"y{i}" for i in range(1495)), "one", "other", "top", "out"]
    yield ordering("1,500 nodes, and no chain", dict(reversed(deep.items())), "out", want=names)
