"""What F10 looks like: two surfaces side by side, and below them how steep each is at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from utils.figures.descent import RELIEF
from utils.figures.magnitude import magnitude, superscript
from utils.figures.twin_losses import Descent, Twins, length
from utils.frame import Driver, State
from utils.frame.palette import BLACK, GREY, HANDLE, ORANGE, REFERENCE, VERMILION, WRONG, YOURS
from utils.logistic import BCE, MSE
from utils.views import Contour, Relief

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

FLAT, STEEP = 1e-9, 1e3  # the ends of the scale of slopes
LINES = 15  # in each direction of a relief: two of them have to be turned at once


@dataclass(frozen=True)
class Lane:
    """One of the two surfaces with what moves on it, and its bar."""

    view: Contour | Relief
    reference: Any
    path: Any
    start: Any
    end: Any
    parted: Any
    loss: Any
    bar: Any
    right: Any
    slope: Any


def build(drivers: tuple[Driver, Driver], sheet: Sheet, state: State) -> tuple[Lane, Lane]:
    """The two surfaces, and under them a scale of slopes with a bar for each."""
    upper, lower = cast(Any, sheet.subfigures(2, 1, height_ratios=(4.1, 1.15)))
    sides = upper.subfigures(1, 2)
    is_relief = state["view"] == RELIEF
    views = [
        Relief(side, surface, LINES) if is_relief else Contour(side, surface)
        for side, surface in zip(sides, (MSE, BCE), strict=True)
    ]
    scale = _build_scale(lower)
    mse, bce = (_build_lane(view, driver, scale, row) for view, driver, row in zip(views, drivers, (1, 0), strict=True))
    lanes = (mse, bce)
    shown = [lane for lane, driver in zip(lanes, drivers, strict=True) if driver.whose == "wrong"] or [mse]
    _add_legend(sheet, shown[0], is_wrong=any(driver.whose == "wrong" for driver in drivers))
    return lanes


def _build_scale(lower: Any) -> Axes:
    """Slopes on a log scale. Its labels are plain text: matplotlib's formulas take a third of a relief's redraw."""
    axes: Axes = lower.add_subplot(xscale="log", xlim=(FLAT, STEEP), ylim=(-0.6, 1.6))
    powers = range(-9, 4, 3)
    axes.set_xticks([10.0**power for power in powers], [f"10{superscript(power)}" for power in powers])
    axes.set_yticks((1, 0), ("slope of MSE", "slope of BCE"))
    axes.minorticks_off()
    axes.grid(axis="x", color=GREY, linewidth=0.4)
    axes.set_axisbelow(True)
    return axes


def _add_legend(sheet: Any, lane: Lane, is_wrong: bool) -> None:
    entries = {"start": lane.start, "path": lane.path, "end": lane.end}
    if is_wrong:
        entries = {**entries, "right path": lane.reference, "they part": lane.parted}
    sheet.legend([*entries.values()], [*entries], loc="outside lower center", ncols=5, frameon=False)


def _build_lane(view: Contour | Relief, driver: Driver, scale: Axes, row: int) -> Lane:
    surface = view.surface
    write = view.axes.text2D if isinstance(view, Relief) else view.axes.text
    high = 0.97 if isinstance(view, Relief) else 1.08
    title: dict[str, Any] = {"transform": view.axes.transAxes, "ha": "center"}
    write(0.5, high, f"loss {surface.name} = {surface.formula}", fontsize=12, **title)
    view.axes.set_title("")
    _thin_out(view)
    style = WRONG if driver.whose == "wrong" else YOURS
    (bar,) = scale.barh(row, 1, 0.7, FLAT, color=style["color"], animated=True)
    return Lane(
        view,
        view.add(**REFERENCE),
        view.add(**style, markevery=slice(1, None)),
        view.add(**HANDLE),
        view.add(color=BLACK, linestyle="none", marker="X", markersize=9, markeredgecolor="white"),
        view.add(color=VERMILION, linestyle="none", marker="o", markersize=18, markerfacecolor="none",
                 markeredgewidth=2.5),
        write(0.5, high - 0.015, " ", va="top", animated=True, **title),
        bar,
        scale.plot([], [], color=ORANGE, linewidth=4, animated=True)[0],
        scale.text(1, row, " ", va="center", animated=True),
    )  # fmt: skip


def _thin_out(view: Contour | Relief) -> None:
    """Few ticks: in a relief each costs time whenever it is turned."""
    view.axes.locator_params(nbins=5)
    if isinstance(view, Relief):
        view.axes.set(xticks=[-10, 10], yticks=[-10, 10], zticks=[0, 1] if view.surface is MSE else [0, 15])
        view.axes.grid(False)


def draw(lanes: tuple[Lane, Lane], arrays: Twins) -> None:
    """Lays the paths on their surfaces and sets the bars to the slopes at the start."""
    for row, lane, descent in zip((1, 0), lanes, arrays.descents, strict=True):
        _draw_paths(lane, descent)
        _draw_slope(lane, descent, row)
        if isinstance(lane.view, Relief):
            lane.view.turn(arrays.turn, arrays.tilt)


def _draw_paths(lane: Lane, descent: Descent) -> None:
    view, path, surface = lane.view, descent.path, descent.surface
    view.lay(lane.path, path)
    view.lay(lane.reference, descent.reference if descent.reference is not path else [])
    view.lay(lane.start, path[:1])
    view.lay(lane.end, path[-1:])
    view.lay(lane.parted, [] if descent.parted is None else path[: descent.parted + 1][-1:])
    first, last = (magnitude(surface.height(path[place])) for place in (0, -1))
    lane.loss.set_text(f"{first} → {last}")


def _draw_slope(lane: Lane, descent: Descent, row: int) -> None:
    """The driver's slope as a bar, with an upright stroke where ours ends if that is elsewhere."""
    slope, right = descent.slope, length(descent.right)
    is_off = descent.is_off and abs(slope - right) > 1e-3 * right
    lane.bar.set_width(max(min(slope, STEEP) - FLAT, 0.0))
    lane.right.set_data([right, right] if is_off else [], [row - 0.45, row + 0.45] if is_off else [])
    said = f"{magnitude(slope)} (ours: {magnitude(right)})" if is_off else magnitude(slope)
    end = max(slope, FLAT, right if is_off else FLAT)
    lane.slope.set(text=said, x=1.4 * min(end, STEEP / 100))
