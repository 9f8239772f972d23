"""A small course to attack: two exercises with checks of ours, and a foreign one with plain asserts."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import Any

MSE = "def mse(y_hat, y, half=False):\n    return float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)"
DOUBLE = "def double(x):\n    return 2 * x"
STEP = "def gradient_step(x, g, lr):\n    return x - lr * g"
WRONG_MSE = "def mse(y_hat, y, half=False):\n    return 0.125"
WRONG_DOUBLE = "def double(x):\n    return x"
TEST_MSE = 'check("mse", mse)\n### BEGIN HIDDEN TESTS\ncheck("mse", mse, fresh=True)\n### END HIDDEN TESTS'
TEST_DOUBLE = (
    "assert double(3) == 6\n"
    "### BEGIN HIDDEN TESTS\n"
    "assert np.allclose(double(np.array([1.0, 2.5])), [2.0, 5.0])\n"
    "np.testing.assert_allclose(double(np.ones((2, 2))), 2 * np.ones((2, 2)))\n"
    "for number in range(5):\n"
    "    assert double(number) == 2 * number\n"
    "### END HIDDEN TESTS"
)
TEST_STEP = TEST_MSE.replace("mse", "gradient_step")
POINTS = {"test_mse": 2.0, "test_double": 1.0, "test_step": 2.0}
Cell = dict[str, Any]
Notebook = dict[str, Any]


def cell(source: str, name: str, **about: Any) -> Cell:
    """A code cell as nbgrader writes it."""
    nbgrader = {"schema_version": 3, "grade_id": name, "grade": False, "locked": False, "solution": False, **about}
    return {
        "cell_type": "code", "id": name.replace("_", "-"), "metadata": {"nbgrader": nbgrader}, "source": source,
        "outputs": [], "execution_count": None,
    }  # fmt: skip


def plain_cell(source: str, name: str) -> Cell:
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def test_cell(source: str, name: str) -> Cell:
    return cell(source, name, grade=True, locked=True, points=POINTS[name])


def master() -> Notebook:
    """The instructor's notebook, with solutions and hidden tests."""
    cells = [
        cell("import numpy as np\nfrom autograder import check", "setup", locked=True),
        cell(MSE, "mse", solution=True),
        test_cell(TEST_MSE, "test_mse"),
        cell(DOUBLE, "double", solution=True),
        test_cell(TEST_DOUBLE, "test_double"),
        cell(STEP, "step", solution=True),
        test_cell(TEST_STEP, "test_step"),
    ]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3"}}, "cells": cells}


@dataclass(frozen=True)
class Attack:
    """A notebook with two wrong answers, a right third one, and one trick that tries to earn the points of all.

    `trick` runs before everything else, `late` after the last solution. `verdicts` are those of the attacked tests; the
    points of `test_step` are earned honestly and must stay unless `spoils_step`. `files` stand beside the notebook.
    """

    name: str
    trick: str = ""
    mse: str = WRONG_MSE
    double: str = WRONG_DOUBLE
    step: str = STEP
    late: str = ""
    edit: Any = None
    verdicts: tuple[str, str] = ("wrong", "wrong")
    spoils_step: bool = False
    hidden: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def notebook(self) -> Notebook:
        """The submission."""
        notebook = copy.deepcopy(master())
        cells = {one["id"]: one for one in notebook["cells"]}
        for name, source in (("mse", self.mse), ("double", self.double), ("step", self.step)):
            cells[name]["source"] = source
        if self.trick:
            notebook["cells"].insert(1, plain_cell(self.trick, "trick"))
        if self.late:
            notebook["cells"].insert(-1, plain_cell(self.late, "late"))
        if self.edit:
            self.edit(notebook)
        return notebook

    def aimed_at(self, places: dict[str, str]) -> Attack:
        """The attack with the places of this machine in it: `@secret@`, `@port@` …"""

        def filled(text: str) -> str:
            for name, value in places.items():
                text = text.replace(f"@{name}@", value)
            return text

        texts = {name: filled(getattr(self, name)) for name in ("trick", "mse", "double", "step", "late")}
        return replace(self, **texts)


RIGHT = Attack("honest right", mse=MSE, double=DOUBLE)
WRONG = Attack("honest wrong")
