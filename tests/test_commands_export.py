"""`gradwalk export` on a class that was graded for real."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from autograder.commands.export import export
from autograder.commands.nbgrader_steps import database_url
from tests.tiny_class import RIGHT, UNIT, WRONG, due, grade, hand_in, make_course

FORMULA = "=cmd|'/C calc'!A1"
DOCUMENT = (Path(__file__).parent.parent / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann is right, Bo is wrong and late, Cy handed in nothing that can be read, Di nothing at all."""
    from nbgrader.api import Gradebook

    course = make_course(tmp_path_factory.mktemp("course"))
    due(course, datetime(2026, 1, 10))
    hand_in(course, "ann", RIGHT, when="2026-01-09 10:00:00 UTC")
    hand_in(course, "bo", WRONG, when="2026-01-10 00:01:00 UTC")
    (hand_in(course, "cy", RIGHT) / f"{UNIT}.ipynb").write_text("{")
    with Gradebook(database_url(course), "tiny_course") as book:
        book.update_or_create_student("ann", first_name="José, Jr. 🦊", last_name="العربية", email="ann@x.org")
        book.update_or_create_student("bo", first_name=FORMULA, last_name="-Kim", lms_user_id="77")
        book.update_or_create_student("di")
    grade(course)
    return course


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(export, list(map(str, arguments)), catch_exceptions=False)


