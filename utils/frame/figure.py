"""The records a figure is made of: its pure steps, its controls, and what can be grabbed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet  # the matplotlib figure that a picture is drawn on

State: TypeAlias = Mapping[str, Any]
"""The value of every control, by its name."""


def always(state: State) -> bool:
    """A control that is there in every state."""
    return True


@dataclass(frozen=True)
class Slider:
    """A number between `low` and `high`. With int `value` and `step` it is an int, else a float.

    `scale="log"` spaces the positions evenly on a log scale; `step` then counts in powers of
    ten (0.05: 20 positions per decade).
    `form` writes the number beside the slider. `when(state)` says in which states the slider is shown. `limits(state)`
    gives (low, high, value) where these depend on other controls: when they change, the slider starts at the new value.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float
    scale: Literal["linear", "log"] = "linear"
    form: str = ".2f"
    when: Callable[[State], bool] = always
    limits: Callable[[State], tuple[float, float, float]] | None = None


@dataclass(frozen=True)
class Choice:
    """One of several options: a dropdown, or a row of buttons where there are two or three short ones."""

    name: str
    label: str
    value: str
    options: tuple[str, ...]
    buttons: bool = False
    when: Callable[[State], bool] = always


Control: TypeAlias = Slider | Choice


@dataclass(frozen=True)
class Handle:
    """A point of the picture to grab: dragging it moves the sliders named `x` and `y` (None: that direction is fixed).

    `at(state, arrays)` is where it is, in data coordinates of `sheet.axes[axes]`, or None while it cannot be grabbed.
    The sliders take the data coordinates under the pointer, rounded to their steps and kept in their range. The figure
    draws the mark itself; the frame does the dragging. Whoever has no pointer moves the same sliders by keyboard.
    """

    label: str
    x: str | None
    y: str | None
    at: Callable[[State, Any], tuple[float, float] | None]
    axes: int = 0


@dataclass(frozen=True)
class Turn:
    """The whole picture as a handle: dragging anywhere turns the sliders `x` and `y`, some units for each pixel."""

    x: str
    y: str
    per_pixel: float
    when: Callable[[State], bool] = always


@dataclass(frozen=True)
class Figure:
    """A figure: three pure steps and a builder, with the controls that feed them.

    - `compute(state)` gives frozen data. It may raise: the figure then shows the reason as a sentence.
    - `build(sheet, state)` makes the artists on an empty matplotlib figure and returns them in any record of yours.
      What moves has `animated=True`; all else is the backdrop, which is drawn once and kept as a bitmap. `build` reads
      only the controls named in `scene` from `state`; when one of those changes, it is called again on a cleared sheet.
    - `draw(artists, arrays)` sets the artists' data. Changing an artist of the backdrop (axis limits, a title) is
      allowed: the frame sees that it is stale and draws everything anew, which costs some 10 to 20 ms more.
    - `describe(state, arrays)` is the text equivalent: what is to be seen, with its numbers, in one to three sentences.

    `title` stands above the picture, followed by `credit` ("your code", "our code"). `size` is in inches at 100 CSS
    pixels each; the frame makes the sheet narrower where the notebook is.
    """

    name: str
    title: str
    compute: Callable[[State], Any]
    build: Callable[[Sheet, State], Any]
    draw: Callable[[Any, Any], None]
    describe: Callable[[State, Any], str]
    controls: tuple[Control, ...]
    handles: tuple[Handle | Turn, ...] = ()
    scene: tuple[str, ...] = ()
    size: tuple[float, float] = (6.4, 4.0)
    credit: str = ""

    def start(self) -> State:
        """The state in which the figure opens."""
        return {control.name: control.value for control in self.controls}
