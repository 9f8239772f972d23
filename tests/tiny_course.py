"""A course of one small unit with two exercises, to build in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.exercise import Case, Unit, case

PROJECT = Path(__file__).resolve().parent.parent
NAME = "01_tiny"
unit = Unit(NAME)
CATALOGUE = {NAME: unit}


@unit.exercise
def mean_square(x: Any, y: Any) -> float:
    """The mean of (x − y)²."""
    return float(np.mean((x - y) ** 2))


@mean_square.cases
def ordinary(rng: Any) -> Iterator[tuple[str, Any, Any]]:
    for m in range(1, 6):
        yield "random", rng.normal(size=m), rng.normal(size=m)


@mean_square.cases(part="robust")
def extreme(rng: Any) -> Iterator[Case]:
    yield case("large", np.array([1e8]), np.array([1e8 + 1]))


@unit.exercise
def scaled(x: Any, factor: float) -> Any:
    """factor · x."""
    return factor * x


@scaled.cases
def factors(rng: Any) -> Iterator[tuple[str, Any, float]]:
    for m in range(1, 6):
        yield "random", rng.normal(size=m), float(rng.normal())


MASTER = '''\
# %% [markdown]
r"""# A tiny unit

With $x_i$ in it."""

# %% readonly="setup"
import numpy as np
from autograder import check

# %% [markdown] formula="mean_square"
r"""
$$\\text{mean\\_square}(x, y) = \\frac{1}{m} \\sum_{i=1}^{m} (x_i - y_i)^2$$
"""

# %% solution="mean_square"
def mean_square(x, y):
    """The mean of (x − y)²."""
    ### BEGIN SOLUTION
    return float(np.mean((x - y) ** 2))
    ### END SOLUTION

# %% test="mean_square" points=2
# %% test="mean_square" part="robust" points=1
# %% [markdown]
r"""Look."""

# %% tags=["figure"]
print("a picture")

# %% solution="scaled"
def scaled(x, factor):
    ### BEGIN SOLUTION
    result = factor * x
    return result
    ### END SOLUTION

# %% test="scaled" points=0.5
# %% [markdown]
r"""Look."""
'''


def make_course(root: Path, master: str = MASTER, name: str = NAME) -> Path:
    """A course in `root` whose one master says `master`."""
    (root / "course").mkdir(parents=True, exist_ok=True)
    (root / "course" / f"{name}.py").write_text(master, encoding="utf-8")
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    return root
