"""How F12 is drawn: the graph, the line of its steps, and a gauge under each leaf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from utils.figures import graph_words
from utils.figures.boxes import THICK, Plan, Point, arrow, box, canvas, lay_out, plan, shifts
from utils.figures.computation import NAMED, Computation, bracketed, short
from utils.frame import State
from utils.frame.palette import BLACK, BLUE, GREY, HANDLE, VERMILION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

    from utils.figures.graph import Arrays

SIZE = (8.4, 5.1)
STRIP = 0.17
"""Share of the height that the line of steps takes, below the graph."""
HIGH = SIZE[1] * (1 - STRIP)
HALF = (0.72, 0.4)
SLATE = "#556677"
"""For "dJ/da" while its number is not there yet."""
GAUGES = ("a", "b", "c", "w", "x")
"""Leaves with a slider; the axes of their gauges come after those of the graph and the steps, in this order."""
RAIL = 0.5
"""The height of the line of steps in its axes."""


@dataclass(frozen=True)
class Artists:
    """`forward` and `back` hold, by (user, number of the input), the arrows of the present step; `sent` its labels."""

    values: Mapping[str, Any]
    gradients: Mapping[str, Any]
    corrections: Mapping[str, Any]
    forward: Mapping[tuple[str, int], Any]
    back: Mapping[tuple[str, int], Any]
    sent: Mapping[tuple[str, int], Any]
    frames: Mapping[str, Any]
    parted: Mapping[str, Any]
    formula: Any
    knob: Any
    gauges: Mapping[str, Any]


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The graph with its values and gradients still empty, the line of steps, and a gauge under each leaf."""
    shown = NAMED[state["graph"]]
    where = plan(shown, SIZE[0], HIGH - 0.38, (HIGH - 0.46) / 3, HALF)
    axes = canvas(sheet, (0, STRIP, 1, 1 - STRIP), (0, SIZE[0]), (0, HIGH))
    steps = canvas(sheet, (0, 0, 1, STRIP), (-0.8, shown.n_steps + 0.8), (0, 1))
    _build_steps(steps, shown)
    (knob,) = steps.plot([], [], **HANDLE, animated=True)
    lay_out(axes, shown, where)
    formula = axes.text(SIZE[0] / 2, HIGH - 0.2, "", ha="center", va="center", fontsize=12, animated=True)
    gauges = {name: _build_gauge(sheet, shown, where, name) for name in GAUGES}
    return Artists(
        **_build_numbers(axes, shown, where, whose),
        **_build_arrows(axes, shown, where),
        formula=formula,
        knob=knob,
        gauges={name: gauge for name, gauge in gauges.items() if gauge is not None},
    )


def _build_steps(axes: Axes, shown: Computation) -> None:
    """A line with a dot for each step, and the name of its node under it."""
    last, n = len(shown.ops), shown.n_steps
    axes.plot([0, last], [RAIL, RAIL], color=BLACK, linewidth=3)
    axes.plot([last, n], [RAIL, RAIL], color=BLUE, linewidth=3, linestyle=(0, (2.5, 1)))
    axes.plot(range(n + 1), [RAIL] * (n + 1), color=BLACK, marker="o", markersize=5, linestyle="none")
    for step in range(n + 1):
        name = shown.at(step)[0] or "start"
        axes.text(step, 0.13, name, ha="center", va="center", color=BLUE if step > last else BLACK)
    axes.text(0, 0.88, "forwards: values →", ha="left", va="center")
    axes.text(n, 0.88, f"backwards: gradients of {shown.root} →", ha="right", va="center", color=BLUE)


def _build_gauge(sheet: Sheet, shown: Computation, where: Plan, name: str) -> Any:
    """A track under a leaf's box, on axes whose x is the leaf's value; None (on empty axes) for another graph's."""
    if name not in shown.leaves:
        canvas(sheet, (0, 0, 0.1, 0.1), (0, 1), (0, 1))
        return None
    leaf, (x, y) = shown.leaves[name], where.centres[name]
    wide, high = 2 * HALF[0] - 0.2, 0.24
    corner = ((x - wide / 2) / SIZE[0], STRIP + (1 - STRIP) * (y - HALF[1] - high - 0.01) / HIGH)
    place = (*corner, wide / SIZE[0], (1 - STRIP) * high / HIGH)
    axes = canvas(sheet, place, (leaf.low, leaf.high), (-1, 1))
    axes.plot([leaf.low, leaf.high], [0, 0], color=GREY, linewidth=2, solid_capstyle="round", clip_on=False)
    axes.plot([0, 0], [-0.5, 0.5], color=GREY, linewidth=1)
    return axes.plot([], [], **{**HANDLE, "markersize": 11}, clip_on=False, animated=True)[0]


