"""How F13 is drawn: the graph through which a nudge runs, two bars, and J over the nudge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from utils.figures.boxes import THICK, arrow, box, canvas, lay_out, plan, shifts
from utils.figures.computation import EXAMPLE, bracketed, digits, is_moved, short, signed
from utils.frame import State
from utils.frame.palette import BLACK, BLUE, GREY, HANDLE, REFERENCE, VERMILION, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

    from utils.figures.nudge import Arrays

SIZE = (8.4, 4.4)
GRAPH, BARS, PLOT = (0.0, 0.3, 0.57, 0.7), (0.02, 0.02, 0.53, 0.28), (0.685, 0.125, 0.275, 0.69)
WIDEST = 2.0
HEIGHTS = np.array([4.0, 8.0, 15.0, 25.0, 40.0, 60.0, 90.0])
"""How far the axes of ΔJ reach, for nudges up to WIDEST: the first that has room for the curve."""


@dataclass(frozen=True)
class Artists:
    values: Mapping[str, Any]
    moves: Mapping[str, Any]
    frames: Mapping[str, Any]
    arrows: Mapping[tuple[str, int], Any]
    line: Any
    right: Any
    tangent: Any
    said: Any
    mark: Any
    axes: Any
    bars: tuple[Any, Any]
    sums: tuple[Any, Any]


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The graph above the two bars, and ΔJ over the nudge on the right."""
    graph = canvas(sheet, GRAPH, (0, GRAPH[2] * SIZE[0]), (0, GRAPH[3] * SIZE[1]))
    bars = canvas(sheet, BARS, (-1, 1), (-0.5, 3.6))
    plot = sheet.add_axes(PLOT, xlabel="nudge", ylabel="J moves by")
    parts: tuple[Any, ...] = (*_build_graph(graph), *_build_plot(plot, whose), plot, *_build_bars(bars, whose))
    return Artists(*parts)


def _build_graph(axes: Axes) -> tuple[Any, ...]:
    (_, width), (_, high) = axes.get_xlim(), axes.get_ylim()
    half = (0.45, 0.36)
    where = plan(EXAMPLE, width, high - 0.06, (high - 0.1) / 3, half)
    lay_out(axes, EXAMPLE, where)
    texts: list[dict[str, Any]] = [{}, {}]
    frames, arrows = {}, {}
    for name, (x, y) in where.centres.items():
        title = f"{name} = {EXAMPLE.formula(name)}" if name in EXAMPLE.ops else name
        axes.text(x, y + 0.21, title, ha="center", va="center", fontsize=8, fontweight="bold")
        for made, line in zip(texts, (0.0, -0.21), strict=True):
            made[name] = axes.text(x, y + line, "", ha="center", va="center", fontsize=9.5, animated=True)
        frames[name] = box(axes, (x, y), (0.48, 0.39), fill=False, linewidth=2.5, animated=True, visible=False)
    for user in EXAMPLE.ops:
        for i, name, _ in shifts(EXAMPLE, user):
            arrows[user, i] = arrow(axes, where.ends(name, user), THICK, color=BLACK, animated=True)
    return *texts, frames, arrows


def _build_plot(axes: Axes, whose: str) -> tuple[Any, ...]:
    axes.axhline(0, color=GREY, linewidth=0.6)
    axes.axvline(0, color=GREY, linewidth=0.6)
    axes.locator_params(axis="y", nbins=5)
    (right,) = axes.plot([], [], **REFERENCE, animated=True)
    (line,) = axes.plot([], [], color=BLACK, linewidth=1.8, animated=True)
    style = {**(WRONG if whose == "wrong" else YOURS), "marker": "", "linestyle": (0, (4, 3)), "linewidth": 2.6}
    (tangent,) = axes.plot([], [], **style, animated=True)
    (said,) = axes.plot([], [], color=style["color"], marker="x", markersize=10, markeredgewidth=2.5, animated=True)
    (mark,) = axes.plot([], [], **HANDLE, clip_on=False, animated=True)
    names = ["J, measured", f"slope: {'your' if whose in ('yours', 'wrong') else 'our'} derivative"]
    lines = [line, tangent]
    if whose == "wrong":
        lines, names = [*lines, right], [*names, "slope: our derivative"]
    axes.legend(
        lines, names, loc="lower center", bbox_to_anchor=(0.4, 1.0), fontsize=9, frameon=False, handlelength=2.6
    )
    return line, right, tangent, said, mark


