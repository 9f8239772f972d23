"""`gradwalk kit`: what it says, its exit codes, and where it looks."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autograder.commands import kit as command
from tests.student_kit import ROOT, notebook, release


def kit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command.kit, ["--slim", *map(str, arguments)])


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course folder, which is the current one, with two released units."""
    release(tmp_path / "course", ps1=notebook("x"), ps2=notebook("y"))
    monkeypatch.chdir(tmp_path / "course")
    return tmp_path / "course"


def notebooks(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name.split("release/")[1] for name in archive.namelist() if "/release/" in name]


def test_all_released_units_go_into_the_kit_and_the_command_says_so(course: Path) -> None:
    done = kit()
    assert done.exit_code == 0, done.output
    assert re.fullmatch(r"gradwalk_kit\.zip: ps1, ps2; 1 package, \d\.\d MB\n", done.output)
    assert notebooks(course / "gradwalk_kit.zip") == ["ps1/ps1.ipynb", "ps2/ps2.ipynb", "start.ipynb"]


def test_only_the_units_asked_for_go_in(course: Path) -> None:
    assert kit("ps2", "--to", "two.zip").exit_code == 0
    assert notebooks(course / "two.zip") == ["ps2/ps2.ipynb", "start.ipynb"]


def test_a_second_time_gives_the_same_file(course: Path) -> None:
    kit()
    first = (course / "gradwalk_kit.zip").read_bytes()
    assert kit().exit_code == 0
    assert (course / "gradwalk_kit.zip").read_bytes() == first
    assert sorted(path.name for path in course.iterdir()) == ["gradwalk_kit.zip", "release"]


def test_another_course_folder_can_be_named_and_elsewhere_it_is_the_project(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kit("--course-dir", course, "--to", "named.zip").exit_code == 0
    assert notebooks(tmp_path / "named.zip")[0] == "ps1/ps1.ipynb"
    assert kit("--to", "project.zip").exit_code == 0
    there = sorted(path.name for path in (ROOT / "release").glob("*/*.ipynb"))
    assert [Path(name).name for name in notebooks(tmp_path / "project.zip")] == [*there, "start.ipynb"]


def test_what_is_left_out_is_said_and_is_exit_code_1(course: Path) -> None:
    (course / "release" / "ps1" / "data.csv").write_text("1,2\n")
    (course / "release" / "ps1" / "problem2.ipynb").write_bytes(notebook("z"))
    done = kit()
    assert done.exit_code == 1
    assert re.findall(r"^left out  (\S+): only the notebook called ps1.ipynb", done.output, re.MULTILINE) == [
        "ps1/data.csv",
        "ps1/problem2.ipynb",
    ]
    assert notebooks(course / "gradwalk_kit.zip") == ["ps1/ps1.ipynb", "ps2/ps2.ipynb", "start.ipynb"]
    assert kit("ps2").exit_code == 0


BAD_INPUT = {
    "an unknown unit": (["ps7"], "'ps7' is not released. Did you mean ps1 or ps2?"),
    "a part of a name": (["s2"], "'s2' is not released. Did you mean ps2?"),
    "a name like none": (["zzz"], "'zzz' is not released. There is: ps1, ps2."),
    "a unit with no name": ([""], "'' is not released. There is: ps1, ps2."),
    "a path in place of a unit": (["../ps1"], "'../ps1' is not released. Did you mean ps1"),
    "a folder as the zip": (["--to", "release"], "release cannot be written"),
    "a zip in no folder": (["--to", "no/kit.zip"], "no/kit.zip cannot be written"),
    "a course that is not there": (["--course-dir", "nowhere"], "nowhere"),
    "slim for a platform": (["--platform", "win_amd64"], "A slim kit holds no packages that depend on a machine"),
}


@pytest.mark.parametrize(("arguments", "words"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_refused_in_one_sentence(arguments: list[str], words: str, course: Path) -> None:
    done = kit(*arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert [path.name for path in course.iterdir()] == ["release"]


def test_a_tag_that_is_none_is_refused(course: Path) -> None:
    done = CliRunner().invoke(command.kit, ["--platform", "windows"])
    assert done.exit_code == 2
    assert "'windows' is no tag of a platform" in done.output


def test_a_course_without_a_release_is_told_how_to_get_one(tmp_path: Path) -> None:
    done = kit("--course-dir", tmp_path)
    assert done.exit_code == 2
    assert f"No unit is released in {tmp_path / 'release'}. Release one first" in done.output


def test_a_foreign_file_is_kept_unless_force_is_given(course: Path) -> None:
    mine = course / "gradwalk_kit.zip"
    mine.write_text("mine")
    done = kit()
    assert done.exit_code == 2
    assert "is there already and is not a kit" in done.output
    assert mine.read_text() == "mine"
    assert kit("--force").exit_code == 0
    assert zipfile.is_zipfile(mine)


def test_an_instructors_notebook_in_the_release_stops_the_kit(course: Path) -> None:
    (course / "release" / "ps2" / "ps2.ipynb").write_bytes(notebook("### BEGIN HIDDEN TESTS"))
    done = kit()
    assert done.exit_code == 2
    assert "ps2.ipynb holds a hidden test, so there is no kit." in done.output
    assert not (course / "gradwalk_kit.zip").exists()


def test_without_a_connection_slim_is_offered(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"NO_INDEX": "1", "CONFIG_FILE": "/dev/null", "FIND_LINKS": str(course)}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    done = CliRunner().invoke(command.kit, [])
    assert done.exit_code == 2
    assert re.search(r"pip could not download .*Use --slim, or try again with a connection\.", done.output)
    assert [path.name for path in course.iterdir()] == ["release"]


def test_help_shows_examples_that_parse() -> None:
    told = CliRunner().invoke(command.kit, ["--help"]).output
    examples = re.findall(r"^ +gradwalk kit(.*)$", told, re.MULTILINE)
    assert len(examples) == 3
    for example in examples:
        arguments = [word for word in example.split() if word not in ("--course-dir", "mycourse")]
        assert command.kit.make_context("kit", arguments)
