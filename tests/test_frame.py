"""Painting: only what moves is drawn, and the pixels are those of a picture drawn anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.sample_figures import DOT, build, draw, drawn_anew, opened
from utils import figures
from utils.frame import Choice
from utils.frame.painter import Painter, Patch, Pixels
from utils.frame.render import render


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """The frame never prints: nbgrader takes standard error for a failure."""
    yield
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "")


@pytest.mark.parametrize("name", figures.NAMES)
@pytest.mark.parametrize(("width", "ratio"), [(None, 1.0), (500, 1.5)])
def test_a_moved_figure_has_the_pixels_of_one_drawn_anew(name: str, width: int | None, ratio: float) -> None:
    figure = opened(name)
    painter = Painter(figure)
    if width:
        render(painter, figure.start())
        painter.resize(width, ratio)
    states = [figure.start()]
    for control in figure.controls:
        if control.when(states[-1]):
            end = control.options[-1] if isinstance(control, Choice) else control.high
            states.append({**states[-1], control.name: end})
    seen = set()
    for state in states:
        assert not render(painter, state).failed
        pixels = painter.pixels()
        np.testing.assert_array_equal(pixels, drawn_anew(painter), err_msg=str(state))
        seen.add(pixels.tobytes())
    assert len(seen) > len(states) / 2


def count_full_draws(painter: Painter) -> list[int]:
    drawn, plain = [0], painter.canvas.draw

    def counting() -> None:
        drawn[0] += 1
        plain()

    painter.canvas.draw = counting
    return drawn


def test_moving_a_mark_leaves_the_backdrop_alone() -> None:
    painter = Painter(DOT)
    render(painter, DOT.start())
    drawn = count_full_draws(painter)
    for x in (0.1, 0.5, 0.9):
        render(painter, {**DOT.start(), "x": x})
    assert drawn == [0]


def test_changing_the_backdrop_draws_it_anew() -> None:
    def draw_with_limits(mark: Any, point: Any) -> None:
        draw(mark, point)
        mark.axes.set_ylim(0, 5 + point[1])

    painter = Painter(replace(DOT, draw=draw_with_limits))
    render(painter, DOT.start())
    drawn = count_full_draws(painter)
    for y in (1, 4):
        render(painter, {**DOT.start(), "y": y})
        np.testing.assert_array_equal(painter.pixels(), drawn_anew(painter))
    assert drawn == [2]


def test_a_scene_is_built_once_while_it_stands() -> None:
    built: list[str] = []

    def counting(sheet: Any, state: Any) -> Any:
        built.append(state["shape"])
        return build(sheet, state)

    painter = Painter(replace(DOT, build=counting))
    for shape in ("disc", "disc", "box", "box"):
        render(painter, {**DOT.start(), "shape": shape})
    assert built == ["disc", "box"]


def test_patches_laid_over_each_other_give_the_picture() -> None:
    painter = Painter(DOT)
    render(painter, DOT.start())
    first = painter.patch()
    assert first is not None
    screen = np.zeros_like(painter.pixels())
    lay_over(screen, first)
    for x in (0.5, 0.8):
        render(painter, {**DOT.start(), "x": x})
        patch = painter.patch()
        assert patch is not None
        assert patch.mask.size < 0.2 * screen.shape[0] * screen.shape[1]
        before = screen.copy()
        lay_over(screen, patch)
        np.testing.assert_array_equal(screen, painter.pixels())
        assert len(patch.pixels) == np.count_nonzero((screen != before).any(axis=-1))
    assert painter.patch() is None


def lay_over(screen: Pixels, patch: Patch) -> None:
    """Puts a patch into the picture, in place."""
    high, wide = patch.mask.shape
    screen[patch.top : patch.top + high, patch.left : patch.left + wide][patch.mask] = patch.pixels


def test_a_mark_that_shows_nothing_yet_takes_no_room_from_the_axes() -> None:
    def with_handle(sheet: Any, state: Any) -> Any:
        mark = build(sheet, state)
        mark.axes.set_xlabel("x")
        sheet.legend([mark], ["dot"], loc="outside lower center")
        mark.set_clip_on(False)
        return mark

    def without_handle(sheet: Any, state: Any) -> Any:
        mark = with_handle(sheet, state)
        mark.set_clip_on(True)
        return mark

    places = []
    for built in (with_handle, without_handle):
        painter = Painter(replace(DOT, build=built))
        render(painter, DOT.start())
        places.append(painter.sheet.axes[0].get_position().bounds)
    assert places[0] == pytest.approx(places[1])


@pytest.mark.parametrize(("width", "ratio"), [(640, 1.0), (500, 1.5), (300, 2.0)])
def test_the_sheet_fits_the_screen(width: int, ratio: float) -> None:
    painter = Painter(DOT)
    painter.resize(width, ratio)
    render(painter, DOT.start())
    assert painter.size[0] == pytest.approx(width * ratio, abs=1)
    assert painter.pixels().shape[:2] == painter.size[::-1]
    x, y = painter.to_screen((0.25, 4.0), 0)
    assert 0 < x < width / 2
    assert 0 < y < painter.size[1] / ratio / 2
    assert painter.to_data(x, y, 0) == pytest.approx((0.25, 4.0))


def stop(state: Any) -> Any:
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize("step", ["compute", "draw", "describe", "build"])
def test_an_error_becomes_a_sentence(step: str) -> None:
    def fail(*args: Any) -> Any:
        print("noise")
        print("noise", file=sys.stderr)
        raise ZeroDivisionError("division by zero")

    shown = render(Painter(replace(DOT, **{step: fail})), DOT.start())
    assert shown.failed
    assert "ZeroDivisionError: division by zero." in shown.text
    assert "noise" not in shown.text


def test_after_an_error_no_mark_of_an_earlier_state_is_left() -> None:
    painter = Painter(replace(DOT, compute=lambda state: stop(state) if state["x"] > 0.5 else (state["x"], state["y"])))
    render(painter, DOT.start())
    with_mark = painter.pixels()
    render(painter, {**DOT.start(), "x": 0.9})
    assert (painter.pixels() != with_mark).any()
    assert not render(painter, DOT.start()).failed
    np.testing.assert_array_equal(painter.pixels(), with_mark)
