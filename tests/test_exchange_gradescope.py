"""The autograder for Gradescope, run from its entry script in folders laid out as Gradescope lays them out."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from autograder.commands.export import export
from autograder.exchange.gradescope_autograder import autograder_zip
from autograder.exchange.gradescope_harness.results import NOT_YOURS, Graded, as_results
from autograder.grading.layout import open_course
from autograder.grading.record import CellGrade, Grade, ManualCell
from tests.tiny_class import CONFIG, RIGHT, UNIT, WRONG, master

ROOT = Path(__file__).resolve().parent.parent
OURS = "01_gradient_descent"
VISIBILITY = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "simple_format", "html", "md", "ansi"}
TOP = {
    "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format", "visibility",
    "stdout_visibility", "extra_data", "tests", "leaderboard",
}  # fmt: skip
TEST = {
    "score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags", "visibility",
    "extra_data",
}  # fmt: skip


def valid(results: dict[str, Any]) -> dict[str, Any]:
    """The results, which Gradescope's documented form allows."""
    assert set(results) <= TOP
    assert {results.get(name, "visible") for name in ("visibility", "stdout_visibility")} <= VISIBILITY
    formats = {results.get(name, "text") for name in ("output_format", "test_output_format", "test_name_format")}
    assert formats <= FORMATS
    assert isinstance(results["output"], str)
    assert isinstance(results.get("execution_time", 0), int | float)
    for test in results.get("tests", []):
        assert set(test) <= TEST
        assert test.get("status", "passed") in ("passed", "failed")
        assert all(isinstance(test[name], str) for name in ("name", "output"))
        assert ("score" in test) == ("max_score" in test)
    return results


@dataclass(frozen=True)
class Container:
    """A folder that stands for /autograder."""

    root: Path

    def run(self, path: str | None = None) -> dict[str, Any]:
        """Runs the entry script as Gradescope does, and reads what it has written."""
        shutil.rmtree(self.root / "results", ignore_errors=True)
        (self.root / "results").mkdir()
        environment = {**os.environ, "GRADWALK_AUTOGRADER": str(self.root)}
        environment |= {"PATH": path} if path is not None else {}
        done = subprocess.run(
            [self.root / "run_autograder"], capture_output=True, text=True, cwd=self.root, env=environment, timeout=300
        )
        (self.root / "results" / "stdout").write_text(done.stdout + done.stderr)
        return valid(json.loads((self.root / "results" / "results.json").read_text(encoding="utf-8")))

    @property
    def printed(self) -> str:
        return (self.root / "results" / "stdout").read_text()

    def hand_in(self, answers: dict[str, str] | None = None, *, name: str = UNIT, more: str = "") -> None:
        """Empties submission/ and puts a notebook into it; without answers it stays empty."""
        shutil.rmtree(self.root / "submission", ignore_errors=True)
        (self.root / "submission").mkdir()
        if answers is not None:
            notebook = master()
            for cell in notebook.cells:
                cell.source = answers.get(cell.id, cell.source)
            if more:
                notebook.cells.insert(0, nbformat.v4.new_code_cell(more))
            nbformat.write(notebook, self.root / "submission" / f"{name}.ipynb")

    def settings(self, **changed: Any) -> None:
        path = self.root / "source" / "gradwalk.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))


def course(folder: Path, notebook: nbformat.NotebookNode | Path, unit: str = UNIT) -> Path:
    """A course folder with the instructor's notebook and a file beside it."""
    source = folder / "source" / unit
    source.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    if isinstance(notebook, Path):
        shutil.copy(notebook, source)
    else:
        nbformat.write(notebook, source / f"{unit}.ipynb")
        (source / "numbers.txt").write_text("1\n")
    return folder


