"""What F11 looks like: the people with the boundary on the left, the loss step by step on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.figures.people import LEFT, LEGEND, RIGHT, X, on_map, rings, set_up, shade
from utils.figures.training import MOST_STEPS, Arrays, lowest_loss
from utils.frame import State
from utils.frame.palette import BLACK, GREY, HANDLE, REFERENCE, VERMILION, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]
TOP = 1.5  # of the axis of losses
HIGHEST = 1e3  # what lies above is drawn there, far outside of the picture


@dataclass(frozen=True)
class Artists:
    shade: Any
    rings: Any
    start: Any
    handles: Any
    right: Any
    line: Any
    sides: tuple[Any, Any]
    right_losses: Any
    losses: Any
    now: Any
    moment: Any
    parted: Any
    counted: Any


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The people with everything that moves among them, and the axes of the losses."""
    map_, curve = sheet.subplots(1, 2, width_ratios=(1.15, 0.85))
    set_up(map_)
    curve.set(xlim=(-2, MOST_STEPS + 2), ylim=(0, TOP), xlabel="step", ylabel="loss (mean BCE)")
    curve.axhline(lowest_loss(), color=GREY, linestyle=":", linewidth=1.5)
    curve.text(MOST_STEPS, lowest_loss() - 0.03, "the lowest there is", ha="right", va="top", color=GREY)
    curve.set_title("the loss, step by step")
    style = {**(WRONG if whose == "wrong" else YOURS), "marker": ""}
    thin = {"color": style["color"], "linestyle": ":", "linewidth": 1.5, "animated": True}
    free: dict[str, Any] = {"linestyle": "none", "clip_on": False, "in_layout": False, "animated": True}
    counted = map_.set_title(" ", y=1.0)
    counted.set_animated(True)
    artists = Artists(
        shade(map_),
        rings(map_),
        map_.plot([], [], color=BLACK, linestyle=(0, (1, 2)), linewidth=1.5, animated=True)[0],
        map_.plot([], [], **HANDLE, animated=True)[0],
        map_.plot([], [], **REFERENCE, animated=True)[0],
        map_.plot([], [], **style, animated=True)[0],
        (map_.plot([], [], **thin)[0], map_.plot([], [], **thin)[0]),
        curve.plot([], [], **REFERENCE, animated=True)[0],
        curve.plot([], [], **style, animated=True)[0],
        curve.axvline(0, color=GREY, linewidth=1, animated=True),
        curve.plot([], [], color=BLACK, marker="o", markersize=9, **free)[0],
        curve.plot([], [], color=VERMILION, marker="X", markersize=11, markeredgecolor=BLACK, **free)[0],
        counted,
    )
    _add_legend(sheet, map_, artists, whose == "wrong")
    return artists


def _add_legend(sheet: Sheet, map_: Any, artists: Artists, is_wrong: bool) -> None:
    entries = dict(zip(*reversed(map_.get_legend_handles_labels()), strict=True))
    entries |= {"start": artists.start, "p = ½": artists.line, "p = 0.1, 0.9": artists.sides[0]}
    entries["wrong side"] = artists.rings
    if is_wrong:
        entries |= {"right": artists.right, "they part": artists.parted}
    sheet.legend([*entries.values()], [*entries], ncols=4 if is_wrong else 6, **LEGEND)


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the boundary, the rings and the curve of losses."""
    shown, shows_right = arrays.shown, arrays.whose == "wrong" or arrays.boundary is None
    artists.shade.set_xy(shown.side if len(shown.side) else np.full((1, 2), np.nan))
    artists.rings.set_data(*on_map(X[shown.is_on_wrong_side]).T)
    artists.start.set_data([LEFT, RIGHT], arrays.start)
    artists.handles.set_data([LEFT, RIGHT], arrays.start)
    artists.right.set_data(*(arrays.right.lines[1] if shows_right else np.empty((0, 2))).T)
    lines = [np.empty((0, 2))] * 3 if arrays.boundary is None else arrays.boundary.lines
    for line, ends in zip((artists.sides[0], artists.line, artists.sides[1]), lines, strict=True):
        line.set_data(*ends.T)
    _draw_losses(artists, arrays, shows_right)
    wrong = int(shown.is_on_wrong_side.sum())
    artists.counted.set_text(f"after {arrays.step} steps: {wrong} of {len(X)} on the wrong side")


def _draw_losses(artists: Artists, arrays: Arrays, shows_right: bool) -> None:
    _lay(artists.right_losses, arrays.right_losses if shows_right else np.empty(0))
    _lay(artists.losses, arrays.losses)
    losses = arrays.right_losses if arrays.boundary is None else arrays.losses
    here = losses[arrays.step : arrays.step + 1]
    artists.now.set_xdata([arrays.step, arrays.step])
    artists.moment.set_data([arrays.step] * here.size, _drawable(here))
    t = arrays.parted
    place = np.empty(0) if t is None else arrays.losses[t : t + 1]
    artists.parted.set_data([t] * place.size, _drawable(place))


def _lay(line: Any, losses: Array) -> None:
    line.set_data(np.arange(losses.size), _drawable(losses, HIGHEST))


def _drawable(losses: Array, top: float = TOP) -> Array:
    """The losses, with those above the picture at `top` and what is no number left out."""
    return np.where(np.isnan(losses), np.nan, np.clip(losses, 0.0, top))
