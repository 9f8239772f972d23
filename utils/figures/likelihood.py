"""F9: the likelihood of many examples: as a plain product, which becomes 0.0, and as a logarithm, which goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from utils.figures.answers import ask, ask_reference
from utils.figures.magnitude import magnitude, superscript
from utils.frame import Driver, Figure, Handle, Slider, State, credit, ours, show
from utils.frame.driver import OurDriver
from utils.frame.palette import BLACK, GREY, HANDLE, PURPLE, REFERENCE, VERMILION, WRONG, YOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

Array = NDArray[np.float64]

MOST = 5000
SMALLEST = 5e-324
"""The smallest number above 0 that the computer knows; half of it is 0.0."""

FLOOR = np.log10(SMALLEST)
PLACES = 12
"""At so many m the learner's function is asked for its line."""


def likelihood(driver: Driver | None = None) -> None:
    """Shows F9, driven by `log_likelihood` (None: ours)."""
    show(figure_of(driver or ours("log_likelihood")))


def figure_of(driver: Driver) -> Figure:
    """The record of F9. There are 100 positions of m to each power of ten."""
    return Figure(
        name="likelihood",
        title="More and more examples: how likely is all that happened?",
        compute=partial(compute, driver),
        build=partial(build, driver.whose),
        draw=draw,
        describe=describe,
        credit=credit(driver),
        size=(8.4, 4.2),
        controls=(
            Slider("m", "Examples m", 100.0, 1.0, float(MOST), np.log10(MOST) / 370, scale="log", form=".0f"),
            Slider("p", "Probability p of what happened", 0.7, 0.5, 0.99, 0.01),
        ),
        handles=(Handle("m, on the log-likelihood", "m", None, lambda state, arrays: (state["m"], arrays.right), 1),),
    )


@dataclass(frozen=True)
class Arrays:
    """m examples, each given the probability p. `product` is p to the power m as the computer has it; from
    m = `vanishes` on it is 0.0.

    `answer` is the driver's log-likelihood (None: it gave none, see `trouble`), which may be −∞, and `right` is ours.
    `line` is the driver's log-likelihood for the m in `ms`.
    """

    m: int
    p: float
    product: float
    vanishes: int
    ms: Array
    line: Array
    answer: float | None
    right: float
    whose: str
    trouble: str

    @property
    def is_off(self) -> bool:
        """Whether the driver's log-likelihood is another than ours."""
        return self.answer is not None and not np.isclose(self.answer, self.right, rtol=1e-5, atol=1e-9)


def examples(m: int, p: float) -> tuple[Array, Array]:
    """What a unit said of m examples, and their labels: it said p where the label is 1, and 1 − p where it is 0."""
    y = np.asarray(np.arange(1, m + 1) % 2, dtype=float)
    return np.where(y == 1, p, 1 - p), y


def vanishing_m(p: float) -> int:
    """The smallest m at which p to the power m is 0.0 for the computer."""
    m = int(-746 / np.log(p)) + 1
    while m > 1 and p ** (m - 1) == 0.0:
        m -= 1
    return m


def compute(driver: Driver, state: State) -> Arrays:
    """The product, and the log-likelihood by the driver and by our own code."""
    m, p = round(float(state["m"])), float(state["p"])
    answer = ask(driver, read_log, *examples(m, p))
    ms = np.unique(np.append(np.linspace(1, MOST, PLACES).round(), m))
    line = _line(driver, ms, p) if answer.value is not None else np.full(ms.size, np.nan)
    right = float(ask_reference(driver, *examples(m, p)))
    return Arrays(m, p, p**m, vanishing_m(p), ms, line, answer.value, right, driver.whose, answer.trouble)


def read_log(returned: Any) -> float | None:
    """One number that came back, also −∞."""
    try:
        numbers = np.asarray(returned)
        value = float(numbers.item()) if numbers.dtype.kind in "biuf" and numbers.size == 1 else np.nan
    except Exception:
        return None
    return None if np.isnan(value) or value > 1e12 else max(value, -1e12) if np.isfinite(value) else value


def _line(driver: Driver, ms: Array, p: float) -> Array:
    """The driver's log-likelihood for each of `ms`, NaN where it gives none."""
    many = OurDriver(driver.name, partial(_at_each, driver.call), driver.reference)
    line = ask(many, lambda returned: np.array(returned), ms, p).value
    return np.full(ms.size, np.nan) if line is None else line


def _at_each(call: Callable[..., Any], ms: Array, p: float) -> list[float]:
    line = []
    for m in ms:
        try:
            value = read_log(call(*examples(int(m), p)))
        except Exception:
            value = None
        line.append(np.nan if value is None else value)
    return line


@dataclass(frozen=True)
class Artists:
    bar: Any
    product: Any
    right: Any
    line: Any
    vanished: Any
    mark: Any
    yours: Any
    log: Any


