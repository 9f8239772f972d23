"""docs/differences_from_nbgrader.md holds, row by row: real nbgrader beside ours, on the same submissions."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.commands.nbgrader_steps import run_nbgrader
from tests.foreign_course import answer, notebook, scored
from tests.tiny_class import UNIT, cell, grade, gradebook, hand_in, make_course

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "differences_from_nbgrader.md"
BY_HAND = "to be graded by hand"
NO_GRADE = "no grade for the submission"
COMPARED = "value = {}()\nassert np.allclose(value, 1)"
HELPED = "value = {}()\nassert same(value, 1)"


@dataclass(frozen=True)
class Case:
    """An exercise with a test worth 2 points, what is handed in, and what it earns (in nbgrader, here, compatible)."""

    words: str
    answer: str
    earns: tuple[Any, Any, Any]
    test: str = "{}()"
    right: str = "2"
    is_alone: bool = False  # takes the whole submission down in nbgrader


CASES = {
    "scalar": Case("the test ends in a numpy scalar, `np.float64(0.5)`", "return np.float64(0.5)", (2, 0.5, 2)),
    "array": Case("the test ends in an array of one number, `np.array([0.5])`", "return np.array([0.5])", (2, 0.5, 2)),
    "false": Case("the test ends in `False`", "return False", (2, 0, 2)),
    "negative": Case("the test ends in a number below 0", "return -1", (2, BY_HAND, 2)),
    "nan": Case("the test ends in NaN", "return float('nan')", (2, BY_HAND, 2)),
    "greedy": Case(
        "the test ends in more points than there are", "return 3", (NO_GRADE, BY_HAND, BY_HAND), is_alone=True
    ),
    "warns": Case(
        "the test cell warns", "return 1", (0, 2, 0), "import warnings\nwarnings.warn('soon')\nassert {}() == 1", "1"
    ),
    "warned": Case(
        "the learner's code warns", "import warnings\n    warnings.warn('soon')\n    return 1", (0, 2, 0), COMPARED, "1"
    ),
    "equal": Case(
        "the answer is an object that is equal to everything",
        "return type('Equal', (), {'__eq__': lambda self, other: True})()",
        (2, 0, 0),
        "assert {}() == 1",
        "1",
    ),
    "patched": Case(
        "the answer patches the library that the test compares with",
        "np.allclose = lambda *args: True\n    return 0",
        (2, 0, 0),
        COMPARED,
        "1",
    ),
    "helped": Case(
        "the answer puts a function of its own over a locked helper",
        "globals()['same'] = lambda *args: True\n    return 0",
        (2, 0, 0),
        HELPED,
        "1",
    ),
    "skipped": Case("the test is tagged `skip-execution` by the learner", "return 0", (2, 0, 0), COMPARED, "1"),
    "deleted": Case("the test is deleted", "return 1", (BY_HAND, 2, 2), COMPARED, "1"),
    "dies": Case("the answer ends its process", "import os\n    os._exit(0)", (NO_GRADE, 0, 0), is_alone=True),
}  # fmt: skip
MIXED = {name: case for name, case in CASES.items() if not case.is_alone}


def master() -> nbformat.NotebookNode:
    cells = [cell("import numpy as np\ndef same(a, b):\n    return a == b", "setup", locked=True)]
    for name, case in CASES.items():
        body = f"def {name}():\n    ### BEGIN SOLUTION\n    return {case.right}\n    ### END SOLUTION"
        cells += [answer(name, body), scored(name, case.test.format(name), 2)]
    return notebook(*cells)


def hand_in_cases(course: Path) -> None:
    """One learner whose answers are all the odd ones that nbgrader survives, and one for each that it does not."""
    right = {name: f"def {name}():\n    return {case.right}" for name, case in CASES.items()}
    odd = {name: f"def {name}():\n    {case.answer}" for name, case in CASES.items()}
    folder = hand_in(course, "mixed", {**odd, **{name: right[name] for name in CASES.keys() - MIXED.keys()}})
    path = folder / f"{UNIT}.ipynb"
    changed = nbformat.read(path, as_version=4)
    changed.cells = [one for one in changed.cells if one.id != "test_deleted"]
    next(one for one in changed.cells if one.id == "test_skipped").metadata.tags = ["skip-execution"]
    nbformat.write(changed, path)
    for name in CASES.keys() - MIXED.keys():
        hand_in(course, name, {**right, name: odd[name]})


def earned(course: Path, student: str) -> dict[str, Any]:
    """The points of each case; in words where a program has given none."""
    if not (course / "autograded" / student / UNIT).exists():
        return dict.fromkeys(CASES, NO_GRADE)
    about = gradebook(course)[student]["grades"]
    rows = {name.removeprefix("test_"): (points, by_hand) for (_, name), (points, _, _, by_hand) in about.items()}
    return {name: BY_HAND if points is None else points for name, (points, _) in rows.items()}


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The same submissions graded by nbgrader, by us, and by us as nbgrader."""
    stock = make_course(tmp_path_factory.mktemp("odd") / "stock", {UNIT: master()})
    hand_in_cases(stock)
    ours, compatible = (Path(shutil.copytree(stock, stock.with_name(name))) for name in ("ours", "compatible"))
    step = run_nbgrader(stock, "autograde", UNIT, "--Execute.shutdown_kernel=immediate")
    assert not step.is_ok
    assert "partial credit cannot be greater than maximum points" in step.log
    assert "DeadKernelError" in step.log
    for course, options in ((ours, ()), (compatible, ("--nbgrader-compatible",))):
        done = grade(course, "--jobs", "1", *options)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "no possible score" in done.stdout or "nbgrader stops here" in done.stdout
    return stock, ours, compatible


@pytest.mark.parametrize("name", CASES)
def test_the_scores_differ_as_it_is_written(courses: tuple[Path, Path, Path], name: str) -> None:
    student = name if CASES[name].is_alone else "mixed"
    found = [earned(course, student)[name] for course in courses]
    assert found == list(CASES[name].earns)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.is_alone])
def test_what_takes_a_submission_down_in_nbgrader_costs_only_itself_here(
    courses: tuple[Path, Path, Path], name: str
) -> None:
    for course, own_zeros in ((courses[1], set()), (courses[2], {"warns"})):
        points = earned(course, name)
        assert {other for other in points if points[other] != 2} == {name} | own_zeros


def test_the_document_has_a_row_for_each_case() -> None:
    rows = [
        line.strip("| ").split(" | ") for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line[:2] == "| "
    ]
    written = {row[0]: row for row in rows[1:]}
    assert list(written) == [case.words for case in CASES.values()]
    for case in CASES.values():
        _, there, here, _, compatible = written[case.words]
        assert (there, here) == (str(case.earns[0]), str(case.earns[1]))
        assert compatible == ("yes" if case.earns[0] == case.earns[2] else "not")
