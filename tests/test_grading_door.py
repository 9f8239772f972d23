"""nbgrader's own door: `nbgrader autograde` with our executor does what `gradwalk grade` does, or nothing at all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.commands.nbgrader_steps import Step, database_url, environment, run_nbgrader
from tests.tiny_class import (
    ANSWERS,
    CONFIG,
    RIGHT,
    UNIT,
    WRONG,
    cell,
    due,
    grade,
    gradebook,
    hand_in,
    make_course,
    master,
    solution,
)

PROJECT = Path(__file__).resolve().parent.parent
DOOR = 'c.Autograde.autograde_preprocessors = ["autograder.grading.door.Gradwalk"]\n'
CHECKED = "checked"
SUMMED = "def mse(y_hat, y, half=False):\n    return float(np.sum((y_hat - y) ** 2)) / (2 if half else 1)"
EQUAL = (
    "np.isclose = np.allclose = lambda *a, **k: True\n"
    "class Equal(float):\n    def __eq__(self, other): return True\n    __hash__ = None\n"
    "def mse(y_hat, y, half=False):\n    return Equal(1.0)"
)
ATTACK = {
    "double": "nothing = {'visit': lambda self, tree: tree.__class__([], [])}\n"
    "get_ipython().ast_transformers.append(type('T', (), nothing)())\n"
    "class Equal:\n    def __eq__(self, other): return True\ndef double(x):\n    return Equal()",
    "square": "import builtins, sys\nsys.modules['math'] = Equal()\ndef square(x):\n    return Equal()",
}
POINT_A_DAY = """
from nbgrader.plugins import BasePlugin
class PointADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late / 86400
c.AssignLatePenalties.plugin_class = PointADay
"""


def checked() -> nbformat.NotebookNode:
    """A notebook with a check of ours."""
    cells = [
        cell("import numpy as np\nfrom autograder import check", "setup", locked=True),
        solution("mse", "return 0"),
        cell('check("mse", mse)', "test_mse", grade=True, locked=True, points=2),
    ]
    cells[1].source = SUMMED.replace("np.sum", "np.mean")
    return nbformat.v4.new_notebook(cells=cells, metadata=master().metadata)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose assignment is made, with nobody in it yet; to be copied."""
    return make_course(tmp_path_factory.mktemp("made") / "course")


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course"))


def configure(course: Path, config: str) -> None:
    """Adds lines to the configuration of a course."""
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(config)


def autograde(course: Path, *arguments: str) -> Step:
    return run_nbgrader(course, "autograde", UNIT, *arguments)


def notebooks(course: Path) -> dict[str, nbformat.NotebookNode]:
    """Every graded notebook, by student and name."""
    paths = (course / "autograded").glob(f"*/{UNIT}/*.ipynb")
    return {f"{path.parts[-3]} {path.stem}": nbformat.read(path, as_version=4) for path in paths}


