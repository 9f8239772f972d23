"""F3: the path is the driver's, step by step, and a wrong one is shown as wrong where it first goes wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from tests.sample_figures import drawn_anew
from utils.figures.descent import FROM_ABOVE, RELIEF, Descent, compute, describe, figure_of, go, parting, walk
from utils.frame.driver import OurDriver
from utils.frame.painter import Painter
from utils.frame.render import render
from utils.surfaces import BOWL, PLATEAU, RAVINE, SADDLE, SURFACES, TWO_VALLEYS


def right(x: Any, g: Any, lr: float) -> Any:
    return x - lr * g


def drive(call: Callable[..., Any], whose: str = "wrong") -> OurDriver:
    return OurDriver("gradient_step", call, right, whose)


START = figure_of(drive(right, "ours")).start()


def descend(call: Callable[..., Any], whose: str = "wrong", **state: Any) -> Descent:
    return compute(drive(call, whose), {**START, **state})


def words(call: Callable[..., Any], whose: str = "wrong", **state: Any) -> str:
    return describe(drive(call, whose), {**START, **state}, descend(call, whose, **state))


@pytest.mark.parametrize("lr", [0.05, 0.4, 1.2])
def test_the_path_on_the_ravine_is_the_one_in_closed_form(lr: float) -> None:
    path = descend(right, "yours", surface="ravine", lr=lr, steps=12, x=-8.0, y=3.0).path
    t = np.arange(13)
    np.testing.assert_allclose(path, np.column_stack([-8 * (1 - lr / 10) ** t, 3 * (1 - 2 * lr) ** t]), rtol=1e-9)


@pytest.mark.parametrize(
    ("surface", "start", "lr", "end"),
    [
        (BOWL, (-2.4, 1.8), 0.3, (0.0, 0.0)),
        (SADDLE, (-2.4, 0.0), 0.2, (0.0, 0.0)),
        (SADDLE, (-2.4, 0.1), 0.2, (0.0, 2.0)),
        (TWO_VALLEYS, (-0.2, 2.0), 0.3, TWO_VALLEYS.minima[0]),
        (TWO_VALLEYS, (0.5, 2.0), 0.3, TWO_VALLEYS.minima[1]),
        (PLATEAU, (1.0, -1.0), 1.0, (0.0, 0.0)),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_where_a_descent_ends(surface: Any, start: tuple[float, float], lr: float, end: tuple[float, float]) -> None:
    path = descend(right, "yours", surface=surface.name, lr=lr, steps=100, x=start[0], y=start[1]).path
    assert path.shape == (101, 2)
    np.testing.assert_allclose(path[-1], end, atol=1e-3)


def test_no_steps_is_the_start_alone() -> None:
    arrays = descend(right, "ours", steps=0)
    np.testing.assert_array_equal(arrays.path, [RAVINE.start])
    assert "0 steps" in words(right, "ours", steps=0)


def test_the_step_gets_copies_that_it_may_spoil() -> None:
    def spoils(x: Any, g: Any, lr: float) -> Any:
        new = x - lr * g
        x[:], g[:] = np.nan, np.nan
        return new

    np.testing.assert_array_equal(descend(spoils).path, descend(right).path)


@dataclass
class From:
    """A step that is right until the given one."""

    first_wrong: int
    calls: int = 0

    def __call__(self, x: Any, g: Any, lr: float) -> Any:
        self.calls += 1
        return x + lr * g if self.calls >= self.first_wrong else x - lr * g


@pytest.mark.parametrize("step", [1, 2, 7, 20])
def test_the_first_wrong_step_is_found(step: int) -> None:
    assert descend(From(step), steps=20).parted == step
    assert f"parts from the right path with step {step}:" in words(From(step), steps=20)


def test_the_parting_step_names_both_places() -> None:
    text = words(lambda x, g, lr: x + lr * g, surface="bowl", x=1.0, y=0.5, lr=0.1, steps=3)
    assert "it goes to (1.2, 0.6), the right step to (0.8, 0.4)." in text


def test_a_right_path_parts_nowhere() -> None:
    assert descend(lambda x, g, lr: np.subtract(x, np.multiply(lr, g)), surface="two valleys", lr=0.8).parted is None
    assert "parts from" not in words(right)
    assert "goes right; its check says what is still off" in words(right)
    assert "check" not in words(right, "yours")


def test_parting_counts_from_the_start_and_forgives_rounding() -> None:
    path = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    assert parting(path, path * (1 + 1e-9)) is None
    assert parting(path, path + [[0, 0], [0, 0], [0, 1e-3]]) == 2
    assert parting(path, path + 1.0) == 0
    assert parting(path[:2], path) == 2


@pytest.mark.parametrize(("view", "where"), [(FROM_ABOVE, "get_xydata"), (RELIEF, "get_data_3d")])
def test_the_ring_stands_where_the_wrong_path_leaves_the_right_one(view: str, where: str) -> None:
    driver = drive(From(4))
    figure = figure_of(driver)
    painter = Painter(figure)
    state = {**START, "view": view}
    arrays = figure.compute(state)
    painter.paint(state, arrays)
    ring = np.ravel(getattr(painter._artists.parted, where)())
    np.testing.assert_allclose(ring[:2], arrays.path[4])
    assert arrays.parted == 4
    np.testing.assert_allclose(arrays.reference, descend(right).path)


def test_the_right_path_lies_under_the_wrong_one() -> None:
    painter = Painter(figure_of(drive(From(4))))
    render(painter, START)
    marks = painter._marks
    assert marks.index(painter._artists.reference) < marks.index(painter._artists.path)


def hangs(x: Any, g: Any, lr: float) -> Any:
    while True:
        pass


STOPS: dict[str, tuple[Callable[..., Any], str]] = {
    "no return": (lambda x, g, lr: None, "Step 1 returns None, so the path ends before it."),
    "one number": (lambda x, g, lr: 3.0, "Step 1 returns an array of shape (), not (2,), so"),
    "two columns": (lambda x, g, lr: np.ones((2, 2)), "Step 1 returns an array of shape (2, 2), not (2,), so"),
    "text": (lambda x, g, lr: "down", "Step 1 returns a value of type str, so"),
    "NaN": (lambda x, g, lr: x * np.nan, "Step 1 leads to NaN, which is no number, so"),
    "explosion": (lambda x, g, lr: x * -1e4, "Step 3 runs away to numbers beyond a billion, so"),
    "error": (lambda x, g, lr: x / g[5], "Step 1 stops with IndexError, so"),
    "no end": (hangs, "Step 1 does not come back (look for a loop without end), so"),
}


@pytest.mark.parametrize(("call", "said"), STOPS.values(), ids=STOPS)
def test_a_step_that_cannot_be_drawn_ends_the_path_with_a_reason(call: Callable[..., Any], said: str) -> None:
    started = time.monotonic()
    arrays = descend(call, "yours")
    assert said in describe(drive(call, "yours"), START, arrays)
    assert time.monotonic() - started < 2
    np.testing.assert_array_equal(arrays.path[0], RAVINE.start)
    assert len(arrays.path) < 20


def test_our_own_descent_that_runs_away_says_so_too() -> None:
    assert "runs away" in words(right, "ours", surface="two valleys", lr=10.0, steps=30)


def test_leaving_the_picture_is_said_with_its_step() -> None:
    text = words(right, "ours", surface="bowl", lr=1.5, x=1.0, y=0.0, steps=5)
    assert "The path leaves the picture with step 2 and does not come back." in text
    assert "leaves" not in words(right, "ours", surface="bowl", lr=0.3, x=1.0, y=0.0, steps=5)
    comes_back = walk(lambda *rest: go(iter_points([(9.0, 0.0), (0.5, 0.0)]), *rest), BOWL, np.zeros(2), 0.1, 2)[0]
    assert comes_back[1, 0] == 9.0
    assert "leaves" not in describe(drive(right), START, Descent(BOWL, 0.1, comes_back, comes_back, None, "", 0, 0))


def iter_points(points: list[tuple[float, float]]) -> Callable[..., Any]:
    places = iter(points)
    return lambda x, g, lr: np.array(next(places))


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_start_sliders_cover_the_surface_and_its_start(surface: Any) -> None:
    sliders = {control.name: control for control in figure_of(drive(right)).controls}
    for name, limits, start in (("x", surface.xlim, surface.start[0]), ("y", surface.ylim, surface.start[1])):
        assert sliders[name].limits({**START, "surface": surface.name}) == (*limits, start)  # type: ignore[union-attr, misc]
    assert surface.name in words(right, "ours", surface=surface.name)


def test_the_start_can_be_grabbed_from_above_and_the_relief_turned() -> None:
    start, turn = figure_of(drive(right)).handles
    arrays = descend(right, x=-2.0, y=1.5)
    assert start.at(START, arrays) == (-2.0, 1.5)  # type: ignore[union-attr]
    assert start.at({**START, "view": RELIEF}, arrays) is None  # type: ignore[union-attr]
    assert [turn.when({**START, "view": view}) for view in (FROM_ABOVE, RELIEF)] == [False, True]  # type: ignore[union-attr]


@pytest.mark.parametrize("view", [FROM_ABOVE, RELIEF])
def test_a_wrong_path_has_the_pixels_of_one_drawn_anew(view: str) -> None:
    painter = Painter(figure_of(drive(From(4))))
    for steps in (3, 20):
        render(painter, {**START, "view": view, "steps": steps})
        np.testing.assert_array_equal(painter.pixels(), drawn_anew(painter))


def test_turning_moves_the_relief_and_nothing_but_it() -> None:
    painter = Painter(figure_of(drive(right, "ours")))
    pictures = set()
    for turn, tilt in ((-60, 35), (-60, 90), (30, 35)):
        render(painter, {**START, "view": RELIEF, "turn": turn, "tilt": tilt})
        pictures.add(painter.pixels().tobytes())
    assert len(pictures) == 3
    render(painter, {**START, "turn": 30})
    from_above = painter.pixels()
    render(painter, {**START, "turn": 170})
    np.testing.assert_array_equal(painter.pixels(), from_above)


@pytest.mark.parametrize(
    ("whose", "credit"), [("yours", "your code"), ("ours", "our code"), ("wrong", "your code, not right yet")]
)
def test_the_title_says_whose_code_it_is(whose: str, credit: str) -> None:
    assert figure_of(drive(right, whose)).credit == credit
    assert credit.partition(",")[0] in words(right, whose)


@pytest.mark.parametrize("width", [640, 420])
def test_from_wherever_one_looks_the_relief_keeps_clear_of_the_legend_and_the_edges(width: int) -> None:
    painter = Painter(figure_of(drive(right)))
    state = {**START, "surface": "two valleys", "view": RELIEF}
    painter.resize(width, 1.0)
    render(painter, state)
    (legend,) = painter.sheet.legends
    left, low, wide, high = np.round(legend.get_window_extent().bounds).astype(int)
    painter.sheet.images.clear()
    for turn, tilt in [(-180, 35), (-120, 0), (-45, 15), (0, 60), (45, 90), (90, 35), (150, 15)]:
        render(painter, {**state, "turn": turn, "tilt": tilt})
        from_below = painter.pixels()[::-1, :, :3]
        assert (from_below < 255).any()
        for strip in (
            from_below[low : low + high, left : left + wide],
            from_below[-1],
            from_below[:, 0],
            from_below[:, -1],
        ):
            assert (strip == 255).all(), (turn, tilt)
