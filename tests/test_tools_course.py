"""The course that is built hangs together: as learners run it, and under stock nbgrader."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.commands.nbgrader_steps import database_url, run_nbgrader
from autograder.exercises import units
from tests.tiny_course import PROJECT, make_course
from tools import runs
from tools.build import Built, as_text, build
from tools.runs import release_run_problems, run, source_run_problems

CATALOGUE = {unit.name: unit for unit in units()}
NAMES = list(CATALOGUE)
ALICE, ZERO = "has_the_solutions", "has_touched_nothing"


@pytest.fixture(scope="module")
def course() -> dict[str, Built]:
    return {one.master.name: one for one in build(PROJECT, CATALOGUE)}


@pytest.mark.parametrize("unit", NAMES)
def test_the_source_notebook_earns_full_points(course: dict[str, Built], unit: str) -> None:
    assert list(map(str, source_run_problems(course[unit].master, course[unit].source))) == []


@pytest.mark.parametrize("page", [*NAMES, "start"])
def test_the_untouched_release_earns_nothing_and_raises_nothing_unexpected(course: dict[str, Built], page: str) -> None:
    assert list(map(str, release_run_problems(course[page].master, course[page].release))) == []


@pytest.fixture(scope="module", params=NAMES)
def graded(course: dict[str, Built], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A course folder in which stock nbgrader has released a unit and graded two learners; named like the unit."""
    unit: str = request.param
    root = tmp_path_factory.mktemp("course") / unit
    (root / "source" / unit).mkdir(parents=True)
    (root / "source" / unit / f"{unit}.ipynb").write_text(as_text(course[unit].source), encoding="utf-8")
    config = (PROJECT / "nbgrader_config.py").read_text(encoding="utf-8")
    (root / "nbgrader_config.py").write_text(config + 'del c["Autograde"]\n', encoding="utf-8")  # without our executor
    nbgrader(root, "generate_assignment", unit)
    for learner, made in ((ALICE, course[unit].source), (ZERO, course[unit].release)):
        folder = root / "submitted" / learner / unit
        folder.mkdir(parents=True)
        (folder / f"{unit}.ipynb").write_text(as_text(made), encoding="utf-8")
    nbgrader(root, "autograde", unit, "--create")
    return root


def nbgrader(root: Path, *arguments: str) -> None:
    step = run_nbgrader(root, *arguments)
    assert step.is_ok, step.log


@pytest.fixture
def gradebook(graded: Path) -> Iterator[Gradebook]:
    with Gradebook(database_url(graded)) as gradebook:
        yield gradebook


def test_the_release_is_what_nbgrader_makes(graded: Path, course: dict[str, Built]) -> None:
    made = graded / "release" / graded.name / f"{graded.name}.ipynb"
    assert made.read_text(encoding="utf-8") == as_text(course[graded.name].release)


def test_the_source_scores_full_and_the_release_zero_under_stock_nbgrader(graded: Path, gradebook: Gradebook) -> None:
    full = gradebook.find_submission(graded.name, ALICE)
    untouched = gradebook.find_submission(graded.name, ZERO)
    assert full.max_score > 0
    assert full.score == full.max_score
    assert untouched.score == 0
    assert untouched.max_score == full.max_score


def test_nothing_waits_for_a_grader_by_hand(graded: Path, gradebook: Gradebook) -> None:
    assert not gradebook.find_submission(graded.name, ALICE).needs_manual_grade


def test_every_part_of_every_exercise_has_points(graded: Path, gradebook: Gradebook) -> None:
    (notebook,) = gradebook.find_assignment(graded.name).notebooks
    parts = sum(len(exercise.parts) for exercise in CATALOGUE[graded.name].exercises.values())
    assert len(notebook.grade_cells) == parts
    assert len(notebook.solution_cells) == len(CATALOGUE[graded.name].exercises)


def test_no_cell_of_the_source_fails_while_it_is_graded(graded: Path) -> None:
    autograded = graded / "autograded" / ALICE / graded.name / f"{graded.name}.ipynb"
    notebook = nbformat.read(autograded, as_version=4)
    outputs = [(cell.id, out) for cell in notebook.cells for out in cell.get("outputs", [])]
    assert [id_ for id_, out in outputs if out.output_type == "error" or out.get("name") == "stderr"] == []


def test_nbgrader_validates_source_and_finds_the_stubs_of_the_release(graded: Path) -> None:
    for folder, word in (("source", "Success! Your notebook passes all the tests."), ("release", "not written yet")):
        step = run_nbgrader(graded, "validate", f"{folder}/{graded.name}/{graded.name}.ipynb")
        assert step.is_ok, step.log
        assert word in step.log


DEFECTIVE = """\
# %% readonly="setup"
import sys
from autograder import check

# %% solution="gradient_step"
def gradient_step(x, g, lr):
    ### BEGIN SOLUTION
    return x + lr * g
    ### END SOLUTION

# %% test="gradient_step" points=2
# %%
walked = gradient_step(3.0, 1.0, 0.5)
# %%
print(walked)
# %%
print("noise", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def defective(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A unit of one exercise, whose solution is wrong, with a cell that builds on it and one that is noisy."""
    from autograder.exercise import Unit

    unit = Unit("01_gradient_descent")
    unit.exercises["gradient_step"] = CATALOGUE[unit.name].exercises["gradient_step"]
    return build(make_course(tmp_path_factory.mktemp("defective"), DEFECTIVE, unit.name), {unit.name: unit})[0]


def test_a_source_that_does_not_earn_its_points_is_named(defective: Built) -> None:
    raised, noise, earned = map(str, source_run_problems(defective.master, defective.source))
    assert raised.startswith("course/01_gradient_descent.py:11: this cell of the source notebook raised CheckFailed")
    assert noise == "course/01_gradient_descent.py:16: this cell of the source notebook wrote to stderr: noise"
    assert earned == "course/01_gradient_descent.py: the source notebook earns 0 of 2 points, not all"


def test_a_release_that_raises_something_else_is_named(defective: Built) -> None:
    raised, noise = map(str, release_run_problems(defective.master, defective.release))
    assert raised.startswith("course/01_gradient_descent.py:14: this cell of the released notebook raised NameError")
    assert noise.startswith("course/01_gradient_descent.py:16: this cell of the released notebook wrote to stderr")


def test_a_release_that_earns_points_is_named(defective: Built) -> None:
    given_away = Built(defective.master, defective.source, deepcopy(defective.release))
    for cell in given_away.release.cells:
        cell.source = "pass" if cell.id == "test_gradient_step" else cell.source
    found = list(map(str, release_run_problems(given_away.master, given_away.release)))
    assert "course/01_gradient_descent.py: the untouched release earns 2 points, not 0" in found


def test_running_leaves_the_notebook_and_the_folder_alone(defective: Built) -> None:
    before = as_text(defective.release), sorted(os.listdir())
    run(defective.release)
    assert (as_text(defective.release), sorted(os.listdir())) == before


def test_a_cell_that_does_not_end_is_interrupted_and_named(defective: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "SECONDS_PER_CELL", 2)
    endless = Built(defective.master, defective.source, deepcopy(defective.release))
    next(cell for cell in endless.release.cells if cell.source == "print(walked)").source = "while True: pass"
    interrupted, _ = map(str, release_run_problems(endless.master, endless.release))
    assert ":14: this cell of the released notebook raised KeyboardInterrupt" in interrupted
