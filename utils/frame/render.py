"""From a state to a picture and its words; what goes wrong becomes a sentence."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from utils.frame.budget import BudgetSpent
from utils.frame.figure import Handle, State
from utils.frame.painter import Painter
from utils.frame.quiet import quiet

Place = tuple[float, float]


@dataclass(frozen=True)
class Shown:
    """What a picture shows: its text equivalent, and where each handle is, in CSS pixels (None: not to be grabbed)."""

    text: str
    handles: tuple[Place | None, ...] = ()
    failed: bool = False


def render(painter: Painter, state: State) -> Shown:
    """Paints the picture of `state`. Prints nothing and raises nothing."""
    figure = painter.figure
    with quiet():
        try:
            arrays = figure.compute(state)
            painter.paint(state, arrays)
            return Shown(figure.describe(state, arrays), _places(painter, state, arrays))
        except Exception as error:  # a figure's code, or the learner's in it
            with contextlib.suppress(Exception):
                painter.paint_nothing(state)
            return Shown(_sentence(error), failed=True)


def _places(painter: Painter, state: State, arrays: Any) -> tuple[Place | None, ...]:
    handles = [handle for handle in painter.figure.handles if isinstance(handle, Handle)]
    points = [(handle.at(state, arrays), handle.axes) for handle in handles]
    return tuple(None if point is None else painter.to_screen(point, axes) for point, axes in points)


def _sentence(error: Exception) -> str:
    if isinstance(error, BudgetSpent):
        return str(error)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"There is nothing to draw here: the code behind this picture stopped with {reason}."