def _build_numbers(axes: Axes, shown: Computation, where: Plan, whose: str) -> dict[str, Any]:
    """In each box the node, its value, its gradient and, where the driver is wrong, the right one.

    "dJ/da" stays, and stands in the backdrop.
    """
    lines = np.array([0.27, 0.09, -0.1, -0.28] if whose == "wrong" else [0.23, 0.0, -0.24, -0.3])
    texts: list[dict[str, Any]] = [{}, {}, {}]
    for name in shown.nodes:
        x, y = where.centres[name]
        title = f"{name} = {shown.formula(name)}" if name in shown.ops else name
        axes.text(x, y + lines[0], title, ha="center", va="center", fontweight="bold")
        d_name = f"d{shown.root}/d{name}"
        axes.text(x - 0.12, y + lines[2], d_name, ha="right", va="center", fontsize=9.5, color=SLATE)
        for made, line, (shift, ha) in zip(
            texts, lines[1:], ((0, "center"), (-0.04, "left"), (0, "center")), strict=True
        ):
            made[name] = axes.text(x + shift, y + line, "", ha=ha, va="center", fontsize=9.5, animated=True)
    if shown.remark:
        axes.text(0.6 * SIZE[0], 0.39 * HIGH, shown.remark, ha="center", va="center")
    return {"values": texts[0], "gradients": texts[1], "corrections": texts[2]}


def _build_arrows(axes: Axes, shown: Computation, where: Plan) -> dict[str, Any]:
    """The arrows, labels and frames that only the present step shows."""
    made: dict[str, dict[Any, Any]] = {kind: {} for kind in ("forward", "back", "sent", "frames", "parted")}
    hidden: dict[str, Any] = {"animated": True, "visible": False}
    for user in shown.ops:
        for i, name, shift in shifts(shown, user):
            start, end = where.ends(name, user, shift)
            made["forward"][user, i] = arrow(axes, (start, end), THICK, color=BLACK, **hidden)
            made["back"][user, i] = arrow(axes, (end, start), THICK, color=BLUE, **hidden)
            made["sent"][user, i] = _label(axes, start, end, shift)
    for name in shown.nodes:
        centre, grown = where.centres[name], (HALF[0] + 0.03, HALF[1] + 0.03)
        made["frames"][name] = box(axes, centre, grown, fill=False, linewidth=2.5, **hidden)
        made["parted"][name] = box(
            axes, centre, (HALF[0] - 0.02, HALF[1] - 0.02), fill=False, edgecolor=VERMILION, linewidth=2.0,
            linestyle="--", **hidden
        )  # fmt: skip
    return made


def _label(axes: Axes, start: Point, end: Point, shift: float) -> Any:
    """A text beside the middle of an arrow: above it, or to its right where the arrow is upright."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    is_upright = abs(end[0] - start[0]) < 0.1
    place: dict[str, Any] = {"ha": "left", "va": "center"} if is_upright else {"ha": "center", "va": "bottom"}
    if shift < 0:
        place["va"] = "top"
    offset = (0.1, 0.0) if is_upright else (0.0, -0.09 if shift < 0 else 0.09)
    return axes.text(
        x + offset[0], y + offset[1], "", color=BLUE, fontsize=8.5, fontweight="bold", **place, animated=True
    )


def draw(artists: Artists, arrays: Arrays) -> None:
    """Fills in what is known after the present step, and shows where it comes from."""
    with_value = arrays.shown.known(arrays.step)
    for name in arrays.shown.nodes:
        artists.values[name].set_text(short(arrays.values[name]) if name in with_value else "")
        _draw_gradient(artists, arrays, name)
        artists.frames[name].set(visible=name == arrays.present, edgecolor=BLUE if arrays.is_back else BLACK)
        artists.parted[name].set_visible(name == arrays.parted)
    for (user, i), forward in artists.forward.items():
        comes_back = arrays.is_back and arrays.shown.ops[user][1 + i] == arrays.present
        forward.set_visible(not arrays.is_back and user == arrays.present)
        artists.back[user, i].set_visible(comes_back)
        times = bracketed(short(arrays.shown.slope(user, i, arrays.values).value))
        artists.sent[user, i].set_text(f"× {times}" if comes_back else "")
    artists.formula.set_text(graph_words.formula(arrays))
    artists.knob.set_data([arrays.step], [RAIL])
    for name, gauge in artists.gauges.items():
        gauge.set_data([arrays.values[name]], [0.0])


def _draw_gradient(artists: Artists, arrays: Arrays, name: str) -> None:
    """The driver's gradient of a node, and ours under it where the two differ; ours alone where there is none."""
    text, correction = artists.gradients[name], artists.corrections[name]
    is_there = name in arrays.reached
    got = arrays.right[name] if arrays.found is None else arrays.found[name]
    is_off = is_there and arrays.is_off(name)
    text.set_text("" if not is_there else "none" if got is None else short(got))
    text.set_color(BLACK if arrays.found is None else VERMILION if is_off else BLUE)
    correction.set_text(f"ours: {short(arrays.right[name])}" if is_off else "")
