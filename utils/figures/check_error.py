"""F14: how far a gradient check is off for every h, and the two valleys between too large and too small."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.figures.answers import Answer, ask, ask_reference, read_number
from utils.figures.check_curves import CURVES, NAMED, Curve, Gradient, one_sided_error
from utils.figures.words import number
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, credit, ours, show
from utils.frame.driver import OurDriver
from utils.frame.palette import BLACK, GREY, HANDLE, PURPLE, REFERENCE, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

LEAST = 1e-13
HS = LEAST * 10 ** (np.arange(53) / 4)
"""Four values of h for each power of ten, up to 1: the positions of the slider."""
TOL = 1e-6
FLOOR, CEILING = 2e-17, 20.0
RIGHT, PLANTED = "right", "0.1 % off in one entry"
NOISE = 1e-9
"""Errors below it are mere rounding, and right answers may differ by any factor there."""


def check_error(driver: Driver | None = None) -> None:
    """Shows the error that `gradient_check` finds for each h (None: ours)."""
    show(figure_of(driver or ours("gradient_check")))


def figure_of(driver: Driver) -> Figure:
    """The record of F14."""
    return Figure(
        name="check_error",
        title="A gradient check: which h is too large, and which too small?",
        compute=partial(compute, cache(partial(sweep, driver)), driver.whose),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        controls=(
            Choice("curve", "function", CURVES[0].label, tuple(NAMED)),
            Choice("gradient", "its gradient", RIGHT, (RIGHT, PLANTED), buttons=True),
            Slider("h", "nudge h", 1e-5, LEAST, 1.0, 0.25, scale="log", form=".2g"),
        ),
        handles=(Handle("h, on the curve of your check", "h", None, lambda state, arrays: (state["h"], arrays.y)),),
        size=(7.4, 4.6),
        credit=credit(driver),
    )


@dataclass(frozen=True)
class Sweep:
    """The errors over HS: by the driver (NaN where it gave no number), by our central differences, and one-sided."""

    found: Answer[Array]
    right: Array
    one_sided: Array

    @property
    def best(self) -> int:
        """Where our curve is lowest, smoothed over its noise."""
        smooth = np.convolve(np.log10(shown(self.right)), np.ones(5) / 5, mode="valid")
        return int(np.argmin(smooth)) + 2


def sweep(driver: Driver, label: str, is_planted: bool) -> Sweep:
    """Checks the gradient with every h of HS."""
    curve = NAMED[label]
    grad = curve.gradient(is_planted)
    right = np.array([float(ask_reference(driver, curve.f, grad, np.array(curve.x), h)[1]) for h in HS])
    in_one_go = OurDriver(driver.name, partial(_check_all, driver.call), driver.reference)
    found = ask(in_one_go, _read_errors, curve, grad)
    if found.value is not None and np.isnan(found.value).all():
        found = Answer(None, f"{driver.name} returned no tuple (ok, rel_err, worst) with a number as rel_err.")
    return Sweep(found, right, np.array([one_sided_error(curve, grad, h) for h in HS]))


def _check_all(call: Any, curve: Curve, grad: Gradient) -> list[Any]:
    return [call(curve.f, grad, np.array(curve.x), float(h)) for h in HS]


def _read_errors(returned: list[Any]) -> Array:
    """The second value of each answer, NaN where it is none or no number."""
    pairs = [one if isinstance(one, (tuple, list)) and len(one) == 3 else (None, None) for one in returned]
    return np.array([read_number(pair[1]) for pair in pairs], dtype=float)


@dataclass(frozen=True)
class Arrays:
    """The sweep of the present function, and the place of the present h in it."""

    h: float
    place: int
    sweep: Sweep
    curve: Curve
    is_planted: bool
    whose: str

    @property
    def found(self) -> float | None:
        """The error that the driver finds for this h."""
        errors = self.sweep.found.value
        return None if errors is None or np.isnan(errors[self.place]) else float(errors[self.place])

    @property
    def right(self) -> float:
        return float(self.sweep.right[self.place])

    @property
    def y(self) -> float:
        """The height of the handle."""
        return float(shown(np.array(self.right if self.found is None else self.found)))

    @property
    def is_off(self) -> bool:
        """Whether the driver's error is clearly not ours."""
        if self.found is None or 0 <= max(self.found, self.right) < NOISE:
            return False
        return not self.right / 1.5 < self.found < self.right * 1.5


def shown(errors: Array) -> Array:
    """Errors as they are drawn: what is 0 or below, and what is huge, on the border of the picture."""
    return np.clip(errors, FLOOR * 3, CEILING)


def compute(sweep: Any, whose: str, state: State) -> Arrays:
    """The present h among those of the sweep, which does not depend on h and is kept."""
    h, is_planted = float(state["h"]), state["gradient"] == PLANTED
    place = int(np.argmin(np.abs(np.log(HS / h))))
    return Arrays(h, place, sweep(state["curve"], is_planted), NAMED[state["curve"]], is_planted, whose)


