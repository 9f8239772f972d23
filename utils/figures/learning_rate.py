"""F2: what the learning rate does to a descent on a curve: converge, oscillate or diverge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.curves import PARABOLA, TO_WALK, Curve, by_label
from utils.figures.answers import ask, ask_reference, read_path
from utils.figures.regime import Regime, judge, walk
from utils.figures.words import number
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, credit, ours, show
from utils.frame.palette import BLACK, GREEN, HANDLE, REFERENCE, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

MOST_STEPS = 40
FLOOR, CEILING = 1e-6, 1e3  # of the height above the lowest point, in the right half of the picture


def learning_rate(driver: Driver | None = None) -> None:
    """Shows descents by `gradient_descent` (None: ours) on curves, with a learning rate to turn."""
    show(figure_of(driver or ours("gradient_descent")))


def figure_of(driver: Driver) -> Figure:
    """The record of F2. The learning rates are six to each doubling, so that 1/8, 1/4, 1/2, 1 and 2 are among them."""
    return Figure(
        name="learning_rate",
        title="Turn the learning rate: when does the descent arrive?",
        compute=partial(compute, driver),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        controls=(
            Choice("curve", "curve", PARABOLA.label, tuple(curve.label for curve in TO_WALK)),
            Slider("lr", "learning rate", 0.25, 1 / 128, 4.0, math.log10(2) / 6, scale="log", form=".3f"),
            Slider("x0", "start x", -2.5, -3.0, 3.0, 0.05),
            Slider("n_steps", "steps", 20, 0, MOST_STEPS, 1, form="d"),
        ),
        handles=(Handle("the start, on the curve", "x0", None, lambda state, arrays: arrays.start),),
        scene=("curve",),
        size=(8.4, 3.9),
        credit=credit(driver),
    )


@dataclass(frozen=True)
class Path:
    """A descent: its places x, and how high above the curve's lowest point each of them is."""

    x: Array
    y: Array
    height: Array


@dataclass(frozen=True)
class Arrays:
    """`path` is the driver's (None: it gave none, see `trouble`), `right` is ours; they part at step `parted`.

    `regime` says what becomes of the descent in the long run, `limit` where it is then.
    """

    start: tuple[float, float]
    path: Path | None
    right: Path
    parted: int | None
    regime: Regime
    limit: float
    whose: str
    trouble: str


def compute(driver: Driver, state: State) -> Arrays:
    """The driver's descent and ours, and what becomes of such a descent in the long run."""
    curve, x0, lr, n_steps = by_label(state["curve"]), float(state["x0"]), float(state["lr"]), int(state["n_steps"])
    right = ask_reference(driver, curve.slope, np.array([x0]), lr, n_steps)[:, 0]
    long = walk(curve.slope, x0, lr)
    answer = ask(driver, read_path, curve.slope, np.array([x0]), lr, n_steps)
    return Arrays(
        start=(x0, float(curve.f(np.float64(x0)))),
        path=None if answer.value is None else path_on(curve, answer.value),
        right=path_on(curve, right),
        parted=None if answer.value is None else parting_step(answer.value, right),
        regime=judge(long),
        limit=float(long[-1]),
        whose=driver.whose,
        trouble=answer.trouble,
    )


def path_on(curve: Curve, x: Array) -> Path:
    """The path over places x, with what is far outside the picture moved to ±1000 and what is no number to NaN."""
    x = np.where(np.isnan(x), np.nan, np.clip(x, -1e3, 1e3))
    y = curve.f(x)
    return Path(x, np.clip(y, -1e6, 1e6), np.clip(y - curve.lowest, FLOOR / 10, CEILING * 10))


def parting_step(path: Array, right: Array) -> int | None:
    """The first step at which two paths differ; None if they never do."""
    shared = min(path.size, right.size)
    differs = ~np.isclose(path[:shared], right[:shared], rtol=1e-6, atol=1e-9, equal_nan=True)
    if differs.any():
        return int(np.argmax(differs))
    return None if path.size == right.size else shared


