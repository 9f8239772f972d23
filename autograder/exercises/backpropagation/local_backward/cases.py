"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, case
from autograder.exercises.backpropagation.local_backward.exercise import local_backward

NODES: dict[str, Any] = {"mul": lambda x, y: x * y, "add": lambda x, y: x + y, "exp": np.exp, "log": np.log}


def node(label: str, op: str, *inputs: float, g: float) -> Case:
    """A case with the complex step as the oracle: f(x + ih) = f(x) + ih·f′(x), to the last digit for a tiny h."""
    if op == "max":
        slopes = [float(x == max(inputs)) for x in inputs]
    else:
        lifted = [[complex(x, 1e-30 * (i == k)) for i, x in enumerate(inputs)] for k in range(len(inputs))]
        slopes = [NODES[op](*z).imag / 1e-30 for z in lifted]
    return case(label, op, inputs, g, want=tuple(float(g * slope) for slope in slopes))


def splits(g: float) -> Accepts:
    """Whether two numbers came back that add up to g."""

    def judge(got: Any) -> str:
        if not isinstance(got, (tuple, list)) or len(got) != 2:
            return "a tuple of two numbers is asked for"
        if not all(is_number(part) for part in got):
            return "each of the two values must be one finite number"
        total = float(got[0]) + float(got[1])
        if abs(total - g) <= 1e-9 + 1e-6 * abs(g):
            return ""
        return f"at a tie the two parts must add up to g = {g:g}; here they add up to {total:g}"

    return judge


def is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    return isinstance(value, (int, float, np.integer, np.floating)) and type(value) is not bool and np.isfinite(value)


def tie(x: float, g: float) -> Case:
    """Both inputs of max are equal. How a right answer splits g tells no mistakes apart (so atol is wide), and `want`
    is open.
    """
    return case("max at a tie", "max", (x, x), g, want=(np.nan, np.nan), accepts=splits(g), atol=np.inf)


def apart(rng: np.random.Generator, low: float = 0.3, high: float = 4.0) -> float:
    return round(float(rng.choice([-1, 1]) * rng.uniform(low, high)), 1)


@local_backward.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield node("add", "add", 2.0, 5.0, g=3.0)
    yield node("mul", "mul", 2.0, 5.0, g=3.0)
    yield node("max", "max", 2.0, 5.0, g=3.0)
    yield node("max", "max", 4.0, -1.5, g=-2.0)
    yield node("exp", "exp", 1.5, g=3.0)
    yield node("log", "log", 4.0, g=3.0)
    yield node("log", "log", 0.5, g=-1.5)
    yield tie(2.5, 3.0)
    yield node("max of two negative inputs", "max", -1.0, -3.0, g=0.5)
    yield node("max of two negative inputs", "max", -4.0, -2.0, g=1.5)
    yield node("mul with 0", "mul", 0.0, 2.5, g=4.0)
    yield node("mul of equal inputs", "mul", 1.5, 1.5, g=-2.0)
    yield node("exp of 0", "exp", 0.0, g=2.5)
    yield node("log of 1", "log", 1.0, g=2.5)
    yield node("ints", "mul", 3, -4, g=2)
    yield node("ints", "max", 3, 7, g=-5)
    yield node("ints", "add", 3, 7, g=4)
    yield node("ints", "log", 4, g=2)
    yield node("ints", "exp", 2, g=3)
    yield node("g = 0", "mul", 2.0, 3.0, g=0.0)
    yield tie(-1.5, -2.0)
    yield tie(0.0, 0.5)


@local_backward.cases
def random_nodes(rng: np.random.Generator) -> Iterator[Any]:
    for op in ("add", "mul", "max"):
        for _ in range(3):
            x, step = apart(rng), apart(rng)
            yield node(op, op, x, round(x + step, 1), g=apart(rng))
    x, step = apart(rng), abs(apart(rng))
    yield node("max", "max", x, round(x - step, 1), g=apart(rng))
    yield node("max", "max", x, round(x + step, 1), g=apart(rng))
    for _ in range(3):
        yield node("exp", "exp", apart(rng), g=apart(rng))
        yield node("log", "log", abs(apart(rng)), g=apart(rng))
    yield node("log", "log", round(rng.uniform(20, 90), 1), g=apart(rng))
    yield node("log near 0", "log", 1e-4 * abs(apart(rng)), g=apart(rng))
    yield node("max of nearly equal inputs", "max", x, round(x + 0.001, 3), g=apart(rng))
    yield node("max of nearly equal inputs", "max", round(x + 0.001, 3), x, g=apart(rng))
    yield tie(x, apart(rng))
