"""What the text of a unit says is so: its examples come out as printed, its points are those of the cells."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import numpy as np
import pytest

from autograder.exercises import units
from tools.master import Master, read_master

ROOT = Path(__file__).parents[1]
MASTERS = [read_master(Path("course") / f"{unit.name}.py", ROOT) for unit in units()]


FENCED = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples(master: Master) -> list[doctest.Example]:
    blocks = [block for cell in master.cells if cell.kind == "markdown" for block in FENCED.findall(cell.source)]
    return [example for block in blocks for example in doctest.DocTestParser().get_examples(block)]


def is_close(got, want) -> bool:
    if isinstance(want, dict):
        return (
            isinstance(got, dict) and got.keys() == want.keys() and all(is_close(got[key], want[key]) for key in want)
        )
    if isinstance(want, tuple | list):
        return len(got) == len(want) and all(map(is_close, got, want))
    return got == want if isinstance(want, str | bool) else got.__class__ is want.__class__ and np.allclose(got, want)


@pytest.mark.parametrize(
    ("unit", "example"),
    [pytest.param(u, e, id=e.source[:60].strip()) for u, m in zip(units(), MASTERS, strict=True) for e in examples(m)],
)
def test_an_example_in_the_text_comes_out_as_printed(unit, example):
    names = {"np": np, "array": np.array, **{name: ours.reference for name, ours in unit.exercises.items()}}
    want = eval(example.want, names)
    assert is_close(eval(example.source, names), want)


@pytest.mark.parametrize("master", MASTERS, ids=lambda master: master.name)
def test_the_points_in_the_text_are_those_of_the_cells(master):
    told: dict[str, list[int]] = {}
    given: dict[str, list[int]] = {}
    for cell in master.cells:
        head = re.search(r"### Exercise \d+ · `(\w+)", cell.source)
        if cell.kind == "markdown" and head:
            told[head[1]] = [int(n) for n in re.findall(r"\d+", cell.source.split("**Points:**")[1])]
        elif "test" in cell.markers:
            given.setdefault(cell.markers["test"], []).append(cell.markers["points"])
    assert told == given
