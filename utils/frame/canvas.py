"""The canvas: a picture in the page that receives frames and reports drags."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

HERE = Path(__file__).parent


class Canvas(anywidget.AnyWidget):
    """The browser's half of a live figure; see `canvas.js` for the messages it sends and understands."""

    _esm = HERE / "canvas.js"
    _css = HERE / "canvas.css"

    title = traitlets.Unicode().tag(sync=True)
    credit = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    """The width in CSS pixels that the picture has where there is room for it."""
