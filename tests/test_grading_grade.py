"""One submission, one grade: points, verdicts, what a person has to grade, and the record of it all."""

from __future__ import annotations

import contextlib
import copy
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, get_args

import numpy as np
import pytest

from autograder.commands.check import Checked
from autograder.examine import Verdict
from autograder.grading.grade import CellGrade, Grade, ManualCell, grade, survey
from autograder.grading.limits import Limits
from autograder.grading.reading import Unreadable, read_notebook
from autograder.grading.sandbox import Sandbox
from autograder.grading.score import NoScore, score, score_as_nbgrader
from tests.foreign import answer, cell, given, handed_in, notebook, scored
from tests.mutations import mutated

PROJECT = Path(__file__).resolve().parent.parent
UNIT = "01_gradient_descent"
DOCUMENT = (PROJECT / "docs" / "grade_record.md").read_text(encoding="utf-8")
STACK = answer(
    "f", "class Stack:\n    def __init__(self): self.items = []\n    def push(self, x): self.items.append(x)"
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(cell_seconds=2.0)) as one:
        yield one


@pytest.fixture(scope="module")
def master() -> dict[str, Any]:
    return read_notebook(PROJECT / "source" / UNIT / f"{UNIT}.ipynb")


@pytest.fixture(scope="module")
def solved(sandbox: Sandbox, master: dict[str, Any]) -> Grade:
    return grade(master, master, sandbox)


def test_the_solution_earns_all_points_apart_from_the_tests(solved: Grade) -> None:
    assert solved.points == solved.max_points == 32
    assert {one.verdict for one in solved.cells} == {"passed"}
    assert all(one.isolated and one.exercise and one.seed is not None for one in solved.cells)
    assert solved.has_passed
    assert not solved.has_fault


def test_the_released_notebook_earns_nothing(sandbox: Sandbox, master: dict[str, Any]) -> None:
    found = grade(master, read_notebook(PROJECT / "release" / UNIT / f"{UNIT}.ipynb"), sandbox)
    assert found.points == 0
    assert {one.verdict for one in found.cells} == {"missing"}
    assert found.notes == ()


def test_a_cell_that_dies_costs_only_itself(sandbox: Sandbox, master: dict[str, Any]) -> None:
    submitted = copy.deepcopy(master)
    answers = {
        "mse": "import os\ndef mse(y_hat, y, half=False):\n    os._exit(1)",
        "gradient_step": "def gradient_step(x, g, lr):\n    return x + lr * g",
        "gradient_descent": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\nwhile True: pass",
    }
    for one in submitted["cells"]:
        one["source"] = answers.get(one["metadata"].get("nbgrader", {}).get("grade_id"), one["source"])
    found = grade(master, submitted, sandbox)
    lost = {one.grade_id: (one.verdict, one.mistake) for one in found.cells if one.points == 0}
    assert lost == {
        "test_mse": ("died", None), "test_mse_robust": ("died", None),
        "test_gradient_step": ("wrong", "ascent"), "test_gradient_descent": lost["test_gradient_descent"],
    }  # fmt: skip
    assert lost["test_gradient_descent"][0] in ("died", "timeout")
    assert found.points == 32 - 2 - 1 - 2 - 3


def test_the_notebook_as_it_ran_is_a_valid_one(solved: Grade, master: dict[str, Any]) -> None:
    import nbformat

    nbformat.validate(nbformat.from_dict(json.loads(json.dumps(solved.notebook))))
    assert [one["source"] for one in solved.notebook["cells"]] == [one["source"] for one in master["cells"]]
    cards = [
        o for one in solved.notebook["cells"] for o in one.get("outputs", []) if "gradwalk" in o.get("metadata", {})
    ]
    assert len(cards) == 2 * len(solved.cells)


