"""F11: the boundary of a logistic unit while `train_logistic` trains it on heights and weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from utils.data import UNIT
from utils.figures.answers import Answer, ask, ask_reference
from utils.figures.half_plane import side
from utils.figures.magnitude import magnitude
from utils.figures.people import BOX, HIGH, LEFT, LOW, RIGHT, X, Y, as_map_weights, line_through
from utils.figures.words import number
from utils.frame import Driver, Figure, Handle, Slider, State, credit, ours, show

Array = NDArray[np.float64]
Trained = tuple[Array, float, Array]

MOST_STEPS = 100
LOGIT_OF_09 = float(np.log(9))


def training(driver: Driver | None = None) -> None:
    """Shows F11, driven by `train_logistic` (None: ours)."""
    show(figure_of(driver or ours("train_logistic")))


def figure_of(driver: Driver) -> Figure:
    """The record of F11."""
    from utils.figures.training_drawing import build, draw

    return Figure(
        name="training",
        title="Train the boundary: play the steps, turn the learning rate",
        compute=partial(compute, driver, lru_cache(8)(partial(whole_run, driver))),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        credit=credit(driver),
        size=(8.4, 4.3),
        controls=(
            Slider("step", "Step (arrow keys play)", 10, 0, MOST_STEPS, 1, form="d"),
            Slider("lr", "Learning rate lr", 1.0, 0.01, 100.0, 0.1, scale="log", form=".2f"),
            Slider("left", "Start, left end (kg)", 100.0, LOW, HIGH, 1.0, form=".0f"),
            Slider("right", "Start, right end (kg)", 55.0, LOW, HIGH, 1.0, form=".0f"),
        ),
        handles=(
            Handle("left end of the start", None, "left", lambda state, arrays: (LEFT, float(state["left"]))),
            Handle("right end of the start", None, "right", lambda state, arrays: (RIGHT, float(state["right"]))),
        ),
    )


@dataclass(frozen=True)
class Boundary:
    """A trained unit (w, b) on the map: the polygon with p ≥ ½ and the lines of p = 0.1, 0.5 and 0.9 (0 or 2 ends)."""

    w: Array
    b: float
    side: Array
    lines: tuple[Array, Array, Array]

    @property
    def is_on_wrong_side(self) -> NDArray[np.bool_]:
        """Whom it puts on the other side than their label says, (m,)."""
        return np.asarray((X @ self.w + self.b >= 0) != (Y == 1))


def boundary_of(w: Array, b: float) -> Boundary:
    """The boundary of the unit (w, b), for finite w and b."""
    map_w, map_b = as_map_weights(w, b)
    low, middle, high = (side(map_w, map_b - shift, BOX) for shift in (-LOGIT_OF_09, 0.0, LOGIT_OF_09))
    return Boundary(w, b, middle[0], (low[1], middle[1], high[1]))


@dataclass(frozen=True)
class Arrays:
    """The moment after `step` steps. `boundary` is the driver's (None: it gave none, see `trouble`), `right` is ours.

    `losses` are the driver's losses before each step of a run of MOST_STEPS + 1 steps, `right_losses` are ours; they
    first differ before step `parted` (counted from 0; None: nowhere, or the driver's code is not wrong).
    """

    step: int
    start: tuple[float, float]
    boundary: Boundary | None
    right: Boundary
    losses: Array
    right_losses: Array
    parted: int | None
    whose: str
    trouble: str

    @property
    def shown(self) -> Boundary:
        return self.right if self.boundary is None else self.boundary

    @property
    def is_off(self) -> bool:
        """Whether the driver's boundary is elsewhere than ours."""
        if self.boundary is None:
            return False
        yours, right = (np.append(one.w, one.b) for one in (self.boundary, self.right))
        return not np.allclose(yours, right, rtol=1e-5, atol=1e-7)


def whole_run(driver: Driver, left: float, right: float, lr: float) -> tuple[Answer[Trained], Array]:
    """The driver's answer for all steps, and our losses. It does not depend on the moment that is shown."""
    w0, b0 = line_through(left, right)
    answer = ask(driver, read_trained, X.copy(), Y.copy(), w0, b0, lr, MOST_STEPS + 1)
    return answer, ask_reference(driver, X, Y, w0, b0, lr, MOST_STEPS + 1)[2]


def compute(driver: Driver, whole_run: Callable[..., Any], state: State) -> Arrays:
    """Trains up to the step that is shown, and, once for each start and learning rate, to the end."""
    left, right, lr, step = float(state["left"]), float(state["right"]), float(state["lr"]), int(state["step"])
    w0, b0 = line_through(left, right)
    answer, right_losses = whole_run(left, right, lr)
    trouble, losses, boundary = answer.trouble, np.empty(0), None
    if answer.value is not None:
        losses = answer.value[2]
        answer = ask(driver, read_trained, X.copy(), Y.copy(), w0.copy(), b0, lr, step)
        trouble = answer.trouble
        boundary = None if answer.value is None else boundary_of(*answer.value[:2])
    w, b, _ = ask_reference(driver, X, Y, w0, b0, lr, step)
    parted = parting(losses, right_losses) if driver.whose == "wrong" and boundary is not None else None
    return Arrays(step, (left, right), boundary, boundary_of(w, b), losses, right_losses, parted, driver.whose, trouble)


def read_trained(returned: Any) -> Trained | None:
    """What a training function returned, (w, b, losses), or None if it is not that. Losses may be NaN or infinite."""
    try:
        parts = [np.asarray(part) for part in returned]
    except Exception:
        return None
    if [part.dtype.kind in "biuf" for part in parts] != [True] * 3 or (parts[0].size, parts[1].size) != (2, 1):
        return None
    w, b, losses = (part.astype(float).ravel() for part in parts)
    is_small = np.isfinite(b[0]) and np.isfinite(w).all() and np.abs([*w, *b]).max() < 1e9
    return (w, float(b[0]), losses[:1000]) if is_small else None


def parting(losses: Array, right: Array) -> int | None:
    """The first step before which two runs have different losses; None if there is none."""
    shared = min(losses.size, right.size)
    is_same = np.isclose(losses[:shared], right[:shared], rtol=1e-5, atol=1e-9)
    if not is_same.all():
        return int(np.argmin(is_same))
    return None if losses.size == right.size else shared


@lru_cache(1)
def lowest_loss() -> float:
    """The lowest mean cross-entropy that a boundary can reach on these people, by Newton's method."""
    features, v = np.column_stack([X, np.ones(len(X))]), np.zeros(3)
    for _ in range(20):
        p = 1 / (1 + np.exp(-features @ v))
        v -= np.linalg.solve(features.T @ (features * (p * (1 - p))[:, None]), features.T @ (p - Y))
    z = features @ v
    return float(np.mean(np.logaddexp(0, z) - Y * z))


def describe(state: State, arrays: Arrays) -> str:
    """How far the training is, what the boundary is like, and where wrong code goes wrong."""
    n, wrong = arrays.step, int(arrays.shown.is_on_wrong_side.sum())
    before, lowest = _loss(arrays, 0), magnitude(lowest_loss(), 3)
    said = (
        f"After {n} step{'s' * (n != 1)} with lr = {magnitude(state['lr'], 3)} from a boundary between"
        f" {number(arrays.start[0], '.0f')} kg on the left and {number(arrays.start[1], '.0f')} kg on the right, the"
        f" loss is {_loss(arrays, n)} (before the first step {before}, the lowest there is {lowest}),"
        f" and {wrong} of {len(Y)} people stand on the wrong side."
    )
    return " ".join(filter(None, [said, _width(arrays.shown), _rises(arrays), _difference(arrays)]))


def _loss(arrays: Arrays, step: int) -> str:
    losses = arrays.right_losses if arrays.boundary is None else arrays.losses
    if step >= losses.size:
        return "not there"
    return magnitude(losses[step], 3) if np.isfinite(losses[step]) else "no finite number"


def _width(boundary: Boundary) -> str:
    steep = float(boundary.w[1])
    if abs(steep) < 0.02:
        return "At a given height p hardly depends on the weight."
    way = f"{magnitude(2 * LOGIT_OF_09 / abs(steep) * UNIT)} kg"
    return f"At a given height p {'climbs' if steep > 0 else 'falls'} from 0.1 to 0.9 within {way}."


def _rises(arrays: Arrays) -> str:
    """Whether the learning rate makes the loss rise on its way."""
    rises = np.flatnonzero(np.diff(arrays.right_losses) > 1e-9)
    if arrays.whose == "wrong" or not rises.size:
        return ""
    return f"The loss rises with {rises.size} of {MOST_STEPS} steps: they are too long."


def _difference(arrays: Arrays) -> str:
    """What is wrong with a wrong run, in this picture."""
    if arrays.boundary is None:
        return f"{arrays.trouble} The boundary is ours."
    if arrays.whose != "wrong":
        return ""
    if arrays.losses.size != arrays.right_losses.size:
        sizes = f"{arrays.losses.size} losses for {arrays.right_losses.size} steps"
        said = f"Your code returned {sizes}."
    elif arrays.parted is None:
        said = "Your losses are the same as ours."
    else:
        yours, right = (_number(losses[arrays.parted]) for losses in (arrays.losses, arrays.right_losses))
        said = f"Your losses and ours part before step {arrays.parted + 1}: {yours} and {right}."
    if arrays.is_off:
        return f"{said} Your boundary is not where ours is, the dashed line."
    return f"{said} Your boundary is where ours is."


def _number(value: float) -> str:
    return magnitude(value, 3) if np.isfinite(value) else number(value).replace("nan", "no number")