def set_up(root: Path, content: bytes) -> Container:
    """What Gradescope and setup.sh do, with this project's own libraries in place of those of the network."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(root / "source")
    shutil.copy(root / "source" / "run_autograder", root)
    (root / "run_autograder").chmod(0o755)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / "gradwalk"], check=True)
    python = root / "gradwalk" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, *(root / "source").glob("*.whl")], check=True)
    (packages,) = (root / "gradwalk" / "lib").glob("python3*/site-packages")
    libraries = [path for path in sys.path if path.endswith("-packages")]
    (packages / "libraries.pth").write_text("\n".join(libraries))
    return Container(root)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that every user may enter, as /autograder is one."""
    with tempfile.TemporaryDirectory(prefix="gradwalk-autograder-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def content(place: Path) -> bytes:
    return autograder_zip(open_course(course(place / "course", master()), UNIT))


@pytest.fixture(scope="module")
def built(place: Path, content: bytes) -> Container:
    return set_up(place / "autograder", content)


@pytest.fixture
def container(built: Container) -> Container:
    built.settings(require_sandbox=False, visibility="visible")
    built.hand_in()
    return built


def scores(results: dict[str, Any]) -> dict[str, float | None]:
    return {test["name"]: test.get("score") for test in results["tests"]}


def test_the_zip_file_has_its_programs_at_the_root_and_they_may_be_run(content: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content))
    rights = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
    assert (rights["setup.sh"], rights["run_autograder"]) == (0o755, 0o755)
    names = set(rights) - {name for name in rights if name.endswith(".whl")}
    assert names == {
        "setup.sh", "run_autograder", "requirements.txt", "gradwalk.json", f"unit/{UNIT}.ipynb", "unit/numbers.txt",
    }  # fmt: skip
    assert b"\r" not in archive.read("setup.sh") + archive.read("run_autograder")


def test_the_same_course_makes_the_same_zip_file(place: Path, content: bytes) -> None:
    assert autograder_zip(open_course(place / "course", UNIT)) == content


@pytest.mark.parametrize("program", ["setup.sh", "run_autograder"])
def test_the_programs_are_bash(container: Container, program: str) -> None:
    subprocess.run(["bash", "-n", container.root / "source" / program], check=True)


def test_a_right_submission_earns_all_points(container: Container) -> None:
    container.hand_in(RIGHT)
    results = container.run()
    assert (results["score"], results["output"]) == (5, "5 of 5 points.")
    assert scores(results) == {"test_double": 2, "test_square": 3, "why": None}
    assert [test.get("status") for test in results["tests"]] == ["passed", "passed", None]
    assert results["tests"][2]["output"] == "A person reads this answer and gives up to 4 points."


def test_a_wrong_one_earns_what_is_right_and_no_hidden_test_is_quoted(container: Container) -> None:
    container.hand_in({**WRONG, "double": RIGHT["double"]})
    results = container.run()
    assert (results["score"], scores(results)["test_square"]) == (2, 0)
    assert results["tests"][1] == results["tests"][1] | {"status": "failed", "output": "This test did not pass."}
    assert "25" not in json.dumps(results["tests"])


def test_nothing_is_hidden_from_learners_since_that_would_hide_their_total(container: Container) -> None:
    container.hand_in(RIGHT)
    results = container.run()
    assert results["visibility"] == "visible"
    assert results["stdout_visibility"] == "hidden"
    assert {test.get("visibility") for test in results["tests"]} == {None}


def test_the_visibility_that_was_asked_for_is_set(container: Container) -> None:
    container.settings(visibility="after_published")
    container.hand_in(RIGHT)
    assert container.run()["visibility"] == "after_published"


def test_a_folder_around_the_notebook_and_another_name_do_no_harm(container: Container) -> None:
    container.hand_in(RIGHT, name="my homework (1)")
    inside = container.root / "submission" / "homework"
    inside.mkdir()
    (container.root / "submission" / "my homework (1).ipynb").rename(inside / "my homework (1).ipynb")
    (container.root / "submission" / "__MACOSX").mkdir()
    assert container.run()["score"] == 5


def damaged(folder: Path) -> None:
    (folder / f"{UNIT}.ipynb").write_text('{"cells": [')


def another(folder: Path) -> None:
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]), folder / "other.ipynb")


def two(folder: Path) -> None:
    another(folder)
    shutil.copy(folder / "other.ipynb", folder / "third.ipynb")


def wrong_file(folder: Path) -> None:
    (folder / "homework.pdf").write_bytes(b"%PDF")


def link(folder: Path) -> None:
    (folder / f"{UNIT}.ipynb").symlink_to(folder.parent / "source" / "unit" / f"{UNIT}.ipynb")


