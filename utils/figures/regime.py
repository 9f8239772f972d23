"""What becomes of a descent in one variable with a fixed learning rate, decided by walking on for a long time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Regime: TypeAlias = Literal[
    "stands still",
    "arrives in one step",
    "converges",
    "oscillates and converges",
    "oscillates for ever",
    "never settles",
    "diverges",
]

FAR = 1e6
TAIL = 100


def walk(slope: Callable[[Any], Any], x: float, lr: float, n_steps: int = 2000) -> Array:
    """The places x, x − lr·slope(x), … of up to `n_steps` steps; it stops early once it stands or is far away."""
    places = [x]
    for _ in range(n_steps):
        after = x - lr * float(slope(np.float64(x)))
        if after == x or abs(x) > FAR:
            break
        places.append(x := after)
    return np.array(places)


def judge(places: Array) -> Regime:
    """The regime of a long walk, from the size of its last moves, and whether they turn back and forth."""
    moves = np.diff(places)
    sizes = np.abs(moves)
    if np.abs(places[-1]) > FAR:
        return "diverges"
    if sizes.size == 0 or sizes.max() < 1e-9:
        return "stands still"
    seen = moves[sizes > 1e-9 * sizes.max()]
    if seen.size == 1:
        return "arrives in one step"
    turns = seen[1:] * seen[:-1] < 0
    if sizes.size < TAIL or sizes[-1] <= 1e-9 * sizes.max():
        return "oscillates and converges" if turns[-5:].all() else "converges"
    return _judge_tail(np.abs(seen[-TAIL:]), turns[1 - TAIL :])


def _judge_tail(sizes: Array, turns: NDArray[np.bool_]) -> Regime:
    if turns.all() and np.ptp(sizes) < 1e-6 * sizes.max():
        return "oscillates for ever"
    if np.all(sizes[1:] > sizes[:-1]):
        return "diverges"
    if np.all(sizes[1:] <= sizes[:-1] * (1 + 1e-9)):
        return "oscillates and converges" if turns.all() else "converges"
    return "never settles"
