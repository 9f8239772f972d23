"""`gradwalk feedback`: a class that was graded for real gets its pages, at the place where nbgrader takes them from."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from autograder.commands import feedback as command
from autograder.commands.nbgrader_steps import database_url, run_nbgrader
from autograder.reports import feedback_class
from tests.hostile_html import refused, words
from tests.tiny_class import CONFIG, UNIT, cell, due, grade, hand_in, hidden_test, make_course, solution

SUMMED = "def mse(y_hat, y, half=False):\n    return float(np.sum((y_hat - y) ** 2)) / (2 if half else 1)"
RIGHT = "def mse(y_hat, y, half=False):\n    return float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)"
LISTED = "def mse(y_hat, y, half=False):\n    return [float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)]"
STUB = "    ### BEGIN SOLUTION\n    return 0\n    ### END SOLUTION"
CHECKED = 'check("mse", mse)\n### BEGIN HIDDEN TESTS\ncheck("mse", mse, fresh=True)\n### END HIDDEN TESTS'
CLASS = {
    "ana": {"mse": RIGHT, "double": "def double(x):\n    return 2 * x", "why": "Because 제곱 $x^2$ is."},
    "ben": {"mse": SUMMED, "double": "def double(x):\n    return x"},
    "eve": {"mse": LISTED + "\nprint('<script>window.pwned = 1</script>')", "why": "<script>window.pwned = 2</script>"},
    "kim": {},
}


def master() -> object:
    cells = [
        new_markdown_cell("# A small unit", id="t1"),
        cell("import numpy as np\nfrom autograder import check", "setup", locked=True),
        new_markdown_cell("## 1.1 · Errors\n\nThe mean of $(\\hat y - y)^2$.", id="t2"),
        cell(f"def mse(y_hat, y, half=False):\n{STUB}", "mse", solution=True),
        cell(CHECKED, "test_mse", grade=True, locked=True, points=2),
        new_markdown_cell("## 1.2 · Twice", id="t3"),
        solution("double", "return 2 * x"),
        hidden_test("double", 1, "double(2) == 4", "double(-1.5) == -3, 'minus one and a half'"),
        cell("Why?", "why", grade=True, solution=True, points=4),
        new_code_cell("1 + 1", id="end"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which four learners are graded and one handed in a damaged file; a sixth has handed in nothing."""
    course = make_course(tmp_path_factory.mktemp("feedback") / "course", {UNIT: master()})
    for student, answers in CLASS.items():
        folder = hand_in(course, student, answers, when="2026-01-02 10:00:00 UTC")
        (folder / "submission_secret.txt").write_text(f"secret of {student}")
    damaged = course / "submitted" / "zoe" / UNIT
    damaged.mkdir(parents=True)
    (damaged / f"{UNIT}.ipynb").write_text("{")
    with Gradebook(database_url(course), "tiny_course") as book:
        book.add_student("ida", first_name="Ida")
        book.add_student("kim", first_name="민준", last_name="<b>김</b>")
    assert "not graded" in grade(course).stdout
    return course


