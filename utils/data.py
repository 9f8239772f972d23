"""Small data sets to learn on: the same numbers at every call, rounded so that they can be read."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


def noisy_line(
    m: int = 20,
    w: float = 0.8,
    b: float = 0.5,
    noise: float = 0.4,
    span: tuple[float, float] = (-2.0, 3.0),
    seed: int = 1,
) -> tuple[Array, Array]:
    """`(x, y)`, m points each, on the line y = w·x + b, moved up and down by noise of standard deviation `noise`.

    x is spread over `span` in increasing order; all numbers have two digits after the point.
    """
    rng = np.random.default_rng(seed)
    cells = np.linspace(*span, m + 1)
    x = np.round(rng.uniform(cells[:-1], cells[1:]), 2)
    y = np.round(w * x + b + rng.normal(0.0, noise, m), 2)
    return x, y


def through_origin() -> tuple[Array, Array]:
    """`(x, y)`, 12 points near y = 0.5·x: one number, the slope w, is enough to describe them."""
    return noisy_line(m=12, w=0.5, b=0.0, noise=0.3, span=(0.2, 2.6), seed=3)


def with_outlier() -> tuple[Array, Array]:
    """`(x, y)`, 16 points near y = 0.8·x + 0.5, the last of which lies far above the line."""
    x, y = noisy_line(m=16, noise=0.3, seed=2)
    y[-1] += 6.0
    return x, y


MIDDLE = (170.0, 70.0)
"""Height in cm and weight in kg of a person with the features (0, 0)."""

UNIT = 10.0
"""Centimetres, and kilograms, for each 1 of a feature."""


def height_weight(m: int = 200, seed: int = 5) -> tuple[Array, Array]:
    """`(X, y)` of m made-up adults: X (m, 2), and y (m,), 1.0 for those whom a doctor put on a diet and 0.0 else.

    X[:, 0] = (height − 170 cm) / 10 cm and X[:, 1] = (weight − 70 kg) / 10 kg: both lie around 0 and are of size 1.
    The doctor mostly follows the body mass index, weight / height² in kg/m²: y is 1 with probability σ(index − 25), so
    around an index of 25 the two groups overlap. Heights are whole centimetres, weights whole kilograms.
    """
    rng = np.random.default_rng(seed)
    height = np.clip(np.round(rng.normal(170, 8, m)), 151, 189)
    weight = np.clip(np.round(rng.normal(24.8, 3.6, m) * (height / 100) ** 2), 42, 108)
    index = weight / (height / 100) ** 2
    y = (rng.uniform(size=m) < 1 / (1 + np.exp(25 - index))).astype(float)
    return (np.column_stack([height, weight]) - MIDDLE) / UNIT, y


def icons() -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """`(imgs, y)`: eight icons of 8 × 8 pixels in colour, imgs (8, 8, 8, 3) of uint8, and y (8,), 1 for a cat."""
    colours = [[_COLOURS[letter] for letter in picture.replace("\n", "")] for picture, _ in _ICONS]
    imgs = np.array(colours, dtype=np.uint8).reshape(-1, 8, 8, 3)
    return imgs, np.array([is_cat for _, is_cat in _ICONS], dtype=np.int64)


_COLOURS = {
    ".": (235, 242, 250), "g": (128, 128, 136), "o": (232, 140, 48), "k": (40, 40, 46), "w": (252, 250, 244),
    "p": (240, 150, 160), "e": (70, 200, 90), "y": (250, 214, 70), "b": (60, 110, 200), "r": (204, 60, 50),
    "n": (120, 78, 44), "l": (46, 140, 70), "s": (222, 200, 160),
}  # fmt: skip

_CAT = """
g......g
gg....gg
gggggggg
gegggegg
gggggggg
gggppggg
.gwggwg.
..gggg.."""

_ICONS: tuple[tuple[str, int], ...] = (
    (_CAT, 1),
    (_CAT.replace("g", "o").replace("w", "k"), 1),
    ("""
........
..b.....
.bbbb..b
bkbbbbbb
bbbbbbbb
.bbbb..b
..b.....
........""", 0),
    (_CAT.replace("g", "k").replace("e", "y"), 1),
    ("""
...rr...
..rrrr..
.rrrrrr.
rrrrrrrr
.wwwwww.
.wbwwnw.
.wwwwnw.
.wwwwnw.""", 0),
    ("""
..llll..
.llllll.
llllllll
llllllll
.llllll.
...nn...
...nn...
..nnnn..""", 0),
    (_CAT.replace("w", "n").replace("g", "s").replace("e", "b"), 1),
    ("""
y..yy..y
.yyyyyy.
.yyyyyy.
yyyyyyyy
yyyyyyyy
.yyyyyy.
.yyyyyy.
y..yy..y""", 0),
)  # fmt: skip
