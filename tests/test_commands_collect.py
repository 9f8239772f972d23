"""`gradwalk collect`: what an instructor reads, which exit code comes back, and that each one gets their own points."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autograder.commands.collect import collect
from tests.handed_in import CLASS, canvas_file, copied, make_tiny_course, moodle_file, snapshot, work, zipped
from tests.tiny_class import RIGHT, UNIT, WRONG, grade, gradebook, make_course


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_course(tmp_path_factory.mktemp("made") / "course")


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return copied(made, tmp_path / "course")


def run(course: Path, *arguments: object) -> Result:
    """The command, in a wide terminal."""
    words = [*map(str, arguments), "--course-dir", str(course)]
    return CliRunner().invoke(collect, words, env={"COLUMNS": "160"}, catch_exceptions=False)


def given(folder: Path, files: dict[str, bytes], name: str = "given.zip") -> Path:
    (folder / name).write_bytes(zipped(files))
    return folder / name


def lines(done: Result) -> list[list[str]]:
    """The table, cell by cell."""
    return [re.split(r"\s{2,}", line.strip()) for line in done.output.splitlines()[2:] if line.strip()]


def test_the_table_says_of_each_file_what_became_of_it(course: Path, tmp_path: Path) -> None:
    files = {
        canvas_file(CLASS[4], attachment=2): work("new"),
        canvas_file(CLASS[4], "tiny-1.ipynb", attachment=1): work("old"),
        "stranger_1_2_tiny.ipynb": work("?"),
    }
    done = run(course, given(tmp_path, files))
    assert done.exit_code == 1
    assert done.output.split("\n")[0].split() == ["file", "student", "unit", "what", "became", "of", "it"]
    assert lines(done) == [
        ["김민지_5028_2_tiny.ipynb", "s004", "tiny", "taken in"],
        ["김민지_5028_1_tiny-1.ipynb", "s004", "tiny", "earlier: kept in attempts/"],
        ["stranger_1_2_tiny.ipynb", "–", "–", "left out: Nobody in the course is known as stranger (1 in Canvas)."],
        ["1 taken in; 1 earlier: kept in attempts/; 1 left out."],
    ]


def test_a_dry_run_shows_the_same_and_writes_nothing(course: Path, tmp_path: Path) -> None:
    path = given(tmp_path, {canvas_file(one): work(one.id) for one in CLASS[4:9]})
    before = snapshot(course)
    dry = run(course, path, "--dry-run")
    assert snapshot(course) == before
    assert not (course / "submitted").exists()
    wet = run(course, path)
    assert (dry.exit_code, wet.exit_code) == (0, 0)
    assert lines(dry)[:-1] == lines(wet)[:-1]
    assert lines(dry)[-1] == ["5 taken in. Nothing was written (--dry-run)."]


def test_a_second_run_says_that_nothing_has_changed(course: Path, tmp_path: Path) -> None:
    path = given(tmp_path, {canvas_file(one): work(one.id) for one in CLASS[4:9]})
    run(course, path)
    again = run(course, path)
    assert again.exit_code == 0
    assert lines(again)[-1] == ["5 unchanged. Nothing has changed."]


def test_what_a_terminal_would_obey_is_shown_as_something_else(course: Path, tmp_path: Path) -> None:
    files = {"\x1b[2J[red]x.ipynb": work("?"), "[bold]\u202egnp.ipynb": work("?")}
    done = run(course, given(tmp_path, files))
    assert done.exit_code == 2
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    assert "?[2J[red]x.ipynb" in done.output
    assert "[bold]?gnp.ipynb" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unit", "nowhere"], "holds no notebook. Is"),
        (["--roster", "roster.csv"], "is no class list"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    (tmp_path / "roster.csv").write_text("nothing,here\n1,2\n")
    monkeypatch.chdir(tmp_path)
    done = run(course, given(tmp_path, {"s004.ipynb": work("s004")}), *arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert done.output.count("\n") == 1


def test_a_folder_that_is_no_course_and_a_path_that_is_nothing(course: Path, tmp_path: Path) -> None:
    done = run(tmp_path, given(tmp_path, {"s004.ipynb": work("s004")}))
    assert done.exit_code == 2
    assert "Name the course folder: --course-dir FOLDER" in done.output
    assert run(course, tmp_path / "nowhere.zip").exit_code == 2
    (course / "gradebook.db").unlink()
    done = run(course, tmp_path / "given.zip")
    assert done.exit_code == 2
    assert "nbgrader generate_assignment" in done.output


def test_the_help_has_an_example_and_the_exit_codes() -> None:
    done = CliRunner().invoke(collect, ["--help"])
    assert "gradwalk collect submissions.zip --unit 01_gradient_descent" in done.output
    assert "2: nothing could be done" in " ".join(done.output.split())


def test_from_a_download_to_the_points_of_each(tmp_path: Path) -> None:
    """Downloads of two systems, collected and graded for real: everybody has their own points, nobody another's."""
    course = make_course(tmp_path / "course")
    half = {**RIGHT, "square": "def square(x):\n    return x + x"}
    answers = {"kim": RIGHT, "maria": half, "conor": WRONG}
    earned = {"kim": 5.0, "maria": 2.0, "conor": 0.0}
    people = [one._replace(id=name) for name, one in zip(answers, (CLASS[4], CLASS[3], CLASS[2]), strict=True)]
    roster = tmp_path / "roster.csv"
    rows = [f"{one.id},{one.first},{one.last},{one.canvas}\n" for one in people]
    roster.write_text("id,first_name,last_name,lms_user_id\n" + "".join(rows), encoding="utf-8")
    notebooks = {one.id: work(one.id, answers=answers[one.id]) for one in people}
    canvas = {canvas_file(one, "homework (1).ipynb"): notebooks[one.id] for one in people[:2]}
    moodle = {moodle_file(people[2], "hw.zip"): zipped({"hw/tiny - Copy.ipynb": notebooks["conor"]})}
    done = run(course, given(tmp_path, canvas), given(tmp_path, moodle, "2.zip"), "--roster", roster)
    assert done.exit_code == 0, done.output
    graded = grade(course, "--jobs", "2")
    assert graded.returncode == 0, graded.stdout + graded.stderr
    book = gradebook(course)
    assert {student: about["score"] for student, about in book.items()} == earned
    assert all(about["time"] is None for about in book.values())
    assert run(course, tmp_path / "given.zip", "--roster", roster).exit_code == 0
    assert f"{UNIT}" in grade(course).stdout


