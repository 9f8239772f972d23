"""Lettering: words are drawn once, and stand where matplotlib would have put them."""

from __future__ import annotations

from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure as Sheet
from numpy.typing import NDArray

from utils.frame import lettering
from utils.frame.lettering import Canvas

IS_EXACT = matplotlib.__version_info__ >= (3, 11)
"""Before, matplotlib put words to whole pixels itself: ours may then stand one beside them."""

WORDS = [
    "AVATAR To fly",
    "slope −0.25 at x = 1.5",
    "ŷ = σ(wx + b)",
    "기울기",
    "a\nlonger label",
    r"$10^{-3}$",
    "g j p",
    " ",
]


def ink(canvas_type: type[FigureCanvasAgg], text: str, **how: Any) -> NDArray[np.float64]:
    """How dark each pixel is of a small sheet with `text` in it."""
    sheet = Sheet(figsize=(3.0, 1.2), dpi=100)
    canvas = canvas_type(sheet)
    sheet.text(**{"x": 0.5, "y": 0.5, "s": text, "ha": "center", "va": "center", "size": 11, **how})
    canvas.draw()
    return 255.0 - np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=-1)


def centre(dark: NDArray[np.float64]) -> NDArray[np.float64]:
    """The row and the column around which the ink lies."""
    return np.array([np.average(where, weights=dark) for where in np.indices(dark.shape)])


def drawn_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What matplotlib is asked to draw from now on, with nothing kept from before."""
    lettering.bitmap.cache_clear()
    drawn: list[str] = []
    plain = RendererAgg.draw_text

    def noted(self: Any, gc: Any, x: float, y: float, s: str, *others: Any) -> None:
        drawn.append(s)
        plain(self, gc, x, y, s, *others)

    monkeypatch.setattr(RendererAgg, "draw_text", noted)
    return drawn


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"size": 16, "weight": "bold"},
        {"style": "italic", "size": 24},
        {"rotation": 90},
        {"alpha": 0.5},
        {"color": "C1"},
    ],
)
def test_words_stand_where_matplotlib_puts_them(text: str, how: dict[str, Any]) -> None:
    ours, theirs = ink(Canvas, text, **how), ink(FigureCanvasAgg, text, **how)
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.02)
    if text.strip():
        assert np.abs(centre(ours) - centre(theirs)).max() < (0.6 if IS_EXACT else 1.1)


@pytest.mark.parametrize("at", [{"x": 0.0}, {"x": 1.0}, {"y": 0.0}, {"y": 1.0}])
def test_words_are_cut_at_the_edges(at: dict[str, float]) -> None:
    ours, theirs = ink(Canvas, "halfway out", **at), ink(FigureCanvasAgg, "halfway out", **at)
    assert 0 < ours.sum() < 0.9 * ink(Canvas, "halfway out").sum()
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.06 if IS_EXACT else 0.25)


def test_a_word_is_drawn_once_and_a_number_has_only_ten_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = drawn_words(monkeypatch)
    first = ink(Canvas, "slope 0.12", ha="left", x=0.1)
    assert sorted(drawn) == [".", "0", "1", "2", "slope "]
    drawn.clear()
    np.testing.assert_array_equal(ink(Canvas, "slope 0.12", ha="left", x=0.1), first)
    assert drawn == []
    ink(Canvas, "slope 0.1", ha="left", x=0.1)
    ink(Canvas, "slope", ha="left", x=0.1)
    assert drawn == ["slope"]


def test_a_word_that_wanders_is_kept_in_four_places_between_two_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = drawn_words(monkeypatch)
    for x in np.linspace(0.1, 0.4, 60):
        ink(Canvas, "word", ha="left", x=x, y=x)
    assert drawn == ["word"] * 4


def test_colours_and_sizes_are_kept_apart() -> None:
    pictures = [ink(Canvas, "word", **how) for how in ({}, {"color": "C1"}, {"size": 12}, {"style": "italic"})]
    assert len({picture.tobytes() for picture in pictures}) == 4


def test_a_sheet_that_grows_gets_a_renderer_of_its_size() -> None:
    sheet = Sheet(figsize=(2, 1), dpi=100)
    canvas = Canvas(sheet)
    canvas.draw()
    kept = canvas.get_renderer()
    assert canvas.get_renderer() is kept
    sheet.set_dpi(200)
    canvas.draw()
    assert np.asarray(canvas.buffer_rgba()).shape == (200, 400, 4)