def many(folder: Path) -> None:
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}] * 10_001}
    (folder / f"{UNIT}.ipynb").write_text(json.dumps(notebook))


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (lambda folder: None, "There is no notebook in what you handed in (no file at all). Hand in tiny.ipynb."),
        (wrong_file, "There is no notebook in what you handed in (homework.pdf). Hand in tiny.ipynb."),
        (another, "other.ipynb is another notebook. Hand in tiny.ipynb."),
        (two, "There are 2 notebooks, and none is called tiny.ipynb (other.ipynb, third.ipynb). Hand in that one."),
        (damaged, "tiny.ipynb cannot be graded. It is not JSON, as a notebook has to be (it breaks off, line 1)."),
        (link, "tiny.ipynb cannot be graded. It is a link, not a file."),
        (many, "tiny.ipynb cannot be graded. It has 10,001 cells; 10,000 can be graded."),
    ],
)
def test_what_cannot_be_graded_is_no_points_and_a_sentence(container: Container, fill: Any, sentence: str) -> None:
    fill(container.root / "submission")
    results = container.run()
    assert (results["score"], results["tests"], results["output"]) == (0, [], sentence)


def test_a_notebook_more_is_named_and_not_graded(container: Container) -> None:
    container.hand_in(RIGHT)
    another(container.root / "submission")
    results = container.run()
    assert results["score"] == 5
    assert results["output"] == "5 of 5 points.\nother.ipynb is no part of this assignment and was not graded."


HOSTILE = """
import json, os, pathlib, signal
for place in ({root!r} + "/results/results.json", "results/results.json", "/autograder/results/results.json"):
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        pathlib.Path(place).write_text(json.dumps({{"score": 1000}}))
    except OSError:
        pass
for process in range(2, os.getpid()) if {kills} else ():
    try:
        os.kill(process, signal.SIGKILL)
    except OSError:
        pass
if os.fork() == 0:
    os.setsid()
    while os.getppid() != 1:
        try:
            pathlib.Path({root!r} + "/results/results.json").write_text("1000")
        except OSError:
            pass
    os._exit(0)
"""
PEEK = """def double(x):
    import glob
    for place in glob.glob({root!r} + "/source/unit/*") + glob.glob({root!r} + "/gradwalk/lib/*/*/autograder/*/*/*.py"):
        try:
            if "def " in open(place).read():
                return 2 * x
        except OSError:
            pass
    return "nothing to see"
"""


