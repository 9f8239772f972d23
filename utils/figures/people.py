"""The people of `height_weight` on a map of height and weight, and boundary lines across it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from utils.data import MIDDLE, UNIT, height_weight
from utils.frame.palette import BLACK, BLUE, GREY, VERMILION

Array = NDArray[np.float64]

X, Y = height_weight(120)
LEFT, RIGHT = 150.0, 190.0  # cm: where the two ends of a boundary can be dragged up and down
LOW, HIGH = 40.0, 110.0  # kg: how far
LEGEND: dict[str, Any] = {
    "loc": "outside lower center", "frameon": False, "fontsize": 9, "columnspacing": 1.1, "handletextpad": 0.5,
    "handlelength": 1.8,
}  # fmt: skip
BOX = ((LEFT - 2, RIGHT + 2), (LOW - 3, HIGH + 3))


def in_features(cm_or_kg: Array) -> Array:
    """Places (k, 2) in cm and kg as features."""
    return (np.asarray(cm_or_kg, dtype=float) - MIDDLE) / UNIT


def on_map(features: Array) -> Array:
    """Features (k, 2) as places in cm and kg."""
    return np.asarray(features, dtype=float) * UNIT + MIDDLE


def line_through(left: float, right: float) -> tuple[Array, float]:
    """(w, b) with w·x + b = (weight − line) / 10 kg, for the line through `left` kg at 150 cm and `right` at 190 cm."""
    (x1, y1), (x2, y2) = in_features(np.array([[LEFT, left], [RIGHT, right]]))
    slope = (y2 - y1) / (x2 - x1)
    return np.array([-slope, 1.0]), float(slope * x1 - y1)


def as_map_weights(w: Array, b: float) -> tuple[Array, float]:
    """(w, b) for features as (w, b) for places in cm and kg: the same z."""
    return w / UNIT, float(b - w @ np.array(MIDDLE) / UNIT)


def set_up(axes: Any) -> None:
    """The map with everybody on it: discs for those without a diet, triangles for those with one."""
    axes.set(xlim=BOX[0], ylim=BOX[1], xlabel="height in cm", ylabel="weight in kg")
    places = on_map(X)
    for label, name, style in ((0, "no diet: y = 0", ("o", BLUE)), (1, "diet: y = 1", ("^", VERMILION))):
        chosen = places[label == Y]
        axes.plot(*chosen.T, marker=style[0], color=style[1], linestyle="none", markersize=5, alpha=0.75, label=name)


def rings(axes: Any) -> Any:
    """Rings for those who stand on the wrong side: an animated line without points yet."""
    return axes.plot([], [], marker="o", markersize=10, markerfacecolor="none", markeredgecolor=BLACK,
                     markeredgewidth=1.0, linestyle="none", animated=True)[0]  # fmt: skip


def shade(axes: Any) -> Any:
    """The side on which p ≥ ½: an animated polygon without corners yet."""
    return axes.fill([0], [0], facecolor=GREY, alpha=0.18, linewidth=0, animated=True)[0]
