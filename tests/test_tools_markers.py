"""A master with something wrong in it stops the build with path:line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.exercise import Unit
from tests.tiny_course import CATALOGUE, MASTER, NAME, make_course
from tools.build import build
from tools.problems import BuildFailed

SOLUTION = "    ### BEGIN SOLUTION\n    result = factor * x\n    return result\n    ### END SOLUTION"
TEXT = '# %% [markdown]\nr"""# A'

# name: (text of the tiny master, what stands there instead, the line that is named, two things that are said of it)
WRONG = {
    "unknown marker": ("tags=[", "tag=[", '# %% tag=["figure"]', "unknown marker 'tag'", 'solution="name"'),
    "bare word": ('tags=["figure"]', "locked", "# %% locked", "unknown marker 'locked'", 'tags=["figure"]'),
    "unreadable": ('"robust" points=1', "robust", '# %% test="mean_square" part=robust', "cannot read", "part=robust"),
    "unknown tag": ('["figure"]', '["hide"]', '# %% tags=["hide"]', "unknown tags ['hide']", 'tags=["figure"]'),
    "tag without brackets": ('["figure"]', '"figure"', '# %% tags="figure"', "'figure'", "array"),
    "of the other kind": ('solution="scaled"', 'formula="scaled"', '# %% formula="scaled"', "'formula'", "code cell"),
    "points alone": ('"scaled"\n', '"scaled" points=2\n', '# %% solution="scaled" points=2', "'points'", "code cell"),
    "two markers": ('"figure"]', '"figure"] readonly="x"', '# %% tags=["figure"] readonly="x"', "exclude", "one of"),
    "raw cell": ('# %% tags=["figure"]', "# %% [raw]", "# %% [raw]", "unknown kind of cell: raw", "code and markdown"),
    "text before the cells": (TEXT, f"import os\n{TEXT}", "import os", "text before the first cell", "# %%"),
    "text below the header": (TEXT, f"# ---\n# ---\nx = 1\n{TEXT}", "x = 1", "text before the first cell", "# %%"),
    "cell in a cell": ('print("a picture")', 'x = """\n# %% x\n"""', "# %% x", "inside a cell", "'# %%'"),
    "duplicate id": (
        '"scaled" points', '"mean_square" points', '# %% test="mean_square" points=0.5', "duplicate id", "22",
    ),
    "id of a setup": (
        'readonly="setup"', 'readonly="scaled"', '# %% solution="scaled"', "duplicate id 'scaled'", "line 6",
    ),
    "begin, no end": ("result\n    ### END SOLUTION", "result", "    ### BEGIN SOLUTION#", "without END SOLUTION", ""),
    "end, no begin": (
        "    ### BEGIN SOLUTION\n    result", "    result", "    ### END SOLUTION#", "without BEGIN", "above",
    ),
    "nested": (
        "    result =", "    #### BEGIN SOLUTION\n    result =", "    #### BEGIN SOLUTION", "nested BEGIN", "line 32",
    ),
    "no region": (SOLUTION, "    return factor * x", '# %% solution="scaled"', "no ### BEGIN SOLUTION", "END SOLUTION"),
    "solution elsewhere": ('print("a picture")', "#BEGIN SOLUTION", "#BEGIN SOLUTION", "outside a cell", "solution="),
    "solution in the text": ("With $x_i$ in it", "BEGIN SOLUTION", 'BEGIN SOLUTION."""', "outside a cell", "solution="),
    "hidden test": ('print("a picture")', "# HIDDEN TESTS", "# HIDDEN TESTS", "the builder writes them", "test="),
    "unknown exercise": ('solution="scaled"', 'solution="scale"', '# %% solution="scale"', "unit 01_tiny", "scaled"),
    "unknown formula": ('a="mean_square"', 'a="median"', '# %% [markdown] formula="median"', '"median"', "mean_square"),
    "early test": (
        '# %% tags=["figure"]', '# %% test="scaled" points=1', '# %% test="scaled" points=1', "a test without", "",
    ),
    "part of another": (
        't="robust"', 't="fast"', '# %% test="mean_square" part="fast" points=1', '"fast"', "correct, robust",
    ),
    "no points": ('test="scaled" points=0.5', 'test="scaled"', '# %% test="scaled"', "has no points", "points=1"),
    "no number": ("=0.5", '="many"', '# %% test="scaled" points="many"', "points='many' is not a number", "above 0"),
    "worth nothing": ("points=0.5", "points=0", '# %% test="scaled" points=0', "points=0 is not a number", "above 0"),
    "truth": ("points=0.5", "points=true", '# %% test="scaled" points=true', "is not a number", "above 0"),
    "body": (
        "points=2\n", "points=2\nassert 1\n", '# %% test="mean_square" points=2', "has no body", "the builder writes",
    ),
    "another function": (
        "def scaled(", "def scale(", "def scale(x, factor):", "defines scale;", "it must define scaled",
    ),
    "no function": (
        "def scaled(x, factor):", "if 1:", '# %% solution="scaled"', "defines no function", "must define scaled",
    ),
    "not Python": ("result = factor * x", "result = factor *", "    result = factor *", "this is not Python", "syntax"),
    "part forgotten": ('# %% test="mean_square" part="robust" points=1\n', "", None, "has no cell", 'part="robust"'),
    "formula without one": (
        r"\text{mean\_square}", "f", '# %% [markdown] formula="mean_square"', "no formula", r"\text{mean\_",
    ),
}  # fmt: skip


def problems(root: Path, master: str, name: str = NAME, catalogue: dict[str, Unit] = CATALOGUE) -> list[str]:
    with pytest.raises(BuildFailed) as caught:
        build(make_course(root, master, name), catalogue)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("right", "wrong", "at", "what", "allowed"), WRONG.values(), ids=WRONG)
def test_a_wrong_master_is_refused_at_its_line(
    tmp_path: Path, right: str, wrong: str, at: str | None, what: str, allowed: str
) -> None:
    assert MASTER.count(right) == 1
    master = MASTER.replace(right, wrong)
    found = problems(tmp_path, master)
    place = f"course/{NAME}.py:" if at is None else f"course/{NAME}.py:{line_of(at, master)}:"
    assert [problem for problem in found if problem.startswith(place) and what in problem and allowed in problem], found


def line_of(text: str, master: str) -> int:
    """The line that is exactly `text`; with # behind it, the last of several."""
    lines = master.splitlines()
    if text.endswith("#"):
        return len(lines) - lines[::-1].index(text[:-1])
    assert lines.count(text) == 1
    return lines.index(text) + 1


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, MASTER.replace("points=2", "points=0").replace("def scaled", "def scale"))
    assert [problem.split(": ")[0] for problem in found] == [f"course/{NAME}.py:22", f"course/{NAME}.py:31"]


def test_a_master_of_no_unit_is_refused(tmp_path: Path) -> None:
    make_course(tmp_path)
    found = problems(tmp_path, MASTER, "01_tinny")
    assert found == ["course/01_tinny.py: 01_tinny is not a unit of the catalogue; allowed: 01_tiny, start"]


def test_a_unit_without_master_is_missed(tmp_path: Path) -> None:
    found = problems(tmp_path, MASTER, catalogue={**CATALOGUE, "02_more": Unit("02_more")})
    assert found == ["course/02_more.py: there is no such master; there are: 01_tiny"]


def test_the_start_page_has_no_exercises(tmp_path: Path) -> None:
    make_course(tmp_path)
    found = problems(tmp_path, '# %% solution="scaled"\ndef scaled(): ...\n', "start")
    assert "a page without unit" in found[0]
