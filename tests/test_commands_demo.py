"""`gradwalk demo`: a class is graded by nbgrader itself, and the tables say what nbgrader and the checks found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner
from rich.console import Console

from autograder.cli import main
from autograder.commands import demo as demo_module
from autograder.commands.demo import UNIT
from autograder.commands.grades import Finding, LearnerGrade, PartGrade, checked_in, find_in, read_grades
from autograder.commands.nbgrader_steps import Step, database_url, run_nbgrader
from autograder.commands.places import project_root
from autograder.commands.tables import describe_rest, exercises_table, learners_table, name_mistake
from autograder.exercise import Unit
from autograder.exercises import units

PATIENCE = 600.0  # seconds for a demo with four learners


def checking_cell(*outputs: Any, source: str = 'check("mse", mse)') -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source, outputs=list(outputs))


def card(verdict: str, mistake: str | None = None, fresh: bool = False) -> nbformat.NotebookNode:
    """What a check leaves in a notebook."""
    found = {"exercise": "mse", "part": "correct", "verdict": verdict, "mistake": mistake, "fresh": fresh}
    return nbformat.v4.new_output("display_data", data={"text/plain": "…"}, metadata={"gradwalk": found})


def raised(name: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("error", ename=name, evalue="", traceback=[])


FOUND = {
    "passed": ([card("passed"), card("passed", fresh=True)], ("passed", None)),
    "wrong": ([card("wrong", "sum_not_mean"), raised("CheckFailed")], ("wrong", "sum_not_mean")),
    "not written": ([card("missing"), raised("NotImplementedError")], ("missing", None)),
    "right only on the visible numbers": (
        [card("passed"), card("wrong", "pattern:first_answer", fresh=True), raised("CheckFailed")],
        ("wrong", "pattern:first_answer"),
    ),
    "a name that is not there": ([raised("NameError")], ("error", "raised:NameError")),
    "stopped after a pass": ([card("passed"), raised("NameError")], ("error", "raised:NameError")),
    "cut short": ([card("passed"), raised("KeyboardInterrupt"), raised("CellTimeoutError")], ("timeout", None)),
    "never run": ([], ("error", None)),
}


@pytest.mark.parametrize(("outputs", "expected"), FOUND.values(), ids=FOUND)
def test_the_outputs_of_a_test_cell_tell_what_was_found(outputs: list[Any], expected: tuple[str, str | None]) -> None:
    assert find_in(checking_cell(*outputs)) == Finding("mse", "correct", *expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('check("mse", mse)\ncheck("mse", mse, fresh=True)', ("mse", "correct")),
        ('check("mse", mse, part="robust")', ("mse", "robust")),
        ("assert mse(1, 1) == 0", None),
        ("check(", None),
        ("check()", None),
    ],
)
def test_a_test_cell_tells_what_it_checks(source: str, expected: tuple[str, str] | None) -> None:
    assert checked_in(checking_cell(source=source)) == expected


def test_text_and_other_tests_are_no_findings() -> None:
    assert find_in(nbformat.v4.new_markdown_cell('check("mse", mse)')) is None
    assert find_in(checking_cell(source="assert True")) is None


unit = Unit("01_tiny")


@unit.exercise
def mse(y_hat: Any, y: Any) -> Any:
    return y_hat - y


for name, text in {"summed": "the squares x[i] are added up", "halved": "half of it is returned"}.items():
    wrong = type(mse.reference)(mse.reference.__code__, {}, name)
    mse.mistake(text, ask="?", look="?", formula="?")(wrong)

NAMED = {
    ("wrong", "summed"): "the squares x[i] are added up",
    ("wrong", "summed|halved"): "the squares x[i] are added up or half of it is returned",
    ("wrong", "pattern:wrong_shape"): "wrong shape",
    ("wrong", "from_a_later_version"): "from_a_later_version",
    ("error", "raised:NameError"): "could not be checked (NameError)",
    ("error", None): "not recognised (error)",
    ("missing", None): "not written",
    ("timeout", None): "took too long",
}


@pytest.mark.parametrize(("found", "words"), NAMED.items())
def test_a_mistake_is_named_in_words(found: tuple[str, str | None], words: str) -> None:
    assert name_mistake(unit, Finding("mse", "correct", *found)) == words


def part(score: float, verdict: str = "passed", mistake: str | None = None, of: str = "correct") -> PartGrade:
    return PartGrade(Finding("mse", of, verdict, mistake), score, 2.0)


def graded(learner: str, *parts: PartGrade) -> LearnerGrade:
    return LearnerGrade(learner, True, sum(part.score for part in parts), 2.0 * len(parts), parts)


CLASS = [
    graded("ada", part(2), part(2, of="robust")),
    graded("ben", part(0, "wrong", "summed"), part(2, of="robust")),
    graded("cem", part(0, "wrong", "summed"), part(0, "wrong", "halved", of="robust")),
    graded("dou", part(0, "missing"), part(0, "missing", of="robust")),
    LearnerGrade("eve", False, 0.0, 0.0, ()),
]


def rows(table: Any) -> list[list[str]]:
    """The cells of a table, as they are printed."""
    console = Console(width=200)
    with console.capture() as capture:
        console.print(table)
    return [line.split("  ") for line in capture.get().splitlines()]


def printed(table: Any) -> str:
    return "\n".join(" ".join(" ".join(row).split()) for row in rows(table))


def test_the_table_of_learners_tells_points_and_what_has_not_passed() -> None:
    told = printed(learners_table(CLASS))
    assert "ada 4 / 4 2 of 2 –" in told
    assert "ben 2 / 4 1 of 2 mse\n" in told
    assert "cem 0 / 4 0 of 2 mse, mse (robust)" in told
    assert "dou 0 / 4 0 of 2 everything: nothing is written" in told
    assert "eve no grade" in told


def test_the_table_of_exercises_counts_passes_and_mistakes() -> None:
    told = printed(exercises_table(CLASS, unit))
    assert "mse 1 of 4 2 × the squares x[i] are added up\n1 × not written\n" in told
    assert "mse (robust) 2 of 4 1 × half of it is returned\n1 × not written" in told


def test_a_learner_without_parts_has_nothing_left() -> None:
    assert describe_rest([]) == "–"


def demo(*arguments: str) -> Any:
    return CliRunner().invoke(main, ["demo", *arguments])


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("")
    result = demo("--keep", str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_project_without_a_course_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_module, "project_root", lambda: tmp_path)
    result = demo("--keep", str(tmp_path / "course"))
    assert result.exit_code == 2
    assert "nbgrader_config.py is missing" in result.output
    assert "make build" in result.output
    assert not (tmp_path / "course").exists()


def test_an_empty_class_is_refused() -> None:
    assert demo("--learners", "0").exit_code == 2


def test_a_step_that_fails_shows_nbgraders_own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    (project / "source" / UNIT).mkdir(parents=True)
    (project / "source" / UNIT / f"{UNIT}.ipynb").write_text("no notebook")
    shutil.copy(project_root() / "nbgrader_config.py", project)
    monkeypatch.setattr(demo_module, "project_root", lambda: project)
    result = demo("--keep", str(tmp_path / "course"))
    assert result.exit_code == 1
    assert "There was an error processing assignment" in result.output
    assert f"This step failed: nbgrader generate_assignment {UNIT}" in result.output
    assert "Where to look next" not in result.output


def test_one_submission_without_a_grade_is_a_failure_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pretend(course: Path, *arguments: str) -> Step:
        if arguments[0] == "generate_assignment":
            shutil.copytree(project_root() / "release" / UNIT, course / "release" / UNIT)
        return Step(" ".join(arguments), True, "")

    def grade_all_but_ben(*_: Any) -> list[LearnerGrade]:
        return [graded("ada", part(2)), LearnerGrade("ben", False, 0.0, 0.0, ())]

    monkeypatch.setattr(demo_module, "run_nbgrader", pretend)
    monkeypatch.setattr(demo_module, "enrol", lambda *_: None)
    monkeypatch.setattr(demo_module, "grading", lambda *_: ["1/2 ben: not graded. It is not JSON."])
    monkeypatch.setattr(demo_module, "read_grades", grade_all_but_ben)
    result = demo("--learners", "2", "--keep", str(tmp_path / "course"))
    assert result.exit_code == 1
    assert "1/2 ben: not graded." in result.output
    assert "1 of 2 submissions have no grade: ben" in result.output


# The real thing, once: four learners, nbgrader, its gradebook


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The course folder after a demo with four learners, and what the demo said in a terminal without Unicode."""
    course = tmp_path_factory.mktemp("demo") / "a course"
    script = "from autograder.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "demo", "--learners", "4", "--seed", "3", "--keep", str(course)],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return course, done.stdout