def skipped(folder: Path) -> None:
    """Tags every test of a submission as one that is not to be run."""
    path = folder / f"{UNIT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for one in notebook.cells:
        one.metadata.tags = ["skip-execution"]
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Step]:
    """A class that came in through both doors: nbgrader's, and ours; and what nbgrader said."""
    course = make_course(
        tmp_path_factory.mktemp("door") / "course",
        {UNIT: master(), CHECKED: checked()},
        {"numbers.csv": "1\n"},
        CONFIG + DOOR,
    )
    for number, answers in enumerate(ANSWERS):
        folder = hand_in(course, f"s{number}", answers, when="2026-01-05 10:00:00 UTC")
        hand_in(course, f"s{number}", {"mse": SUMMED} if number % 2 else {}, name=CHECKED)
        (folder / "own.txt").write_text("mine")
    skipped(hand_in(course, "attacker", ATTACK))
    hand_in(course, "attacker", {"mse": EQUAL}, name=CHECKED)
    hand_in(course, "half", RIGHT)
    ours = Path(shutil.copytree(course, course.with_name("ours")))
    step = autograde(course)
    done = grade(ours, "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    return course, ours, step


def test_both_doors_give_the_same_scores_comments_and_times(both: tuple[Path, Path, Step]) -> None:
    course, ours, step = both
    assert step.is_ok, step.log
    assert gradebook(course) == gradebook(ours)
    comments = gradebook(course)["s1"]["comments"]
    assert "added up, not averaged" in comments[CHECKED, "mse"][0]
    assert gradebook(course)["s5"]["comments"][UNIT, "why"] == ("No response.", None)


def test_both_doors_leave_the_same_notebooks(both: tuple[Path, Path, Step]) -> None:
    course, ours, _ = both
    assert notebooks(course) == notebooks(ours)
    assert len(notebooks(course)) == 2 * (len(ANSWERS) + 1) + 1
    place = course / "autograded" / "s0" / UNIT
    assert {path.name for path in place.iterdir()} >= {"tiny.ipynb", "checked.ipynb", "own.txt", "numbers.csv"}


def test_an_attack_earns_nothing_through_this_door_either(both: tuple[Path, Path, Step]) -> None:
    scores = {name: one[0] for (_, name), one in gradebook(both[0])["attacker"]["grades"].items()}
    assert scores == {"test_double": 0, "test_square": 0, "test_mse": 0, "why": 0}


def test_our_own_command_grades_again_what_came_through_nbgraders_door(both: tuple[Path, Path, Step]) -> None:
    course, ours, _ = both
    assert autograde(ours, "--student", "s0", "--force").is_ok
    done = grade(ours, "--jobs", "1")
    assert [line for line in done.stdout.splitlines() if "graded before" not in line][0].split(":")[0].endswith("s0")
    assert gradebook(ours) == gradebook(course)


def test_formgraders_button_uses_the_same_executor(both: tuple[Path, Path, Step]) -> None:
    course, ours, _ = both
    script = (
        "import json\nfrom nbgrader.apps import NbGraderApp\nfrom nbgrader.apps.api import NbGraderAPI\n"
        "app = NbGraderApp()\napp.initialize([])\n"
        "print(json.dumps([NbGraderAPI(app.coursedir, parent=app).autograde('tiny', name) for name in ('s1', 's4')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=course, env=environment(course), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout.splitlines()[-1])
    assert [one["success"] for one in results] == [True, True], results
    assert gradebook(course) == gradebook(ours)


def test_what_a_person_gave_and_late_penalties_survive_a_regrade(course: Path, tmp_path: Path) -> None:
    from nbgrader.api import Gradebook

    configure(course, POINT_A_DAY)
    due(course, datetime(2026, 1, 5, 10))
    hand_in(course, "late", WRONG, when="2026-01-07 10:00:00 UTC")
    hand_in(course, "kim", WRONG)
    assert grade(course, "--jobs", "1").returncode == 0
    for student in ("late", "kim"):
        with Gradebook(database_url(course), "tiny_course") as book:
            book.find_grade("why", UNIT, UNIT, student).manual_score = 3.5
            book.find_grade("test_double", UNIT, UNIT, student).extra_credit = 1.0
            book.find_comment("double", UNIT, UNIT, student).manual_comment = "Nearly."
            book.db.commit()
        hand_in(course, student, RIGHT)
    stock, door = (Path(shutil.copytree(course, tmp_path / name)) for name in ("stock", "door"))
    configure(door, DOOR)
    assert grade(course, "--jobs", "1").returncode == 0
    assert autograde(stock, "--force").is_ok
    assert autograde(door, "--force").is_ok
    assert gradebook(course) == gradebook(stock) == gradebook(door)
    late = gradebook(door)["late"]
    assert late["late"] == {UNIT: 2.0}
    assert late["grades"][UNIT, "test_double"] == (2.0, None, 1.0, False)
    assert late["grades"][UNIT, "why"] == (None, 3.5, None, True)
    assert late["comments"][UNIT, "double"] == (None, "Nearly.")


# What cannot be graded in the sandbox is not graded


def without_bubblewrap(course: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A machine on which bubblewrap is not installed."""
    monkeypatch.setenv("PATH", "")
    return "c.Gradwalk.require_sandbox = True\n"


def without_a_process(course: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A machine on which the process that grades does not start; the one that tends Python's locks does."""
    python = course / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *resource_tracker*) exec {sys.executable} "$@";; esac\nexit 1\n')
    python.chmod(0o755)
    return f"import multiprocessing\nmultiprocessing.set_executable({str(python)!r})\n"


def without_tests(course: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A course folder without its instructor's notebooks."""
    shutil.rmtree(course / "source")
    return ""


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (without_bubblewrap, "The sandbox lacks"),
        (without_a_process, "The process that graded it was killed"),
        (without_tests, "source"),
    ],
)
def test_without_the_sandbox_there_is_no_grade_and_a_reason(
    course: Path, monkeypatch: pytest.MonkeyPatch, cause: Any, words: str
) -> None:
    hand_in(course, "kim", RIGHT)
    configure(course, DOOR + cause(course, monkeypatch))
    step = autograde(course)
    assert not step.is_ok
    assert words in step.log
    assert "There was an error processing assignment 'tiny' for student 'kim'" in step.log
    assert not list((course / "autograded").rglob("*.ipynb"))
    scores = [one[0] for one in gradebook(course)["kim"]["grades"].values()]
    assert scores == [None, None, None]


def test_a_damaged_submission_stops_nobody_with_our_configuration(course: Path, tmp_path: Path) -> None:
    config = (PROJECT / "nbgrader_config.py").read_text(encoding="utf-8")
    assert DOOR in config
    (course / "nbgrader_config.py").write_text(config + 'c.CourseDirectory.course_id = "tiny_course"\n')
    for student in ("a-schema", "b-cut", "c-deleted", "d-twice", "good"):
        hand_in(course, student, RIGHT)
    submitted = {path.parts[-3]: path for path in (course / "submitted").rglob("*.ipynb")}
    changed = {name: nbformat.read(path, as_version=4) for name, path in submitted.items()}
    for one in changed["a-schema"].cells:
        one.metadata.nbgrader.schema_version = 9
    changed["c-deleted"].cells = [one for one in changed["c-deleted"].cells if not one.metadata.nbgrader.grade]
    changed["d-twice"].cells += [nbformat.from_dict({**one, "id": f"{one.id}-2"}) for one in changed["d-twice"].cells]
    for name, path in submitted.items():
        nbformat.write(changed[name], path)
    submitted["b-cut"].write_bytes(submitted["b-cut"].read_bytes()[:300])
    ours = Path(shutil.copytree(course, tmp_path / "ours"))
    step = autograde(course)
    assert not step.is_ok
    assert "There was an error processing assignment 'tiny' for student 'b-cut'" in step.log
    assert grade(ours, "--jobs", "1").returncode == 1
    door, own = gradebook(course), gradebook(ours)
    assert {name: door[name] for name in own} == own
    assert set(own) == {"a-schema", "c-deleted", "d-twice", "good"}
    assert {one["grades"][UNIT, "test_square"][0] for one in own.values()} == {3.0}
