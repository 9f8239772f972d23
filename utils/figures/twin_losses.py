"""F10: two losses of one logistic unit, MSE and BCE: one start to drag, two paths, by the learner's two gradients."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from utils.figures.descent import FROM_ABOVE, RELIEF, NoPoint, parting, walk
from utils.figures.magnitude import magnitude
from utils.figures.pair import credit_of
from utils.figures.words import number
from utils.frame import Budget, Choice, Driver, Figure, Handle, Slider, State, Turn, ours, show
from utils.logistic import BCE, MSE, REACH, START, X, Y
from utils.surfaces import Surface

Array = NDArray[np.float64]

MOST_STEPS = 100
FAR = 1e9


def twin_losses(mse: Driver | None = None, bce: Driver | None = None) -> None:
    """Shows F10, driven by `mse_logistic_grad` on the left and `logistic_grad` on the right (None: ours)."""
    show(figure_of(mse or ours("mse_logistic_grad"), bce))


def figure_of(mse: Driver, bce: Driver | None = None) -> Figure:
    """The record of F10 for two drivers."""
    drivers = (mse, bce or ours("logistic_grad"))
    from utils.figures.twin_losses_drawing import build, draw

    return Figure(
        name="twin_losses",
        title="One unit, four points, two losses: which start can learn?",
        compute=partial(compute, drivers),
        build=partial(build, drivers),
        draw=draw,
        describe=partial(describe, drivers),
        credit=credit_of(*drivers),
        size=(8.4, 5.4),
        scene=("view",),
        controls=(
            Choice("view", "View", FROM_ABOVE, (FROM_ABOVE, RELIEF), buttons=True),
            Slider("w", "Start, weight w", START[0], -REACH, REACH, 0.1),
            Slider("b", "Start, bias b", START[1], -REACH, REACH, 0.1),
            Slider("lr", "Learning rate lr", 1.0, 0.01, 100.0, 0.05, scale="log", form=".2f"),
            Slider("steps", "Steps", 40, 0, MOST_STEPS, 1, form="d"),
            Slider("turn", "Turn the surfaces (degrees)", -50, -180, 180, 5, form="d", when=is_relief),
            Slider("tilt", "Tilt the surfaces (degrees)", 35, 0, 90, 5, form="d", when=is_relief),
        ),
        handles=(
            Handle("start on MSE", "w", "b", _start, axes=0),
            Handle("start on BCE", "w", "b", _start, axes=1),
            Turn("turn", "tilt", 0.5, is_relief),
        ),
    )


def is_relief(state: State) -> bool:
    """Whether the surfaces are seen in three dimensions."""
    return bool(state["view"] == RELIEF)


def _start(state: State, arrays: Twins) -> tuple[float, float] | None:
    return None if is_relief(state) else (float(state["w"]), float(state["b"]))


@dataclass(frozen=True)
class Descent:
    """A path (k + 1, 2) down one of the surfaces. `reference` is the right one, if another may be (else the same).

    `gradient` is the driver's at the start, (dw, db) (None: it gave none), `right` is ours. `parted` is the first step
    after which the paths differ; `stopped` says why the path ends early ("" if it does not).
    """

    surface: Surface
    path: Array
    reference: Array
    gradient: Array | None
    right: Array
    parted: int | None
    stopped: str

    @property
    def slope(self) -> float:
        """The length of the gradient at the start: of the driver's, or of ours if there is none."""
        return length(self.right if self.gradient is None else self.gradient)

    @property
    def is_off(self) -> bool:
        """Whether the driver's gradient at the start is another than ours."""
        if self.gradient is None or self.reference is self.path:
            return False
        return length(self.gradient - self.right) > 1e-3 * length(self.right)


def length(vector: Array) -> float:
    """√(Σ v²), also for numbers whose squares are too large."""
    return float(np.hypot(*vector))


@dataclass(frozen=True)
class Twins:
    """The two descents from one start, MSE first, and where the surfaces are seen from."""

    descents: tuple[Descent, Descent]
    turn: float
    tilt: float


def compute(drivers: tuple[Driver, Driver], state: State) -> Twins:
    """Walks down both surfaces from one start, each with its own gradient."""
    start = np.array([state["w"], state["b"]], dtype=float)
    mse, bce = (
        descend(driver, surface, start, float(state["lr"]), int(state["steps"]))
        for driver, surface in zip(drivers, (MSE, BCE), strict=True)
    )
    return Twins((mse, bce), state["turn"], state["tilt"])