@dataclass(frozen=True)
class Artists:
    right: Any
    found: Any
    one_sided: Any
    upright: Any
    mark: Any
    verdict: Any


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """Errors over h, both on log scales, with everything that moves still empty."""
    axes = sheet.subplots()
    axes.set(xscale="log", yscale="log", xlim=(LEAST / 2, 2.0), ylim=(FLOOR, CEILING), xlabel="h")
    axes.set_ylabel("relative error of the check")
    axes.set(xticks=10.0 ** np.arange(-12, 1, 3), yticks=10.0 ** np.arange(-15, 1, 3))
    axes.minorticks_off()
    axes.set_title("← too small: rounding", loc="left", fontsize=10)
    axes.set_title("too large: the curve bends →", loc="right", fontsize=10)
    tol = axes.axhline(TOL, color=GREY, linewidth=1.2, linestyle="--")
    look: dict[str, Any] = {"color": PURPLE, "linestyle": ":", "linewidth": 1.6, "marker": "D", "markersize": 3.5}
    (one_sided,) = axes.plot([], [], **look, animated=True)
    (right,) = axes.plot([], [], **REFERENCE, animated=True)
    (found,) = axes.plot([], [], **{**(WRONG if whose == "wrong" else YOURS), "markersize": 3.5}, animated=True)
    (upright,) = axes.plot([], [], color=BLACK, linewidth=0.8, animated=True)
    (mark,) = axes.plot([], [], **HANDLE, clip_on=False, animated=True)
    names = {"your check" if whose in ("yours", "wrong") else "our check, central": found}
    names |= {"our check, central": right} if whose == "wrong" else {}
    names |= {"one-sided": one_sided, "tol": tol}
    sheet.legend(names.values(), names, loc="outside lower center", ncols=4, fontsize=9, handlelength=2.6)
    verdict = sheet.suptitle(" ", fontsize=11)
    verdict.set_animated(True)
    return Artists(right, found, one_sided, upright, mark, verdict)


def draw(artists: Artists, arrays: Arrays) -> None:
    """Moves the curves and the mark."""
    sweep = arrays.sweep
    needs_ours = arrays.whose == "wrong" or sweep.found.value is None
    artists.one_sided.set_data(HS, shown(sweep.one_sided))
    artists.right.set_data((HS, shown(sweep.right)) if needs_ours else ([], []))
    artists.found.set_data(([], []) if sweep.found.value is None else (HS, shown(sweep.found.value)))
    artists.upright.set_data([arrays.h, arrays.h], [FLOOR, CEILING])
    artists.mark.set_data([arrays.h], [arrays.y])
    artists.verdict.set_text(_in_brief(arrays))


def _in_brief(arrays: Arrays) -> str:
    if arrays.found is None:
        return f"our error {scientific(arrays.right)}"
    ours = f" · ours {scientific(arrays.right)}" if arrays.is_off else ""
    return f"h = {scientific(arrays.h)}: error {scientific(arrays.found)}{ours}"


def scientific(value: float) -> str:
    """Two digits and a power of ten where they are needed."""
    return number(value, ".2g")


def describe(state: State, arrays: Arrays) -> str:
    """The error at the present h, what makes it so large, and how a one-sided difference does."""
    return " ".join(filter(None, (_finding(arrays), _reason(arrays), _comparison(arrays))))


def _finding(arrays: Arrays) -> str:
    where = f"{arrays.curve.label}, h = {scientific(arrays.h)}:"
    right = scientific(arrays.right)
    if arrays.found is None:
        trouble = arrays.sweep.found.trouble or "gradient_check returned no number as its error here."
        return f"{where} {trouble} Our relative error is {right}."
    if arrays.is_off:
        return f"{where} your check finds a relative error of {scientific(arrays.found)}, ours finds {right}."
    luck = " (your code is not right yet, but here it agrees with ours)" if arrays.whose == "wrong" else ""
    passes = "below" if arrays.found <= TOL else "above"
    return f"{where} the relative error is {scientific(arrays.found)}{luck}, {passes} tol = 1e−06."


def _reason(arrays: Arrays) -> str:
    """What rules the error at this h."""
    sweep = arrays.sweep
    lowest = float(sweep.right[sweep.best])
    if arrays.is_planted and arrays.right < 3 * lowest:
        return "The gradient itself is off, and no h makes this error smaller: that is how a bug looks."
    is_in_valley = arrays.right < 30 * max(lowest, 1e-13)
    if not arrays.is_planted and arrays.curve.teaches and (is_in_valley or arrays.place < sweep.best):
        return arrays.curve.teaches
    if is_in_valley:
        return "This is the valley: neither rounding nor the bend of the curve counts for much."
    if arrays.place < sweep.best:
        return (
            "Here h is too small: f(x + h) and f(x − h) agree in most of their 16 digits, and dividing the rest, which"
            " is rounded, by 2h makes it large."
        )
    return "Here h is too large: the curve bends between x − h and x + h, and the error grows with h²."


def _comparison(arrays: Arrays) -> str:
    """The one-sided difference at the same h, and at its best."""
    one_sided = arrays.sweep.one_sided
    best = HS[int(np.argmin(one_sided))]
    here = f"A one-sided difference is off by {scientific(float(one_sided[arrays.place]))} here"
    if arrays.is_planted:
        return f"{here}."
    return f"{here}; its valley is near h = {number(float(best), '.0e')}, and the central one is deeper."
