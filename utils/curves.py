"""Curves of one variable to walk down and to test for convexity, all on −3 ≤ x ≤ 3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """A curve with its slope: `f` and `slope` take a number or, elementwise, an array.

    `minima` are the local minima within `xlim`, the lowest first, listed for the curves to walk down.
    `curvature` is the second derivative where it is the same everywhere, else None.
    """

    name: str
    formula: str
    f: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    is_convex: bool
    teaches: str
    minima: tuple[float, ...] = ()
    start: float = -2.5
    curvature: float | None = None
    xlim: tuple[float, float] = (-3.0, 3.0)

    @property
    def label(self) -> str:
        """Name and formula, as a menu shows them."""
        return f"{self.name}: {self.formula}"

    @property
    def lowest(self) -> float:
        """The smallest value, for a curve to walk down: the height of its first minimum."""
        return float(self.f(np.array(self.minima[0])))

    def grid(self, n: int = 241) -> Array:
        """n places from one end of `xlim` to the other, to draw the curve at."""
        return np.linspace(*self.xlim, n)


def sigmoid(z: Array) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ), written with tanh, which cannot overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def _squared_error_slope(w: Array) -> Array:
    """With a = σ(2w): d/dw (a − 1)² = 2·(a − 1)·a·(1 − a)·2."""
    a = sigmoid(2.0 * w)
    return -4.0 * a * (1.0 - a) ** 2


def _well_minima() -> tuple[float, ...]:
    """Where x³/4 − x + 1/8 = 0, without the hill between the two valleys; the deeper valley is on the left."""
    left, hill, right = np.sort(np.roots([0.25, 0.0, -1.0, 0.125]).real)
    return float(left), float(right)


def _wavy_minima() -> tuple[float, ...]:
    """Zeros of x/4 + 1.8·sin 3x near −2, 0 and 2 (Newton's method)."""
    x = np.array([0.0, -2.0, 2.0])
    for _ in range(20):
        x = x - (x / 4 + 1.8 * np.sin(3 * x)) / (1 / 4 + 5.4 * np.cos(3 * x))
    return tuple(float(root) for root in x)


PARABOLA = Curve(
    "parabola", "x²/2", lambda x: x**2 / 2, lambda x: x * 1.0, True,
    "The slope shrinks with the distance, so the steps do too.", (0.0,), curvature=1.0,
)  # fmt: skip
STEEP = Curve(
    "steep parabola", "4x²", lambda x: 4 * x**2, lambda x: 8.0 * x, True,
    "Eight times the curvature leaves room for an eighth of the learning rate.", (0.0,), curvature=8.0,
)  # fmt: skip
QUARTIC = Curve(
    "quartic", "x⁴/4", lambda x: x**4 / 4, lambda x: x**3 * 1.0, True,
    "Steep far out and nearly flat at the bottom: one learning rate is too large there and too small here.", (0.0,),
)  # fmt: skip
CORNER = Curve(
    "corner", "|x|", lambda x: np.abs(x) * 1.0, lambda x: np.sign(x) * 1.0, True,
    "The slope does not shrink near the lowest point, so the steps do not either.", (0.0,),
)  # fmt: skip
WAVY = Curve(
    "waves in a bowl", "x²/8 + 0.6·(1 − cos 3x)", lambda x: x**2 / 8 + 0.6 * (1 - np.cos(3 * x)),
    lambda x: x / 4 + 1.8 * np.sin(3 * x), False,
    "Where you end depends on where you start, and on how far each step reaches.", _wavy_minima(),
)  # fmt: skip
WELLS = Curve(
    "two valleys", "(x²/4 − 1)² + x/8", lambda x: (x**2 / 4 - 1) ** 2 + x / 8, lambda x: x**3 / 4 - x + 1 / 8, False,
    "Small steps end in the valley where they started, whether it is the deeper one or not.", _well_minima(), start=2.8,
)  # fmt: skip
LINE = Curve(
    "straight line", "x/2 + 1", lambda x: x / 2 + 1.0, lambda x: 0.5 + 0.0 * x, True,
    "A line is its own chord: convex, with equality everywhere.", curvature=0.0,
)  # fmt: skip
EXPONENTIAL = Curve(
    "exponential", "eˣ", np.exp, np.exp, True,
    "Always falling to the left and still convex: a convex curve need not have a lowest point.",
)  # fmt: skip
WAVE = Curve(
    "wave", "sin 2x", lambda x: np.sin(2 * x), lambda x: 2 * np.cos(2 * x), False,
    "Convex in its valleys, not on its hills.",
)  # fmt: skip
BUMP = Curve(
    "bowl with a bump", "x²/2 + 1.5·e^(−8(x − 1)²)", lambda x: x**2 / 2 + 1.5 * np.exp(-8 * (x - 1) ** 2),
    lambda x: x - 24 * (x - 1) * np.exp(-8 * (x - 1) ** 2), False,
    "One bump is enough to lose convexity, and most chords do not notice it.",
)  # fmt: skip
RIPPLES = Curve(
    "ripples", "x²/2 + sin²(πx)", lambda x: x**2 / 2 + np.sin(np.pi * x) ** 2,
    lambda x: x + np.pi * np.sin(2 * np.pi * x), False,
    "On whole numbers the ripples vanish: a few points can look convex where the curve is not.",
)  # fmt: skip
SQUARED_ERROR = Curve(
    "squared error after a sigmoid", "(σ(2w) − 1)²", lambda w: (sigmoid(2.0 * w) - 1) ** 2, _squared_error_slope, False,
    "Squared error is convex in the prediction, but not in w once a sigmoid stands between the two.",
)  # fmt: skip

TO_WALK = (PARABOLA, STEEP, QUARTIC, CORNER, WAVY, WELLS)
TO_TEST = (PARABOLA, QUARTIC, CORNER, LINE, EXPONENTIAL, WAVE, WELLS, BUMP, RIPPLES, SQUARED_ERROR)


def by_label(label: str) -> Curve:
    """The curve that a menu shows as `label`. Raises KeyError if there is none."""
    return {curve.label: curve for curve in (*TO_WALK, *TO_TEST)}[label]
