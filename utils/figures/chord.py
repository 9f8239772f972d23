"""F4: a chord between two places of a curve, and where the curve lies above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.curves import BUMP, TO_TEST, Curve, by_label
from utils.figures.answers import Answer, ask, ask_reference, read_truth
from utils.figures.words import number
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, credit, ours, show
from utils.frame.palette import BLACK, GREY, HANDLE, ORANGE, VERMILION, YOURS

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

ROUNDING = 1e-9
LEGEND: dict[str, Any] = {"loc": "upper center", "ncols": 3, "fontsize": 9, "handlelength": 2.2}


def chord(driver: Driver | None = None) -> None:
    """Shows a chord to drag over curves that are convex or not, with the verdict of `is_convex_on` (None: ours)."""
    show(figure_of(driver or ours("is_convex_on")))


def figure_of(driver: Driver) -> Figure:
    """The record of F4."""
    return Figure(
        name="chord",
        title="Is it convex? Look for a chord with the curve above it",
        compute=partial(compute, cache(partial(judge, driver)), driver.whose),
        build=build,
        draw=draw,
        describe=describe,
        controls=(
            Choice("curve", "curve", BUMP.label, tuple(curve.label for curve in TO_TEST)),
            Slider("a", "end a of the chord", -2.0, -3.0, 3.0, 0.05),
            Slider("c", "end c of the chord", 0.8, -3.0, 3.0, 0.05),
            Slider("k", "points xs to test", 7, 3, 25, 1, form="d"),
        ),
        handles=(
            Handle("end a of the chord", "a", None, lambda state, arrays: arrays.ends[0]),
            Handle("end c of the chord", "c", None, lambda state, arrays: arrays.ends[1]),
        ),
        scene=("curve",),
        size=(7.2, 4.3),
        credit=credit(driver),
    )


@dataclass(frozen=True)
class Verdicts:
    """What `is_convex_on` says of a curve at places `xs`: the driver's answer, and ours."""

    xs: Array
    heights: Array
    answer: Answer[bool]
    right: bool


def judge(driver: Driver, label: str, k: int) -> Verdicts:
    """Asks whether the curve is convex on k places from one end of the picture to the other."""
    curve = by_label(label)
    xs = curve.grid(k)
    right = bool(ask_reference(driver, curve.f, xs))
    return Verdicts(xs, curve.f(xs), ask(driver, read_truth, curve.f, xs.copy()), right)


@dataclass(frozen=True)
class Arrays:
    """The chord's two `ends`; along it, at `x`, the curve's height `y` and the chord's `line`; the verdicts."""

    ends: tuple[tuple[float, float], tuple[float, float]]
    x: Array
    y: Array
    line: Array
    verdicts: Verdicts
    whose: str

    @property
    def excess(self) -> float:
        """How far the curve rises above the chord, at most; 0.0 if it never does."""
        most = float(np.max(self.y - self.line))
        return most if most > ROUNDING else 0.0

    @property
    def above(self) -> NDArray[np.bool_]:
        """At which of the places `x` the curve lies above the chord."""
        return self.y > self.line + ROUNDING

    @property
    def is_a_point(self) -> bool:
        return self.ends[0] == self.ends[1]


def compute(judge: Any, whose: str, state: State) -> Arrays:
    """The chord from a to c beside the curve. The verdicts do not depend on the chord: they are kept in `judge`."""
    curve, a, c = by_label(state["curve"]), float(state["a"]), float(state["c"])
    x = np.linspace(min(a, c), max(a, c), 161)
    y = curve.f(x)
    share = np.linspace(0.0, 1.0, x.size)
    ends = ((a, float(curve.f(np.float64(a)))), (c, float(curve.f(np.float64(c)))))
    return Arrays(ends, x, y, (1 - share) * y[0] + share * y[-1], judge(state["curve"], int(state["k"])), whose)


@dataclass(frozen=True)
class Artists:
    line: Any
    gap: Any
    tops: Any
    points: Any
    marks: tuple[Any, Any]
    names: tuple[Any, Any]
    verdict: Any
    said: Any


