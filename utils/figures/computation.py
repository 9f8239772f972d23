"""The computation graphs that F12 walks through: their nodes, the way forwards and the way back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from utils.figures.words import number

Values = Mapping[str, float]
Entry = tuple[Any, ...]
SIGNS = {"add": "+", "mul": "·"}
TINY = 5e-10
"""What is smaller is rounding, and written as 0."""


@dataclass(frozen=True)
class Leaf:
    """A leaf that a slider moves from `low` to `high`; it opens at `value`."""

    low: float
    high: float
    value: float


@dataclass(frozen=True)
class Factor:
    """The slope of a node along one of its inputs, in letters ("c") and as a number."""

    letters: str
    value: float


@dataclass(frozen=True)
class Computation:
    """A graph in the form of exercise 41, without its leaves' values, and where each node stands in the picture.

    `key` begins the names of its sliders. `ops` are in topological order, the root last. `constants` are leaves that
    stand inside the boxes of their users. `places` are (column, row), the first at the left and the top. `opens_at` is
    the step in which the graph opens, `subject` begins a sentence about it.
    """

    key: str
    label: str
    leaves: Mapping[str, Leaf]
    ops: Mapping[str, Entry]
    places: Mapping[str, tuple[float, float]]
    columns: int
    opens_at: int
    constants: Mapping[str, float]
    subject: str
    remark: str = ""

    @property
    def root(self) -> str:
        return list(self.ops)[-1]

    @property
    def nodes(self) -> tuple[str, ...]:
        """What has a box."""
        return (*self.leaves, *self.ops)

    @property
    def way_back(self) -> tuple[str, ...]:
        """The nodes from the root to the leaves, each after all of its users."""
        return (*reversed(list(self.ops)), *self.leaves)

    @property
    def n_steps(self) -> int:
        return len(self.ops) + len(self.way_back)

    def at(self, step: int) -> tuple[str, bool]:
        """The node of a step and whether the step goes back; no node ("") before the first step."""
        way = ("", *self.ops, *self.way_back)
        return way[step], step > len(self.ops)

    def known(self, step: int) -> tuple[str, ...]:
        """The nodes whose value is there after a step."""
        return (*self.leaves, *list(self.ops)[:step])

    def reached(self, step: int) -> tuple[str, ...]:
        """The nodes whose gradient is there after a step, in the order in which the way back comes to them."""
        return self.way_back[: max(step - len(self.ops), 0)]

    def graph(self, leaves: Values) -> dict[str, Entry]:
        """The graph as `backprop` takes it."""
        return {name: ("leaf", float(value)) for name, value in {**leaves, **self.constants}.items()} | dict(self.ops)

    def forward(self, leaves: Values) -> dict[str, float]:
        """The value of every node, constants included."""
        values = {name: float(leaves[name]) for name in self.leaves} | dict(self.constants)
        for name, (op, *inputs) in self.ops.items():
            values[name] = value_of(op, [values[entry] for entry in inputs])
        return values

    def letters(self, name: str) -> str:
        """A node as it is written in a formula: a constant by its number."""
        return short(self.constants[name]) if name in self.constants else name

    def formula(self, name: str, values: Values | None = None) -> str:
        """How a node comes from its inputs, in letters or, given the values, in numbers."""
        op, *inputs = self.ops[name]
        parts = [self.letters(entry) if values is None else short(values[entry]) for entry in inputs]
        if len(parts) == 1:
            return f"{op}({parts[0]})"
        return f" {SIGNS[op]} ".join([parts[0], *(bracketed(part) for part in parts[1:])])

    def uses(self, name: str) -> list[tuple[str, int]]:
        """Each place where a node goes in: its user, and which of the user's inputs it is."""
        return [(user, i) for user, (_, *inputs) in self.ops.items() for i, entry in enumerate(inputs) if entry == name]

    def slope(self, user: str, i: int, values: Values) -> Factor:
        """How fast `user` grows with its input number i."""
        op, *inputs = self.ops[user]
        if op == "mul":
            other = inputs[1 - i]
            return Factor(self.letters(other), values[other])
        if op == "exp":
            return Factor(user, values[user])
        if op == "log":
            return Factor(f"1/{inputs[0]}", 1 / values[inputs[0]])
        return Factor("1", 1.0)