VALUES: dict[str, tuple[Any, float | None, float | None]] = {  # value, points of 2 here, in nbgrader (None: neither)
    "none": (None, 2, 2),
    "all": (2, 2, 2),
    "some": (1.5, 1.5, 1.5),
    "zero": (0, 0, 0),
    "a text": ("1", 2, 2),
    "a list": ([1], 2, 2),
    "an array": (np.array([1.0, 0.5]), 2, 2),
    "an array of one": (np.array([1.5]), 1.5, 2),
    "np.float64": (np.float64(1.5), 1.5, 2),
    "np.int64": (np.int64(1), 1, 2),
    "a fraction": (Fraction(3, 2), 1.5, 2),
    "a decimal": (Decimal("1.5"), 1.5, 2),
    "True": (True, 2, 2),
    "False": (False, 0, 2),
    "np.False_": (np.False_, 0, 2),
    "less than nothing": (-1, None, 2),
    "too much": (3, None, None),
    "infinite": (float("inf"), None, None),
    "NaN": (float("nan"), None, 2),
    "complex": (1j, None, 2),
}


@pytest.mark.parametrize(("value", "here", "there"), VALUES.values(), ids=VALUES)
def test_the_last_value_of_a_test_is_its_score(value: Any, here: float | None, there: float | None) -> None:
    def points(give: Any, **options: Any) -> float | None:
        with contextlib.suppress(NoScore):
            return give(value, 2.0, **options)
        return None

    assert points(score) == here
    assert points(score_as_nbgrader, complained=False) == there
    assert points(score_as_nbgrader, complained=True) == 0


def test_as_nbgrader_agrees_with_nbgrader() -> None:
    from nbformat.v4 import new_output
    from nbgrader.utils import get_partial_grade

    for value, _, there in VALUES.values():
        if value is not None and there is not None:
            shown = new_output("execute_result", {"text/plain": repr(value)})
            assert get_partial_grade(shown, 2.0) == there


def test_partial_credit_is_a_verdict_of_its_own_sentence(sandbox: Sandbox) -> None:
    one = notebook(answer("f", "def f(x): return x"), scored("t", "(f(1) == 1) + (f(2) == 2) * 0.5", 2))
    (found,) = grade(one, one, sandbox).cells
    assert (found.points, found.verdict, found.message) == (1.5, "wrong", "The test gave 1.5 of 2 points.")


def test_a_warning_decides_only_as_in_nbgrader(sandbox: Sandbox) -> None:
    one = notebook(scored("t", "import warnings\nwarnings.warn('careful')\n1.0", 2))
    assert grade(one, one, sandbox).points == 1
    assert grade(one, one, sandbox, as_nbgrader=True).points == 0


def test_what_a_person_grades_is_left_to_a_person(sandbox: Sandbox) -> None:
    essay = cell("essay", "Because.", "markdown", grade=True, solution=True, points=5)
    code = cell("code", "1 / 0", grade=True, solution=True, points=3)
    one = notebook(essay, code, scored("t", "assert True"))
    found = grade(one, one, sandbox)
    assert found.manual == (ManualCell("essay", 5), ManualCell("code", 3))
    assert [one.grade_id for one in found.cells] == ["t"]
    assert found.max_points == 1
    assert found.notebook["cells"][0]["source"] == "Because."


def test_only_what_the_solution_passes_nowhere_else_may_run_with_the_code_it_tests(sandbox: Sandbox) -> None:
    one = notebook(
        given("s", "from autograder import check"),
        STACK,
        scored("alive", "s = Stack()\ns.push(1)\nassert s.items == [1]"),
        scored("plain", "assert 1 + 1 == 2"),
        scored("broken", "assert False"),
        scored("checked", "check('no_such_exercise', Stack)"),
    )
    needed = survey(one, sandbox)
    assert needed == {"alive"}
    found = {one.grade_id: one for one in grade(one, one, sandbox, may_run_in_worker=needed).cells}
    assert [(name, one.verdict, one.isolated) for name, one in found.items()] == [
        ("alive", "passed", False), ("plain", "passed", True), ("broken", "wrong", True), ("checked", "fault", True),
    ]  # fmt: skip