def descend(driver: Driver, surface: Surface, start: Array, lr: float, n_steps: int) -> Descent:
    """The driver's path from `start`, and ours where the driver's may be another."""
    gradients: list[Array] = []
    with Budget() as run:
        path, stopped = walk(partial(run, go, driver.call, gradients), surface, start, lr, n_steps)
    is_wrong = driver.whose == "wrong"
    reference = walk(partial(go, driver.reference, []), surface, start, lr, n_steps)[0] if is_wrong else path
    parted = parting(path, reference) if is_wrong else None
    return Descent(surface, path, reference, gradients[0] if gradients else None, surface.grad(start), parted, stopped)


def go(
    gradient: Callable[..., Any], gradients: list[Array], surface: Surface, path: list[Array], lr: float, n_steps: int
) -> None:
    """Appends points to `path` until it has `n_steps` steps, and the gradient at each to `gradients`."""
    while len(gradients) <= n_steps:
        w, b = path[-1]
        gradients.append(read_gradient(gradient(X.copy(), Y.copy(), np.array([w]), float(b))))
        if len(path) <= n_steps:
            path.append(path[-1] - lr * gradients[-1])
        if max(map(abs, path[-1])) > FAR:
            raise NoPoint("runs away to numbers beyond a billion")


def read_gradient(returned: Any) -> Array:
    """What a gradient function returned, (dw, db), as a vector (2,). Raises NoPoint if it is none."""
    if not isinstance(returned, (tuple, list)) or len(returned) != 2:
        raise NoPoint("gets no pair (dw, db) from the gradient")
    parts = [np.asarray(part) for part in returned]
    if any(part.dtype.kind not in "biuf" for part in parts):
        raise NoPoint("gets something else than numbers from the gradient")
    if any(part.size != 1 for part in parts):
        shapes = " and ".join(str(part.shape) for part in parts)
        raise NoPoint(f"gets shapes {shapes} from the gradient, not (1,) and ()")
    slopes = [float(part.item()) for part in parts]
    if not all(map(math.isfinite, slopes)):
        raise NoPoint("gets NaN or infinity from the gradient")
    return np.array(slopes)


def describe(drivers: tuple[Driver, Driver], state: State, arrays: Twins) -> str:
    """How steep each surface is at the start, how far each path comes, and what is wrong with a wrong one."""
    mse, bce = arrays.descents
    steep = (
        f"At the start (w, b) = {_point(mse.path[0], '.1f')} the gradient of MSE has length {magnitude(mse.slope)} and"
        f" that of BCE {magnitude(bce.slope)}{_ratio(mse.slope, bce.slope)}."
    )
    n = int(state["steps"])
    taken = f"With lr = {magnitude(state['lr'], 3)} and {n} step{'s' * (n != 1)}, {_way(mse)}, and {_way(bce)}."
    verdicts = [_verdict(driver, descent) for driver, descent in zip(drivers, arrays.descents, strict=True)]
    return " ".join(filter(None, [steep, taken, *verdicts]))


def _ratio(mse: float, bce: float) -> str:
    """How many times steeper the steeper surface is, where there is much between them."""
    if min(mse, bce) == 0 or 0.8 < bce / mse < 1.25:
        return ""
    return f": {'BCE' if bce > mse else 'MSE'} is {magnitude(max(mse, bce) / min(mse, bce))} times as steep"


def _way(descent: Descent) -> str:
    surface, (first, last) = descent.surface, descent.path[[0, -1]]
    loss, moved = magnitude(surface.height(last), 3), length(last - first)
    if moved < 0.05:
        return f"the path on {surface.name} stands still (it moves by {magnitude(moved)}, and its loss is {loss})"
    before = magnitude(surface.height(first), 3)
    return f"the path on {surface.name} goes to {_point(last, '.1f')} (its loss goes from {before} to {loss})"


def _verdict(driver: Driver, descent: Descent) -> str:
    """Where a path that is not right leaves the right one, and why it ends early."""
    name, stopped = descent.surface.name, f"On {descent.surface.name}: {descent.stopped}" if descent.stopped else ""
    if driver.whose == "wrong" and descent.parted is None:
        return f"On this path of {name} {driver.name} goes right; its check says what is still off."
    if descent.parted is None or descent.parted == len(descent.path):
        return stopped
    parts = f"Your path on {name} parts from the right path with step {descent.parted}."
    if descent.is_off and descent.gradient is not None:
        parts += f" At the start your gradient is {_point(descent.gradient)}, ours {_point(descent.right)}."
    return f"{parts} {stopped}".rstrip()


def _point(point: Array, form: str = "") -> str:
    x, y = (number(value, form) if form and abs(value) < 1000 else magnitude(value) for value in point)
    return f"({x}, {y})"
