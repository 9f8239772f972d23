"""What F8 looks like: the map with its boundary on the left, the unit's answers as a surface over it on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from utils.figures.half_plane import side
from utils.figures.people import BOX, LEFT, LEGEND, RIGHT, as_map_weights, line_through, rings, set_up, shade
from utils.figures.unit_surface import RUNGS, Arrays, felt_by, people_on_map
from utils.frame import Driver, State
from utils.frame.palette import BLACK, GREY, HANDLE, REFERENCE, WRONG, YOURS
from utils.views import HEIGHTS

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

WIDE = (-0.25, 1.25)  # the heights that are drawn: a wrong unit may leave 0 … 1


@dataclass(frozen=True)
class Artists:
    shade: Any
    rings: Any
    line: Any
    handles: Any
    relief: Any
    surface: Any
    edge: Any
    profile: Any
    right: Any
    counted: Any
    felt: Any


def build(drivers: dict[str, Driver], sheet: Sheet, state: State) -> Artists:
    """The map with its people, and the box in which the surface stands."""
    map_ = sheet.add_subplot(1, 2, 1)
    set_up(map_)
    is_wrong = drivers[state["unit"]].whose == "wrong"
    relief = cast(Any, sheet.add_subplot(1, 2, 2, projection="3d", computed_zorder=False))
    surface = relief.plot_surface(*np.zeros((3, 2, 2)), shade=False, edgecolor=GREY, linewidth=0.3, animated=True)
    relief.set(xlim=BOX[0], ylim=BOX[1], zlim=WIDE if is_wrong else (0, 1), zticks=[0, 0.5, 1])
    relief.set(xlabel="height", ylabel="weight")
    relief.set_box_aspect(None, zoom=0.9)
    relief.locator_params(axis="x", nbins=3)
    relief.locator_params(axis="y", nbins=3)
    map_.locator_params(nbins=5)
    relief.grid(False)
    relief.text2D(0.5, 0.97, "p over the map", transform=relief.transAxes, ha="center", fontsize=12)
    style = {**(WRONG if is_wrong else YOURS), "marker": ""}
    counted = map_.set_title(" ", y=1.0)
    counted.set_animated(True)
    artists = Artists(
        shade(map_),
        rings(map_),
        map_.plot([], [], **style, animated=True)[0],
        map_.plot([], [], **HANDLE, animated=True)[0],
        relief,
        surface,
        relief.plot([], [], [], color=BLACK, linewidth=1.5, linestyle=":", animated=True)[0],
        relief.plot([], [], [], **style, animated=True)[0],
        relief.plot([], [], [], **REFERENCE, animated=True)[0],
        counted,
        relief.text2D(0.5, 0.95, " ", transform=relief.transAxes, ha="center", va="top", animated=True),
    )
    _add_legend(sheet, map_, artists, is_wrong)
    return artists


def _add_legend(sheet: Sheet, map_: Any, artists: Artists, is_wrong: bool) -> None:
    entries = dict(zip(*reversed(map_.get_legend_handles_labels()), strict=True))
    entries |= {"wrong side": artists.rings, "boundary, and a cut": artists.line}
    if is_wrong:
        entries["the right cut"] = artists.right
    sheet.legend([*entries.values()], [*entries], ncols=3 if is_wrong else 4, **LEGEND)


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the boundary, and the surface with it."""
    _draw_map(artists, arrays)
    shown = arrays.shown.mesh
    artists.surface.set_verts(quads(arrays.x, arrays.y, np.clip(shown, *WIDE)))
    artists.surface.set_facecolor(HEIGHTS(_middles(shown).ravel()))
    artists.surface.do_3d_projection()  # matplotlib does this with the backdrop only
    on_boundary = int(np.flatnonzero(RUNGS == 0)[0]) + 1
    artists.edge.set_data_3d(arrays.x[:, on_boundary], arrays.y[:, on_boundary], np.clip(shown[:, on_boundary], *WIDE))
    cut = len(arrays.x) // 2
    _lay(artists.profile, arrays, cut, shown)
    shows_right = arrays.whose == "wrong" and arrays.heights is not None
    _lay(artists.right, arrays, cut, arrays.right.mesh if shows_right else None)
    if (artists.relief.azim, artists.relief.elev) != (arrays.turn, arrays.tilt):
        artists.relief.view_init(elev=arrays.tilt, azim=arrays.turn)
        artists.relief.stale = True


def _draw_map(artists: Artists, arrays: Arrays) -> None:
    polygon, ends = side(*as_map_weights(*line_through(*arrays.ends)), BOX)
    artists.shade.set_xy(polygon if len(polygon) else np.full((1, 2), np.nan))
    artists.line.set_data(*ends.T)
    artists.handles.set_data([LEFT, RIGHT], arrays.ends)
    is_wrong = arrays.shown.is_on_wrong_side
    artists.rings.set_data(*people_on_map()[is_wrong].T)
    artists.counted.set_text(f"{int(is_wrong.sum())} of {is_wrong.size} on the wrong side")
    artists.felt.set_text(f"a slope under {felt_by(arrays)} of {is_wrong.size} people")


def _lay(line: Any, arrays: Arrays, cut: int, heights: Array | None) -> None:
    if heights is None:
        line.set_data_3d([], [], [])
    else:
        line.set_data_3d(arrays.x[cut], arrays.y[cut], np.clip(heights[cut], *WIDE))


def quads(x: Array, y: Array, z: Array) -> Array:
    """The four-cornered faces of a mesh, (faces, 4, 3)."""
    points = np.stack([x, y, z], axis=-1)
    around = (points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:])
    return np.stack(around, axis=2).reshape(-1, 4, 3)


def _middles(z: Array) -> Array:
    """The mean height of each face."""
    return np.asarray((z[:-1, :-1] + z[1:, :-1] + z[1:, 1:] + z[:-1, 1:]) / 4)
