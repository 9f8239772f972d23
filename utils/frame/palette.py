"""Colours that stay apart for colour-blind eyes (Okabe and Ito, 2008) and their partner line styles for print.

Colour never tells two things apart alone: each role has a line style and a marker of its own.
"""

from __future__ import annotations

from typing import Any, Final

BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
GREY: Final = "#767676"

YOURS: Final[dict[str, Any]] = {"color": BLUE, "linestyle": "-", "linewidth": 2.0, "marker": "o", "markersize": 5}
"""What the learner's code does, or ours in its place."""

REFERENCE: Final[dict[str, Any]] = {"color": ORANGE, "linestyle": "--", "linewidth": 4.0, "marker": "", "alpha": 0.9}
"""What a right answer does: wide and dashed, so that it shows under the learner's line."""

WRONG: Final[dict[str, Any]] = {"color": VERMILION, "linestyle": "-.", "linewidth": 2.0, "marker": "s", "markersize": 5}
"""What an answer does that is not right yet."""

HANDLE: Final[dict[str, Any]] = {
    "color": BLACK,
    "linestyle": "none",
    "marker": "o",
    "markersize": 13,
    "markerfacecolor": YELLOW,
    "markeredgewidth": 2.0,
}
"""A point that can be grabbed."""
