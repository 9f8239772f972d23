"""F1: the bowl of the mean squared error over the slope w of a line, with its tangent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.data import through_origin
from utils.figures.answers import ask, ask_reference, read_number
from utils.figures.words import number
from utils.frame import Driver, Figure, Handle, Slider, State, credit, ours, show
from utils.frame.palette import BLACK, GREY, HANDLE, PURPLE, REFERENCE, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

X, Y = through_origin()
LOW, HIGH = -1.5, 2.5
VISIBLE_H = 0.05  # below it the two ends of the chord cannot be told apart in the picture
FLAT = 0.03


def tangent(driver: Driver | None = None) -> None:
    """Shows the bowl; its tangent has the slope that `numerical_derivative` finds (None: ours)."""
    show(figure_of(driver or ours("numerical_derivative")))


def figure_of(driver: Driver) -> Figure:
    """The record of F1."""
    return Figure(
        name="tangent",
        title="How well does the line y = w·x fit? Slide down the bowl",
        compute=partial(compute, driver),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        controls=(
            Slider("w", "weight w", 2.0, LOW, HIGH, 0.01),
            Slider("h", "nudge h", 1e-5, 1e-5, 1.0, 0.25, scale="log", form=".2g"),
        ),
        handles=(Handle("the weight w, on the bowl", "w", None, lambda state, arrays: arrays.point, axes=1),),
        size=(8.4, 3.9),
        credit=credit(driver),
    )


def cost(w: Any) -> Any:
    """The mean squared error of y = w·x on the data; w is a number or, elementwise, an array."""
    return np.mean((np.multiply.outer(w, X) - Y) ** 2, axis=-1)


@dataclass(frozen=True)
class Arrays:
    """`point` is (w, cost); `slope` is the driver's (None: it gave none, see `trouble`), `right` is ours."""

    w: float
    h: float
    point: tuple[float, float]
    slope: float | None
    right: float
    whose: str
    trouble: str

    @property
    def is_off(self) -> bool:
        """Whether the driver's slope differs from ours by more than the eye or rounding would forgive."""
        return self.slope is None or abs(self.slope - self.right) > 1e-3 * (1 + abs(self.right))


def compute(driver: Driver, state: State) -> Arrays:
    """The point on the bowl and the slope there, by the driver and by our own code."""
    w, h = float(state["w"]), float(state["h"])
    right = float(ask_reference(driver, cost, w, h))
    answer = ask(driver, read_number, cost, w, h)
    return Arrays(w, h, (w, float(cost(w))), answer.value, right, driver.whose, answer.trouble)


@dataclass(frozen=True)
class Artists:
    line: Any
    misses: Any
    right: Any
    tangent: Any
    wrong: Any
    chord: Any
    way: Any
    arrow: Any
    downhill: Any
    mark: Any
    slope: Any


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The data with the line on the left, the bowl with its tangent on the right."""
    left, bowl = sheet.subplots(1, 2, width_ratios=(0.8, 1.2))
    line, misses = _build_data(left)
    artists = Artists(line, misses, *_build_bowl(bowl))
    tangents = {"your slope": artists.wrong, "our slope": artists.right} if whose == "wrong" else {}
    bowl.legend([*tangents.values(), artists.chord], [*tangents, "chord of h"], loc="upper center", handlelength=3)
    return artists


def _build_data(axes: Axes) -> tuple[Any, Any]:
    axes.set(xlim=(0, 2.8), ylim=(-2.4, 4.4), xlabel="x", ylabel="y", title="the data and the line")
    axes.plot(X, Y, color=BLACK, linestyle="none", marker="o", markersize=5)
    axes.axhline(0, color=GREY, linewidth=0.6)
    (misses,) = axes.plot([], [], color=PURPLE, linewidth=1.2, animated=True)
    (line,) = axes.plot([], [], **{**YOURS, "marker": ""}, animated=True)
    return line, misses


def _build_bowl(axes: Axes) -> tuple[Any, ...]:
    ws = np.linspace(LOW, HIGH, 200)
    axes.set(xlim=(LOW, HIGH), ylim=(-2.6, 10.5), xlabel="w", ylabel="mean squared error")
    axes.plot(ws, cost(ws), color=BLACK, linewidth=1.5)
    axes.axhline(0, color=GREY, linewidth=0.6)
    (right,) = axes.plot([], [], **REFERENCE, animated=True)
    (tangent_line,) = axes.plot([], [], **{**YOURS, "marker": ""}, animated=True)
    (wrong,) = axes.plot([], [], **{**WRONG, "marker": ""}, animated=True)
    (chord,) = axes.plot([], [], color=PURPLE, linestyle=":", linewidth=2, marker="D", markersize=5, animated=True)
    (way,) = axes.plot([], [], color=BLACK, linewidth=2, animated=True)
    (arrow,) = axes.plot([], [], color=BLACK, marker="<", markersize=9, linestyle="none", animated=True)
    downhill = axes.text(0, -1.35, "downhill", ha="center", va="top", animated=True)
    (mark,) = axes.plot([], [], **HANDLE, animated=True)
    slope = axes.set_title(" ")
    slope.set_animated(True)
    return right, tangent_line, wrong, chord, way, arrow, downhill, mark, slope


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the line, the tangents, the chord and the arrow."""
    ends = np.array([0.0, 3.0])
    artists.line.set_data(ends, arrays.w * ends)
    artists.misses.set_data(_sticks(arrays.w))
    shown = None if arrays.slope is None else _through(arrays.point, arrays.slope)
    is_wrong = arrays.whose == "wrong"
    _set(artists.right, _through(arrays.point, arrays.right) if is_wrong or shown is None else None)
    _set(artists.wrong, shown if is_wrong else None)
    _set(artists.tangent, None if is_wrong else shown)
    _set(artists.chord, _chord(arrays))
    _draw_way(artists, arrays)
    artists.mark.set_data([arrays.point[0]], [arrays.point[1]])
    artists.slope.set_text(_slope_in_brief(arrays))


