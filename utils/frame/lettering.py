"""Lettering: each word of a picture is drawn once and kept as a bitmap.

Drawing letters is the larger half of a redraw, and from one move of a slider to the next most words stay what they are.
Numbers change, but their ten digits do not; all digits of the font are equally wide.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.font_manager import FontProperties
from numpy.typing import NDArray

PIECES = re.compile(r"\d|[^\d\s]+\s*|\s+")
PHASES = 4
"""Places between two pixels at which a word may start: it stands at most an eighth of a pixel beside its place."""
OVERHANG = 0.25
"""How far letters may stand out of their word's box, as a share of its height."""


class Size(NamedTuple):
    """A word's width, its height, and how much of that is below the line, in pixels."""

    width: float
    height: float
    descent: float


class Bitmap(NamedTuple):
    """A word's pixels (h, w, 4), from the bottom up, their corner's distance from where its line starts, its width."""

    pixels: NDArray[np.uint8]
    left: int
    low: int
    width: float


class Letterer(RendererAgg):
    """matplotlib's renderer, with words drawn once. A formula counts as one word; turned words are drawn anew."""

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: FontProperties, angle: float, ismath: Any = False,
        mtext: Any = None,
    ) -> None:  # fmt: skip
        """Draws `s` with its line starting `x` pixels from the left and `y` from the top, in whole pixels down."""
        color = gc.get_rgb()
        if angle or color[3:] not in ((), (1.0,)) or not gc.get_antialiased():
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[no-untyped-call]
            return
        font, base = prop.copy(), round(self.height - y)
        for piece in pieces(s, ismath):
            column = math.floor(x * PHASES + 0.5)
            word = bitmap(piece, font, bool(ismath), self.dpi, color[:3], column % PHASES)
            self.draw_image(gc, column // PHASES + word.left, base + word.low, word.pixels)
            x += word.width

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> Size:
        """The size of `s` on one line."""
        if ismath == "TeX":
            return measured(self, s, prop, ismath)
        font = prop.copy()
        sizes = [size(piece, font, bool(ismath), self.dpi) for piece in pieces(s, ismath)]
        descent = max(one.descent for one in sizes)
        above = max(one.height - one.descent for one in sizes)
        return Size(sum(one.width for one in sizes), above + descent, descent)


class Canvas(FigureCanvasAgg):
    """matplotlib's canvas of pixels, with our renderer."""

    _made_for: tuple[float, ...] = ()

    def get_renderer(self) -> Letterer:
        """The renderer for the size that the figure has now."""
        key = (*self.get_width_height(physical=True), self.figure.dpi)
        if self._made_for != key:
            self.renderer, self._made_for = Letterer(*key), key  # type: ignore[no-untyped-call]
        return self.renderer


def pieces(s: str, ismath: Any) -> list[str]:
    """What of `s` is kept as a bitmap of its own."""
    return [s] if ismath or not s else PIECES.findall(s)


def measured(renderer: RendererAgg, s: str, prop: FontProperties, ismath: Any) -> Size:
    """matplotlib's own measure of a word."""
    return Size(*RendererAgg.get_text_width_height_descent(renderer, s, prop, ismath))


@lru_cache(maxsize=4096)
def size(piece: str, font: FontProperties, is_math: bool, dpi: float) -> Size:
    """The size of a word. `font` must be nobody's to change: it is a key."""
    return measured(RendererAgg(1, 1, dpi), piece, font, is_math)


@lru_cache(maxsize=4096)
def bitmap(piece: str, font: FontProperties, is_math: bool, dpi: float, color: tuple[float, ...], phase: int) -> Bitmap:
    """A word drawn by matplotlib, `phase` quarters of a pixel to the right of a whole pixel."""
    width, height, descent = size(piece, font, is_math, dpi)
    margin = math.ceil(OVERHANG * height) + 1
    below = math.ceil(descent) + margin
    wide, high = math.ceil(width) + 2 * margin, math.ceil(height) + 2 * margin
    scratch = RendererAgg(wide, high, dpi)
    scratch.draw_text(scratch.new_gc(), margin + phase / PHASES, high - below, piece, font, 0, is_math)
    drawn = np.array(scratch.buffer_rgba())[::-1]
    drawn[..., :3] = np.round(np.multiply(color, 255))
    return Bitmap(drawn, -margin, -below, width)
