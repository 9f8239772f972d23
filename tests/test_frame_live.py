"""Controls and the flow of frames: sliders, drags, and one frame on its way at a time."""

from __future__ import annotations

import math
import time
import zlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.sample_figures import DOT, SLIDERS, opened
from utils import figures
from utils.frame import Choice, Figure, Slider, Turn
from utils.frame.controls import Controls, fit, widget_of
from utils.frame.live import PATIENCE, Live
from utils.frame.painter import Painter


@pytest.mark.parametrize(
    ("slider", "value", "want"),
    [
        (0, 0.449, 0.4), (0, 7.0, 1.0), (0, -7.0, 0.0), (0, np.nan, 0.3), (0, np.inf, 1.0),
        (1, 2.6, 3), (1, -np.inf, 0), (2, 0.011, 0.01), (2, 99.0, 10.0), (2, 0.0, 0.001),
    ],
)  # fmt: skip
def test_a_value_is_fitted_to_its_slider(slider: int, value: float, want: float) -> None:
    got = fit(SLIDERS[slider], value)
    assert got == pytest.approx(want)
    assert type(got) is type(SLIDERS[slider].value)


@pytest.mark.parametrize("name", figures.NAMES)
def test_every_control_of_the_course_becomes_a_widget_with_its_label_and_value(name: str) -> None:
    for control in opened(name).controls:
        widget = widget_of(control)
        assert (widget.description, widget.value) == (control.label, pytest.approx(control.value))


def test_one_change_is_told_once_and_the_same_again_not_at_all() -> None:
    told: list[dict[str, Any]] = []
    controls = Controls(DOT.controls, lambda: told.append(dict(controls.state)))
    controls.set({"x": 0.5, "y": 4})
    controls.set({"x": 0.5 + 1e-9, "y": 4})
    controls._widgets["x"].value = 0.50000000000000011
    assert [(state["x"], state["y"]) for state in told] == [(0.5, 4)]
    controls._widgets["shape"].value = "box"
    assert told[-1]["shape"] == "box"


def test_limits_and_visibility_follow_the_other_controls() -> None:
    wide = Slider(
        "u", "u", 0.0, -1.0, 1.0, 0.1, limits=lambda s: (-9.0, 9.0, 7.0) if s["k"] == "b" else (-1.0, 1.0, 0.0)
    )
    hidden = Slider("v", "v", 0.0, 0.0, 1.0, 0.1, when=lambda s: s["k"] == "b")
    told: list[float] = []
    controls = Controls((Choice("k", "k", "a", ("a", "b")), wide, hidden), lambda: told.append(controls.state["u"]))
    assert controls._widgets["v"].layout.display == "none"
    controls._widgets["k"].value = "b"
    assert controls._widgets["v"].layout.display is None
    controls.set({"u": 40.0})
    assert told == [7.0, 9.0]
    controls._widgets["k"].value = "a"
    assert controls.state["u"] == 0.0


def test_new_limits_reach_the_page_in_one_message_before_their_value() -> None:
    moving = Slider(
        "u", "u", 3.0, -5.0, 5.0, 0.1, limits=lambda s: (-2.5, 2.5, 2.0) if s["k"] == "b" else (-5.0, 5.0, 3.0)
    )
    controls = Controls((Choice("k", "k", "a", ("a", "b")), moving), lambda: None)
    sent: list[list[str]] = []
    controls._widgets["u"].send_state = lambda key=None: sent.append([key] if isinstance(key, str) else list(key))
    controls._widgets["k"].value = "b"
    assert sent[0] == ["min", "max", "value"]
    assert all({"min", "max"} <= set(keys) for keys in sent if "value" in keys)


class Page:
    """The browser's half: what it was sent, and a screen made of the patches."""

    def __init__(self, figure: Figure = DOT) -> None:
        self.frames: list[dict[str, Any]] = []
        self.live = Live(figure, Painter(figure))
        self.live.canvas.send = self.receive

    def receive(self, header: dict[str, Any], buffers: Any = None) -> None:
        self.frames.append(header)
        if "patch" in header:
            _, _, wide, high = header["patch"]
            plain, colors = np.frombuffer(zlib.decompress(buffers[0]), np.uint8), 4 * header["changed"]
            assert np.unpackbits(plain[colors:], count=wide * high).sum() == header["changed"]
            assert len(plain) == colors + math.ceil(wide * high / 8)

    def tell(self, kind: str, **message: Any) -> None:
        self.live._receive(None, {"kind": kind, **message}, None)

    def open(self, width: int = 640, ratio: float = 1.0) -> None:
        self.tell("screen", width=width, ratio=ratio)
        self.see()

    def see(self) -> None:
        self.tell("seen", number=self.frames[-1]["number"])

    def slide(self, **values: Any) -> None:
        self.live.controls.set(values)