def given(course: Path) -> dict[str, dict[str, str]]:
    learners = json.loads((course / "simulated" / f"{UNIT}.json").read_text(encoding="utf-8"))["learners"]
    return {learner: entry["answers"] for learner, entry in learners.items()}


def grades_of(course: Path) -> dict[str, LearnerGrade]:
    learners = [*given(course), "nobody"]
    return {grade.learner: grade for grade in read_grades(course, database_url(course), UNIT, learners)}


def test_the_demo_tells_each_step_and_where_to_look(played: tuple[Path, str]) -> None:
    course, told = played
    for words in (
        "1. A course folder",
        "2. Release",
        "3. Hand in",
        "4. Grade",
        "4/4",
        "5. Feedback",
        "Where to look next",
    ):
        assert words in told
    lines = [line.strip() for line in told.splitlines()]
    paths = [Path(line) for line in lines if line.startswith(str(course))]
    assert len(paths) == 3
    assert all(path.is_file() for path in paths)
    assert "[AutogradeApp" not in told, "nbgrader's own log stays out of the way"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # nbgrader's imports
def test_what_the_learners_were_given_is_what_they_are_graded_for(played: tuple[Path, str]) -> None:
    course, _ = played
    grades = grades_of(course)
    unit = next(unit for unit in units() if unit.name == UNIT)
    for learner, answers in given(course).items():
        grade = grades[learner]
        assert grade.is_graded
        assert {part.finding.exercise for part in grade.parts} == set(unit.exercises)
        assert grade.points == sum(part.points for part in grade.parts)
        assert grade.score == sum(part.score for part in grade.parts)
        for part in grade.parts:
            confirm(part, answers[part.finding.exercise], unit)