def test_a_test_in_the_worker_fails_for_a_wrong_answer(sandbox: Sandbox) -> None:
    one = notebook(STACK, scored("t", "s = Stack()\ns.push(1)\nassert s.items == [1], 'not pushed'"))
    for source, verdict in (
        ("class Stack:\n    items = []\n    def push(self, x): pass", "wrong"),
        ("", "missing"),
        ("import os\nclass Stack:\n    def __init__(self): os._exit(0)", "died"),
    ):
        (found,) = grade(one, handed_in(one, f=source), sandbox, may_run_in_worker=frozenset({"t"})).cells
        assert (found.verdict, found.points, found.isolated) == (verdict, 0, False)


@pytest.mark.parametrize(("last", "points"), [("1", 1), ("np.float64(0.5)", 0.5), ("False", 0), ("'text'", 2), ("", 2)])
def test_partial_credit_counts_in_the_worker_too(sandbox: Sandbox, last: str, points: float) -> None:
    one = notebook(STACK, scored("t", f"import numpy as np\nStack()\n{last}" if last else "Stack().push(1)", 2))
    (found,) = grade(one, one, sandbox, may_run_in_worker=frozenset({"t"})).cells
    assert (found.points, found.isolated) == (points, False)


class Broken:
    """A sandbox that starts no worker."""

    limits = Limits()
    layers = ()

    def spawn(self) -> Any:
        raise OSError("no more processes")

    def usage(self) -> tuple[float, int]:
        return 0.0, 0


def test_a_sandbox_that_fails_is_our_fault() -> None:
    one = notebook(answer("f", "f = 1"), scored("t", "assert f == 1", 2))
    broken: Any = Broken()
    found = grade(one, one, broken)
    assert [(c.verdict, c.points, c.max_points) for c in found.cells] == [("fault", 0, 2)]
    assert "no more processes" in found.cells[0].message
    assert found.has_fault


def test_5000_cells_are_graded(sandbox: Sandbox) -> None:
    one = notebook(answer("f", "n = 0"), scored("t", "assert n == 4998"))
    many = {**one, "cells": [one["cells"][0], *(cell(f"c{i}", "n += 1") for i in range(4998)), one["cells"][1]]}
    assert grade(one, many, sandbox).points == 1


def test_mutations_of_a_notebook_are_graded_or_refused(
    tmp_path: Path, sandbox: Sandbox, master: dict[str, Any]
) -> None:
    raw = (PROJECT / "source" / UNIT / f"{UNIT}.ipynb").read_bytes()
    path = tmp_path / "one.ipynb"
    graded = []
    for seed in Random(7).sample(range(2000), 40):
        path.write_bytes(mutated(raw, seed))
        try:
            submitted = read_notebook(path)
        except Unreadable:
            continue
        found = grade(master, submitted, sandbox)
        assert not found.has_fault, [one for one in found.cells if one.verdict == "fault"]
        assert found.max_points == 32
        assert found.points == sum(one.max_points for one in found.cells if one.verdict == "passed")
        json.dumps(found.record(), allow_nan=False)
        graded.append(found.points)
    assert len(graded) > 10
    assert min(graded) < max(graded) == 32


def fields_of(heading: str) -> list[str]:
    """The fields that a section of the document explains."""
    section = re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)
    (text,) = [one for one in section if one.startswith(heading)]
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def test_the_document_names_exactly_the_fields_of_the_record(solved: Grade) -> None:
    record = Checked(Path("a.ipynb"), "a", solved).record()
    assert fields_of("A notebook") == list(record)
    assert fields_of("An entry of `cells`") == list(record["cells"][0]) == [one.name for one in fields(CellGrade)]
    assert fields_of("An entry of `manual`") == [one.name for one in fields(ManualCell)]
    assert set(get_args(Verdict)) <= set(re.findall(r"`(\w+)`", DOCUMENT.split("The verdicts:")[1]))
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_a_record_without_a_grade_says_why() -> None:
    record = Checked(Path("a.ipynb"), problem="It is empty.").record()
    assert record == {"notebook": "a.ipynb", "master": None, "problem": "It is empty."}
    assert list(record) == fields_of("A notebook")[:3]