def _build_bars(axes: Axes, whose: str) -> tuple[Any, ...]:
    """Two bars from the middle to the left or the right, each with its numbers above the place where it begins.

    What stays the same is a text of its own, in the backdrop.
    """
    color = VERMILION if whose == "wrong" else BLUE
    for y in (0.0, 2.0):
        axes.plot([0, 0], [y - 0.5, y + 0.5], color=GREY, linewidth=1.5)
    bars = tuple(
        axes.barh([y], [0], height=0.8, animated=True, edgecolor=BLACK, **look)[0]
        for y, look in ((2.0, {"color": BLACK}), (0.0, {"color": color, "hatch": "///", "alpha": 0.75}))
    )
    owner = "your" if whose in ("yours", "wrong") else "our"
    for y, said in ((2.95, "J really moves by"), (0.95, f"{owner} derivative · nudge")):
        axes.text(-0.04, y, f"{said}:", ha="right", va="center")
    sums = tuple(axes.text(0.04, y, "", ha="left", va="center", animated=True) for y in (2.95, 0.95))
    return bars, sums


def draw(artists: Artists, arrays: Arrays) -> None:
    """Lets the nudge run through the graph, and puts the two changes of J side by side."""
    for name in EXAMPLE.nodes:
        moved = arrays.moved[name]
        artists.values[name].set_text(digits(arrays.values[name]))
        artists.moves[name].set_text(f"{'+' if moved > 0 else ''}{short(moved)}" if is_moved(moved) else "")
        artists.moves[name].set_color(BLUE if name in arrays.nudged else BLACK)
        artists.frames[name].set(visible=name in arrays.nudged or is_moved(moved),
                                 edgecolor=BLUE if name in arrays.nudged else BLACK)  # fmt: skip
    for (user, i), patch in artists.arrows.items():
        source = EXAMPLE.ops[user][1 + i]
        patch.set_visible(is_moved(arrays.moved[source]) and user not in arrays.nudged)
    _draw_plot(artists, arrays)
    changes, height = (arrays.moved["J"], arrays.shown_slope * arrays.t), _height(arrays)
    for bar, change in zip(artists.bars, changes, strict=True):
        bar.set_width(float(np.clip(change / height, -1, 1)))
    artists.sums[0].set_text(signed(changes[0]))
    by_us = "ours: " if arrays.slope is None else ""
    artists.sums[1].set_text(f"{by_us}{product(arrays, arrays.shown_slope)}")


def _draw_plot(artists: Artists, arrays: Arrays) -> None:
    height, reach = _height(arrays), arrays.reach
    if (artists.axes.get_xlim(), artists.axes.get_ylim()) != ((-reach, reach), (-height, height)):
        artists.axes.set(xlim=(-reach, reach), ylim=(-height, height), xticks=(-reach, 0, reach))
    shows_right = arrays.whose == "wrong"
    ends = np.array([-reach, reach])
    artists.line.set_data(arrays.ts, arrays.line)
    artists.right.set_data((ends, ends * arrays.right) if shows_right else ([], []))
    artists.tangent.set_data(ends, np.clip(ends * arrays.shown_slope, -1e6, 1e6))
    artists.said.set_data([arrays.t], [np.clip(arrays.shown_slope * arrays.t, -1e6, 1e6)])
    artists.mark.set_data([arrays.t], [arrays.moved["J"]])


def _height(arrays: Arrays) -> float:
    """How far the axis of ΔJ reaches up and down."""
    unit = arrays.reach / WIDEST
    need = max(np.abs(arrays.line).max(), abs(arrays.right * arrays.reach)) * 1.02 / unit
    return float(next((height for height in HEIGHTS if height >= need), HEIGHTS[-1]) * unit)


def product(arrays: Arrays, slope: float) -> str:
    return f"{digits(slope)} · {bracketed(digits(arrays.t))} = {signed(slope * arrays.t)}"