@dataclass(frozen=True)
class Artists:
    path: Any
    right: Any
    heights: Any
    right_heights: Any
    parting: Any
    mark: Any
    verdict: Any


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The curve with the paths on the left, their heights step by step on the right."""
    left, fall = sheet.subplots(1, 2, width_ratios=(1.15, 0.85))
    _build_curve(left, by_label(state["curve"]))
    fall.set(xlim=(-1, MOST_STEPS + 1), ylim=(FLOOR / 2, CEILING * 2), xlabel="step", ylabel="above the lowest point")
    fall.set_yscale("log")
    fall.minorticks_off()
    fall.set_title("how high, step by step")
    style = WRONG if whose == "wrong" else YOURS
    paths = [axes.plot([], [], **look, animated=True)[0] for look in (REFERENCE, style) for axes in (left, fall)]
    (parting,) = left.plot([], [], color=BLACK, marker="x", markersize=12, markeredgewidth=2.5, zorder=4, animated=True)
    (mark,) = left.plot([], [], **HANDLE, zorder=5, animated=True)
    verdict = left.set_title(" ")
    verdict.set_animated(True)
    if whose == "wrong":
        left.legend([paths[2], paths[0], parting], ["your path", "our path", "where they part"], loc="upper center")
    return Artists(paths[2], paths[0], paths[3], paths[1], parting, mark, verdict)


def _build_curve(axes: Axes, curve: Curve) -> None:
    xs = curve.grid()
    ys = curve.f(xs)
    room = 0.08 * float(np.ptp(ys))
    axes.set(xlim=(-3.3, 3.3), ylim=(ys.min() - room, ys.max() + room), xlabel="x", ylabel="f(x)")
    axes.plot(xs, ys, color=BLACK, linewidth=1.5)
    axes.plot(curve.minima, curve.f(np.array(curve.minima)), color=GREEN, marker="v", markersize=8, linestyle="none")


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the paths, the start and the place where the paths part."""
    shows_right = arrays.whose == "wrong" or arrays.path is None
    _draw_path(artists.right, artists.right_heights, arrays.right if shows_right else None)
    _draw_path(artists.path, artists.heights, arrays.path)
    artists.parting.set_data(_parting_place(arrays))
    artists.mark.set_data([arrays.start[0]], [arrays.start[1]])
    artists.verdict.set_text(f"this learning rate: {arrays.regime}")
    artists.verdict.set_fontweight("bold" if arrays.regime == "diverges" else "normal")


def _draw_path(on_curve: Any, heights: Any, path: Path | None) -> None:
    on_curve.set_data(([], []) if path is None else (path.x, path.y))
    heights.set_data(([], []) if path is None else (np.arange(path.x.size), path.height))


def _parting_place(arrays: Arrays) -> tuple[Array, Array]:
    path, t = arrays.path, arrays.parted
    if path is None or t is None or arrays.whose != "wrong":
        return np.array([]), np.array([])
    t = min(t, path.x.size - 1)
    return path.x[t : t + 1], path.y[t : t + 1]


def describe(state: State, arrays: Arrays) -> str:
    """What the learning rate leads to and why, how far the shown steps come, and how a wrong path differs."""
    curve = by_label(state["curve"])
    said = [
        f"With learning rate {number(state['lr'], '.3g')} from x = {number(arrays.start[0])}, the descent on the"
        f" {curve.name} {curve.formula} {arrays.regime}.",
        _reason(curve, float(state["lr"]), arrays),
        _end(curve, arrays),
        _difference(arrays),
    ]
    return " ".join(filter(None, said))


def _reason(curve: Curve, lr: float, arrays: Arrays) -> str:
    """Why it does so, where a rule says it."""
    if arrays.regime == "stands still":
        return "The slope is zero at the start, and no learning rate changes that."
    if curve.curvature is None:
        return curve.teaches
    factor = f"1 − lr·{curve.curvature:g} = {number(1 - lr * curve.curvature, '.3g')}"
    return f"The curvature is {curve.curvature:g}, so each step multiplies the distance to x = 0 by {factor}."


def _end(curve: Curve, arrays: Arrays) -> str:
    """Where the shown steps end."""
    path = arrays.right if arrays.path is None else arrays.path
    last, is_inside = float(path.x[-1]), np.abs(path.x) <= 3.3
    gone = int(np.flatnonzero(is_inside)[-1]) + 1 if is_inside.any() else 0
    if gone < path.x.size and not math.isnan(path.x[gone]):
        return f"It leaves the picture for good at step {gone}."
    if math.isnan(last):
        return "Its last place is no number."
    steps = path.x.size - 1
    place = f"After {steps} step{'s' * (steps != 1)} x = {number(last, '.3g')}"
    return f"{place}, {number(path.y[-1] - curve.lowest, '.2g')} above the lowest point.{_way(curve, arrays)}"


def _way(curve: Curve, arrays: Arrays) -> str:
    """What is left of the way, if much is; and whether it leads to the lowest of several valleys."""
    if "converges" not in arrays.regime:
        return ""
    done = 1 - abs(arrays.right.x[-1] - arrays.limit) / abs(arrays.start[0] - arrays.limit)
    slow = f" It is slow: {done:.0%} of the way is done." if arrays.regime == "converges" and done < 0.75 else ""
    is_higher = len(curve.minima) > 1 and curve.f(np.float64(arrays.limit)) > curve.lowest + 0.01
    return slow + (" It heads for a valley that is not the lowest." if is_higher else "")


def _difference(arrays: Arrays) -> str:
    """What is wrong with a wrong path, in this picture."""
    if arrays.path is None:
        return f"{arrays.trouble} The path is ours."
    if arrays.whose != "wrong":
        return ""
    if arrays.parted is None:
        return "Your code is not right yet, but here its path is the same as ours."
    if arrays.parted >= min(arrays.path.x.size, arrays.right.x.size):
        return f"Your path has {arrays.path.x.size} places and ours has {arrays.right.x.size}."
    return f"Your path and ours part at step {arrays.parted}."