def students(course: Path) -> dict[str, tuple[str | None, ...]]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {one.id: (one.first_name, one.last_name, one.email, one.lms_user_id) for one in book.students}


LIST = """Student,ID,SIS User ID,SIS Login ID,Section,Email
    Points Possible,,,,,
"Novak, Jana",9101,jana,jana,Monday,jana@example.org
"Petit, Sam",9102,sam,sam,Monday,
"Student, Test",9999,,abcdef0123,,
Ines,9103,ines,ines,Tuesday,ines@example.org
"""


def test_everybody_in_the_class_list_is_entered_once_and_what_is_known_stays(course: Path, tmp_path: Path) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        book.add_student("sam", first_name="Samuel", email="old@example.org")
    (tmp_path / "list.csv").write_text(LIST)
    path = given(tmp_path, {"novakjana_9101_5_tiny.ipynb": work("new")})
    before = students(course)
    tried = run(course, path, "--roster", tmp_path / "list.csv", "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert students(course) == before
    first = run(course, path, "--roster", tmp_path / "list.csv")
    assert first.exit_code == 0
    assert "2 of the class list are new in the gradebook." in first.output
    assert students(course) == before | {
        "jana": ("Jana", "Novak", "jana@example.org", "9101"),
        "sam": ("Samuel", None, "old@example.org", "9102"),
        "ines": ("Ines", None, "ines@example.org", "9103"),
    }
    again = run(course, path, "--roster", tmp_path / "list.csv")
    assert "new in the gradebook" not in again.output
