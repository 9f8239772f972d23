"""F12: a computation graph, forwards to its values and backwards to its gradients, by the learner's `backprop`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from utils.figures import graph_words
from utils.figures.answers import ask, ask_reference, read_numbers
from utils.figures.boxes import Point
from utils.figures.computation import COMPUTATIONS, EXAMPLE, NAMED, Computation
from utils.figures.graph_drawing import GAUGES, RAIL, SIZE, build, draw
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, credit, ours, show


def graph(driver: Driver | None = None) -> None:
    """Shows computation graphs step by step, with the gradients that `backprop` finds (None: ours)."""
    show(figure_of(driver or ours("backprop")))


def figure_of(driver: Driver) -> Figure:
    """The record of F12."""
    return Figure(
        name="graph",
        title="A computation graph: values go forwards, gradients come back",
        compute=partial(compute, driver),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        controls=(
            Choice("graph", "graph", EXAMPLE.label, tuple(NAMED)),
            *(slider for shown in COMPUTATIONS for slider in _sliders(shown)),
        ),
        handles=tuple(handle for shown in COMPUTATIONS for handle in _handles(shown)),
        scene=("graph",),
        size=SIZE,
        credit=credit(driver),
    )


def _is_shown(shown: Computation, state: State) -> bool:
    return bool(state["graph"] == shown.label)


def _sliders(shown: Computation) -> Iterator[Slider]:
    """The steps of a graph and the values of its leaves; each graph keeps its own while others are looked at."""
    when = partial(_is_shown, shown)
    yield Slider(f"{shown.key}_step", "step", shown.opens_at, 0, shown.n_steps, 1, form="d", when=when)
    for name, leaf in shown.leaves.items():
        yield Slider(f"{shown.key}_{name}", f"leaf {name}", leaf.value, leaf.low, leaf.high, 0.5, form=".1f", when=when)


def _handles(shown: Computation) -> Iterator[Handle]:
    """The mark on the line of steps, and the knobs of the leaves' gauges."""
    step = f"{shown.key}_step"
    yield Handle("the present step", step, None, partial(_knob, shown, step, RAIL), axes=1)
    for name in shown.leaves:
        slider, axes = f"{shown.key}_{name}", 2 + GAUGES.index(name)
        yield Handle(f"the value of {name}", slider, None, partial(_knob, shown, slider, 0.0), axes=axes)


def _knob(shown: Computation, slider: str, y: float, state: State, arrays: Arrays) -> Point | None:
    return (state[slider], y) if _is_shown(shown, state) else None


@dataclass(frozen=True)
class Arrays:
    """The graph after `step` steps; `present` is the node of the last of them, on the way back or not.

    `found` are the driver's gradients (None for a node: no number came back; None at all: see `trouble`), `right` ours.
    """

    shown: Computation
    step: int
    present: str
    is_back: bool
    values: Mapping[str, float]
    found: Mapping[str, float | None] | None
    right: Mapping[str, float]
    whose: str
    trouble: str

    @property
    def reached(self) -> tuple[str, ...]:
        """The nodes whose gradient is there, in the order in which the way back comes to them."""
        return self.shown.reached(self.step)

    def is_off(self, name: str) -> bool:
        """Whether the driver's gradient of a node is not the right one."""
        if self.found is None:
            return False
        got, want = self.found[name], self.right[name]
        return got is None or abs(got - want) > 1e-9 + 1e-6 * abs(want)

    @property
    def parted(self) -> str | None:
        """The first node on the way back, as far as it has come, whose gradient is not the right one."""
        return next(filter(self.is_off, self.reached), None)


def compute(driver: Driver, state: State) -> Arrays:
    """Our values for the leaves of the state, and the gradients by the driver and by our own code."""
    shown = NAMED[state["graph"]]
    step = round(state[f"{shown.key}_step"])
    leaves = {name: float(state[f"{shown.key}_{name}"]) for name in shown.leaves}
    values, entries = shown.forward(leaves), shown.graph(leaves)
    right = ask_reference(driver, dict(entries), dict(values), shown.root)
    answer = ask(driver, partial(read_numbers, shown.nodes), dict(entries), dict(values), shown.root)
    present, is_back = shown.at(step)
    gradients = {name: float(right[name]) for name in shown.nodes}
    return Arrays(shown, step, present, is_back, values, answer.value, gradients, driver.whose, answer.trouble)


def describe(state: State, arrays: Arrays) -> str:
    """What the present step computes, and whether the driver's gradients are right so far."""
    return graph_words.describe(arrays)
