"""F13: a nudge to one node of J = 3(a + bc), what it does to J, and what the learner's derivative says it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from utils.figures.answers import ask, ask_reference, read_numbers
from utils.figures.computation import EXAMPLE, digits, is_moved, signed, value_of
from utils.figures.nudge_drawing import SIZE, WIDEST, build, draw
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, credit, ours, show

Array = NDArray[np.float64]

FAR, CLOSE = "as it is", "1,000 times closer"
REACH = {FAR: WIDEST, CLOSE: WIDEST / 1000}
BOTH = "b and c"
TOGETHER: Mapping[str, tuple[str, ...]] = {name: (name,) for name in "abcuv"} | {BOTH: ("b", "c")}


def nudge(driver: Driver | None = None) -> None:
    """Shows what a nudge to a node does to J, beside what `graph_backward` says it does (None: ours)."""
    show(figure_of(driver or ours("graph_backward")))


def figure_of(driver: Driver) -> Figure:
    """The record of F13."""
    return Figure(
        name="nudge",
        title="Nudge a node of J = 3(a + bc): how much does J move?",
        compute=partial(compute, driver),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        controls=(
            Choice("node", "node to nudge", "b", tuple(TOGETHER)),
            Choice("zoom", "look at it", FAR, (FAR, CLOSE), buttons=True),
            Slider("nudge", "nudge", 1.0, -2.0, 2.0, 0.05, when=partial(_looks, FAR)),
            Slider("tiny", "nudge", 0.001, -0.002, 0.002, 0.0001, form=".4f", when=partial(_looks, CLOSE)),
            *(Slider(name, f"leaf {name}", leaf.value, leaf.low, leaf.high, 0.5, form=".1f") for name, leaf in LEAVES),
        ),
        handles=(
            Handle("the nudge, on the line of J", "nudge", None, partial(_point, FAR), axes=2),
            Handle("the small nudge, on the line of J", "tiny", None, partial(_point, CLOSE), axes=2),
        ),
        size=SIZE,
        credit=credit(driver),
    )


LEAVES = tuple((name, leaf) for name, leaf in EXAMPLE.leaves.items())


def _looks(zoom: str, state: State) -> bool:
    return bool(state["zoom"] == zoom)


def _point(zoom: str, state: State, arrays: Arrays) -> tuple[float, float] | None:
    return (arrays.t, arrays.moved["J"]) if _looks(zoom, state) else None


@dataclass(frozen=True)
class Arrays:
    """`moved` is by how much each node moves when the nodes `nudged` move by t; `line` is ΔJ over the nudges `ts`.

    `slope` is the driver's derivative, of both nodes together if two are nudged (None: it gave none), `right` is ours.
    """

    nudged: tuple[str, ...]
    t: float
    reach: float
    values: Mapping[str, float]
    moved: Mapping[str, float]
    ts: Array
    line: Array
    slope: float | None
    right: float
    whose: str
    trouble: str

    @property
    def is_off(self) -> bool:
        return self.slope is not None and abs(self.slope - self.right) > 1e-6 * (1 + abs(self.right))

    @property
    def shown_slope(self) -> float:
        """The driver's derivative, or ours where it gave none."""
        return self.right if self.slope is None else self.slope

    @property
    def letters(self) -> str:
        """The derivative in letters."""
        return " + ".join(f"dJ/d{name}" for name in self.nudged)


def compute(driver: Driver, state: State) -> Arrays:
    """What the nudge really does to every node, and the derivatives by the driver and by our own code."""
    nudged, reach = TOGETHER[state["node"]], REACH[state["zoom"]]
    t = float(state["nudge"] if state["zoom"] == FAR else state["tiny"])
    values = EXAMPLE.forward({name: state[name] for name, _ in LEAVES})
    ts = np.linspace(-reach, reach, 41)
    leaves = [values[name] for name in "abc"]
    right = ask_reference(driver, *leaves)
    answer = ask(driver, partial(read_numbers, "vuabc"), *leaves)
    slopes = [None] if answer.value is None else [answer.value[name] for name in nudged]
    slope = None if None in slopes else float(sum(filter(None, slopes)))
    return Arrays(
        nudged, t, reach, values, moves(values, nudged, t), ts,
        np.array([moves(values, nudged, float(t))["J"] for t in ts]),
        slope, float(sum(right[name] for name in nudged)), driver.whose, answer.trouble or _missing(slope, nudged),
    )  # fmt: skip


def _missing(slope: float | None, nudged: tuple[str, ...]) -> str:
    return f"graph_backward gave no number for {' and '.join(nudged)}." if slope is None else ""


def moves(values: Mapping[str, float], nudged: tuple[str, ...], t: float) -> dict[str, float]:
    """By how much each node moves when the nodes `nudged` move by t and all others follow."""
    moved = dict(values)
    for name in EXAMPLE.nodes:
        if name in EXAMPLE.ops:
            op, *inputs = EXAMPLE.ops[name]
            moved[name] = value_of(op, [moved[entry] for entry in inputs])
        if name in nudged:
            moved[name] = values[name] + t
    return {name: moved[name] - values[name] for name in EXAMPLE.nodes}


def describe(state: State, arrays: Arrays) -> str:
    """What the nudge does to the nodes, what the derivative says of it, and whether the two agree."""
    leaves = ", ".join(f"{name} = {digits(arrays.values[name])}" for name in "abc")
    where = f"At {leaves} there is J = {digits(arrays.values['J'])}."
    if not is_moved(arrays.t):
        return f"{where} Without a nudge nothing moves. {_slopes_in_words(arrays)}"
    moving = " and ".join(f"{name} moves by {signed(arrays.t)}" for name in arrays.nudged)
    after = [name for name in EXAMPLE.ops if name not in arrays.nudged]
    ripple = ", ".join(f"{name} by {signed(arrays.moved[name])}" for name in after if is_moved(arrays.moved[name]))
    return f"{where} {moving}, and with it {ripple or 'nothing else'}. {_slopes_in_words(arrays)}"


def _slopes_in_words(arrays: Arrays) -> str:
    """The derivative times the nudge beside what J really does."""
    right = f"{arrays.letters} = {digits(arrays.right)}"
    if arrays.slope is None:
        return f"{arrays.trouble} Ours is {right}."
    if arrays.is_off:
        return (
            f"Your code says {arrays.letters} = {digits(arrays.slope)}, which promises"
            f" {signed(arrays.slope * arrays.t)}; ours says {digits(arrays.right)}."
        )
    luck = "Your code is not right yet, but here it agrees with ours. " if arrays.whose == "wrong" else ""
    if not is_moved(arrays.t):
        return f"{luck}The derivative is {right}."
    return f"{luck}{right}, and times the nudge this is {signed(arrays.right * arrays.t)}: {_agreement(arrays)}"


def _agreement(arrays: Arrays) -> str:
    """Whether derivative times nudge is all of the change of J."""
    rest = arrays.moved["J"] - arrays.right * arrays.t
    if not is_moved(rest):
        return "exactly what J does, since J is a straight line along one node."
    return (
        f"J differs from this by {signed(rest)}, since b and c multiply each other; the smaller the nudge, the smaller"
        " this part."
    )