def build(sheet: Sheet, state: State) -> Artists:
    """The curve, with everything that moves on it still empty."""
    axes = sheet.subplots()
    _set_up(axes, by_label(state["curve"]))
    gap = axes.fill_between([], [], [], facecolor=ORANGE, alpha=0.55, hatch="///", edgecolor=VERMILION, animated=True)
    (tops,) = axes.plot([], [], color=VERMILION, linewidth=3.5, animated=True)
    (line,) = axes.plot([], [], **{**YOURS, "marker": ""}, animated=True)
    (points,) = axes.plot([], [], color=GREY, marker="s", markersize=6, linestyle="none", animated=True)
    marks = tuple(axes.plot([], [], **HANDLE, animated=True)[0] for _ in "ac")
    names = tuple(_name(axes, text) for text in "ac")
    verdict = axes.set_title(" ")
    verdict.set_animated(True)
    said = sheet.supxlabel(" ", fontsize=10)
    said.set_animated(True)
    axes.legend([line, gap, points], ["chord", "curve above the chord", "points xs"], **LEGEND)
    return Artists(line, gap, tops, points, (marks[0], marks[1]), (names[0], names[1]), verdict, said)


def _set_up(axes: Any, curve: Curve) -> None:
    ys = curve.f(curve.grid())
    room = 0.12 * float(np.ptp(ys))
    axes.set(xlim=(-3.3, 3.3), ylim=(ys.min() - room, ys.max() + 3 * room), xlabel="x", ylabel="f(x)")
    axes.plot(curve.grid(), ys, color=BLACK, linewidth=1.8)


def _name(axes: Any, text: str) -> Any:
    """The letter in a handle."""
    return axes.text(0, 0, text, ha="center", va="center", fontsize=9, fontweight="bold", animated=True)


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the chord, its ends, the shaded gap and the points."""
    artists.line.set_data(*zip(*arrays.ends, strict=True))
    artists.gap.set_data(arrays.x, arrays.line, np.maximum(arrays.y, arrays.line), where=arrays.above)
    artists.tops.set_data(arrays.x, np.where(arrays.above, arrays.y, np.nan))
    artists.points.set_data(arrays.verdicts.xs, arrays.verdicts.heights)
    for mark, name, (x, y) in zip(artists.marks, artists.names, arrays.ends, strict=True):
        mark.set_data([x], [y])
        name.set_position((x, y))
    artists.verdict.set_text(f"this chord: {_chord_in_brief(arrays)}")
    artists.verdict.set_fontweight("bold" if arrays.excess else "normal")
    artists.said.set_text(_verdict_in_brief(arrays))


def _chord_in_brief(arrays: Arrays) -> str:
    if arrays.is_a_point:
        return "a single point"
    return "the curve rises above it" if arrays.excess else "the curve stays on or below it"


def _verdict_in_brief(arrays: Arrays) -> str:
    verdicts = arrays.verdicts
    said = "no answer" if verdicts.answer.value is None else str(verdicts.answer.value)
    right = f" · ours says {verdicts.right}" if arrays.whose == "wrong" or verdicts.answer.value is None else ""
    return f"is_convex_on(f, xs) at the {verdicts.xs.size} points says {said}{right}"


def describe(state: State, arrays: Arrays) -> str:
    """Where the curve lies above the chord, and what `is_convex_on` says of the points."""
    return f"{_chord_in_words(state, arrays)} {_verdict_in_words(state, arrays)}"


def _chord_in_words(state: State, arrays: Arrays) -> str:
    curve, (a, c) = by_label(state["curve"]), sorted(arrays.ends)
    if arrays.is_a_point:
        return f"Both ends are at x = {number(a[0])}. Drag one of them away to get a chord."
    chord = f"The chord of the curve “{curve.name}”, {curve.formula}, from x = {number(a[0])} to x = {number(c[0])}"
    if not arrays.excess:
        return f"{chord} lies nowhere below the curve. One such chord proves nothing."
    where = " and ".join(f"{number(left)} to {number(right)}" for left, right in _stretches(arrays))
    return f"{chord} lies below it from x = {where}, by up to {number(arrays.excess, '.2g')}: the curve is not convex."


def _stretches(arrays: Arrays) -> list[tuple[float, float]]:
    """The intervals of x on which the curve lies above the chord."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], arrays.above, [False]]).astype(int)))
    return [(float(arrays.x[i]), float(arrays.x[j - 1])) for i, j in edges.reshape(-1, 2)]


def _verdict_in_words(state: State, arrays: Arrays) -> str:
    """The verdict on the points, whether it is right, and whether the points see what the curve does."""
    verdicts, is_convex = arrays.verdicts, by_label(state["curve"]).is_convex
    value, k = verdicts.answer.value, verdicts.xs.size
    if value is None:
        return f"{verdicts.answer.trouble} Ours says {verdicts.right} at the {k} points."
    says = f"is_convex_on says {value} at the {k} points"
    if value != verdicts.right:
        return f"{says}, where ours says {verdicts.right}."
    says += " (your code is not right yet, but here it agrees with ours)" if arrays.whose == "wrong" else ""
    if value and not is_convex:
        return f"{says}: they miss where the curve bends the other way. Try another number of points."
    return f"{says}."