def confirm(part: PartGrade, label: str, unit: Unit) -> None:
    """Asserts that a part is graded and named as what the learner was given."""
    kind, _, name = label.partition(":")
    if kind == "mistake" and unit.exercises[part.finding.exercise].mistakes[name].part in (
        "correct",
        part.finding.part,
    ):
        assert not part.has_passed
        assert part.finding.mistake is not None
        assert name in part.finding.mistake.split("|") or part.finding.mistake.startswith("pattern:")
    elif kind in ("reference", "equivalent", "mistake"):
        assert part.has_passed, (part, label)
        assert part.finding.verdict == "passed"
    else:
        assert part.score == 0
        assert part.finding.verdict == {"empty": "missing", "broken": "error"}[kind]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_learner_whom_nobody_has_graded_has_no_grade(played: tuple[Path, str]) -> None:
    assert grades_of(played[0])["nobody"] == LearnerGrade("nobody", False, 0.0, 0.0, ())


def test_the_names_of_the_class_are_in_the_gradebook(played: tuple[Path, str]) -> None:
    course, _ = played
    done = run_nbgrader(course, "db", "student", "list")
    assert done.is_ok, done.log
    assert all(learner in done.log for learner in given(course))


def test_every_learner_has_a_feedback_page(played: tuple[Path, str]) -> None:
    course, _ = played
    for learner in given(course):
        assert (course / "feedback" / learner / UNIT / f"{UNIT}.html").is_file()
