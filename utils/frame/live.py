"""A live figure: the controls, the painter and the canvas in the page, and the flow of frames between them."""

from __future__ import annotations

import time
import zlib
from threading import RLock
from typing import Any

import ipywidgets
import numpy as np

from utils.frame.canvas import Canvas
from utils.frame.controls import Controls
from utils.frame.figure import Figure, Handle, State, Turn
from utils.frame.painter import DOTS, Painter
from utils.frame.render import render

PATIENCE = 2.0
"""Seconds after which a frame that the page did not acknowledge counts as lost."""


class Live:
    """Keeps the picture in the page up with the controls.

    One frame is on its way at a time. While the page has not acknowledged it, changes only leave a note that the
    picture is out of date; the next frame then shows the latest state. A slow line thus costs frames, never delay.
    """

    def __init__(self, figure: Figure, painter: Painter) -> None:
        self.figure = figure
        self.controls = Controls(figure.controls, self._moved)
        self.canvas = Canvas(title=figure.title, credit=figure.credit, width=round(figure.size[0] * DOTS))
        self.box = ipywidgets.Box([self.canvas, self.controls.box])
        self.box.add_class("gradwalk-figure")
        self._painter: Painter | None = painter
        self._screen: tuple[float, float] | None = None
        self._is_outdated = True
        self._number = 0
        self._sent_at: float | None = None
        self._grabbed: State = {}
        self._lock = RLock()
        self.canvas.on_msg(self._receive)

    def _moved(self) -> None:
        with self._lock:
            self._is_outdated = True
            self._send_if_free()

    def _receive(self, canvas: Any, message: dict[str, Any], buffers: Any) -> None:
        with self._lock:
            getattr(self, f"_on_{message['kind']}")(message)
            self._send_if_free()

    def _on_screen(self, message: dict[str, Any]) -> None:
        """A view appeared in the page, or its size changed: it needs the whole picture."""
        self._screen = (message["width"], message["ratio"])
        self._painter = self._painter or Painter(self.figure)
        self._painter.resize(*self._screen)
        self._is_outdated, self._sent_at = True, None

    def _on_gone(self, message: dict[str, Any]) -> None:
        """The last view left a page: the bitmaps are not needed until one comes back, or moves in another page."""
        self._painter, self._sent_at = None, None

    def _on_seen(self, message: dict[str, Any]) -> None:
        if message["number"] >= self._number:
            self._sent_at = None

    def _on_drag(self, message: dict[str, Any]) -> None:
        """The pointer took a handle to a place in the picture. The page waits for a frame, even if nothing changes."""
        self._is_outdated = True
        handle = [handle for handle in self.figure.handles if isinstance(handle, Handle)][message["handle"]]
        if self._painter is not None:
            x, y = self._painter.to_data(message["x"], message["y"], handle.axes)
            values = {handle.x: x, handle.y: y}
            self.controls.set({name: value for name, value in values.items() if name is not None})

    def _on_turn(self, message: dict[str, Any]) -> None:
        """The pointer, pressed beside all handles, has gone some pixels from where it was pressed."""
        self._is_outdated = True
        if message["first"]:
            self._grabbed = self.controls.state
        for turn in self._turns(self._grabbed):
            x, y = self._grabbed[turn.x], self._grabbed[turn.y]
            self.controls.set({turn.x: x - message["dx"] * turn.per_pixel, turn.y: y + message["dy"] * turn.per_pixel})

    def _turns(self, state: State) -> list[Turn]:
        return [turn for turn in self.figure.handles if isinstance(turn, Turn) and turn.when(state)]

    def _send_if_free(self) -> None:
        is_waiting = self._sent_at is not None and time.monotonic() - self._sent_at < PATIENCE
        if self._screen is None or not self._is_outdated or is_waiting:
            return
        if self._painter is None:
            self._painter = Painter(self.figure)
            self._painter.resize(*self._screen)
        self._is_outdated = False
        shown = render(self._painter, self.controls.state)
        self._number += 1
        self._sent_at = time.monotonic()
        patch = self._painter.patch()
        header = {
            "number": self._number,
            "size": self._painter.size,
            "text": shown.text,
            "failed": shown.failed,
            "handles": shown.handles,
            "turns": bool(self._turns(self.controls.state)),
        }
        if patch is None:
            self.canvas.send(header)
            return
        high, wide = patch.mask.shape
        packed = zlib.compress(patch.pixels.tobytes() + np.packbits(patch.mask).tobytes(), 1)
        self.canvas.send(
            {**header, "patch": [patch.left, patch.top, wide, high], "changed": len(patch.pixels)}, [packed]
        )
