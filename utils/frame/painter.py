"""The painter: keeps a figure's artists and its backdrop as a bitmap, and repaints only what moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure as Sheet
from matplotlib.image import FigureImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from utils.frame.figure import Figure, State
from utils.frame.lettering import Canvas

DOTS = 100
"""Dots per inch at a pixel ratio of 1: one inch of a sheet is 100 CSS pixels."""

NARROWEST = 0.75
"""Share of its width down to which a sheet is laid out anew."""

ABOVE_ALL = 100
"""Marks are painted after the backdrop: their place in matplotlib's drawing order says so too."""

OVERHANG = 0.05
"""Inches by which a large marker may stand out of its legend."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Patch:
    """What changed in the picture: a rectangle's corner (left, top) in device pixels, and what is new in it.

    `mask` (h, w) says which of its pixels changed, `pixels` (n, 4) what these are now, row by row. A line that turns
    has a large rectangle, and few pixels in it change.
    """

    left: int
    top: int
    mask: NDArray[np.bool_]
    pixels: Pixels


class Painter:
    """Draws one figure. The pixels are always those that drawing everything anew would give.

    Marks (artists with animated=True) are drawn over a kept bitmap of all else. matplotlib tells when that bitmap is
    out of date: an animated artist never makes its sheet stale, every other artist does.
    """

    def __init__(self, figure: Figure, ratio: float = 1.0) -> None:
        self.figure = figure
        self.ratio = ratio
        self.sheet = Sheet(figsize=figure.size, dpi=DOTS * ratio)
        self.canvas: Any = Canvas(self.sheet)
        self._artists: Any = None
        self._marks: list[Artist] = []
        self._scene: tuple[Any, ...] | None = None
        self._frozen: list[tuple[Legend, FigureImage]] = []
        self._backdrop: Any = None
        self._sent: Pixels | None = None

    def _build(self, state: State) -> None:
        """Makes the artists of the scene that `state` asks for, unless they are there."""
        scene = tuple(state[name] for name in self.figure.scene)
        if self._scene == scene:
            return
        self.sheet.clear()
        self._frozen = []
        self._artists = self.figure.build(self.sheet, state)
        self._marks = list(_marks(self.sheet))
        for mark in self._marks:
            mark.set_zorder(ABOVE_ALL + mark.get_zorder())
            if isinstance(mark, Line2D):
                mark.set_in_layout(False)  # while it is empty, matplotlib takes it for a point in the sheet's corner
        self._scene = scene
        self._lay_out()

    def _lay_out(self) -> None:
        """Finds room for titles and labels once, so that the axes stay where they are while things move."""
        if self._scene is None:
            return
        for legend, bitmap in self._frozen:
            bitmap.remove()
            legend.set_visible(True)
        self.sheet.set_layout_engine("constrained")
        self.canvas.draw()
        self.sheet.set_layout_engine("none")
        self._frozen = [(legend, self._freeze(legend)) for legend in self.sheet.legends]
        self._backdrop = None

    def _freeze(self, legend: Legend) -> FigureImage:
        """Puts a bitmap in the place of a legend beside the axes: laying one out takes a fifth of a relief's redraw."""
        extents = legend.get_window_extent().padded(OVERHANG * self.sheet.dpi).extents
        left, low, right, high = np.maximum(np.round(extents), 0).astype(int)
        legend.set_visible(False)
        return self.sheet.figimage(self.pixels()[::-1][low:high, left:right], left, low, origin="lower")

    def resize(self, width: float, ratio: float) -> None:
        """Fits the sheet to `width` CSS pixels on a screen with `ratio` device pixels for each.

        Down to NARROWEST of its size the sheet is laid out anew, with letters as large as before; below, all shrinks.
        """
        wide, high = self.figure.size
        shrink = min(max(width / (wide * DOTS), NARROWEST), 1.0)
        size = wide * shrink, high * max(shrink, 0.85)
        self.ratio = ratio
        self.sheet.set_dpi(ratio * width / (wide * shrink))
        if self._frozen or not np.allclose(self.sheet.get_size_inches(), size):
            self.sheet.set_size_inches(*size)
            self._lay_out()
        self._backdrop = self._sent = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in device pixels."""
        width, height = self.canvas.get_width_height(physical=True)
        return int(width), int(height)

    def paint(self, state: State, arrays: Any) -> None:
        """Draws the picture of `arrays`."""
        self._build(state)
        self.figure.draw(self._artists, arrays)
        self._paint_backdrop()
        renderer = self.canvas.get_renderer()
        for mark in self._marks:
            if type(mark) is not Line2D or np.size(mark.get_xdata()):  # an empty one costs half of a full one
                mark.draw(renderer)

    def paint_nothing(self, state: State) -> None:
        """Draws the picture without its marks: there is nothing true to show."""
        self._build(state)
        self._paint_backdrop()

    def _paint_backdrop(self) -> None:
        if self._backdrop is not None and not self.sheet.stale:
            self.canvas.restore_region(self._backdrop)
            return
        self.canvas.draw()
        self._backdrop = self.canvas.copy_from_bbox(self.sheet.bbox)

    def pixels(self) -> Pixels:
        """The picture, (height, width, 4) bytes of red, green, blue and alpha."""
        return np.array(self.canvas.get_renderer().buffer_rgba())

    def patch(self) -> Patch | None:
        """What changed since the last patch was asked for; None if nothing did."""
        now, before = self.pixels(), self._sent
        self._sent = now
        if before is None or before.shape != now.shape:
            return Patch(0, 0, np.ones(now.shape[:2], bool), now.reshape(-1, 4))
        differs = now.view(np.uint32)[..., 0] != before.view(np.uint32)[..., 0]
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        if rows.size == 0:
            return None
        rectangle = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        mask = differs[rectangle]
        return Patch(int(columns[0]), int(rows[0]), mask, now[rectangle][mask])

    def to_screen(self, point: tuple[float, float], axes: int) -> tuple[float, float]:
        """Where a point in data coordinates is, in CSS pixels from the left and the top of the picture."""
        x, y = self.sheet.axes[axes].transData.transform(point)
        return float(x / self.ratio), float((self.size[1] - y) / self.ratio)

    def to_data(self, x: float, y: float, axes: int) -> tuple[float, float]:
        """The data coordinates under a place in CSS pixels."""
        inverse = self.sheet.axes[axes].transData.inverted()
        data_x, data_y = inverse.transform((x * self.ratio, self.size[1] - y * self.ratio))
        return float(data_x), float(data_y)


def _marks(sheet: Sheet) -> Iterator[Artist]:
    """The animated artists, in the order in which matplotlib would draw them."""
    for axes in sorted(sheet.axes, key=Artist.get_zorder):
        yield from sorted(filter(Artist.get_animated, axes.get_children()), key=Artist.get_zorder)
    yield from sorted(filter(Artist.get_animated, sheet.get_children()), key=Artist.get_zorder)
