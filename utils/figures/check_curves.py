"""Functions on which a gradient check can be watched, with their gradients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Gradient = Callable[[Any], Any]


@dataclass(frozen=True)
class Curve:
    """A function f of an array (n,), its gradient, and the place x at which it is checked."""

    label: str
    f: Callable[[Any], float]
    grad: Gradient
    x: tuple[float, ...]
    teaches: str = ""

    def gradient(self, is_planted: bool) -> Gradient:
        """The gradient; with a planted error its last entry is 0.1 % too large."""
        return (lambda x: self.grad(x) * np.append(np.ones(len(self.x) - 1), 1.001)) if is_planted else self.grad


def one_sided_error(curve: Curve, grad: Gradient, h: float) -> float:
    """The relative error of (f(x + h) − f(x)) / h, the largest over the entries, as `gradient_check` counts it."""
    x = np.array(curve.x)
    num = np.array([(curve.f(x + step) - curve.f(x)) / h for step in h * np.eye(x.size)])
    ana = np.asarray(grad(x))
    return float(np.max(np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)))


CURVES = (
    Curve("f(x) = exp(x) at x = 1", lambda x: float(np.exp(x[0])), lambda x: np.exp(x), (1.0,)),
    Curve(
        "f(x) = x₁³ + x₁x₂ + sin(x₂) at (1, 2)",
        lambda x: float(x[0] ** 3 + x[0] * x[1] + np.sin(x[1])),
        lambda x: np.array([3 * x[0] ** 2 + x[1], x[0] + np.cos(x[1])]),
        (1.0, 2.0),
    ),
    Curve(
        "f(x) = x² at x = 1.3",
        lambda x: float(x[0] ** 2),
        lambda x: 2 * x,
        (1.3,),
        "On a parabola the central difference is exact for every h, so only rounding is left: there is no right wall.",
    ),
    Curve(
        "f(x) = 1,000,000 + exp(x) at x = 1",
        lambda x: float(1e6 + np.exp(x[0])),
        lambda x: np.exp(x),
        (1.0,),
        "Next to the million only ten digits are left for exp(x): rounding starts at a larger h.",
    ),
)
NAMED = {curve.label: curve for curve in CURVES}
