"""Many calls in one message: each with its own outcome, as if they had been made one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.call import call
from autograder.examine import examine
from autograder.exercise import Case, case, formula
from autograder.exercises import find
from autograder.grading.meter import CellDied
from autograder.grading.prepared import prepared_cases
from autograder.grading.remote import RemoteFunction, pack
from autograder.grading.run import Notebook
from autograder.grading.sandbox import Sandbox
from autograder.grading.wire import encode
from tests.test_sandbox import LIMITS, answered


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as started:
        yield started


def remote_function(notebook: Notebook, source: str, name: str = "f") -> RemoteFunction:
    notebook.run(source)
    found = notebook._remote.get([name])[name]
    assert isinstance(found, RemoteFunction)
    return found


ODD = """
import sys
def f(x, kind="returns"):
    if kind == "prints": print("x is", x)
    if kind == "raises": raise ValueError("no " + repr(x))
    if kind == "changes": x[0] = 99.0
    if kind == "sends what cannot be sent": return object()
    if kind == "stops a loop": raise StopIteration
    if kind == "sends much": return [0.5] * 300_000
    return 2 * x
"""
KINDS = ("returns", "prints", "raises", "changes", "sends what cannot be sent", "stops a loop", "sends much", "returns")


def test_each_call_has_the_outcome_that_it_has_alone(sandbox: Sandbox) -> None:
    cases = [case(kind, np.array([1.5, i]), kind=kind) for i, kind in enumerate(KINDS)]
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, ODD)
        together = list(f.outcomes(cases))
        alone = [call(f, one) for one in cases]
    for one, many in zip(alone, together, strict=True):
        assert repr(one) == repr(many)
    assert [bool(outcome.error) for outcome in together] == [False, False, True, False, True, True, False, False]
    assert [outcome.changed for outcome in together] == [(), (), (), (0,), (), (), (), ()]
    assert together[1].printed == "x is [1.5 1. ]\n"


def test_an_argument_changed_by_name_is_noticed(sandbox: Sandbox) -> None:
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, "def f(a, b):\n    b.append(1)\n    return a")
        (outcome,) = f.outcomes([Case("a list", (1.0,), {"b": [2]})])
    assert outcome.changed == ("b",)


def test_the_numbers_of_calls_and_answers_agree_however_long_they_take(sandbox: Sandbox) -> None:
    source = "import time\ndef f(i):\n    time.sleep(0.1 * (i % 3 == 0))\n    return i"
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, source)
        values = [outcome.value for outcome in f.outcomes([case("a number", i) for i in range(20)])]
    assert values == list(range(20))


def test_nobody_calls_further_than_the_first_unwritten_answer(sandbox: Sandbox) -> None:
    source = "calls = []\ndef mse(y_hat, y, half=False):\n    calls.append(1)\n    raise NotImplementedError()"
    with Notebook(sandbox) as notebook:
        report = examine("mse", remote_function(notebook, source, "mse"))
        assert notebook._remote.get(["calls"]) == {"calls": [1]}
    assert (report.verdict, report.cases_run) == ("missing", 1)


def test_a_death_in_the_middle_is_the_cells_own(sandbox: Sandbox) -> None:
    source = "import os\ndef f(i):\n    if i == 5: os._exit(0)\n    return i"
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, source)
        with pytest.raises(CellDied) as died:
            list(f.outcomes([case("a number", i) for i in range(9)]))
    assert died.value.reason == "died"
    assert f._remote.died is died.value


def test_a_report_is_the_same_on_both_sides_of_the_line(sandbox: Sandbox) -> None:
    wrong = "def mse(y_hat, y, half=False):\n    return float(((y_hat - y) ** 2).sum())"
    space: dict[str, Any] = {}
    exec(wrong, space)
    with Notebook(sandbox) as notebook:
        there = examine("mse", remote_function(notebook, wrong, "mse"), seed=5)
    here = examine("mse", space["mse"], seed=5)
    assert (there.verdict, there.mistake, there.message, there.cases_run) == (
        here.verdict, here.mistake, here.message, here.cases_run,
    )  # fmt: skip


def test_a_function_that_is_handed_in_and_counts_is_called_on_this_side(sandbox: Sandbox) -> None:
    """A copy of it in the worker would count there, and the check would see none of the calls."""
    seen: list[Any] = []

    def counted(x: Any) -> Any:
        seen.append(np.array(x))
        return float(np.sum(np.square(x)))

    source = "def f(g, x):\n    return [g(x), g([2.0, 0.0]), g(x)]"
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, source)
        (outcome,) = f.outcomes([case("a counting g", formula("g(x) = Σx²", counted), np.array([1.0, 3.0]))])
    assert outcome.value == [10.0, 4.0, 10.0]
    assert [one.tolist() for one in seen] == [[1.0, 3.0], [2.0, 0.0], [1.0, 3.0]]


LIES: list[Any] = [
    ["answers"],
    ["answers", []],
    ["answers", [1]],
    ["answers", ["returned"]],
    ["answers", [["returned", 1, {}, "", ""]]],
    ["answers", [b""]],
    ["answers", [encode(["returned", 1, {}])]],
    ["answers", [encode(["returned", 1, {}, "", ""])] * 3],
    ["answers", [encode(["back", 0, []])]],
    ["returned", 1, {}, "", ""],
]


@pytest.mark.parametrize("lie", LIES, ids=repr)
def test_malformed_answers_end_the_worker_not_the_grader(lie: Any) -> None:
    calls = [case("a number", 1), case("a number", 2)]
    with pytest.raises(CellDied):
        answered(encode(lie), lambda remote: list(remote.call_many("f", calls)))


def test_cases_are_prepared_for_a_class_unless_one_of_them_remembers(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = find("numerical_derivative")
    cases = prepared_cases("numerical_derivative", None, 5)
    assert cases is not None
    assert prepared_cases("numerical_derivative", None, 5) is cases
    drawn = list(exercise.draw("correct", np.random.default_rng(5)))
    assert [repr(one.args) for one in cases] == [repr(one.args) for one in drawn]
    calls: list[float] = []
    remembering = formula("f(x) = x", lambda x: calls.append(x))  # type: ignore[func-returns-value]
    monkeypatch.setattr(exercise, "draw", lambda part, rng: iter([case("x", remembering, 1.0)]))
    assert prepared_cases("numerical_derivative", None, 6) is None


def test_an_error_of_the_learners_own_is_of_the_kind_that_it_is_derived_from(sandbox: Sandbox) -> None:
    source = "class Refused(ValueError): pass\ndef f(x):\n    raise Refused('no')"
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, source)
        with pytest.raises(ValueError, match="Refused: no"):
            f(1)
        (outcome,) = f.outcomes([case("a number", 1, raises="ValueError")])
    assert outcome.error is not None
    assert outcome.error.is_a("ValueError")


def test_a_copy_of_a_prepared_case_with_other_arguments_is_called_with_those(sandbox: Sandbox) -> None:
    prepared = pack(case("a number", 3))
    with Notebook(sandbox) as notebook:
        f = remote_function(notebook, "def f(x): return x")
        assert [one.value for one in f.outcomes([prepared, replace(prepared, args=(4,))])] == [3, 4]


def test_a_prepared_class_is_judged_like_one_learner_alone(sandbox: Sandbox) -> None:
    changing = "def mse(y_hat, y, half=False):\n    y_hat -= y\n    return float((y_hat ** 2).mean()) / (1 + half)"
    honest = "def mse(y_hat, y, half=False):\n    return float(((y_hat - y) ** 2).mean()) / (1 + half)"
    for source, verdict in ((honest, "passed"), (changing, "wrong"), (honest, "passed")):
        with Notebook(sandbox) as notebook:
            mse = remote_function(notebook, source, "mse")
            report = examine("mse", mse, seed=5, cases=prepared_cases("mse", None, 5))
            alone = examine("mse", mse, seed=5)
        assert (report.verdict, report.message, report.cases_run) == (verdict, alone.message, alone.cases_run)