@pytest.fixture
def course(graded: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    shutil.copytree(graded, tmp_path / "course", symlinks=True)
    return tmp_path / "course"


def run(course: Path, *arguments: str) -> Result:
    given = [UNIT, "--course-dir", str(course), *arguments]
    return CliRunner().invoke(command.feedback, given, catch_exceptions=False)


def page(course: Path, student: str) -> Path:
    return course / "feedback" / student / UNIT / f"{UNIT}.html"


def test_everybody_with_a_grade_has_a_page_and_of_the_others_it_is_said_why(course: Path) -> None:
    done = run(course)
    assert done.exit_code == 1
    assert re.match(rf"{UNIT}: 4 pages of feedback \(\d+\.\d s, \d+\.\d pages/s\)\n", done.output)
    assert "No page for:\n  zoe: " in done.output
    assert "Nothing handed in: ida" in done.output
    assert f"nbgrader release_feedback {UNIT}" in done.output
    assert sorted(one.name for one in (course / "feedback").iterdir()) == sorted(CLASS)
    for student in CLASS:
        assert page(course, student).stat().st_mode & 0o777 == 0o644
        names = {one.name for one in page(course, student).parent.iterdir()}
        assert names == {f"{UNIT}.html", "timestamp.txt", "submission_secret.txt"}


def test_a_page_says_what_is_right_what_is_off_and_what_waits(course: Path) -> None:
    run(course)
    ana, ben, eve, kim = (words(page(course, one).read_text(encoding="utf-8")) for one in sorted(CLASS))
    assert "3 of 7 points so far Every exercise is right. Well done!" in ana
    assert "One answer waits for a person to read it: up to 4 more points." in ana
    assert "제곱" in ana
    assert "What is off: the squares are added up, not averaged." in ben
    assert "1.1 · Errors" in ben
    assert "test_double 0 of 1 points ✗ not right yet The check of this answer does not pass." in ben
    assert "What is off: a list came back where one number (a float) is asked for." in eve
    assert "0 of 7 points Nothing is written yet." in kim
    assert "why 0 of 4 points Nothing was written here." in kim
    assert "Feedback for 민준 <b>김</b>" in kim


def test_no_page_shows_a_test_a_script_or_another_learner(course: Path) -> None:
    run(course)
    for student in CLASS:
        text = page(course, student).read_text(encoding="utf-8")
        assert refused(text) == []
        for secret in ("HIDDEN", "fresh", "assert ", "minus one and a half", "secret of"):
            assert secret not in text
        assert not [other for other in ("ana", "ben", "eve", "zoe") if other != student and f">{other}<" in text]


def test_page_and_gradebook_say_the_same_sentences(course: Path) -> None:
    run(course)
    with Gradebook(database_url(course), "tiny_course") as book:
        comments = {one: book.find_comment("mse", UNIT, UNIT, one).auto_comment for one in ("ben", "eve")}
    for student, comment in comments.items():
        said = unescape(comment).replace("`", "")
        assert "What is off" in said
        assert said in words(page(course, student).read_text(encoding="utf-8"))


def test_nbgrader_releases_the_pages(course: Path, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    (course / "nbgrader_config.py").write_text(f"{CONFIG}\nc.Exchange.root = {str(exchange)!r}\n")
    run(course)
    done = run_nbgrader(course, "release_feedback", UNIT)
    assert done.is_ok, done.log
    released = sorted(one.read_bytes() for one in (exchange / "tiny_course" / "feedback").glob("*.html"))
    assert released == sorted(page(course, student).read_bytes() for student in CLASS)


def test_a_page_that_is_up_to_date_is_not_written_again(course: Path) -> None:
    run(course)
    before = {one: page(course, one).stat().st_mtime_ns for one in CLASS}
    assert "4 pages of feedback, 0 written, 4 up to date already" in run(course).output
    assert {one: page(course, one).stat().st_mtime_ns for one in CLASS} == before
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_comment("mse", UNIT, UNIT, "ben").manual_comment = "Look at *np.mean*."
        given = book.find_grade("why", UNIT, UNIT, "ben")
        given.manual_score, given.needs_manual_grade = 3.0, False
        book.db.commit()
    assert "4 pages of feedback, 1 written, 3 up to date already" in run(course).output
    ben = words(page(course, "ben").read_text(encoding="utf-8"))
    assert "Your instructor writes: Look at np.mean." in ben
    assert "why 3 of 4 points" in ben
    assert "4 pages of feedback (" in run(course, "--force").output
    assert page(course, "ana").stat().st_mtime_ns != before["ana"]


def test_a_late_penalty_is_taken_off(course: Path) -> None:
    due(course, datetime(2026, 1, 1, 10))
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_submission_notebook(UNIT, UNIT, "ana").late_submission_penalty = 0.5
        book.db.commit()
    run(course)
    ana = words(page(course, "ana").read_text(encoding="utf-8"))
    assert "2.5 of 7 points so far" in ana
    assert "It was handed in 1 day late: 0.5 fewer points." in ana


def test_only_some_learners(course: Path) -> None:
    assert run(course, "--student", "ana", "--student", "kim").exit_code == 0
    assert sorted(one.name for one in (course / "feedback").iterdir()) == ["ana", "kim"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--student", "anna"], "anna has not handed in tiny. Did you mean ana?"),
        (["--student", "ida"], "ida has not handed in tiny."),
        (["--student", "zoe"], "There is no grade for tiny to give feedback on."),
        (["--db", "sqlite:////nowhere/gradebook.db"], "There is no gradebook at /nowhere/gradebook.db."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: list[str], said: str, graded: Path) -> None:
    done = run(graded, *arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert not (graded / "feedback").exists()


def test_a_folder_that_is_no_course_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "holds no notebook" in done.output


def test_a_graded_notebook_that_is_gone_or_damaged_is_named(course: Path) -> None:
    shutil.rmtree(course / "autograded" / "ana")
    (course / "autograded" / "ben" / UNIT / f"{UNIT}.ipynb").unlink()
    (course / "autograded" / "ben" / UNIT / f"{UNIT}.ipynb").write_text(json.dumps({"cells": 3}))
    done = run(course)
    assert done.exit_code == 1
    assert "ana: The graded notebook is missing" in done.output
    assert "ben: The graded notebook" in done.output
    assert "2 pages of feedback" in done.output


def test_an_earlier_page_of_somebody_without_a_grade_is_not_passed_over(course: Path) -> None:
    place = course / "feedback" / "zoe" / UNIT
    place.mkdir(parents=True)
    (place / f"{UNIT}.html").write_text("of another day")
    assert f" An earlier page still stands in {place}." in run(course).output
    assert (place / f"{UNIT}.html").read_text() == "of another day"


def test_an_id_that_is_no_folder_is_refused(course: Path) -> None:
    with Gradebook(database_url(course), "tiny_course") as book:
        book.add_student("../../evil")
        with book.db.no_autoflush:
            book.add_submission(UNIT, "../../evil")
        for one in book.find_submission(UNIT, "../../evil").notebooks[0].grades:
            one.auto_score = 1.0
        book.db.commit()
    done = run(course)
    assert done.exit_code == 1
    assert "../../evil: This id cannot be the name of a folder." in done.output


def test_a_folder_that_cannot_be_written_is_named(course: Path) -> None:
    (course / "feedback").mkdir()
    (course / "feedback" / "ana").write_text("in the way")
    done = run(course)
    assert done.exit_code == 1
    assert re.search(r"ana: (Not a directory|File exists) \(.*feedback/ana", done.output)


def test_several_processes_make_the_same_pages(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(course)
    before = {one: page(course, one).read_bytes() for one in CLASS}
    shutil.rmtree(course / "feedback")
    monkeypatch.setattr(feedback_class, "FEW", 2)
    monkeypatch.setattr(feedback_class.os, "cpu_count", lambda: 2)
    assert "4 pages of feedback (" in run(course).output
    assert {one: page(course, one).read_bytes() for one in CLASS} == before


def test_the_pages_of_a_class_go_into_a_zip(graded: Path, tmp_path: Path) -> None:
    target = tmp_path / "pages.zip"
    assert run(graded, "--zip", str(target)).exit_code == 1, "one submission is damaged"
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [f"{student}/{UNIT}.html" for student in sorted(CLASS)]
        for student in CLASS:
            page = graded / "feedback" / student / UNIT / f"{UNIT}.html"
            assert archive.read(f"{student}/{UNIT}.html") == page.read_bytes()
    before = target.read_bytes()
    assert run(graded, "--zip", str(target)).exit_code == 1
    assert target.read_bytes() == before


def test_a_file_of_somebody_elses_is_not_replaced_by_a_zip(graded: Path, tmp_path: Path) -> None:
    target = tmp_path / "pages.zip"
    target.write_text("mine")
    refusal = run(graded, "--zip", str(target))
    assert refusal.exit_code == 2
    assert "is there already and holds something else" in refusal.output
    assert target.read_text() == "mine"
    assert run(graded, "--zip", str(target), "--force").exit_code == 1
    assert zipfile.is_zipfile(target)
    nowhere = run(graded, "--zip", str(tmp_path / "no" / "pages.zip"))
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)
