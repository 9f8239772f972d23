"""A submitted notebook gets back what belongs to the master; what it says about itself counts for nothing."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import pytest

from autograder.grading.submission import grade_id, is_test, restore

HIDDEN = "### BEGIN HIDDEN TESTS\nassert f(2) == 4\n### END HIDDEN TESTS"


def cell(name: str = "", source: str = "", kind: str = "code", **about: Any) -> dict[str, Any]:
    known = {"grade": False, "solution": False, "locked": False, "schema_version": 3, "task": False, **about}
    mark = {"nbgrader": {"grade_id": name, **known}} if about else {}
    return {"cell_type": kind, "id": name or f"id{abs(hash(source)) % 10**8}", "metadata": mark, "source": source}


def master() -> dict[str, Any]:
    figure = {**cell("", "draw()"), "id": "figure", "metadata": {"tags": ["figure"]}}
    return {"metadata": {}, "cells": [
        cell("setup", "import math", locked=True),
        cell("f", "def f(x):\n    return x**2", solution=True),
        cell("test_f", f"assert f(1) == 1\n{HIDDEN}", grade=True, locked=True, points=2),
        figure,
        cell("g", "def g(x):\n    return -x", solution=True),
        cell("test_g", "assert g(1) == -1", grade=True, locked=True, points=1),
        cell("essay", "YOUR ANSWER HERE", "markdown", grade=True, solution=True, points=5),
    ]}  # fmt: skip


def released() -> dict[str, Any]:
    notebook = copy.deepcopy(master())
    notebook["cells"][2]["source"] = "assert f(1) == 1\n"
    return notebook


def sources(notebook: dict[str, Any]) -> list[str]:
    return [one["source"] for one in restore(master(), notebook).cells]


def named(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in notebook["cells"] if grade_id(one) == name)


def without(notebook: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**notebook, "cells": [one for one in notebook["cells"] if one["id"] not in names]}


WHOLE = [one["source"] for one in master()["cells"]]
ORDER = [one["id"] for one in master()["cells"]]


def test_a_released_notebook_gets_its_hidden_tests_back_and_nothing_is_noted() -> None:
    restored = restore(master(), released())
    assert [one["source"] for one in restored.cells] == WHOLE
    assert restored.notes == ()


def test_nothing_that_is_handed_in_is_changed() -> None:
    original, submitted = master(), released()
    restored = restore(original, submitted)
    for one in restored.cells:
        one["metadata"]["x"] = one["source"] = "changed"
    assert original == master()
    assert submitted == released()


@pytest.mark.parametrize("name", ["setup", "test_f", "test_g"])
def test_what_is_locked_is_the_masters_whatever_was_written_there(name: str) -> None:
    notebook = released()
    named(notebook, name)["source"] = "pass"
    assert sources(notebook) == WHOLE
    assert restore(master(), notebook).notes == (f"{name} was edited; the original ran",)


def test_an_answer_stays_the_learners() -> None:
    notebook = released()
    named(notebook, "f")["source"] = "def f(x): return 1"
    named(notebook, "essay")["source"] = "Because."
    assert [sources(notebook)[i] for i in (1, 6)] == ["def f(x): return 1", "Because."]


METADATA: dict[str, Any] = {
    "a tag that skips": {"tags": ["skip-execution", "figure"]},
    "points": {"nbgrader": {"grade_id": "test_f", "points": 1e9, "grade": True, "locked": True}},
    "ungraded": {"nbgrader": {"grade_id": "test_f", "grade": False, "solution": True, "locked": False}},
    "schema_version 9": {"nbgrader": {"grade_id": "test_f", "schema_version": 9}},
    "no object": [1],
    "nbgrader no object": {"nbgrader": 7},
    "a grade id of another type": {"nbgrader": {"grade_id": ["test_f"]}},
    "a name that nobody knows": {"nbgrader": {"grade_id": "nobody"}},
    "none": {},
}


@pytest.mark.parametrize("metadata", METADATA.values(), ids=METADATA)
def test_the_learners_metadata_counts_for_nothing(metadata: Any) -> None:
    notebook = released()
    notebook["cells"][2]["metadata"] = metadata
    restored = restore(master(), notebook)
    assert [one for one in restored.cells if is_test(one)] == [one for one in master()["cells"] if is_test(one)]


@pytest.mark.parametrize("kind", ["markdown", "raw", "nonsense", None])
@pytest.mark.parametrize("name", ["f", "test_f"])
def test_a_cell_of_another_type_gets_its_type_back(name: str, kind: Any) -> None:
    notebook = released()
    named(notebook, name)["cell_type"] = kind
    restored = restore(master(), notebook)
    assert [one["source"] for one in restored.cells] == WHOLE
    assert {one["cell_type"] for one in restored.cells[:6]} == {"code"}
    assert restored.notes == (f"{name} was no code cell; it is one again",)


@pytest.mark.parametrize("name", ["setup", "test_f", "test_g"])
def test_a_deleted_locked_cell_comes_back_to_its_place(name: str) -> None:
    restored = restore(master(), without(released(), name))
    assert [one["id"] for one in restored.cells if one["id"] != "figure"] == [one for one in ORDER if one != "figure"]
    assert restored.notes == (f"{name} was missing; the original ran",)


def test_a_deleted_answer_comes_back_empty() -> None:
    restored = restore(master(), without(released(), "f"))
    assert [one["id"] for one in restored.cells] == ORDER
    assert restored.cells[1]["source"] == ""
    assert restored.notes == ("f was missing; it counts as empty",)


def test_an_empty_notebook_gets_every_graded_cell_in_order() -> None:
    restored = restore(master(), {"cells": []})
    assert [one["id"] for one in restored.cells] == [one for one in ORDER if one != "figure"]


def test_answers_that_lost_their_names_run_before_their_tests() -> None:
    notebook = {"cells": [{"cell_type": "code", "source": one["source"]} for one in released()["cells"][1:5]]}
    restored = restore(master(), notebook)
    found = [one["source"] for one in restored.cells]
    assert found.index(WHOLE[1]) < found.index(WHOLE[2])
    assert found.index(WHOLE[4]) < found.index(WHOLE[5])
    assert found[0] == "import math"


def test_a_cell_that_lost_its_grade_id_is_known_by_its_own_id() -> None:
    notebook = released()
    for one in notebook["cells"]:
        one["metadata"] = {}
    restored = restore(master(), notebook)
    assert [one["source"] for one in restored.cells] == WHOLE
    assert restored.notes == ()


def test_of_a_cell_that_stands_twice_the_last_one_counts() -> None:
    notebook = released()
    first = {**copy.deepcopy(named(notebook, "f")), "source": "def f(x): return 0"}
    notebook["cells"].insert(1, first)
    restored = restore(master(), notebook)
    assert [grade_id(one) for one in restored.cells].count("f") == 1
    assert [one["source"] for one in restored.cells[1:3]] == ["def f(x): return 0", WHOLE[1]]
    assert restored.notes == ("f stands twice; the last one counts",)


def test_a_test_that_stands_twice_runs_once_and_the_other_earns_nothing() -> None:
    notebook = released()
    notebook["cells"].insert(0, {**copy.deepcopy(named(notebook, "test_f")), "source": "pass"})
    assert [grade_id(one) for one in restore(master(), notebook).cells if is_test(one)] == ["test_f", "test_g"]


def test_a_tag_of_the_masters_is_the_masters() -> None:
    notebook = released()
    notebook["cells"][3]["metadata"] = {"tags": []}
    assert restore(master(), notebook).cells[3]["metadata"] == {"tags": ["figure"]}


def test_every_cell_has_an_id_of_its_own() -> None:
    notebook = released()
    strange = [None, 3, "", "a b", "x" * 65, "f", "f", "ä"]
    notebook["cells"] += [{"cell_type": "code", "id": name, "metadata": {}, "source": "1"} for name in strange]
    ids = [one["id"] for one in restore(master(), notebook).cells]
    assert len(set(ids)) == len(ids) == len(ORDER) + len(strange)
    assert ids[: len(ORDER)] == ORDER


def test_an_answer_as_it_was_released_needs_no_person() -> None:
    import nbformat
    from nbgrader.utils import compute_checksum

    notebook = released()
    essay = named(notebook, "essay")
    essay["metadata"]["nbgrader"]["checksum"] = compute_checksum(nbformat.from_dict(essay))
    assert restore(master(), notebook).untouched == {"essay"}
    essay["source"] = "Because."
    assert restore(master(), notebook).untouched == frozenset()


def test_whatever_is_done_to_the_cells_every_test_stands_once_with_the_masters_points() -> None:
    rng = Random(5)
    want = sorted((grade_id(one), one["source"], str(one["metadata"])) for one in master()["cells"] if is_test(one))
    for _ in range(300):
        cells = [copy.deepcopy(one) for one in released()["cells"] if rng.random() < 0.8]
        cells += [copy.deepcopy(one) for one in cells if rng.random() < 0.3]
        rng.shuffle(cells)
        for one in cells:
            if rng.random() < 0.3:
                one["metadata"] = rng.choice(list(METADATA.values()))
            if rng.random() < 0.2:
                one["source"] = rng.choice(["pass", ["a", "b"], None, 7])
        found = restore(master(), {"cells": cells}).cells
        assert sorted((grade_id(one), one["source"], str(one["metadata"])) for one in found if is_test(one)) == want
