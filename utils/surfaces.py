"""Surfaces over two variables to walk down, each with its gradient and a sentence of what it teaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Loss: TypeAlias = Callable[[Array, Array], float]


@dataclass(frozen=True)
class Surface:
    """A height f(x, y) with its two slopes: `f` and `slopes` take numbers or, elementwise, arrays of one shape.

    `start` is a good place to begin a descent; `minima` are the local minima that are known, the lowest first.
    """

    name: str
    formula: str
    f: Callable[[Array, Array], Array]
    slopes: Callable[[Array, Array], tuple[Array, Array]]
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    start: tuple[float, float]
    minima: tuple[tuple[float, float], ...]
    teaches: str
    axes: tuple[str, str] = ("x", "y")

    def height(self, point: Array) -> float:
        """f at a point (2,): what a function of a vector returns."""
        x, y = np.asarray(point, dtype=float)
        return float(self.f(x, y))

    def grad(self, point: Array) -> Array:
        """The gradient (2,) at a point (2,)."""
        x, y = np.asarray(point, dtype=float)
        return np.array(self.slopes(x, y), dtype=float)

    def grid(self, n: int = 81) -> tuple[Array, Array, Array]:
        """Two meshes of places and the heights there, each (n, n), to draw the surface from."""
        x, y = np.meshgrid(np.linspace(*self.xlim, n), np.linspace(*self.ylim, n))
        return x, y, np.asarray(self.f(x, y), dtype=float)


def _hole(x: Array, y: Array) -> Array:
    return np.asarray(np.exp(-(x**2 + y**2) / 4))


def _valleys() -> tuple[tuple[float, float], ...]:
    """The two minima: y = 0, and x³/4 − x + 1/8 = 0 without the hill in the middle; the deeper one is on the left."""
    left, _, right = np.sort(np.roots([0.25, 0.0, -1.0, 0.125]).real)
    return (float(left), 0.0), (float(right), 0.0)


BOWL = Surface(
    "bowl", "x² + y²", lambda x, y: x**2 + y**2, lambda x, y: (2.0 * x, 2.0 * y),
    (-3.0, 3.0), (-3.0, 3.0), (-2.4, 1.8), ((0.0, 0.0),),
    "The gradient points straight away from the lowest point, so the way down is straight.",
)  # fmt: skip
RAVINE = Surface(
    "ravine", "x²/20 + y²", lambda x, y: x**2 / 20 + y**2, lambda x, y: (x / 10, 2.0 * y),
    (-10.0, 10.0), (-5.0, 5.0), (-8.0, 3.0), ((0.0, 0.0),),
    "Steep across and flat along: a step that is short enough for y is far too short for x.",
)  # fmt: skip
SADDLE = Surface(
    "saddle", "x² − y² + y⁴/8", lambda x, y: x**2 - y**2 + y**4 / 8, lambda x, y: (2.0 * x, y**3 / 2 - 2 * y),
    (-3.0, 3.0), (-3.0, 3.0), (-2.4, 0.1), ((0.0, -2.0), (0.0, 2.0)),
    "At (0, 0) the slope is zero and it is no minimum: a start on the line y = 0 stops there, any other gets away.",
)  # fmt: skip
TWO_VALLEYS = Surface(
    "two valleys", "(x²/4 − 1)² + x/8 + y²/2", lambda x, y: (x**2 / 4 - 1) ** 2 + x / 8 + y**2 / 2,
    lambda x, y: (x**3 / 4 - x + 1 / 8, 1.0 * y),
    (-3.4, 3.4), (-2.5, 2.5), (1.0, 2.0), _valleys(),
    "The descent ends in the valley on whose side it starts, and the left one is deeper.",
)  # fmt: skip
PLATEAU = Surface(
    "plateau", "1 − e^(−(x² + y²)/4)", lambda x, y: 1 - _hole(x, y),
    lambda x, y: (x / 2 * _hole(x, y), y / 2 * _hole(x, y)),
    (-5.0, 5.0), (-5.0, 5.0), (-3.0, 2.0), ((0.0, 0.0),),
    "Far out the slope is almost zero: the descent hardly moves there, though the lowest point is a long way off.",
)  # fmt: skip

SURFACES = (BOWL, RAVINE, SADDLE, TWO_VALLEYS, PLATEAU)


def mean_squared_error(y_hat: Array, y: Array) -> float:
    """mean((ŷ − y)²)."""
    return float(np.mean((y_hat - y) ** 2))


def loss_surface(x: Array, y: Array, loss: Loss = mean_squared_error, name: str = "loss of a line") -> Surface:
    """The surface of `loss(ŷ, y)` with ŷ = w·x + b over (w, b), for data x (m,), y (m,).

    The slopes are central differences. The picture is centred on the least-squares line, which is listed as the
    minimum if it is one for this loss. Raises ValueError unless x and y are vectors of one length ≥ 1.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if x.ndim != 1 or x.shape != y.shape or x.size == 0:
        raise ValueError(f"loss_surface needs x and y of one shape (m,), m ≥ 1, and got {x.shape} and {y.shape}")

    def f(w: Array, b: Array) -> Array:
        return _each(lambda w, b: loss(w * x + b, y), w, b)

    def slopes(w: Array, b: Array, h: float = 1e-5) -> tuple[Array, Array]:
        return (f(w + h, b) - f(w - h, b)) / (2 * h), (f(w, b + h) - f(w, b - h)) / (2 * h)

    w, b = _least_squares(x, y)
    reach_b = 2.5 * max(float(np.std(y)), 0.2)
    reach_w = reach_b / max(float(np.sqrt(np.mean(x**2))), 0.2)
    minima = ((w, b),) if _is_minimum(f, w, b, reach_w, reach_b) else ()
    return Surface(
        name, "loss(w·x + b, y)", f, slopes, (w - reach_w, w + reach_w), (b - reach_b, b + reach_b),
        (w - 0.8 * reach_w, b + 0.6 * reach_b), minima,
        "Every point is a line, and its height is how badly that line fits the data.", ("w", "b"),
    )  # fmt: skip


def _each(f: Callable[[float, float], float], w: Array, b: Array) -> Array:
    """f at each pair (w, b), in the shape of w and b."""
    ws, bs = np.broadcast_arrays(np.asarray(w, dtype=float), np.asarray(b, dtype=float))
    values = [f(*pair) for pair in zip(ws.ravel().tolist(), bs.ravel().tolist(), strict=True)]
    return np.array(values, dtype=float).reshape(ws.shape)


def _least_squares(x: Array, y: Array) -> tuple[float, float]:
    """The line (w, b) with the smallest mean squared error; of several, the one nearest to (0, 0)."""
    w, b = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    return float(w), float(b)


def _is_minimum(f: Callable[[Array, Array], Array], w: float, b: float, reach_w: float, reach_b: float) -> bool:
    """Whether eight near places around (w, b), a ten-thousandth of the picture away, all lie higher."""
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    around = f(w + 1e-4 * reach_w * np.cos(turn), b + 1e-4 * reach_b * np.sin(turn))
    return bool(np.all(around > f(np.array(w), np.array(b))))
