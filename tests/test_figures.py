"""Every figure of the course, on one table: it computes, draws and speaks in every state, whoever's code drives it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from autograder import drive
from autograder.drive import Driver
from autograder.exercises import find
from utils import figures
from utils.figures.computation import TWO_DEPTHS
from utils.frame.controls import Controls
from utils.frame.figure import Choice, Figure, Handle, State
from utils.frame.painter import Painter


@dataclass(frozen=True)
class Row:
    """A figure, the exercise whose answer drives it, a known mistake, and what the picture says of that mistake.

    `beside` names a second exercise that drives it, which is always answered right here.
    """

    name: str
    exercise: str
    mistake: str
    said: str
    overrides: dict[str, Any]
    beside: str = ""

    def figure(self, driver: Driver) -> Figure:
        drivers = (driver, self._second(driver)) if self.beside else (driver,)
        made = import_module(f"utils.figures.{self.name}").figure_of(*drivers)
        assert isinstance(made, Figure)
        return made

    def _second(self, first: Driver) -> Driver:
        reference = find(self.beside).reference
        return Driver(self.beside, reference, reference, "ours" if first.whose == "ours" else "yours", "")

    def driver(self, call: Callable[..., Any] | None = None, whose: Any = "wrong") -> Driver:
        reference = find(self.exercise).reference
        return Driver(self.exercise, call or reference, reference, whose, "")


TABLE = (
    Row("tangent", "numerical_derivative", "forward_difference", "Your code finds the slope", {"h": 1.0}),
    Row("learning_rate", "gradient_descent", "ascent", "Your path and ours part at step 1", {}),
    Row("descent", "gradient_step", "ascent", "parts from the right path with step 1", {}),
    Row("chord", "is_convex_on", "any_for_all", "where ours says False", {}),
    Row("unit_surface", "step_unit", "greater_for_at_least", "answers 0, where ours answers 1", {}, "sigmoid"),
    Row("likelihood", "log_likelihood", "log_of_the_product", "Your log_likelihood says", {"m": 3000.0}),
    Row("twin_losses", "mse_logistic_grad", "residual_sign", "right path with step 1", {"w": -3.0}, "logistic_grad"),
    Row("training", "train_logistic", "ascent", "Your losses and ours part before step 2", {}),
    Row("graph", "backprop", "overwritten", "For dJ/dp your code says", {"graph": TWO_DEPTHS.label}),
    Row("nudge", "graph_backward", "db_uses_b", "Your code says dJ/db", {}),
    Row("check_error", "gradient_check", "one_sided", "your check finds a relative error of", {}),
)
every_figure = pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No figure may write anything: nbgrader reads standard error as a failure."""
    yield
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "")


def paint(figure: Figure, state: State) -> tuple[bytes, str]:
    """The pixels of a state and its words."""
    painter = Painter(figure)
    arrays = figure.compute(state)
    painter.paint(state, arrays)
    return painter.pixels().tobytes(), figure.describe(state, arrays)


def corners(figure: Figure) -> Iterator[State]:
    """Each option of every choice; and, on its first and last option, every slider at both ends."""
    choices = [control for control in figure.controls if isinstance(control, Choice)]
    sliders = [control for control in figure.controls if not isinstance(control, Choice)]
    opened = figure.start()
    scenes = [{**opened, choice.name: option} for choice in choices for option in choice.options]
    yield from scenes
    for scene in ({**opened, choice.name: choice.options[end]} for choice in choices for end in (0, -1)):
        yield from ({**scene, slider.name: end} for slider in sliders for end in (slider.low, slider.high))
    if not choices:
        yield from ({**opened, slider.name: end} for slider in sliders for end in (slider.low, slider.high))


def test_the_table_holds_every_figure() -> None:
    assert {row.name for row in TABLE} == set(figures.NAMES)


@every_figure
@pytest.mark.parametrize("whose", ["ours", "wrong"])
def test_every_control_may_go_to_both_ends(row: Row, whose: str) -> None:
    call = find(row.exercise).mistakes[row.mistake].function if whose == "wrong" else None
    figure = row.figure(row.driver(call, whose))
    painter = Painter(figure)
    for state in corners(figure):
        arrays = figure.compute(state)
        painter.paint(state, arrays)
        words = figure.describe(state, arrays)
        assert words.endswith("."), state
        assert "nan" not in words.lower().split(), state
        assert np.ptp(painter.pixels()[..., :3]) > 100


VIEWS = {"view", "turn", "tilt"}  # what one sees from elsewhere is described in the same words


@every_figure
def test_picture_and_words_follow_every_control(row: Row) -> None:
    figure = row.figure(row.driver(whose="ours"))
    opened = figure.start()
    pixels, words = paint(figure, opened)
    for control in figure.controls:
        if not control.when(opened):
            continue
        other = control.options[-1] if isinstance(control, Choice) else control.high
        assert other != opened[control.name]
        moved_pixels, moved_words = paint(figure, {**opened, control.name: other})
        assert moved_pixels != pixels, control.name
        assert (moved_words != words) == (control.name not in VIEWS), control.name


@every_figure
def test_coming_back_to_a_state_gives_the_same_picture_again(row: Row) -> None:
    figure = row.figure(row.driver(whose="ours"))
    painter = Painter(figure)
    opened = figure.start()
    painter.paint(opened, figure.compute(opened))
    first = painter.pixels()
    for state in list(corners(figure))[:6]:
        painter.paint(state, figure.compute(state))
    painter.paint(opened, figure.compute(opened))
    np.testing.assert_array_equal(painter.pixels(), first)


