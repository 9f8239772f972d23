"""`gradwalk grade` writes what nbgrader's own steps read, and survives what goes wrong."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from rich.console import Console

from autograder.commands.grading_shown import Shown, summary
from autograder.commands.nbgrader_steps import database_url, run_nbgrader
from autograder.grading.autograded import Autograded, with_valid_ids
from autograder.grading.bench import Assignment
from autograder.grading.comments import as_quiet_markdown
from autograder.grading.database import GradebookError
from autograder.grading.files import keep_apart, read_folder
from autograder.grading.finished import Busy, Finished, alone
from autograder.grading.gradebook import Writer
from autograder.grading.layout import NoCourse, open_course
from autograder.grading.plan import points, read_assignment, turn
from autograder.grading.pool import Job, Result
from autograder.grading.record import CellGrade, Grade
from tests.tiny_class import (
    RAISING,
    RIGHT,
    UNIT,
    WRONG,
    autograded,
    cell,
    due,
    grade,
    gradebook,
    hand_in,
    hidden_test,
    make_course,
    master,
    solution,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose assignment is made, with nobody in it yet; to be copied."""
    return make_course(tmp_path_factory.mktemp("made") / "course")


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course"))


@pytest.fixture(scope="module")
def graded(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three submissions that the real grader has graded."""
    course = Path(shutil.copytree(made, tmp_path_factory.mktemp("graded") / "course"))
    hand_in(course, "right", RIGHT, when="2026-01-05 10:00:00 UTC")
    folder = hand_in(course, "raising", RAISING)
    (folder / "data").mkdir()
    (folder / "data" / "own.csv").write_text("1,2\n")
    (folder / "link.txt").symlink_to("/etc/passwd")
    hand_in(course, "empty", {})
    done = grade(course, "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "link.txt: It is a link, not a file." in done.stdout
    return course


def cells(course: Path, student: str, name: str = UNIT) -> dict[str, tuple[Any, ...]]:
    about = gradebook(course)[student]["grades"]
    return {grade_id: values for (notebook, grade_id), values in about.items() if notebook == name}


def test_points_are_in_the_gradebook_and_a_persons_part_waits_for_a_person(graded: Path) -> None:
    assert cells(graded, "right") == {
        "test_double": (2.0, None, None, False),
        "test_square": (3.0, None, None, False),
        "why": (None, None, None, True),
    }
    assert cells(graded, "empty")["why"] == (0.0, None, None, False), "an answer that was left as it was has no points"
    assert gradebook(graded)["right"]["time"] == datetime(2026, 1, 5, 10)


def test_autograded_holds_the_notebook_as_it_ran_and_the_files_and_no_link(graded: Path) -> None:
    folder = graded / "autograded" / "raising" / UNIT
    assert {str(path.relative_to(folder)) for path in folder.rglob("*")} == {"tiny.ipynb", "data", "data/own.csv"}
    assert stat.S_IMODE((folder / "tiny.ipynb").stat().st_mode) == 0o444
    notebook = nbformat.read(folder / "tiny.ipynb", as_version=4)
    nbformat.validate(notebook)
    by_id = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells}
    assert by_id["test_double"].outputs[0].output_type == "error"
    assert "double(-1.5)" in by_id["test_double"].source, "the hidden test is back"
    assert by_id["test_double"].metadata.nbgrader.points == 2
    assert len(by_id["test_double"].metadata.nbgrader.checksum) == 32


def test_what_nbgrader_does_next_works_and_shows_the_diagnosis(graded: Path) -> None:
    done = run_nbgrader(graded, "generate_feedback", UNIT)
    assert done.is_ok, done.log
    page = (graded / "feedback" / "raising" / UNIT / "tiny.html").read_text()
    assert "Your code stopped with ValueError" in page
    assert "<script>alert(1)</script>" not in page
    assert "No response." in (graded / "feedback" / "empty" / UNIT / "tiny.html").read_text()
    done = run_nbgrader(graded, "export")
    assert done.is_ok, done.log
    assert "tiny" in (graded / "grades.csv").read_text()


def test_scores_are_those_of_nbgrader(graded: Path, tmp_path: Path) -> None:
    stock = Path(shutil.copytree(graded, tmp_path / "stock"))
    shutil.rmtree(stock / "autograded")
    done = run_nbgrader(stock, "autograde", UNIT, "--force")
    assert done.is_ok, done.log
    ours, theirs = gradebook(graded), gradebook(stock)
    assert {name: one["grades"] for name, one in ours.items()} == {name: one["grades"] for name, one in theirs.items()}
    assert {name: one["time"] for name, one in ours.items()} == {name: one["time"] for name, one in theirs.items()}


# Without the sandbox: results made by hand


def result(job: Job, points_of: dict[str, float], verdict: Any = None) -> Result:
    notebook = nbformat.reads(job.notebooks[UNIT].decode(), as_version=4)
    for one in notebook.cells:
        one.metadata.nbgrader = {
            original.metadata.nbgrader.grade_id: original.metadata.nbgrader for original in master().cells
        }[one.id]
    most = {"test_double": 2.0, "test_square": 3.0}
    graded = tuple(
        CellGrade(name, points_of[name], most[name], verdict or ("passed" if points_of[name] else "wrong"))
        for name in most
    )
    return Result(job.student, {UNIT: Grade(graded, json.loads(json.dumps(notebook)), (), (), 0.0)})


class Book:
    """A writer on a course, and what to write with it."""

    def __init__(self, root: Path) -> None:
        self.course = open_course(root, UNIT)
        self.assignment = read_assignment(self.course)

    def record(self, student: str, points_of: dict[str, float], verdict: Any = None) -> Any:
        from autograder.grading.bench import Rules

        job = turn(self.course, self.assignment, student, Rules()).job
        assert job is not None
        with Writer(self.course) as writer:
            writer.expect(points(self.assignment))
            return writer.record(job, result(job, points_of, verdict))


FULL = {"test_double": 2.0, "test_square": 3.0}
NONE = {"test_double": 0.0, "test_square": 0.0}


def test_what_a_person_gave_survives_a_regrade(course: Path) -> None:
    from nbgrader.api import Gradebook

    hand_in(course, "ines", RIGHT)
    book = Book(course)
    book.record("ines", NONE)
    with Gradebook(database_url(course), "tiny_course") as own:
        own.find_grade("why", UNIT, UNIT, "ines").manual_score = 3.5
        own.find_grade("test_double", UNIT, UNIT, "ines").extra_credit = 1.0
        own.find_comment("double", UNIT, UNIT, "ines").manual_comment = "Nearly."
        own.db.commit()
    entry = book.record("ines", FULL)
    assert entry.points == 2 + 1 + 3 + 3.5
    assert cells(course, "ines") == {
        "test_double": (2.0, None, 1.0, False),
        "test_square": (3.0, None, None, False),
        "why": (None, 3.5, None, True),  # nbgrader, too, asks to look again
    }
    assert gradebook(course)["ines"]["comments"][UNIT, "double"] == (None, "Nearly.")


def test_a_late_penalty_is_what_the_courses_plugin_says(course: Path) -> None:
    plugin = """
from nbgrader.plugins import BasePlugin
class PointADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late / 86400
c.AssignLatePenalties.plugin_class = PointADay
"""
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(plugin)
    due(course, datetime(2026, 1, 5, 10))
    hand_in(course, "late", RIGHT, when="2026-01-07 10:00:00 UTC")
    hand_in(course, "very-late", RIGHT, when="2026-02-07 12:00:00 UTC")
    hand_in(course, "in-time", RIGHT, when="2026-01-05 10:00:00 UTC")
    book = Book(course)
    assert [book.record(name, FULL).points for name in ("late", "very-late", "in-time")] == [3.0, 0.0, 5.0]
    late = {name: one["late"][UNIT] for name, one in gradebook(course).items()}
    assert late == {"late": 2.0, "very-late": 5.0, "in-time": None}
    book.record("late", FULL)
    assert gradebook(course)["late"]["late"][UNIT] == 2.0


def test_a_fault_of_ours_is_no_zero_and_is_tried_again(course: Path) -> None:
    hand_in(course, "kim", RIGHT)
    Book(course).record("kim", NONE, "fault")
    assert cells(course, "kim")["test_double"] == (None, None, None, True)
    assert Finished(course, UNIT).fingerprint("kim") is None


def test_a_time_that_is_none_is_said_and_costs_nothing(course: Path) -> None:
    hand_in(course, "kim", RIGHT, when="yesterday, I think")
    assert Book(course).record("kim", FULL).notes == ("timestamp.txt holds no time",)
    assert gradebook(course)["kim"]["time"] is None


def test_a_changed_submission_is_graded_again_and_an_unchanged_one_is_not(course: Path) -> None:
    from autograder.grading.bench import Rules

    hand_in(course, "kim", WRONG)
    book = Book(course)
    book.record("kim", NONE)

    def is_finished() -> bool:
        job = turn(book.course, read_assignment(book.course), "kim", Rules()).job
        assert job is not None
        with Writer(book.course) as writer:
            return writer.is_finished("kim", job.fingerprint)

    assert is_finished()
    hand_in(course, "kim", RIGHT)
    assert not is_finished()
    hand_in(course, "kim", WRONG)
    assert is_finished()
    (course / "source" / UNIT / "data.csv").write_text("1")
    assert not is_finished()
    (course / "source" / UNIT / "data.csv").unlink()
    shutil.rmtree(course / "autograded" / "kim")
    assert not is_finished()


# What goes wrong


def test_a_locked_gradebook_stops_with_a_sentence_and_loses_nothing_that_is_done(course: Path) -> None:
    hand_in(course, "first", RIGHT)
    hand_in(course, "second", RIGHT)
    book = Book(course)
    book.record("first", FULL)
    before = autograded(course), gradebook(course)
    connection = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(GradebookError, match="Another program is writing to the gradebook"):
            book.record("second", FULL)
        done = grade(course)
        assert done.returncode == 1
        assert "Another program is writing to the gradebook" in done.stderr
        assert "the same command again goes on from here" in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        connection.execute("ROLLBACK")
        connection.close()
    assert (autograded(course), gradebook(course)) == before
    assert grade(course).returncode == 0
    assert cells(course, "second")["test_double"][0] == 2.0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_stops_with_a_sentence_and_loses_nothing_that_is_done(course: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(course, small / "course")
        course = small / "course"
        hand_in(course, "first", RIGHT)
        hand_in(course, "second", RIGHT)
        book = Book(course)
        book.record("first", FULL)
        before = autograded(course), gradebook(course)
        filler = small / "filler"
        with pytest.raises(OSError), filler.open("wb") as file:
            file.write(b"0" * 4 * 2**20)
        with pytest.raises(GradebookError, match=r"No space left on device|disk of the gradebook is full"):
            book.record("second", FULL)
        done = grade(course)
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr
        assert "No space left" in done.stderr or "is full" in done.stderr
        assert (autograded(course), gradebook(course)) == before
        filler.unlink()
        assert grade(course).returncode == 0
        assert cells(course, "second")["test_double"][0] == 2.0
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_damaged_submissions_get_a_row_each_and_stop_nothing(course: Path) -> None:
    hand_in(course, "good", RIGHT)
    for student in ("cut", "folder", "link", "renamed", "nothing"):
        hand_in(course, student, RIGHT)
    submitted = course / "submitted"
    path = submitted / "cut" / UNIT / "tiny.ipynb"
    path.write_bytes(path.read_bytes()[:300])
    (submitted / "folder" / UNIT / "tiny.ipynb").unlink()
    (submitted / "folder" / UNIT / "tiny.ipynb").mkdir()
    (submitted / "link" / UNIT / "tiny.ipynb").unlink()
    (submitted / "link" / UNIT / "tiny.ipynb").symlink_to(course / "source" / UNIT / "tiny.ipynb")
    (submitted / "renamed" / UNIT / "tiny.ipynb").rename(submitted / "renamed" / UNIT / "tiny (1).ipynb")
    (submitted / "nothing" / UNIT / "tiny.ipynb").unlink()
    done = grade(course, "--jobs", "1")
    assert done.returncode == 1, done.stdout + done.stderr
    said = {line.split(": ")[0].strip(): line for line in done.stdout.splitlines() if line.startswith("  ")}
    assert "it breaks off" in said["cut"]
    assert "It is a folder" in said["folder"]
    assert "It is a link" in said["link"]
    assert "tiny (1).ipynb was handed in" in said["renamed"]
    assert "no notebook was handed in" in said["nothing"]
    assert "6 submissions. 1 passed every test, 0 did not, 5 not graded." in done.stdout
    assert set(gradebook(course)) == {"good"}


def test_several_notebooks_and_files_of_the_instructor(tmp_path: Path) -> None:
    second = nbformat.v4.new_notebook(
        cells=[
            cell("import helper", "setup", locked=True),
            solution("total", "return sum(map(float, open('numbers.csv')))"),
            cell("assert total(0) == helper.total('numbers.csv')", "test_total", grade=True, locked=True, points=5),
        ],
        metadata=master().metadata,
    )
    helper = "def total(path):\n    return sum(map(float, open(path)))\n"
    files = {"numbers.csv": "1\n2\n3\n", "helper.py": helper}
    course = make_course(tmp_path / "course", {UNIT: master(), "second": second}, files)
    answers = {"total": "def total(x):\n    import mine\n    return sum(mine.numbers('numbers.csv'))"}
    hand_in(course, "both", RIGHT)
    folder = hand_in(course, "both", answers, name="second")
    (folder / "mine.py").write_text("def numbers(path):\n    return map(float, open(path))\n")
    (folder / "numbers.csv").write_text("1000\n")
    (folder / "helper.py").write_text("def total(path):\n    return 1000\n")
    hand_in(course, "one", RIGHT)
    done = grade(course, "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert cells(course, "both", "second") == {"test_total": (5.0, None, None, False)}
    assert cells(course, "one", "second") == {"test_total": (0.0, None, None, False)}
    assert "one: second.ipynb was not handed in" in done.stdout
    place = course / "autograded" / "both" / UNIT
    assert (place / "numbers.csv").read_text() == "1\n2\n3\n", "the instructor's file stands over the learner's"
    assert (place / "helper.py").read_text() == helper
    assert (place / "mine.py").exists()


REFUSED = {
    "an assignment that is not there": ("nope", [], "holds no notebook"),
    "a student that is not there": (UNIT, ["--student", "ine"], "Did you mean ines?"),
    "a scheduler that is not there": (UNIT, ["--scheduler", "tcp://127.0.0.1:1"], "No Dask scheduler answers"),
    "a gradebook that is not there": (UNIT, ["--db", "sqlite:////nowhere/gradebook.db"], "There is no gradebook"),
}


@pytest.mark.parametrize(("unit", "arguments", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_refused(unit: str, arguments: list[str], words: str, course: Path) -> None:
    from click.testing import CliRunner

    from autograder.cli import main

    hand_in(course, "ines", RIGHT)
    if "--scheduler" in arguments:
        pytest.importorskip("distributed")
    done = CliRunner().invoke(main, ["grade", unit, "--course-dir", str(course), "--jobs", "1", *arguments])
    assert done.exit_code == 2, done.output
    assert words in done.output


def test_a_machine_that_gives_no_process_is_said_in_a_sentence(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from autograder.cli import main

    def refused(*_: Any, **__: Any) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    hand_in(course, "ines", RIGHT)
    monkeypatch.setattr("autograder.grading.pool.ProcessPoolExecutor", refused)
    done = CliRunner().invoke(main, ["grade", UNIT, "--course-dir", str(course), "--jobs", "1"])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert "No process to grade in could be started: [Errno 32] Broken pipe." in done.output
    assert not list((course / "autograded").rglob("*.ipynb"))


def test_a_source_that_the_gradebook_does_not_know_is_refused(course: Path) -> None:
    changed = master()
    changed.cells.append(hidden_test("more", 1, "True", "True"))
    nbformat.write(changed, course / "source" / UNIT / f"{UNIT}.ipynb")
    hand_in(course, "ines", RIGHT)
    book = Book(course)
    with (
        pytest.raises(GradebookError, match=r"test_more.*generate_assignment tiny --force"),
        Writer(book.course) as own,
    ):
        own.expect(points(book.assignment))


def test_a_configuration_that_raises_is_refused(course: Path) -> None:
    (course / "nbgrader_config.py").write_text("1 / 0")
    with pytest.raises(NoCourse):
        open_course(course, UNIT)


def test_only_one_process_grades_in_a_course(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(Busy), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


# Files


def test_links_devices_and_what_is_ignored_stay_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    (tmp_path / "out.csv").symlink_to("/etc/passwd")
    (tmp_path / "up").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a.ipynb").write_text("{}")
    folder = read_folder(tmp_path, [".ipynb_checkpoints", "*.pyc"])
    assert folder.others == {"a.csv": b"1"}
    assert not folder.notebooks
    assert {line.split(":")[0] for line in folder.left_out} == {"out.csv", "up", "pipe"}


def test_a_folder_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc")
    with pytest.raises(OSError, match="is a link"):
        read_folder(tmp_path / "link")


@pytest.mark.parametrize("name", ["data", "data/x.csv", "data/x.csv/deeper", "tool.py"])
def test_a_learners_file_never_stands_in_a_masters_way(name: str) -> None:
    assert keep_apart({name: b"", "own": b""}, {"data/x.csv": b"", "tool.py": b""}) == {"own": b""}


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "unit"
    folder = Autograded(place, 0o444)
    for text in ("one", "two"):
        with folder:
            folder.make({"a.ipynb": text}, {"b/c.txt": b"x"})
            folder.put()
        assert (place / "a.ipynb").read_text() == text
    with pytest.raises(OSError), folder:
        folder.make({"a.ipynb": "three"}, {"x" * 300: b""})
    assert (place / "a.ipynb").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["unit"]


def test_a_folder_that_was_on_its_way_is_put_back(tmp_path: Path) -> None:
    (tmp_path / ".unit.old").mkdir()
    (tmp_path / ".unit.old" / "a").write_text("kept")
    (tmp_path / ".unit.new").mkdir()
    Autograded(tmp_path / "unit", 0o444).clean()
    assert [path.name for path in tmp_path.iterdir()] == ["unit"]
    assert (tmp_path / "unit" / "a").read_text() == "kept"


def test_every_cell_has_an_id_of_its_own() -> None:
    ids = ["a", "a", "", "ü", "x" * 65, "cell-1-0", "b"]
    valid = [one["id"] for one in with_valid_ids([{"id": name} for name in ids])]
    assert len(set(valid)) == len(ids)
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell(id=name) for name in valid])
    nbformat.validate(notebook)


# Comments


@pytest.mark.parametrize(
    "text",
    [
        "`f(x)` returned <img src=x onerror=alert(1)>.",
        "`f(x)` returned '`<script>alert(1)</script>`'.",
        "``<b>`x``",
        "`one` `two <b>` three` <script>",
        "$\\href{javascript:alert(1)}{x}$ [x](javascript:alert(1)) *a* _b_ # c",
        "<script>\n\n# x\n    <b>y</b>",
        "\\`<b>\\`",
    ],
)
def test_a_comment_shows_its_text_and_does_nothing(text: str) -> None:
    import bleach
    from nbconvert.filters import markdown2html

    html = str(markdown2html(as_quiet_markdown(text)))
    kept = bleach.clean(html, tags={"p", "code"}, attributes={})
    assert html.count("<") == kept.count("<"), html


def test_code_in_a_comment_stays_code() -> None:
    assert as_quiet_markdown("`mse(y_hat, y)` is a * b < c") == "`mse(y_hat, y)` is a &#42; b &#60; c"


def test_an_assignment_is_shown_without_its_tests() -> None:
    assert "secret" not in repr(Job("kim", Assignment({UNIT: b"secret"}), {UNIT: b"secret"}))


# What is shown


def show_three(console: Console) -> list[str]:
    with Shown(console, 3) as shown:
        shown.graded("ines", 4.5, 5, passed=False, by_hand=True)
        shown.not_graded("kim", "It is empty.")
        shown.before("[bold]")
        shown.note("ines", ("data.csv: It is a link, not a file.",))
    return summary(shown.tally, UNIT)


def test_elsewhere_than_on_a_terminal_there_is_a_line_for_each_and_a_summary() -> None:
    console = Console(file=io.StringIO(), width=80)
    lines = show_three(console)
    assert console.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "1/3 ines: 4.5 of 5 points, and some by hand",
        "2/3 kim: not graded. It is empty.",
        "3/3 [bold]: graded before",
    ]
    assert lines == [
        "tiny: 3 submissions. 0 passed every test, 1 did not, 1 graded before, 1 not graded.",
        "To be graded by hand, in formgrader: 1",
        "Worth a look:",
        "  ines: data.csv: It is a link, not a file.",
        "Not graded:",
        "  kim: It is empty.",
    ]


def test_on_a_terminal_there_is_a_bar_and_a_line_only_for_what_went_wrong() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    show_three(console)
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "3/3" in said
    assert "kim: not graded. It is empty." in said
    assert "4.5 of 5 points" not in said