def table(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a file by their first column."""
    with path.open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}


def test_everything_is_in_the_csv_file(course: Path, here: Path) -> None:
    done = run("csv", UNIT, "--course-dir", course)
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Written: tiny.csv",
        "2 without a mark yet: cy, di",
        "2 still to be graded by a person, with the points so far: ann, bo",
    ]
    found = table(here / "tiny.csv")
    assert list(found) == ["ann", "bo", "cy", "di"]
    ann, bo, cy, di = found.values()
    assert (ann["first_name"], ann["last_name"], ann["email"]) == ("José, Jr. 🦊", "العربية", "ann@x.org")
    assert (bo["first_name"], bo["last_name"]) == (f"'{FORMULA}", "'-Kim")
    assert (ann["points"], ann["max_points"], ann["test_double"], ann["test_square"], ann["why"]) == (
        "5", "9", "2", "3", "",
    )  # fmt: skip
    assert (bo["points"], bo["seconds_late"], bo["handed_in"]) == ("0", "60", "2026-01-10T00:01:00Z")
    assert (cy["state"], cy["points"], cy["max_points"]) == ("not graded", "", "")
    assert "not JSON" in cy["problem"]
    assert (di["state"], di["points"], di["handed_in"]) == ("nothing handed in", "", "")


def test_zero_missing_is_for_whoever_handed_in_nothing(course: Path, here: Path) -> None:
    assert run("csv", UNIT, "--course-dir", course, "--zero-missing").exit_code == 0
    found = table(here / "tiny.csv")
    assert (found["cy"]["points"], found["di"]["points"]) == ("", "0")


def test_the_same_command_again_changes_nothing_and_another_file_is_not_replaced(course: Path, here: Path) -> None:
    run("csv", UNIT, "--course-dir", course)
    before = (here / "tiny.csv").read_bytes()
    again = run("csv", UNIT, "--course-dir", course)
    assert (again.exit_code, again.output.splitlines()[0]) == (0, "Already there, and the same: tiny.csv")
    (here / "tiny.csv").write_text("mine")
    done = run("csv", UNIT, "--course-dir", course)
    assert (done.exit_code, (here / "tiny.csv").read_text()) == (2, "mine")
    assert "--force" in done.output
    assert run("csv", UNIT, "--course-dir", course, "--force").exit_code == 0
    assert (here / "tiny.csv").read_bytes() == before


def test_a_list_of_canvas_is_filled_in(course: Path, here: Path) -> None:
    (here / "grades.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,tiny (5)\n    Points Possible,,,,,9\n"
        '"A, Ann",1,,ann,S,\n"K, Bo",77,,x,S,\n"C, Cy",3,,cy,S,4\n"D, Di",4,,di,S,\n'
    )
    done = run("canvas", UNIT, "--course-dir", course, "--roster", "grades.csv", "--to", "import.csv")
    assert (done.exit_code, "2 marks are in it." in done.output) == (0, True)
    assert [row["tiny (5)"] for row in table(here / "import.csv").values()] == ["9", "5", "0", "4", ""]


def test_whoever_is_left_out_is_named_and_the_exit_code_says_so(course: Path, here: Path) -> None:
    (here / "list.csv").write_text("Student,ID,Section,tiny\nNobody\x1b[2J,1,S,\nBo,77,S,\n")
    done = run("canvas", UNIT, "--course-dir", course, "--roster", "list.csv")
    assert done.exit_code == 1
    assert "1 with a mark found no row: ann" in done.output
    assert "1 in the list led to no learner, or not to one alone: Nobody?[2J" in done.output


def test_moodle_and_gradescope_get_their_own_columns(course: Path, here: Path) -> None:
    assert run("moodle", UNIT, "--course-dir", course).exit_code == 0
    moodle = (here / "tiny_moodle.csv").read_text(encoding="utf-8").splitlines()
    assert (moodle[0], len(moodle)) == ("First name,Last name,ID number,Email address,Username,tiny", 3)
    done = run("gradescope", UNIT, "--course-dir", course)
    assert done.exit_code == 0
    assert "no marks" in done.output
    assert (here / "tiny_gradescope.csv").read_text(encoding="utf-8").startswith("First Name,Last Name,Email,SID,")


def test_an_autograder_is_a_zip_file(course: Path, here: Path) -> None:
    done = run("gradescope", "--autograder", UNIT, "--course-dir", course, "--require-sandbox")
    assert (done.exit_code, done.output) == (0, "Written: autograder.zip\n")
    names = zipfile.ZipFile(here / "autograder.zip").namelist()
    assert {"setup.sh", "run_autograder", "unit/tiny.ipynb"} <= set(names)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("csv", "nothing"), "holds no notebook"),
        (("gradescope", UNIT, "--require-sandbox"), "add --autograder"),
        (("gradescope", UNIT, "--autograder", "--zero-missing"), "takes neither"),
        (("moodle", UNIT, "--roster", "list.csv"), "list.csv: Which column are the marks of tiny for?"),
        (("canvas", UNIT, "--roster", "empty.csv"), "Error: empty.csv is empty."),
        (("csv", UNIT, "--to", "nowhere/marks.csv"), "cannot be written"),
        (("csv", UNIT, "--db", "sqlite:///nowhere.db"), "There is no gradebook"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    course: Path, here: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (here / "list.csv").write_text("Email address,Something\na,b\n")
    (here / "empty.csv").write_text("")
    done = run(*arguments, "--course-dir", course)
    assert (done.exit_code, sentence in done.output.replace("\n", " ")) == (2, True)


def test_marks_that_nobody_has_are_not_handed_on(tmp_path: Path, here: Path) -> None:
    course = make_course(tmp_path / "new")
    done = run("canvas", UNIT, "--course-dir", course)
    assert (done.exit_code, "Nobody is in the gradebook" in done.output) == (2, True)
    hand_in(course, "ann", RIGHT)
    done = run("canvas", UNIT, "--course-dir", course)
    assert (done.exit_code, "What helps: gradwalk grade tiny" in done.output) == (2, True)
    assert list(here.glob("*.csv")) == []


@pytest.mark.parametrize("system", ["csv", "canvas", "moodle", "gradescope"])
def test_every_export_has_an_example_and_stands_in_the_document(system: str) -> None:
    shown = run(system, "--help").output
    assert f"gradwalk export {system}" in shown
    assert "Examples:" in shown
    for option in re.findall(r"--[a-z-]+", shown):
        assert f"`{option}" in DOCUMENT or option == "--help", option