def build(whose: str, sheet: Sheet, state: State) -> Artists:
    """The bar of the product on the left, the line of the logarithm on the right."""
    left, right = sheet.subplots(1, 2, width_ratios=(0.75, 1.25))
    bar, product = _build_product(left)
    right.set(xlim=(-60, MOST + 60), ylim=(-3700, 250), xlabel="examples m", ylabel="log-likelihood")
    right.axhline(0, color=GREY, linewidth=0.6)
    style = {**(WRONG if whose == "wrong" else YOURS), "marker": ""}
    log = right.set_title(" ", y=1.0, animated=True)
    artists = Artists(
        bar,
        product,
        right.plot([], [], **REFERENCE, animated=True)[0],
        right.plot([], [], **style, animated=True)[0],
        right.axvline(0, color=PURPLE, linestyle=":", linewidth=2, animated=True),
        right.plot([], [], **HANDLE, animated=True)[0],
        right.plot([], [], color=style["color"], marker="s", markersize=9, markeredgecolor=BLACK, linestyle="none",
                   clip_on=False, in_layout=False, animated=True)[0],
        log,
    )  # fmt: skip
    entries = {"log-likelihood by " + ("your code" if whose != "ours" else "our code"): artists.line}
    entries |= {"by ours": artists.right} if whose == "wrong" else {}
    entries |= {"from here on the product is 0.0": artists.vanished}
    sheet.legend([*entries.values()], [*entries], loc="outside lower center", ncols=3, frameon=False, handlelength=3)
    return artists


def _build_product(axes: Axes) -> tuple[Any, Any]:
    """An axis of powers of ten down to the smallest number, with the bar that stands on it."""
    axes.set(xlim=(-1, 1), ylim=(-362, 12), ylabel="the product of m probabilities")
    axes.set_xticks([])
    axes.set_yticks([0, -100, -200, -300], ["1", *(f"10{superscript(power)}" for power in (-100, -200, -300))])
    axes.axhspan(-362, FLOOR, facecolor=VERMILION, alpha=0.15, hatch="///", edgecolor=VERMILION, linewidth=0)
    axes.axhline(FLOOR, color=VERMILION, linewidth=1.5)
    axes.text(0, (FLOOR - 362) / 2, "no number but 0.0", ha="center", va="center", in_layout=False,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip
    (bar,) = axes.bar(0, 1, 0.9, FLOOR, color=PURPLE, edgecolor=BLACK, animated=True)
    return bar, axes.set_title(" ", y=1.0, animated=True)


def draw(artists: Artists, arrays: Arrays) -> None:
    """Sets the bar to the product and the line to the log-likelihoods."""
    is_gone = arrays.product == 0.0
    artists.bar.set_height(0.0 if is_gone else max(np.log10(arrays.product) - FLOOR, 1.0))
    artists.bar.set_visible(not is_gone)
    power = superscript(arrays.m)
    artists.product.set_text(f"{arrays.p:g}{power} = {'0.0' if is_gone else magnitude(arrays.product)}")
    artists.product.set_fontweight("bold" if is_gone else "normal")
    shows_right = arrays.whose == "wrong" or arrays.answer is None
    slope = np.log(arrays.p)
    artists.right.set_data(([0, MOST], [0, MOST * slope]) if shows_right else ([], []))
    artists.line.set_data(arrays.ms, arrays.line)
    artists.vanished.set_xdata([arrays.vanishes, arrays.vanishes])
    artists.mark.set_data([arrays.m], [arrays.right])
    shows_yours = arrays.whose == "wrong" and arrays.answer is not None
    place = [] if not shows_yours else [float(np.clip(arrays.answer or 0.0, -3700, 250))]
    artists.yours.set_data([arrays.m] * len(place), place)
    artists.log.set_text(_log_in_brief(arrays))


def _log_in_brief(arrays: Arrays) -> str:
    if arrays.answer is None or not arrays.is_off:
        return f"its logarithm: {magnitude(arrays.right, 4)}"
    return f"its logarithm: yours {_finite(arrays.answer)}, ours {magnitude(arrays.right, 4)}"


def _finite(value: float) -> str:
    return "−∞" if value == -np.inf else magnitude(value, 4)


def describe(state: State, arrays: Arrays) -> str:
    """What the product is for the computer, what its logarithm is, and where the product is lost."""
    n = f"{arrays.m:,} examples, each" if arrays.m != 1 else "1 example,"
    return f"{n} given the probability {arrays.p:g}: {_product(arrays)} {_log(arrays)}"


def _product(arrays: Arrays) -> str:
    if arrays.product == 0.0:
        return (
            f"the product {arrays.p:g}{superscript(arrays.m)} is 0.0 for the computer, as for every m from"
            f" {arrays.vanishes:,} on{_stuck(arrays)}."
        )
    lost = f"from m = {arrays.vanishes:,} on it is 0.0" if arrays.vanishes <= MOST else "it lasts beyond m = 5,000"
    return f"the product is {magnitude(arrays.product)}; {lost}."


def _stuck(arrays: Arrays) -> str:
    """What multiplying one by one leads to, where that is not 0.0 either."""
    product = float(np.prod(np.full(arrays.m, arrays.p)))
    return f" (np.prod, which rounds after each factor, is stuck at {magnitude(product)})" if product else ""


def _log(arrays: Arrays) -> str:
    right = magnitude(arrays.right, 4)
    if arrays.answer is None:
        return f"{arrays.trouble} By our code the log-likelihood is {right}."
    if arrays.whose == "wrong" and arrays.is_off:
        return f"Your log_likelihood says {_finite(arrays.answer)}, ours says {right}.{_partly(arrays)}"
    agrees = " (your code is not right yet, but here it agrees with ours)" if arrays.whose == "wrong" else ""
    return f"The log-likelihood is {right}{agrees}."


def _partly(arrays: Arrays) -> str:
    """From where on the driver's line breaks off."""
    is_lost = ~np.isfinite(arrays.line)
    return " Your line breaks off where the product is lost." if is_lost.any() and not is_lost.all() else ""