def _slope_in_brief(arrays: Arrays) -> str:
    if arrays.slope is None:
        return f"our slope: {number(arrays.right)}"
    if arrays.whose == "wrong":
        return f"your slope: {number(arrays.slope)} · ours: {number(arrays.right)}"
    return f"slope of the tangent: {number(arrays.slope)}"


def _set(line: Any, points: Any) -> None:
    line.set_data(([], []) if points is None else points)


def _sticks(w: float) -> tuple[Array, Array]:
    """From every data point straight to the line: (x, y) with gaps of NaN in between."""
    gap = np.full_like(X, np.nan)
    return np.column_stack([X, X, gap]).ravel(), np.column_stack([Y, w * X, gap]).ravel()


def _through(point: tuple[float, float], slope: float) -> tuple[Array, Array]:
    ws = np.array([LOW, HIGH])
    return ws, np.clip(point[1] + slope * (ws - point[0]), -1e6, 1e6)


def _chord(arrays: Arrays) -> tuple[Array, Array] | None:
    """The ends of the chord that the central difference takes its slope from, where h is large enough to see them."""
    ws = arrays.w + arrays.h * np.array([-1.0, 1.0])
    return (ws, cost(ws)) if arrays.h >= VISIBLE_H else None


def _draw_way(artists: Artists, arrays: Arrays) -> None:
    """An arrow along the w axis that points downhill; none where the bowl is flat."""
    way = 0.0 if abs(arrays.right) < FLAT else -0.6 * float(np.sign(arrays.right))
    _set(artists.way, ([arrays.w, arrays.w + way], [-0.9, -0.9]) if way else None)
    _set(artists.arrow, ([arrays.w + way], [-0.9]) if way else None)
    artists.arrow.set_marker("<" if way < 0 else ">")
    artists.downhill.set(x=arrays.w + way / 2, visible=bool(way))


def describe(state: State, arrays: Arrays) -> str:
    """Where the point is, what the slope says, which way is down, and what a large h does."""
    words = f"At w = {number(arrays.w)} the mean squared error is {number(arrays.point[1])}. {_slope_in_words(arrays)}"
    if arrays.h < VISIBLE_H:
        return words
    left, right = number(arrays.w - arrays.h), number(arrays.w + arrays.h)
    return (
        f"{words} The dotted chord goes from w − h = {left} to w + h = {right}. It is parallel to the true tangent for"
        " every h: the bowl is a parabola, and on a parabola the central difference is exact."
    )


def _slope_in_words(arrays: Arrays) -> str:
    right, down = number(arrays.right), _downhill(arrays.right)
    if arrays.slope is None:
        return f"{arrays.trouble} Our code finds the slope {right}: {down}"
    slope = number(arrays.slope)
    if arrays.whose == "wrong" and arrays.is_off:
        return f"Your code finds the slope {slope}, ours finds {right}: {down}"
    agrees = " (your code is not right yet, but here it agrees with ours)" if arrays.whose == "wrong" else ""
    return f"The slope of the tangent is {slope}{agrees}: {down}"


def _downhill(slope: float) -> str:
    if abs(slope) < FLAT:
        return "almost flat, so this is the bottom of the bowl."
    return f"downhill is to the {'left, towards smaller' if slope > 0 else 'right, towards larger'} w."
