"""F3: descent on a surface from a start that can be dragged, step by step by the learner's `gradient_step`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.figures.words import number
from utils.frame import Budget, BudgetSpent, Choice, Driver, Figure, Handle, Slider, State, Turn, credit, ours, show
from utils.frame.palette import BLACK, HANDLE, REFERENCE, VERMILION, WRONG, YOURS
from utils.surfaces import SURFACES, Surface

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

    from utils.views import Contour, Relief

Array = NDArray[np.float64]
Step = Callable[[Array, Array, float], Any]

NAMED = {surface.name: surface for surface in SURFACES}
FROM_ABOVE, RELIEF = "contour", "3-D"
OPENS_ON = "ravine"
RUN_AWAY = 1e9


def descent(driver: Driver | None = None) -> None:
    """Shows F3, driven by `driver` (what `drive("gradient_step", gradient_step)` returns), or else by our code."""
    show(figure_of(driver or ours("gradient_step")))


@dataclass(frozen=True)
class Descent:
    """A path (k + 1, 2) down a surface, with the path of a right answer under it.

    `parted` is the first step after which the two differ; `stopped` says why the path ends early ("" if it does not).
    """

    surface: Surface
    lr: float
    path: Array
    reference: Array
    parted: int | None
    stopped: str
    turn: float
    tilt: float


def compute(driver: Driver, state: State) -> Descent:
    """Walks `steps` steps from the start with the driver's function, and with the right one."""
    surface = NAMED[state["surface"]]
    start = np.array([state["x"], state["y"]], dtype=float)
    with Budget() as run:
        path, stopped = walk(partial(run, go, driver.call), surface, start, state["lr"], state["steps"])
    reference, _ = walk(partial(go, driver.reference), surface, start, state["lr"], state["steps"])
    parted = parting(path, reference) if driver.whose == "wrong" else None
    return Descent(surface, state["lr"], path, reference, parted, stopped, state["turn"], state["tilt"])


def walk(go: Callable[..., None], surface: Surface, start: Array, lr: float, n_steps: int) -> tuple[Array, str]:
    """The path of `n_steps` steps from `start`, and a sentence if it ends before."""
    path = [start]
    try:
        go(surface, path, lr, n_steps)
    except Exception as error:
        return np.array(path), f"Step {len(path)} {_reason(error)}, so the path ends before it."
    return np.array(path), ""


def go(step: Step, surface: Surface, path: list[Array], lr: float, n_steps: int) -> None:
    """Appends points to `path` until it has `n_steps` steps."""
    while len(path) <= n_steps:
        path.append(read_point(step(path[-1].copy(), surface.grad(path[-1]), lr)))


def _reason(error: Exception) -> str:
    if isinstance(error, NoPoint):
        return str(error)
    if isinstance(error, BudgetSpent):
        return "does not come back (look for a loop without end)"
    return f"stops with {type(error).__name__}"


class NoPoint(Exception):
    """A step returned what cannot be drawn; the text says what, after "Step 3 …"."""


def read_point(returned: Any) -> Array:
    """What a step returned, as a point (2,). Raises NoPoint if it is none."""
    if returned is None:
        raise NoPoint("returns None")
    point = np.asarray(returned)
    if point.dtype.kind not in "biuf":
        raise NoPoint(f"returns a value of type {type(returned).__name__}")
    if point.shape != (2,):
        raise NoPoint(f"returns an array of shape {point.shape}, not (2,)")
    if np.isnan(point).any():
        raise NoPoint("leads to NaN, which is no number")
    if np.abs(point).max() > RUN_AWAY:
        raise NoPoint("runs away to numbers beyond a billion")
    return point.astype(float)


def parting(path: Array, reference: Array) -> int | None:
    """The first step after which the path is not where the reference is; None if there is none."""
    common = min(len(path), len(reference))
    is_same = np.isclose(path[:common], reference[:common], rtol=1e-6, atol=1e-9, equal_nan=True).all(axis=1)
    if not is_same.all():
        return int(np.argmin(is_same))
    return common if len(path) != len(reference) else None


@dataclass(frozen=True)
class Artists:
    """The view of the surface and the lines that move on it."""

    view: Contour | Relief
    reference: Any
    path: Any
    start: Any
    end: Any
    parted: Any


def build(driver: Driver, sheet: Sheet, state: State) -> Artists:
    """The surface with its lowest points, and empty lines for the paths."""
    from utils.views import Contour, Relief

    surface = NAMED[state["surface"]]
    view = (Contour if state["view"] == FROM_ABOVE else Relief)(sheet, surface)
    lowest = view.add(
        color=BLACK, linestyle="none", marker="*", markersize=12, markerfacecolor="white", label="minimum"
    )
    lowest.set_animated(False)
    view.lay(lowest, surface.minima)
    is_wrong = driver.whose == "wrong"
    artists = Artists(
        view,
        view.add(**REFERENCE, label="_" if driver.whose == "ours" else "right path"),
        view.add(**(WRONG if is_wrong else YOURS), markevery=slice(1, None), label=credit(driver).partition(",")[0]),
        view.add(**HANDLE, label="start"),
        view.add(color=BLACK, linestyle="none", marker="X", markersize=9, markeredgecolor="white", label="end"),
        view.add(color=VERMILION, linestyle="none", marker="o", markersize=18, markerfacecolor="none",
                 markeredgewidth=2.5, label="they part" if is_wrong else "_"),
    )  # fmt: skip
    sheet.legend(loc="outside lower center", ncols=3, frameon=False, columnspacing=1.4)
    return artists


