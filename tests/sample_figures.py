"""Figures to test the frame with: a dot that sliders and the pointer move, and those of the course."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from utils.frame import Choice, Figure, Handle, Slider, ours
from utils.frame.painter import Painter

SLIDERS = (
    Slider("x", "Across", 0.3, 0.0, 1.0, 0.1),
    Slider("y", "Up", 2, 0, 5, 1, form="d"),
    Slider("lr", "Learning rate", 0.1, 0.001, 10.0, 0.1, scale="log", form=".3f"),
)


def build(sheet: Any, state: Any) -> Any:
    axes = sheet.add_subplot(xlim=(0, 1), ylim=(0, 5), title=state["shape"])
    axes.plot([0, 1], [0, 5], color="grey", zorder=1)
    return axes.plot([], [], marker={"disc": "o", "box": "s"}[state["shape"]], animated=True, zorder=2)[0]


def draw(mark: Any, point: Any) -> None:
    mark.set_data([point[0]], [point[1]])


DOT = Figure(
    name="dot",
    title="A dot",
    compute=lambda state: (state["x"], state["y"]),
    build=build,
    draw=draw,
    describe=lambda state, point: f"A {state['shape']} at ({point[0]:g}, {point[1]:g}).",
    controls=(*SLIDERS, Choice("shape", "Shape", "disc", ("disc", "box"))),
    handles=(Handle("dot", "x", "y", lambda state, point: point if state["shape"] == "disc" else None),),
    scene=("shape",),
    credit="our code",
)

EXERCISES = {
    "tangent": "numerical_derivative",
    "learning_rate": "gradient_descent",
    "descent": "gradient_step",
    "chord": "is_convex_on",
    "unit_surface": "step_unit",
    "likelihood": "log_likelihood",
    "twin_losses": "mse_logistic_grad",
    "training": "train_logistic",
    "graph": "backprop",
    "nudge": "graph_backward",
    "check_error": "gradient_check",
}


def opened(name: str) -> Figure:
    """A figure of the course, driven by our code."""
    made = import_module(f"utils.figures.{name}").figure_of(ours(EXERCISES[name]))
    assert isinstance(made, Figure)
    return made


def drawn_anew(painter: Painter) -> np.ndarray[Any, Any]:
    """The painter's sheet as matplotlib draws all of it in one go, with nothing kept and no mark animated."""
    marks = painter.sheet.findobj(lambda artist: artist.get_animated())
    assert marks
    _set_kept(painter, marks, False)
    FigureCanvasAgg.draw(painter.canvas)
    _set_kept(painter, marks, True)
    painter.sheet.stale = False
    return painter.pixels()


def _set_kept(painter: Painter, marks: list[Any], is_kept: bool) -> None:
    for mark in marks:
        mark.set_animated(is_kept)
    for legend in painter.sheet.legends:
        legend.set_visible(not is_kept)
    for bitmap in painter.sheet.images:
        bitmap.set_visible(is_kept)
