"""Boxes and arrows: how a computation graph is drawn on axes whose units are inches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import FancyBboxPatch, Polygon

from utils.figures.computation import Computation
from utils.frame.palette import GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

Point = tuple[float, float]
Place = tuple[float, float, float, float]

LEAF_FILL, FILL = "#FFF9D6", "#F4F6F8"
THIN, THICK = 0.016, 0.035
"""Widths of arrows in inches."""

APART = 0.2
"""Inches between two arrows from the same box to the same box."""


@dataclass(frozen=True)
class Plan:
    """Where the boxes of a graph stand, (x, y) of their centres, and half of their width and height, in inches."""

    centres: Mapping[str, Point]
    half: Point

    def ends(self, start: str, end: str, shift: float = 0.0) -> tuple[Point, Point]:
        """The two ends of an arrow between the borders of two boxes, moved aside by `shift`."""
        a, b = np.array(self.centres[start]), np.array(self.centres[end])
        way = (b - a) / np.hypot(*(b - a))
        aside = shift * np.array([-way[1], way[0]])
        reach = np.min(np.array(self.half) / np.maximum(np.abs(way), 1e-9))
        gap = reach * way
        return _point(a + gap + aside), _point(b - gap + aside)


def _point(place: Any) -> Point:
    return float(place[0]), float(place[1])


def plan(computation: Computation, width: float, top: float, row: float, half: Point) -> Plan:
    """Columns of equal width; rows of height `row` that hang from `top`."""
    pitch = width / computation.columns
    centres = {name: ((x + 0.5) * pitch, top - (y + 0.5) * row) for name, (x, y) in computation.places.items()}
    return Plan(centres, half)


def shifts(computation: Computation, user: str) -> list[tuple[int, str, float]]:
    """(number of the input, its name, how far its arrow is moved aside), for every input of a node that has a box."""
    inputs = computation.ops[user][1:]
    drawn = [(i, name) for i, name in enumerate(inputs) if name not in computation.constants]
    is_double = len({name for _, name in drawn}) < len(drawn)
    return [(i, name, APART * (0.5 - i) if is_double else 0.0) for i, name in drawn]


def arrow(axes: Axes, ends: tuple[Point, Point], width: float, **style: Any) -> Polygon:
    """An arrow from the first of two places to the second, its shaft `width` inches wide.

    A polygon is drawn three times as fast as matplotlib's FancyArrowPatch, which looks for its ends anew each time.
    """
    start, end = np.array(ends[0]), np.array(ends[1])
    way = (end - start) / np.hypot(*(end - start))
    aside = np.array([-way[1], way[0]])
    head = 0.07 + 2 * width
    neck = end - head * way
    side = [start + aside * width / 2, neck + aside * width / 2, neck + aside * head / 2]
    other = [neck - aside * head / 2, neck - aside * width / 2, start - aside * width / 2]
    patch = Polygon([*side, end, *other], closed=True, linewidth=0, **style)
    axes.add_patch(patch)
    return patch


def box(axes: Axes, centre: Point, half: Point, **style: Any) -> FancyBboxPatch:
    """A box with round corners."""
    corner = (centre[0] - half[0], centre[1] - half[1])
    patch = FancyBboxPatch(corner, 2 * half[0], 2 * half[1], boxstyle="round,pad=0,rounding_size=0.08", **style)
    axes.add_patch(patch)
    return patch


def canvas(sheet: Sheet, place: Place, xlim: Point, ylim: Point) -> Axes:
    """Axes without a frame at a fixed place, (left, low, width, height) in shares of the sheet."""
    axes = sheet.add_subplot(xlim=xlim, ylim=ylim)
    axes.set_position(place)  # which takes them out of the layout that makes room for labels
    axes.set_axis_off()
    return axes


def lay_out(axes: Axes, computation: Computation, where: Plan) -> None:
    """The parts that stand still: boxes, and arrows from each input to its user."""
    for name in computation.nodes:
        fill = LEAF_FILL if name in computation.leaves else FILL
        box(axes, where.centres[name], where.half, facecolor=fill, edgecolor=GREY, linewidth=1.0)
    for user in computation.ops:
        for _, name, shift in shifts(computation, user):
            arrow(axes, where.ends(name, user, shift), THIN, color=GREY)