def draw(artists: Artists, arrays: Descent) -> None:
    """Lays the paths on the surface."""
    view = artists.view
    view.lay(artists.path, arrays.path)
    view.lay(artists.reference, arrays.reference)
    view.lay(artists.start, arrays.path[:1])
    view.lay(artists.end, arrays.path[-1:])
    view.lay(artists.parted, [] if arrays.parted is None else arrays.path[: arrays.parted + 1][-1:])
    if hasattr(view, "turn"):
        view.turn(arrays.turn, arrays.tilt)


def describe(driver: Driver, state: State, arrays: Descent) -> str:
    """Where the path begins and ends, how much lower that is, and where it parts from the right one."""
    surface, path = arrays.surface, arrays.path
    n = len(path) - 1
    whose = credit(driver).partition(",")[0]
    walked = f"On the {surface.name}, {n} step{'s' * (n != 1)} of {whose} with lr = {_number(arrays.lr)}"
    ends = f"lead{'s' * (n == 1)} from {_place(surface, path[0])} to {_place(surface, path[-1])}."
    lowest = " and ".join(_point(np.array(point)) for point in surface.minima)
    minima = f"The minim{'a are' if len(surface.minima) > 1 else 'um is'} at {lowest}." if lowest else ""
    found = (f"{walked} {ends}", minima, _leaving(arrays), _verdict(driver, arrays))
    return " ".join(filter(None, found))


def _leaving(arrays: Descent) -> str:
    """When the path goes out of the picture for good."""
    (left, right), (low, high) = arrays.surface.xlim, arrays.surface.ylim
    x, y = arrays.path.T
    is_inside = (left <= x) & (x <= right) & (low <= y) & (y <= high)
    if is_inside[-1]:
        return ""
    first = int(np.flatnonzero(is_inside).max(initial=-1)) + 1
    return f"The path leaves the picture with step {first} and does not come back."


def _verdict(driver: Driver, arrays: Descent) -> str:
    """Where a path that is not right leaves the right one, and why it ends early."""
    if driver.whose == "wrong" and arrays.parted is None:
        return "Along this path your code goes right; its check says what is still off."
    if arrays.parted is None or arrays.parted == len(arrays.path):
        return arrays.stopped
    yours, right = arrays.path[arrays.parted], arrays.reference[arrays.parted]
    parts = f"Your path parts from the right path with step {arrays.parted}: "
    return f"{parts}it goes to {_point(yours)}, the right step to {_point(right)}. {arrays.stopped}".rstrip()


def _place(surface: Surface, point: Array) -> str:
    return f"{_point(point)} (f = {_number(surface.height(point))})"


def _point(point: Array) -> str:
    return f"({_number(point[0])}, {_number(point[1])})"


def _number(value: float) -> str:
    """Three digits; 0 for what is too small to be seen."""
    return number(value if abs(value) >= 5e-4 else 0.0, ".3g")


def figure_of(driver: Driver) -> Figure:
    """The record of F3 for a driver."""
    first = NAMED[OPENS_ON]
    return Figure(
        name="descent",
        title="Downhill on a surface",
        compute=partial(compute, driver),
        build=partial(build, driver),
        draw=draw,
        describe=partial(describe, driver),
        credit=credit(driver),
        size=(6.4, 4.8),
        scene=("surface", "view"),
        controls=(
            Choice("surface", "Surface", first.name, tuple(NAMED)),
            Choice("view", "View", FROM_ABOVE, (FROM_ABOVE, RELIEF), buttons=True),
            Slider("lr", "Learning rate lr", 0.1, 0.001, 10.0, 0.05, scale="log", form=".3f"),
            Slider("steps", "Steps", 20, 0, 100, 1, form="d"),
            Slider("x", "Start, first coordinate", first.start[0], *first.xlim, 0.1, limits=partial(_limits, 0)),
            Slider("y", "Start, second coordinate", first.start[1], *first.ylim, 0.1, limits=partial(_limits, 1)),
            Slider("turn", "Turn the surface (degrees)", -60, -180, 180, 5, form="d", when=_is_relief),
            Slider("tilt", "Tilt the surface (degrees)", 35, 0, 90, 5, form="d", when=_is_relief),
        ),
        handles=(Handle("start", "x", "y", _start), Turn("turn", "tilt", 0.5, _is_relief)),
    )


def _is_relief(state: State) -> bool:
    return bool(state["view"] == RELIEF)


def _limits(coordinate: int, state: State) -> tuple[float, float, float]:
    surface = NAMED[state["surface"]]
    return (*(surface.xlim, surface.ylim)[coordinate], surface.start[coordinate])


def _start(state: State, arrays: Descent) -> tuple[float, float] | None:
    return None if _is_relief(state) else (float(arrays.path[0, 0]), float(arrays.path[0, 1]))