@every_figure
def test_the_picture_says_whose_code_drives_it(row: Row) -> None:
    exercise = find(row.exercise)

    def unwritten(*args: Any) -> Any:
        raise NotImplementedError

    wrong = exercise.mistakes[row.mistake].function
    credits = [row.figure(drive(row.exercise, call)).credit for call in (exercise.reference, wrong, unwritten)]
    assert credits == ["your code", "your code, not right yet", "our code"]


@every_figure
def test_a_wrong_answer_is_shown_as_wrong_beside_a_right_one(row: Row) -> None:
    wrong = find(row.exercise).mistakes[row.mistake].function
    figure, right = row.figure(row.driver(wrong)), row.figure(row.driver(whose="yours"))
    state = {**figure.start(), **row.overrides}
    pixels, words = paint(figure, state)
    right_pixels, right_words = paint(right, state)
    assert row.said in words
    assert row.said not in right_words
    assert pixels != right_pixels


@every_figure
def test_every_known_mistake_can_drive_the_picture(row: Row) -> None:
    painter = Painter(row.figure(row.driver()))
    for mistake in find(row.exercise).mistakes.values():
        figure = row.figure(row.driver(mistake.function))
        arrays = figure.compute(figure.start())
        painter.paint(figure.start(), arrays)
        assert figure.describe(figure.start(), arrays).endswith("."), mistake.id


class Refuser:
    """An object that refuses to be an array, a truth or a number."""

    def __array__(self, *args: Any, **named: Any) -> Any:
        raise RuntimeError

    __bool__ = __float__ = __len__ = __array__


def raises(*args: Any) -> Any:
    raise ValueError("no")


def shouts(*args: Any) -> Any:
    import sys

    print("loud")
    print("louder", file=sys.stderr)
    return np.log(np.zeros(1)) - np.inf


ODD: dict[str, Callable[..., Any]] = {
    "None": lambda *args: None,
    "text": lambda *args: "downhill",
    "NaN": lambda *args: float("nan"),
    "an infinite array": lambda *args: np.full((3, 1), np.inf),
    "huge numbers": lambda *args: np.full((5, 1), 1e300),
    "an empty array": lambda *args: np.empty((0, 1)),
    "too large an array": lambda *args: np.zeros(200_000),
    "complex numbers": lambda *args: np.array([1j, 2]),
    "lists of unequal lengths": lambda *args: [[1.0], [1.0, 2.0]],
    "an object of its own": lambda *args: Refuser(),
    "an int": lambda *args: 3,
    "an exception": raises,
    "a wrong number of arguments": lambda: None,
    "noise": shouts,
    "an exit": lambda *args: exit(),
}


@every_figure
@pytest.mark.parametrize("whose", ["wrong", "yours"])
def test_whatever_the_code_does_the_picture_stands(row: Row, whose: str) -> None:
    painter = Painter(row.figure(row.driver(whose=whose)))
    for kind, call in ODD.items():
        figure = row.figure(row.driver(call, whose))
        arrays = figure.compute(figure.start())
        painter.paint(figure.start(), arrays)
        assert figure.describe(figure.start(), arrays).endswith("."), kind


@every_figure
def test_code_without_end_is_stopped_and_the_picture_says_so(row: Row) -> None:
    def hangs(*args: Any) -> Any:
        while True:
            pass

    figure = row.figure(row.driver(hangs))
    started = time.perf_counter()
    words = paint(figure, figure.start())[1]
    assert "a loop without end" in words
    assert time.perf_counter() - started < 3


@every_figure
def test_a_handle_follows_its_sliders_and_lies_in_the_picture(row: Row) -> None:
    figure = row.figure(row.driver(whose="ours"))
    handles = [handle for handle in figure.handles if isinstance(handle, Handle)]
    assert handles
    for handle in handles:
        for share in (0.2, 0.7):
            state, want = _moved(figure, handle, share)
            painter = Painter(figure)
            arrays = figure.compute(state)
            painter.paint(state, arrays)
            place = handle.at(state, arrays)
            assert place is not None
            for got, (name, value) in zip(place, want, strict=True):
                assert name is None or got == pytest.approx(value)
            box = painter.sheet.axes[handle.axes].bbox
            assert box.contains(*painter.sheet.axes[handle.axes].transData.transform(place))


def _moved(figure: Figure, handle: Handle, share: float) -> tuple[State, list[tuple[str | None, float]]]:
    """A state that shows the handle's sliders, a share of the way from one end to the other, and what they are then."""
    controls: dict[str | None, Any] = {control.name: control for control in figure.controls}
    moves = [controls[name] for name in (handle.x, handle.y) if name]
    state = next(state for state in [figure.start(), *corners(figure)] if all(slider.when(state) for slider in moves))
    want: list[tuple[str | None, float]] = []
    for name in (handle.x, handle.y):
        control = controls.get(name)
        value = control.low + share * (control.high - control.low) if control else 0.0
        want.append((name, value))
        state = {**state, name: value} if name else state
    return state, want


@every_figure
def test_every_control_has_a_widget_that_opens_on_its_value(row: Row) -> None:
    figure = row.figure(row.driver(whose="ours"))
    state = Controls(figure.controls, lambda: None).state
    for name, value in figure.start().items():
        assert type(state[name]) is type(value)
        assert state[name] == pytest.approx(value) if isinstance(value, float) else state[name] == value


@every_figure
def test_a_figure_shows_nothing_outside_a_notebook(row: Row) -> None:
    public = getattr(import_module(f"utils.figures.{row.name}"), row.name)
    assert public() is None
    assert public(row.driver(whose="ours")) is None
