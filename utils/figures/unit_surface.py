"""F8: one unit over the map of heights and weights, with a step or a sigmoid at its end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from utils.data import UNIT
from utils.figures.answers import Answer, ask, ask_reference
from utils.figures.magnitude import magnitude
from utils.figures.pair import credit_of
from utils.figures.people import BOX, HIGH, LEFT, LOW, RIGHT, X, Y, line_through, on_map
from utils.figures.words import number
from utils.frame import Choice, Driver, Figure, Handle, Slider, State, Turn, ours, show

Array = NDArray[np.float64]

STEP, SIGMOID = "step", "sigmoid"
COLUMNS = 9
"""Lines of the surface along the boundary; it is straight there."""

RUNGS = np.array([-30, -6, -4, -3, -2.2, -1.5, -1, -0.5, -1e-9, 0, 0.5, 1, 1.5, 2.2, 3, 4, 6, 30])
"""The z of the lines across: with equal steps of p where a sigmoid climbs, and two lines where a step jumps."""

NUDGE = 1e-4
FELT, JUMP = 1e-3, 100.0
"""dp/dz from which a slope counts as one, and from which it is a jump."""


def unit_surface(step: Driver | None = None, sigmoid: Driver | None = None) -> None:
    """Shows F8, driven by `step_unit` and `sigmoid` (None: ours)."""
    show(figure_of(step or ours("step_unit"), sigmoid))


def figure_of(step: Driver, sigmoid: Driver | None = None) -> Figure:
    """The record of F8 for two drivers."""
    from utils.figures.unit_surface_drawing import build, draw

    drivers = {STEP: step, SIGMOID: sigmoid or ours("sigmoid")}
    return Figure(
        name="unit_surface",
        title="A unit over a map: who stands where it is steep?",
        compute=partial(compute, drivers),
        build=partial(build, drivers),
        draw=draw,
        describe=partial(describe, drivers),
        credit=credit_of(*drivers.values()),
        size=(8.4, 4.3),
        scene=("unit",),
        controls=(
            Choice("unit", "Unit", STEP, (STEP, SIGMOID), buttons=True),
            Slider("left", "Boundary, left end (kg)", 55.0, LOW, HIGH, 1.0, form=".0f"),
            Slider("right", "Boundary, right end (kg)", 85.0, LOW, HIGH, 1.0, form=".0f"),
            Slider("k", "Steepness k (z per kg)", 0.3, 0.03, 3.0, 0.05, scale="log", form=".2f"),
            Slider("turn", "Turn the surface (degrees)", -50, -180, 180, 5, form="d"),
            Slider("tilt", "Tilt the surface (degrees)", 30, 0, 90, 5, form="d"),
        ),
        handles=(
            Handle("left end of the boundary", None, "left", lambda state, arrays: (LEFT, float(state["left"]))),
            Handle("right end of the boundary", None, "right", lambda state, arrays: (RIGHT, float(state["right"]))),
            Turn("turn", "tilt", 0.5),
        ),
    )


@dataclass(frozen=True)
class Heights:
    """What a unit answers: on the mesh of the surface, for the people, and its slope dp/dz beside each of them.

    `at_boundary` are the answers just below and just above z = 0, and the slope between z = ±NUDGE.
    """

    mesh: Array
    people: Array
    slopes: Array
    at_boundary: tuple[float, float, float]

    @property
    def is_on_wrong_side(self) -> NDArray[np.bool_]:
        """Whom the unit takes for the other class, (m,)."""
        return np.asarray((self.people >= 0.5) != (Y == 1))


@dataclass(frozen=True)
class Arrays:
    """The unit over the map. `x` and `y` are the mesh in cm and kg, (COLUMNS, rows), `z` the logits on it.

    `heights` are the driver's (None: it gave none, see `trouble`), `right` are ours.
    """

    ends: tuple[float, float]
    k: float
    x: Array
    y: Array
    z: Array
    heights: Heights | None
    right: Heights
    whose: str
    trouble: str
    turn: float
    tilt: float

    @property
    def shown(self) -> Heights:
        return self.right if self.heights is None else self.heights

    @property
    def worst(self) -> tuple[int, int] | None:
        """Where on the mesh the driver's unit is furthest from ours; None if it is nowhere off."""
        if self.heights is None:
            return None
        off = np.abs(self.heights.mesh - self.right.mesh)
        row, column = np.unravel_index(int(np.argmax(off)), off.shape)
        return (int(row), int(column)) if off[row, column] > 1e-6 else None