@pytest.fixture
def without_bubblewrap(tmp_path: Path) -> str:
    """A search path on which there is no bwrap."""
    for name in ("bash", "mkdir", "cat", "env"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    return str(tmp_path)


def test_hostile_code_writes_no_results_and_sees_no_tests(container: Container) -> None:
    root = str(container.root)
    container.hand_in({**RIGHT, "double": PEEK.format(root=root)}, more=HOSTILE.format(root=root, kills=True))
    results = container.run()
    assert (results["score"], scores(results)["test_double"]) == (3, 0)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can lock others out of a folder")
def test_without_bubblewrap_too_since_it_runs_as_nobody(container: Container, without_bubblewrap: str) -> None:
    root = str(container.root)
    container.hand_in({**RIGHT, "double": PEEK.format(root=root)}, more=HOSTILE.format(root=root, kills=False))
    results = container.run(without_bubblewrap)
    assert (results["score"], scores(results)["test_double"]) == (3, 0)


def test_without_bubblewrap_it_grades_and_tells_the_instructor_alone(
    container: Container, without_bubblewrap: str
) -> None:
    container.hand_in(RIGHT)
    results = container.run(without_bubblewrap)
    assert results["score"] == 5
    assert "network" in results["extra_data"]["missing_layers"]
    assert "Missing: " in container.printed
    assert "network" not in results["output"] + json.dumps(results["tests"])


def test_if_the_sandbox_is_required_there_is_no_score_without_it(container: Container, without_bubblewrap: str) -> None:
    container.settings(require_sandbox=True)
    container.hand_in(RIGHT)
    results = container.run(without_bubblewrap)
    assert results["output"] == NOT_YOURS
    assert "score" not in results
    assert "--require-sandbox" in container.printed


@pytest.mark.parametrize("broken", ["gradwalk.json", f"unit/{UNIT}.ipynb", "submission"])
def test_a_fault_of_ours_is_never_a_zero(container: Container, broken: str) -> None:
    container.hand_in(RIGHT)
    path = container.root / ("" if broken == "submission" else "source") / broken
    aside = container.root / "aside"
    path.rename(aside)
    try:
        results = container.run()
    finally:
        aside.rename(path)
    assert "score" not in results
    assert "tests" not in results
    assert "execution_time" in results  # written when it failed, and not what was there before it began
    assert results["output"] == NOT_YOURS
    assert "Traceback" in container.printed


def test_a_grader_that_does_not_start_is_no_zero_either(container: Container) -> None:
    container.hand_in(RIGHT)
    python = container.root / "gradwalk" / "bin" / "python"
    aside = python.with_name("aside")
    python.rename(aside)
    try:
        results = container.run()
    finally:
        aside.rename(python)
    assert set(results) == {"output", "output_format", "stdout_visibility"}
    assert "not your fault" in results["output"]


def test_a_fault_in_one_test_takes_all_scores_and_keeps_what_is_known() -> None:
    cells = (CellGrade("a", 2, 2, "passed"), CellGrade("b", 0, 3, "fault", message="The grader: secret"))
    grade = Grade(cells, {}, (), (), 0.0, (ManualCell("c", 1, untouched=True),))
    results = as_results(Graded({"n": grade}, {}), "visible", {})
    assert "score" not in results
    assert [test for test in results["tests"] if "score" in test or "max_score" in test] == []
    assert [test.get("status") for test in results["tests"]] == ["passed", "failed", None]
    assert results["output"] == NOT_YOURS
    assert "secret" not in json.dumps(results)


def test_a_notebook_that_is_missing_among_several_costs_its_own_points_alone() -> None:
    grade = Grade((CellGrade("a", 2, 2, "passed"),), {}, (), (), 0.0)
    results = as_results(Graded({"one": grade}, {"two": 4.0}), "visible", {})
    assert (results["score"], results["output"]) == (2, "2 of 6 points.")
    assert [(test["name"], test["score"], test["max_score"]) for test in results["tests"]] == [
        ("one: a", 2, 2), ("two", 0, 4),
    ]  # fmt: skip


def test_a_learners_text_is_plain_and_steers_nothing() -> None:
    message = "`f(2)` returned <script>alert(1)</script>\x1b[31m‮ **x**"
    grade = Grade((CellGrade("a", 0, 2, "error", message=message),), {}, (), (), 0.0)
    results = as_results(Graded({"n": grade}, {}), "visible", {})
    assert results["test_output_format"] == results["output_format"] == results["test_name_format"] == "text"
    assert results["tests"][0]["output"] == "`f(2)` returned <script>alert(1)</script> [31m  **x**"


def test_the_sentences_are_those_that_learners_know(place: Path) -> None:
    folder = course(place / "ours", ROOT / "source" / OURS / f"{OURS}.ipynb", OURS)
    done = CliRunner().invoke(
        export, ["gradescope", "--autograder", OURS, "--course-dir", str(folder), "--to", str(place / "a.zip")]
    )
    assert (done.exit_code, done.output) == (0, f"Written: {place / 'a.zip'}\n")
    container = set_up(place / "autograder_ours", (place / "a.zip").read_bytes())
    container.hand_in()
    notebook = nbformat.read(ROOT / "source" / OURS / f"{OURS}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "mse":
            cell.source = (
                "def mse(y_hat, y, half=False):\n    return float(np.sum((y_hat - y) ** 2) / (2 if half else 1))"
            )
    nbformat.write(notebook, container.root / "submission" / f"{OURS}.ipynb")
    results = container.run()
    (failed,) = [test for test in results["tests"] if test["name"] == "mse"]
    assert (failed["status"], failed["score"]) == ("failed", 0)
    assert "the squares are added up, not averaged" in failed["output"]
    assert failed["extra_data"]["mistake"]
    assert 0 < results["score"] < 32
    assert "def mse" not in json.dumps(results)
