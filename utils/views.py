"""Two views of a surface with paths on it: from above as a contour map, and as a relief in three dimensions."""

from __future__ import annotations

from typing import Any, Protocol, cast

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure as Sheet
from numpy.typing import ArrayLike, NDArray

from utils.frame.palette import GREY
from utils.surfaces import Surface

HEIGHTS = LinearSegmentedColormap.from_list("heights", ["#FFFFFF", "#D5E3EE", "#AFC6D8"])
"""Low ground is white and high ground is a light blue: every path and mark stands out against both."""

FAR = 20.0
"""Widths of the picture beyond which a path is not followed: it has left, and its numbers may be too large to draw."""

RELIEF_LINES = 25
"""Lines in each direction of the relief: enough for a smooth shape, few enough to be turned fluently."""


class View(Protocol):
    """A surface on a sheet, on which paths can be laid."""

    surface: Surface
    axes: Any

    def add(self, **style: Any) -> Any:
        """A new animated line, without points yet."""
        ...

    def lay(self, line: Any, points: ArrayLike) -> None:
        """Lays a line through `points` (k, 2)."""
        ...


class Contour:
    """The surface from above: level lines, equally spaced in height, on axes of equal scale."""

    def __init__(self, sheet: Sheet, surface: Surface) -> None:
        self.surface = surface
        self.axes = sheet.add_subplot(xlim=surface.xlim, ylim=surface.ylim, aspect="equal")
        self.axes.set(xlabel=surface.axes[0], ylabel=surface.axes[1], title=_formula(surface))
        x, y, z = surface.grid()
        self.axes.contourf(x, y, z, levels=16, cmap=HEIGHTS)
        self.axes.contour(x, y, z, levels=16, colors=GREY, linewidths=0.6)

    def add(self, **style: Any) -> Any:
        return self.axes.plot([], [], animated=True, **style)[0]

    def lay(self, line: Any, points: ArrayLike) -> None:
        line.set_data(*_reachable(self.surface, points).T)


class Relief:
    """The surface in three dimensions, seen from where `turn` says. Paths are drawn over it, also behind a hill."""

    def __init__(self, sheet: Sheet, surface: Surface, lines: int = RELIEF_LINES) -> None:
        self.surface = surface
        self.axes = cast(Any, sheet.add_subplot(projection="3d", computed_zorder=False))
        self.axes.set_box_aspect(None, zoom=0.86)
        self.axes.locator_params(nbins=4)
        self.axes.set(xlabel=surface.axes[0], ylabel=surface.axes[1], title=_formula(surface))
        x, y, z = surface.grid(lines)
        count = {"rcount": lines, "ccount": lines}
        self.axes.plot_surface(x, y, z, cmap=HEIGHTS, linewidth=0.3, edgecolor=GREY, **count)

    def add(self, **style: Any) -> Any:
        return self.axes.plot([], [], [], animated=True, **style)[0]

    def lay(self, line: Any, points: ArrayLike) -> None:
        x, y = _inside(self.surface, points).T
        line.set_data_3d(x, y, self.surface.f(x, y))

    def turn(self, azimuth: float, elevation: float) -> None:
        """Looks at the surface from a direction, in degrees around it and above it."""
        if (self.axes.azim, self.axes.elev) != (azimuth, elevation):
            self.axes.view_init(elev=elevation, azim=azimuth)
            self.axes.stale = True


def _formula(surface: Surface) -> str:
    return f"f({', '.join(surface.axes)}) = {surface.formula}"


def _reachable(surface: Surface, points: ArrayLike) -> NDArray[np.float64]:
    """The points, with those far outside of the picture brought near enough to be drawn towards."""
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    (left, right), (low, high) = surface.xlim, surface.ylim
    reach = FAR * np.array([right - left, high - low])
    return np.clip(points, -reach, reach)


def _inside(surface: Surface, points: ArrayLike) -> NDArray[np.float64]:
    """The points, with NaN for those outside of the picture."""
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    (left, right), (low, high) = surface.xlim, surface.ylim
    x, y = points.T
    is_inside = (left <= x) & (x <= right) & (low <= y) & (y <= high)
    return np.where(is_inside[:, None], points, np.nan)