def test_nothing_is_sent_before_a_view_is_there() -> None:
    page = Page()
    page.slide(x=0.9)
    assert page.frames == []
    page.open()
    assert [frame["text"] for frame in page.frames] == ["A disc at (0.9, 2)."]
    assert page.frames[0]["patch"] == [0, 0, 640, 400]


def test_one_frame_is_on_its_way_and_the_next_shows_the_latest_state() -> None:
    page = Page()
    page.open()
    for x in (0.1, 0.5, 0.7, 0.9):
        page.slide(x=x)
    assert [frame["text"] for frame in page.frames[1:]] == ["A disc at (0.1, 2)."]
    page.see()
    assert [frame["text"] for frame in page.frames[2:]] == ["A disc at (0.9, 2)."]
    page.see()
    assert len(page.frames) == 3


def test_a_lost_frame_holds_the_picture_up_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page()
    page.open()
    page.slide(x=0.1)
    now = time.monotonic()
    monkeypatch.setattr("utils.frame.live.time.monotonic", lambda: now + PATIENCE + 0.1)
    page.slide(x=0.5)
    assert page.frames[-1]["text"] == "A disc at (0.5, 2)."


def test_an_old_acknowledgement_does_not_free_the_way() -> None:
    page = Page()
    page.open()
    page.slide(x=0.1)
    page.slide(x=0.5)
    page.tell("seen", number=page.frames[-1]["number"] - 1)
    assert page.frames[-1]["text"] == "A disc at (0.1, 2)."


def test_a_new_view_or_size_gets_the_whole_picture() -> None:
    page = Page()
    page.open()
    page.slide(x=0.9)
    page.open(width=500, ratio=1.5)
    assert page.frames[-1]["size"][0] == 750
    assert page.frames[-1]["patch"] == [0, 0, *page.frames[-1]["size"]]


def test_a_figure_that_left_a_page_gives_up_its_bitmaps_and_comes_back_as_it_was() -> None:
    page = Page()
    page.open()
    page.slide(x=0.5)
    page.tell("gone")
    assert page.live._painter is None
    page.slide(x=0.9)
    assert page.frames[-1]["text"] == "A disc at (0.9, 2)."
    assert page.frames[-1]["patch"] == [0, 0, 640, 400]


def test_a_dragged_handle_moves_the_sliders_and_a_slider_moves_the_handle() -> None:
    page = Page()
    page.open(ratio=1.5)
    assert page.live._painter is not None
    x, y = page.live._painter.to_screen((0.71, 4.2), 0)
    page.tell("drag", handle=0, x=x, y=y)
    assert (page.live.controls.state["x"], page.live.controls.state["y"]) == (0.7, 4)
    page.see()
    assert page.frames[-1]["handles"][0] == pytest.approx(page.live._painter.to_screen((0.7, 4), 0))
    page.slide(x=0.2)
    assert page.frames[-1]["handles"][0] == pytest.approx(page.live._painter.to_screen((0.2, 4), 0))
    page.see()
    page.slide(shape="box")
    assert page.frames[-1]["handles"] == (None,)


def test_a_drag_outside_of_the_picture_stops_at_the_ends_of_the_sliders() -> None:
    page = Page()
    page.open()
    page.tell("drag", handle=0, x=-5000, y=5000)
    assert (page.live.controls.state["x"], page.live.controls.state["y"]) == (0.0, 0)


def test_every_drag_is_answered_even_if_nothing_moves() -> None:
    page = Page()
    page.open()
    for _ in range(2):
        sent = len(page.frames)
        page.tell("drag", handle=0, x=-5000, y=5000)
        assert len(page.frames) == sent + 1
        page.see()
    assert "patch" not in page.frames[-1]


def test_dragging_beside_the_handles_turns_what_turns() -> None:
    page = Page(replace(DOT, handles=(Turn("x", "y", 0.01, lambda state: state["shape"] == "box"),)))
    page.open()
    assert not page.frames[-1]["turns"]
    page.slide(shape="box")
    page.see()
    assert page.frames[-1]["turns"]
    page.tell("turn", dx=-20, dy=0, first=True)
    page.see()
    page.tell("turn", dx=-30, dy=200, first=False)
    assert (page.live.controls.state["x"], page.live.controls.state["y"]) == (pytest.approx(0.6), 4)