def value_of(op: str, xs: list[float]) -> float:
    """The value of a node from those of its inputs."""
    if op == "add":
        return xs[0] + xs[1]
    if op == "mul":
        return xs[0] * xs[1]
    return math.exp(xs[0]) if op == "exp" else math.log(xs[0])


def short(value: float) -> str:
    """A number in a box or a product: three digits."""
    return number(value if abs(value) >= TINY else 0.0, ".3g")


def is_moved(change: float) -> bool:
    return abs(change) > TINY


def digits(value: float) -> str:
    """Five digits, which tell 0.015003 from 0.015."""
    return number(value if is_moved(value) else 0.0, ".5g")


def signed(change: float) -> str:
    """A change with its sign."""
    return f"{'+' if change > TINY else ''}{digits(change)}"


def bracketed(text: str) -> str:
    """A number or letter after a sign: a minus gets brackets."""
    return f"({text})" if text.startswith("−") else text


def _abc(limit: float, a: float, b: float, c: float) -> dict[str, Leaf]:
    return {name: Leaf(-limit, limit, float(value)) for name, value in (("a", a), ("b", b), ("c", c))}


EXAMPLE = Computation(
    key="example",
    label="J = 3(a + bc)",
    leaves=_abc(6, 5, 3, 2),
    ops={"u": ("mul", "b", "c"), "v": ("add", "a", "u"), "J": ("mul", "three", "v")},
    places={"a": (0, 0), "b": (0, 1), "c": (0, 2), "u": (1, 1.5), "v": (2, 0.75), "J": (3, 0.75)},
    columns=4,
    opens_at=8,
    constants={"three": 3.0},
    subject="The graph of J = 3(a + bc)",
)
DOUBLED = Computation(
    key="doubled",
    label="b = a + a, c = b + b",
    leaves={"a": Leaf(-6, 6, 3.0)},
    ops={"b": ("add", "a", "a"), "c": ("add", "b", "b")},
    places={"a": (0, 1), "b": (1, 1), "c": (2, 1)},
    columns=3,
    opens_at=5,
    constants={},
    subject="The graph of c = b + b with b = a + a",
)
TWO_DEPTHS = Computation(
    key="two_depths",
    label="J = p(p + c) with p = ab",
    leaves=_abc(3, 2, 1, 3),
    ops={"p": ("mul", "a", "b"), "q": ("add", "p", "c"), "J": ("mul", "p", "q")},
    places={"a": (0, 0), "b": (0, 1), "c": (0, 2), "p": (1, 0.5), "q": (2, 1.5), "J": (3, 0.5)},
    columns=4,
    opens_at=6,
    constants={},
    subject="The graph of J = p(p + c) with p = ab",
)
LOGISTIC = Computation(
    key="logistic",
    label="logistic unit with its loss",
    leaves={"w": Leaf(-2, 2, 1.5), "x": Leaf(-2, 2, -1.0), "b": Leaf(-2, 2, 0.5)},
    ops={
        "u": ("mul", "w", "x"),
        "z": ("add", "u", "b"),
        "n": ("mul", "minus", "z"),
        "e": ("exp", "n"),
        "s": ("add", "one", "e"),
        "L": ("log", "s"),
    },
    places={
        "w": (0, 0), "x": (0, 1), "b": (0, 2), "u": (1, 0.5), "z": (2, 0.5), "n": (3, 0.5), "e": (3, 2), "s": (2, 2),
        "L": (1, 2),
    },
    columns=4,
    opens_at=11,
    constants={"minus": -1.0, "one": 1.0},
    subject="The logistic unit with its loss",
    remark="an example with label y = 1:\nL = −log σ(z) = log(1 + exp(−z))",
)  # fmt: skip

COMPUTATIONS = (EXAMPLE, DOUBLED, TWO_DEPTHS, LOGISTIC)
NAMED = {computation.label: computation for computation in COMPUTATIONS}