def compute(drivers: dict[str, Driver], state: State) -> Arrays:
    """Asks the unit for its answers on the mesh, for the people, and on both sides of each."""
    driver, k, ends = drivers[state["unit"]], float(state["k"]), (float(state["left"]), float(state["right"]))
    x, y, z = mesh(ends, k)
    w, b = line_through(*ends)
    people = UNIT * k * (X @ w + b)
    asked = np.concatenate([z.ravel(), people, people + NUDGE, people - NUDGE, [-1e-9, 0.0, NUDGE, -NUDGE]])
    answer: Answer[Array] = ask(driver, partial(read_answers, asked.shape), asked.copy())
    right = heights_of(np.asarray(ask_reference(driver, asked), dtype=float), z.shape)
    heights = None if answer.value is None else heights_of(answer.value, z.shape)
    return Arrays(ends, k, x, y, z, heights, right, driver.whose, answer.trouble, state["turn"], state["tilt"])


def mesh(ends: tuple[float, float], k: float) -> tuple[Array, Array, Array]:
    """A mesh over the map, in cm and kg, with z on it. Its lines follow the boundary as far as the map goes."""
    (left, right), (low, high) = BOX
    x = np.linspace(left, right, COLUMNS)
    line = ends[0] + (ends[1] - ends[0]) * (x - LEFT) / (RIGHT - LEFT)
    levels = np.concatenate([[-np.inf], RUNGS / k, [np.inf]])
    y = np.clip(line[:, None] + levels, low, high)
    z = np.where((y > low) & (y < high), np.broadcast_to(k * levels, y.shape), k * (y - line[:, None]))
    return np.broadcast_to(x[:, None], y.shape), y, z


def heights_of(answers: Array, shape: tuple[int, ...]) -> Heights:
    """The answers in their places."""
    m, n = len(Y), int(np.prod(shape))
    on_mesh, people, above, below, four = np.split(answers, [n, n + m, n + 2 * m, n + 3 * m])
    slope = (four[2] - four[3]) / (2 * NUDGE)
    return Heights(
        on_mesh.reshape(shape), people, (above - below) / (2 * NUDGE), (float(four[0]), float(four[1]), float(slope))
    )


def read_answers(shape: tuple[int, ...], returned: Any) -> Array | None:
    """What a unit returned, if it is one finite number for each z."""
    try:
        answers = np.asarray(returned)
    except Exception:
        return None
    if answers.dtype.kind not in "biuf" or answers.shape != shape or not np.isfinite(answers).all():
        return None
    return np.clip(answers.astype(float), -1e6, 1e6)


def describe(drivers: dict[str, Driver], state: State, arrays: Arrays) -> str:
    """How steep the surface is on the boundary and beside it, who feels that, and who stands on the wrong side."""
    left, right = (number(end, ".0f") for end in arrays.ends)
    wrong = int(arrays.shown.is_on_wrong_side.sum())
    said = [
        f"The boundary of the {state['unit']} unit goes from {left} kg at {LEFT:.0f} cm to {right} kg at"
        f" {RIGHT:.0f} cm, with k = {magnitude(arrays.k)} per kg; {wrong} of {len(Y)} people stand on the wrong side.",
        _steepness(arrays),
        _felt(arrays),
        _difference(drivers[state["unit"]], arrays),
    ]
    return " ".join(filter(None, said))


def is_jump(arrays: Arrays) -> bool:
    """Whether the answer jumps on the boundary."""
    below, above, _ = arrays.shown.at_boundary
    return abs(above - below) > 0.01


def _steepness(arrays: Arrays) -> str:
    below, above, slope = arrays.shown.at_boundary
    if is_jump(arrays):
        return f"On the boundary p jumps from {magnitude(below)} to {magnitude(above)}: it has no slope there."
    return f"On the boundary p changes by {magnitude(slope * arrays.k)} per kg, a slope of {magnitude(slope)} in z."


def felt_by(arrays: Arrays) -> int:
    """How many people stand where p has a slope."""
    size = np.abs(arrays.shown.slopes)
    return int(((size > FELT) & (size < JUMP)).sum())


def _felt(arrays: Arrays) -> str:
    felt = felt_by(arrays)
    if not felt:
        return f"Where people stand p has slope 0, for all {len(Y)}: a small move of the boundary changes no answer."
    return f"{felt} of {len(Y)} people stand where p has a slope of more than {FELT} in z."


def _difference(driver: Driver, arrays: Arrays) -> str:
    """Where a wrong unit is furthest off."""
    if arrays.heights is None:
        return f"{arrays.trouble} The surface is ours."
    if arrays.whose != "wrong":
        return ""
    if arrays.worst is None:
        return f"Here {driver.name} goes right; its check says what is still off."
    z, yours, right = (magnitude(one[arrays.worst]) for one in (arrays.z, arrays.heights.mesh, arrays.right.mesh))
    return f"At z = {z} your {driver.name} answers {yours}, where ours answers {right}."


def people_on_map() -> Array:
    """The places of the people, (m, 2), in cm and kg."""
    return on_map(X)
