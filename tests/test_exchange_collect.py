"""Taking submissions in: each file goes to the one whose it is, the last attempt counts, and nothing is guessed."""

from __future__ import annotations

import csv
import json
import os
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from autograder.commands.collect import people_of, take_in
from autograder.exchange.archive_paths import Refusal
from autograder.exchange.collect_names import around, bare_names, is_notebook, key, name_key, stem
from autograder.exchange.collect_people import People, Student, new_id
from autograder.exchange.collect_plan import Asked
from autograder.exchange.collect_roster import add_roster, read_roster
from autograder.exchange.collect_rows import Row, exit_code
from autograder.exchange.collect_systems import Owner, by_a_system
from autograder.grading.layout import open_course
from tests.handed_in import (
    CLASS,
    KIMS,
    NAMELESS,
    NOON,
    OTHER_UNIT,
    canvas_file,
    copied,
    make_tiny_course,
    moodle_file,
    moodle_name,
    snapshot,
    spread,
    whose,
    work,
    zipped,
)
from tests.test_exchange_archives import LINK, encrypted, nested, with_entry
from tests.tiny_class import UNIT

MINJI, MARIA, KIM = CLASS[0], CLASS[3], CLASS[4]
LATER = NOON + timedelta(days=1)


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose gradebook has the ids of Canvas."""
    return make_tiny_course(tmp_path_factory.mktemp("known") / "course")


@pytest.fixture(scope="session")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose gradebook has names and addresses alone."""
    return make_tiny_course(tmp_path_factory.mktemp("named") / "course", with_ids=False)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which nobody is known."""
    return make_tiny_course(tmp_path_factory.mktemp("empty") / "course", with_people=False)


@pytest.fixture
def course(known: Path, tmp_path: Path) -> Path:
    return copied(known, tmp_path / "course")


def given(folder: Path, files: Mapping[str, bytes], name: str = "given.zip", when: datetime = NOON) -> Path:
    """A zip of these files."""
    path = folder / name
    path.write_bytes(zipped(files, when))
    return path


def collect(course: Path, *paths: Path, unit: str = "", roster: Path | None = None, **how: bool) -> list[Row]:
    return take_in(course, unit, roster, Asked(paths, **how))[0]


def left_out(rows: list[Row]) -> dict[str, str]:
    return {row.file: row.why for row in rows if row.state == "left out"}


def states(rows: list[Row]) -> list[str]:
    return [row.state for row in rows]


def submitted(course: Path, student: str, unit: str = UNIT) -> Path:
    return course / "submitted" / student / unit


def handed_in_by(course: Path) -> dict[str, str]:
    """Whose work stands in each student's folder."""
    return {path.parent.parent.name: whose(path) for path in course.glob(f"submitted/*/{UNIT}/{UNIT}.ipynb")}


def everybody_but(*without: str) -> dict[str, str]:
    return {one.id: one.id for one in CLASS if one.id not in without}


def below(folder: Path) -> dict[str, bytes]:
    return {name: content for name, (_, content) in snapshot(folder).items()}


# Canvas


def test_a_class_from_canvas_is_known_by_the_ids_there(course: Path, tmp_path: Path) -> None:
    files = {canvas_file(one, late=n % 3 == 0): work(one.id) for n, one in enumerate(CLASS)}
    rows = collect(course, given(tmp_path, files))
    assert states(rows) == ["taken in"] * 40
    assert handed_in_by(course) == everybody_but()
    assert not list(course.glob(f"submitted/*/{UNIT}/timestamp.txt")), "the zip does not say when it was handed in"
    assert below(submitted(course, "s003")) == {f"{UNIT}.ipynb": work("s003")}


def test_without_ids_a_name_counts_unless_two_people_have_it(named: Path, tmp_path: Path) -> None:
    course = copied(named, tmp_path / "course")
    rows = collect(course, given(tmp_path, {canvas_file(one): work(one.id) for one in CLASS}))
    assert handed_in_by(course) == everybody_but(*KIMS, NAMELESS)
    said = left_out(rows)
    assert said[canvas_file(MINJI)] == "It may be of s000 or s001."
    assert said[canvas_file(CLASS[7])] == "Nobody in the course is known as 5049 (5049 in Canvas)."
    assert len(said) == 3
    assert exit_code(rows) == 1


def test_the_class_list_of_canvas_tells_people_of_one_name_apart(named: Path, tmp_path: Path) -> None:
    course = copied(named, tmp_path / "course")
    roster = tmp_path / "grades.csv"
    with roster.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "tiny (1)"])
        lines.writerow(["    Points Possible", "", "", "", "", "5"])
        for one in CLASS:
            lines.writerow([f"{one.last}, {one.first}", one.canvas, f"X{one.canvas}", one.id.upper(), "A", ""])
        lines.writerow(["Student, Test", "999", "", "", "A", ""])
    files = {canvas_file(one): work(one.id) for one in CLASS}
    assert states(collect(course, given(tmp_path, files), roster=roster)) == ["taken in"] * 40
    assert handed_in_by(course) == everybody_but()


def test_an_id_that_says_somebody_else_goes_before_a_name(course: Path, tmp_path: Path) -> None:
    stranger = MARIA._replace(canvas=77, id="stranger")
    rows = collect(course, given(tmp_path, {canvas_file(stranger): work("stranger")}))
    assert left_out(rows) == {canvas_file(stranger): "Nobody in the course is known as delacruzmaría (77 in Canvas)."}
    assert exit_code(rows) == 2
    assert not (course / "submitted").exists()


def test_two_people_never_become_one_student(named: Path, tmp_path: Path) -> None:
    course = copied(named, tmp_path / "course")
    twin = MARIA._replace(canvas=77)
    rows = collect(course, given(tmp_path, {canvas_file(one): work("?") for one in (MARIA, twin)}))
    assert set(left_out(rows).values()) == {"Two people in it are called like s003; only an id can tell them apart."}
    assert len(rows) == 2


def test_of_several_attachments_the_last_one_counts_and_the_others_are_kept(course: Path, tmp_path: Path) -> None:
    files = {
        canvas_file(KIM, "tiny.ipynb", attachment=900): work("first"),
        canvas_file(KIM, "tiny-2.ipynb", attachment=1001): work("last"),
        canvas_file(KIM, "tiny-10.ipynb", attachment=999): work("second"),
        canvas_file(KIM, "data.csv", attachment=5): b"1,2",
        canvas_file(MARIA, "answer.txt"): b"no notebook",
    }
    rows = collect(course, given(tmp_path, files))
    assert [(row.state, row.file) for row in rows if row.student == KIM.id] == [
        ("taken in", canvas_file(KIM, "tiny-2.ipynb", attachment=1001)),
        ("kept", canvas_file(KIM, "tiny.ipynb", attachment=900)),
        ("kept", canvas_file(KIM, "tiny-10.ipynb", attachment=999)),
    ]
    assert left_out(rows) == {canvas_file(MARIA, "answer.txt"): "There is no notebook in it."}
    assert below(submitted(course, KIM.id)) == {"tiny.ipynb": work("last"), "data.csv": b"1,2"}
    kept = {path.parent.name[:10]: whose(path) for path in (course / "attempts" / KIM.id / UNIT).glob("*/tiny.ipynb")}
    assert kept == {"canvas-900": "first", "canvas-999": "second"}


def test_what_canvas_makes_of_typed_text_and_of_anonymous_grading_is_said(course: Path, tmp_path: Path) -> None:
    typed, anonymous = "김민지_5028_text.html", "anon_x7Yz1_70001_tiny.ipynb"
    files = {typed: b"<p>", anonymous: work("?"), "LATE_anon_12345_7_a.ipynb": work("?")}
    said = left_out(collect(course, given(tmp_path, files)))
    assert said[typed] == "There is no notebook in it."
    assert said[anonymous].startswith("Canvas gives no names while grading is anonymous.")
    assert len(said) == 3


# Moodle


@pytest.mark.parametrize("form", ["folders", "old folders", "no folders", "decomposed", "in a folder"])
def test_a_class_from_moodle_is_known_by_name(named: Path, tmp_path: Path, form: str) -> None:
    course = copied(named, tmp_path / "course")
    files = {}
    for one in CLASS:
        name = moodle_file(one, old=form == "old folders", folders=form != "no folders")
        name = unicodedata.normalize("NFD", name) if form == "decomposed" else name
        files[f"all of them/{name}" if form == "in a folder" else name] = work(one.id)
    rows = collect(course, given(tmp_path, files))
    assert handed_in_by(course) == everybody_but(*KIMS, NAMELESS)
    assert len(left_out(rows)) == 3


def test_the_grading_worksheet_of_moodle_tells_people_of_one_name_apart(named: Path, tmp_path: Path) -> None:
    course = copied(named, tmp_path / "course")
    roster = tmp_path / "worksheet.csv"
    with roster.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["Identifier", "Full name", "ID number", "Email address", "Status", "Grade"])
        for one in CLASS:
            lines.writerow([f"Teilnehmer/in {one.moodle}", moodle_name(one), "", one.email.upper(), "", "-"])
    files = {moodle_file(one): work(one.id) for one in CLASS}
    assert states(collect(course, given(tmp_path, files), roster=roster)) == ["taken in"] * 40
    assert handed_in_by(course) == everybody_but()


def test_the_number_of_a_participant_is_no_id_of_a_user(course: Path, tmp_path: Path) -> None:
    """Moodle counts participants anew in each assignment; the number may be somebody else's id."""
    stranger = MARIA._replace(first="Some", last="Body", moodle=KIM.canvas)
    rows = collect(course, given(tmp_path, {moodle_file(stranger): work("?")}))
    assert left_out(rows) == {moodle_file(stranger): "Nobody in the course is known as Some Body (5028 in Moodle)."}


def test_all_that_was_handed_in_in_moodle_goes_along_and_feedback_does_not(course: Path, tmp_path: Path) -> None:
    top = f"{moodle_name(KIM)}_{KIM.moodle}"
    files = {
        f"{top}_assignsubmission_file/hw/tiny.ipynb": work(KIM.id),
        f"{top}_assignsubmission_file/hw/data/in.csv": b"1",
        f"{top}_assignsubmission_file/notes.txt": b"2",
        f"{top}_assignsubmission_onlinetext/onlinetext.html": b"3",
        f"{top}_assignfeedback_file/tiny.ipynb": work("feedback"),
    }
    rows = collect(course, given(tmp_path, files))
    assert sorted(states(rows)) == ["set aside", "taken in"]
    assert below(submitted(course, KIM.id)) == {
        "tiny.ipynb": work(KIM.id),
        "data/in.csv": b"1",
        "notes.txt": b"2",
        "onlinetext.html": b"3",
    }


def test_a_later_download_of_moodle_goes_before_a_number_in_a_name(course: Path, tmp_path: Path) -> None:
    first = given(tmp_path, {moodle_file(KIM, "tiny (3).ipynb"): work("first")}, "1.zip", NOON)
    second = given(tmp_path, {moodle_file(KIM, "tiny.ipynb"): work("second")}, "2.zip", LATER)
    assert states(collect(course, first)) == ["taken in"]
    assert states(collect(course, second)) == ["newer"]
    assert handed_in_by(course) == {KIM.id: "second"}


# Gradescope


def gradescope(people: Mapping[str, Any], **files: bytes) -> dict[str, bytes]:
    """An export: `people` are the submitters by folder."""
    metadata = {
        folder: {":submitters": some, ":created_at": NOON + timedelta(hours=n), ":results": {"tests": []}}
        for n, (folder, some) in enumerate(people.items())
    }
    found = {"assignment_7_export/submission_metadata.yml": yaml.safe_dump(metadata, allow_unicode=True).encode()}
    found |= {f"assignment_7_export/{folder}/{UNIT}.ipynb": work(folder) for folder in people}
    return found | {f"assignment_7_export/{name}": content for name, content in files.items()}


def test_an_export_of_gradescope_says_who_and_when(named: Path, tmp_path: Path) -> None:
    course = copied(named, tmp_path / "course")
    people = {
        f"submission_{n}": [{":name": f"{one.first} {one.last}", ":sid": one.id if n % 2 else "", ":email": one.email}]
        for n, one in enumerate(CLASS)
    }
    rows = collect(course, given(tmp_path, gradescope(people)))
    assert states(rows) == ["taken in"] * 40
    assert handed_in_by(course) == {one.id: f"submission_{n}" for n, one in enumerate(CLASS)}
    assert (submitted(course, "s004") / "timestamp.txt").read_text() == "2026-03-02 16:00:00.000000 UTC"


def test_everybody_in_a_group_gets_the_work_and_nobody_unknown_does(course: Path, tmp_path: Path) -> None:
    people = {
        "submission_1": [{":sid": "s004", ":name": "?"}, {":email": "S005@example.org"}],
        "submission_2": [{":sid": "s006", ":email": "s007@example.org"}],
        "submission_3": [],
    }
    rows = collect(course, given(tmp_path, gradescope(people)))
    assert handed_in_by(course) == {"s004": "submission_1", "s005": "submission_1"}
    assert sorted(left_out(rows).values()) == [
        "It may be of s006 or s007.",
        "submission_metadata.yml does not say who handed it in.",
    ]


def test_the_list_of_gradescope_may_not_run_anything(course: Path, tmp_path: Path) -> None:
    forged = b"!!python/object/apply:os.system ['false']"
    files = {"a/submission_metadata.yml": forged, "a/submission_1/tiny.ipynb": b""}
    (why,) = left_out(collect(course, given(tmp_path, files))).values()
    assert why == "It is no YAML that can be read."


# Plain files and folders


@pytest.mark.parametrize(
    "name",
    [
        "s004.ipynb",
        "S004.ipynb",
        "s004/tiny.ipynb",
        "s004/anything at all.ipynb",
        "tiny_s004.ipynb",
        "s004_tiny.ipynb",
        "s004-tiny.ipynb",
        "tiny s004 (1).ipynb",
        "tiny_s004 - Copy.ipynb",
        "tiny_s004 - Copy (2).ipynb",
        "tiny_s004-late.ipynb",
        "tiny_s004.ipynb.txt",
        "tiny_s004.IPYNB",
        "tiny%5Fs004%20(1).ipynb",
        "s004@example.org.ipynb",
        "5028.ipynb",
        "민지 김.ipynb",
        "김민지/tiny.ipynb",
        unicodedata.normalize("NFD", "tiny_민지 김.ipynb"),
        "tiny/s004/tiny.ipynb",
        "s004/tiny/tiny.ipynb",
        "all/of them/s004/tiny.ipynb",
        "s004 (2)/tiny.ipynb",
    ],
)
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_file_is_known_by_an_id_a_name_or_an_address(course: Path, tmp_path: Path, name: str, form: str) -> None:
    files = {name: work("s004")}
    path = given(tmp_path, files) if form == "zip" else spread(files, tmp_path / "given")
    rows = collect(course, path)
    assert [(row.state, row.student, row.unit) for row in rows] == [("taken in", "s004", UNIT)]
    assert handed_in_by(course) == {"s004": "s004"}
    assert (submitted(course, "s004") / f"{UNIT}.ipynb").is_file()


def test_a_zip_or_a_file_may_itself_have_the_name_of_somebody(course: Path, tmp_path: Path) -> None:
    alone = tmp_path / "s006_tiny.ipynb"
    alone.write_bytes(work("s006"))
    rows = collect(course, given(tmp_path, {"hw/tiny.ipynb": work("s005")}, "tiny_s005 (1).zip"), alone)
    assert states(rows) == ["taken in"] * 2
    assert handed_in_by(course) == {"s005": "s005", "s006": "s006"}


def test_what_fits_nobody_is_left_out_and_what_is_no_notebook_is_set_aside(course: Path, tmp_path: Path) -> None:
    files = {
        "s004/tiny.ipynb": work("s004"),
        "s00/tiny.ipynb": work("?"),
        "s0044.ipynb": work("?"),
        "Minji Kim.ipynb": work("?"),
        "tiny.ipynb": work("?"),
        "tiny_.ipynb": work("?"),
        "README.txt": b"hello",
        "nobody/readme.txt": b"hello",
    }
    rows = collect(course, given(tmp_path, files))
    assert handed_in_by(course) == {"s004": "s004"}
    said = left_out(rows)
    assert said.pop("Minji Kim.ipynb") == "It may be of s000 or s001."
    assert said.pop("nobody/readme.txt") == "Nobody in the course is known as nobody."
    assert set(said) == {"s00/tiny.ipynb", "s0044.ipynb", "tiny.ipynb", "tiny_.ipynb"}
    assert [row.file for row in rows if row.state == "set aside"] == ["README.txt"]


def test_what_systems_leave_behind_is_not_there(course: Path, tmp_path: Path) -> None:
    files = {
        "s004/tiny.ipynb": work("s004"),
        "s004/.ipynb_checkpoints/tiny-checkpoint.ipynb": work("old"),
        "s004/__pycache__/x.pyc": b"",
        "__MACOSX/s004/._tiny.ipynb": b"",
        ".DS_Store": b"",
        "s004/Thumbs.db": b"",
    }
    assert states(collect(course, given(tmp_path, files))) == ["taken in"]
    assert list(below(submitted(course, "s004"))) == ["tiny.ipynb"]


def test_an_id_in_other_letters_is_taken_only_if_one_student_has_it() -> None:
    people = People([Student("Kim"), Student("kim"), Student("Lee")])

    def find(text: str) -> set[str]:
        return set(people.find(Owner("folder", text, (("any", text),))).students)

    assert find("Kim") == {"Kim"}
    assert find("KIM") == {"Kim", "kim"}
    assert find("LEE") == {"Lee"}


# Names


@pytest.mark.parametrize(
    ("name", "bare", "copies"),
    [
        ("tiny", "tiny", ()),
        ("tiny (1)", "tiny", (1,)),
        ("tiny(12)", "tiny", (12,)),
        ("tiny - Copy", "tiny", (1,)),
        ("tiny - Copy (2)", "tiny", (2, 1)),
        ("tiny copy 3", "tiny", (3,)),
        ("tiny - Kopie", "tiny", (1,)),
        (unicodedata.normalize("NFD", "tiny - 복사본"), "tiny", (1,)),
        ("tiny-2", "tiny", (2,)),
        ("tiny-2 (1)", "tiny", (1, 2)),
        ("tiny_LATE", "tiny", (0,)),
        ("tiny%20(4)", "tiny", (4,)),
        ("(1)", "(1)", ()),
        ("photocopy", "photocopy", ()),
        ("01_gradient_descent", "01_gradient_descent", ()),
    ],
)
def test_marks_of_browsers_and_systems_come_off(name: str, bare: str, copies: tuple[int, ...]) -> None:
    assert list(bare_names(name))[-1] == (bare, copies)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("tiny_Kim", "Kim"), ("Kim-TINY", "Kim"), ("tiny", ""), ("tinykim", None), ("kim_tinyx", None), ("ti", None)],
)
def test_a_word_at_one_end_of_a_name_comes_off(text: str, rest: str | None) -> None:
    assert around(text, "tiny") == rest


def test_names_and_their_keys() -> None:
    assert is_notebook("a.ipynb.json")
    assert not is_notebook("a.ipynb.zip")
    assert stem("a.b.ipynb.txt") == "a.b"
    assert stem("hw.ZIP") == "hw"
    assert key("U\u0308BUNG") == key("übung")
    assert name_key("O’Brien, Conor") == name_key("obrienconor")
    assert name_key("de la Cruz") != name_key("Cruz")
    assert name_key("👩‍🔬 🌍") == ""


def test_the_first_two_numbers_in_a_name_of_canvas_are_the_ids() -> None:
    found = by_a_system(("kim_LATE_12_34_a_56_78_b.ipynb",))
    assert found is not None
    assert (found.owner.ids, found.attachment, found.inner) == ((("canvas", "12"),), 34, ("a_56_78_b.ipynb",))
    assert by_a_system(("tiny_kim.ipynb",)) is None


# Assignments


def test_a_notebook_is_known_by_its_cells_whatever_it_is_called(course: Path, tmp_path: Path) -> None:
    files = {
        "s004/final version.ipynb": work("s004"),
        "s005/tiny.ipynb": work("s005", unit=OTHER_UNIT),
        "s006/hw/second.ipynb": work("s006", unit=OTHER_UNIT),
        "s006/hw2/tiny.ipynb": work("s006"),
        "s006/hw2/in.csv": b"1",
        "s006/readme.txt": b"2",
    }
    rows = collect(course, given(tmp_path, files))
    assert states(rows) == ["taken in"] * 4
    assert handed_in_by(course) == {"s004": "s004", "s006": "s006"}
    assert whose(submitted(course, "s005", OTHER_UNIT) / f"{OTHER_UNIT}.ipynb") == "s005"
    assert set(below(submitted(course, "s006", OTHER_UNIT))) == {"second.ipynb", "readme.txt"}
    assert set(below(submitted(course, "s006"))) == {"tiny.ipynb", "in.csv", "readme.txt"}


def test_a_notebook_of_another_assignment_is_set_aside_where_one_is_asked_for(course: Path, tmp_path: Path) -> None:
    files = {"s004/tiny.ipynb": work("s004", unit=OTHER_UNIT), "s005/tiny.ipynb": work("s005")}
    rows = collect(course, given(tmp_path, files), unit=UNIT)
    assert [(row.state, row.why) for row in rows if row.student == "s004"] == [
        ("set aside", f"It has the exercises of {OTHER_UNIT}, not of {UNIT}.")
    ]
    assert handed_in_by(course) == {"s005": "s005"}


def test_a_notebook_without_a_mark_is_what_the_instructor_says_if_it_is_alone(course: Path, tmp_path: Path) -> None:
    bare = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}).encode()
    files = {"s004/a.ipynb": bare, "s005/a.ipynb": bare, "s005/b.ipynb": bare}
    files |= {"s006/tiny.ipynb": b"{", "s007/x.ipynb": b"{"}
    rows = collect(course, given(tmp_path, files))
    assert [(row.student, row.state) for row in rows if row.state != "left out"] == [("s006", "taken in")]
    assert "It cannot be graded as it is: it is not JSON" in next(row.why for row in rows if row.student == "s006")
    rows = collect(course, given(tmp_path, files), unit=UNIT)
    assert [row.student for row in rows if row.state == "taken in"] == ["s004", "s007"]
    assert [row.file for row in rows if row.state == "left out"] == ["s005/a.ipynb", "s005/b.ipynb"]


def test_an_assignment_of_two_notebooks_is_taken_in_as_one(course: Path, tmp_path: Path) -> None:
    folder = course / "source" / "pair"
    spread({"one.ipynb": work("", unit=OTHER_UNIT), "two.ipynb": work("")}, folder)
    for name in (UNIT, OTHER_UNIT):
        (course / "source" / name / f"{name}.ipynb").unlink()
    files = {
        "s004/two.ipynb": work("second"),
        "s004/one (2).ipynb": work("first", unit=OTHER_UNIT),
        "s005/one (2).ipynb": work("first", unit=OTHER_UNIT),
        "s005/two.ipynb": work("a"),
        "s005/two last.ipynb": work("b"),
    }
    rows = collect(course, given(tmp_path, files), unit="pair")
    assert below(submitted(course, "s004", "pair")) == {
        "one.ipynb": work("first", unit=OTHER_UNIT),
        "two.ipynb": work("second"),
    }
    assert list(below(submitted(course, "s005", "pair"))) == ["one.ipynb"]
    assert sorted(left_out(rows)) == ["s005/two last.ipynb", "s005/two.ipynb"]


# Several attempts


def test_the_larger_number_in_a_name_is_later_then_the_time_of_the_change(course: Path, tmp_path: Path) -> None:
    folder = spread(
        {
            "tiny_s004.ipynb": work("one"),
            "tiny_s004 (2).ipynb": work("three"),
            "tiny_s004 (1).ipynb": work("two"),
            "s005/a.ipynb": work("early"),
            "s005/b.ipynb": work("late"),
        },
        tmp_path / "given",
    )
    for name, when in (("tiny_s004.ipynb", 900), ("s005/a.ipynb", 100), ("s005/b.ipynb", 200)):
        os.utime(folder / name, (when, when))
    rows = collect(course, folder)
    assert sorted(states(rows)) == ["kept", "kept", "kept", "taken in", "taken in"]
    assert handed_in_by(course) == {"s004": "three", "s005": "late"}


def test_between_two_of_which_nothing_says_which_is_later_nobody_chooses(course: Path, tmp_path: Path) -> None:
    files = {"s004/a.ipynb": work("a"), "s004/b.ipynb": work("b")}
    files |= {"s005.ipynb": work("a"), "s005_tiny.ipynb": work("b")}
    rows = collect(course, given(tmp_path, files))
    assert set(left_out(rows).values()) == {"Nothing tells which of several attempts is the last."}
    assert len(left_out(rows)) == 4
    assert handed_in_by(course) == {}


def test_the_same_work_twice_is_no_second_attempt(course: Path, tmp_path: Path) -> None:
    rows = collect(course, given(tmp_path, {"s004/a.ipynb": work("a"), "s004/b.ipynb": work("a")}))
    assert states(rows) == ["taken in"]
    assert not list((course / "attempts").glob("*/*/*/*.ipynb"))


def test_a_second_run_changes_nothing(course: Path, tmp_path: Path) -> None:
    files = {canvas_file(one): work(one.id) for one in CLASS}
    files |= {canvas_file(KIM, "tiny-1.ipynb", attachment=99_999): work("last"), canvas_file(KIM, "d.csv"): b"1"}
    path = given(tmp_path, files)
    collect(course, path)
    before = snapshot(course)
    rows = collect(course, path)
    assert sorted(set(states(rows))) == ["kept", "unchanged"]
    assert snapshot(course) == before
    again = given(tmp_path, files, "downloaded later.zip", LATER)
    assert sorted(set(states(collect(course, again)))) == ["kept", "unchanged"]
    after = snapshot(course)
    assert {name: about for name, about in after.items() if not name.endswith("/taken.json")} == {
        name: about for name, about in before.items() if not name.endswith("/taken.json")
    }
    assert len(list((course / "attempts").glob("*/*/*/tiny.ipynb"))) == 1


def test_a_newer_attempt_takes_the_place_of_the_old_one_as_a_whole(course: Path, tmp_path: Path) -> None:
    old = {canvas_file(KIM, attachment=10): work("old"), canvas_file(KIM, "old.csv", attachment=11): b"1"}
    new = {canvas_file(KIM, attachment=20): work("new"), canvas_file(KIM, "new.csv", attachment=21): b"2"}
    first, second = given(tmp_path, old, "1.zip"), given(tmp_path, new, "2.zip")
    collect(course, first)
    assert states(collect(course, second)) == ["newer"]
    assert below(submitted(course, KIM.id)) == {"tiny.ipynb": work("new"), "new.csv": b"2"}
    (kept,) = (course / "attempts" / KIM.id / UNIT).glob("canvas-10-*")
    assert below(kept) == {"tiny.ipynb": work("old"), "old.csv": b"1"}
    before = snapshot(course)
    assert states(collect(course, first)) == ["kept"]
    assert snapshot(course) == before
    assert states(collect(course, first, force=True)) == ["newer"]
    assert handed_in_by(course) == {KIM.id: "old"}
    assert states(collect(course, second, first)) == ["newer", "kept"]
    assert handed_in_by(course) == {KIM.id: "new"}


def test_what_somebody_else_has_put_there_stays_unless_it_is_asked_for(course: Path, tmp_path: Path) -> None:
    place = spread({"tiny.ipynb": work("by hand")}, submitted(course, KIM.id))
    path = given(tmp_path, {canvas_file(KIM): work("canvas")})
    (why,) = left_out(collect(course, path)).values()
    assert why.startswith("What is there was not put there by this command")
    assert whose(place / "tiny.ipynb") == "by hand"
    assert states(collect(course, path, force=True)) == ["newer"]
    assert whose(place / "tiny.ipynb") == "canvas"
    (kept,) = (course / "attempts" / KIM.id / UNIT).glob("unknown-*/tiny.ipynb")
    assert whose(kept) == "by hand"


def test_what_a_person_has_changed_there_since_stays(course: Path, tmp_path: Path) -> None:
    collect(course, given(tmp_path, {canvas_file(KIM, attachment=10): work("first")}))
    notebook = submitted(course, KIM.id) / "tiny.ipynb"
    notebook.write_bytes(work("repaired"))
    rows = collect(course, given(tmp_path, {canvas_file(KIM, attachment=20): work("second")}))
    assert list(left_out(rows)) == [canvas_file(KIM, attachment=20)]
    assert whose(notebook) == "repaired"


@pytest.mark.parametrize(("there", "state"), [("2026-03-01 12:00 UTC", "newer"), ("2026-03-09 12:00 UTC", "kept")])
def test_known_times_decide_about_what_somebody_else_has_put_there(
    course: Path, tmp_path: Path, there: str, state: str
) -> None:
    spread({"tiny.ipynb": work("nbgrader"), "timestamp.txt": there.encode()}, submitted(course, "s004"))
    rows = collect(course, given(tmp_path, gradescope({"submission_1": [{":sid": "s004"}]})))
    assert states(rows) == [state]


# Zips of learners, and what is hostile


def test_a_zip_that_somebody_handed_in_is_opened(course: Path, tmp_path: Path) -> None:
    inner = zipped({"hw/tiny.ipynb": work("zipped"), "hw/data/in.csv": b"1", "__MACOSX/x": b""})
    deep = zipped({"a.zip": zipped({"b.zip": zipped({"tiny.ipynb": work("deep")})})})
    files = {
        canvas_file(CLASS[4], "my homework.zip"): inner,
        moodle_file(CLASS[5], "work.zip"): inner,
        "s006.zip": inner,
        "s007_tiny (1).zip": deep,
        "s008/tiny.ipynb": work("beside"),
        "s008/data.zip": zipped({"tiny.ipynb": work("?")}),
        "s009.zip": zipped({"a.zip": deep}),
    }
    rows = collect(course, given(tmp_path, files))
    zipped_ones = {"s004": "zipped", "s005": "zipped", "s006": "zipped"}
    assert handed_in_by(course) == zipped_ones | {"s007": "deep", "s008": "beside"}
    assert set(below(submitted(course, "s004"))) == {"tiny.ipynb", "data/in.csv"}
    assert set(below(submitted(course, "s008"))) == {"tiny.ipynb", "data.zip"}
    assert list(left_out(rows).values()) == ["Zips are opened 3 deep."]


def test_a_bomb_of_zips_in_zips_stops_and_costs_the_others_nothing(course: Path, tmp_path: Path) -> None:
    small = nested(5, 16, zipped({"0.txt": bytes(2**20)}))
    many = zipped({f"{n}.zip": zipped({f"{m}": b"" for m in range(100)}) for n in range(60)})
    tight = zipped({f"{n}.zip": zipped({f"{m}": bytes(150 * 2**10) for m in range(100)}) for n in range(80)})
    files = {"s004.zip": small, "s005.zip": many, "s006.zip": tight, "s007/tiny.ipynb": work("s007")}
    assert max(map(len, files.values())) < 200_000
    rows = collect(course, given(tmp_path, files))
    said = left_out(rows)
    assert handed_in_by(course) == {"s007": "s007"}
    assert "unpack to more than 512 MB" in str(said)
    assert "more than 5,000 files" in str(said)
    assert "Zips are opened 3 deep." in str(said)


def test_hostile_archives_and_files_get_a_row_and_stop_nothing(course: Path, tmp_path: Path) -> None:
    files = {
        "s004.zip": with_entry("../../../s005/tiny/tiny.ipynb", work("evil")),
        "s005.zip": with_entry(content=b"/etc/passwd", external_attr=LINK),
        "s006.zip": encrypted(),
        "s007.zip": b"no zip",
        "s008.zip": with_entry("/tmp/evil.ipynb", work("evil")),
        "s009/tiny.ipynb": work("s009"),
        "../s010/tiny.ipynb": work("evil"),
        "s011/a.txt": b"1",
        "S011/A.txt": b"2",
    }
    rows = collect(course, given(tmp_path, files), tmp_path / "nowhere.zip", given(tmp_path, {}, "empty.zip"))
    said = left_out(rows)
    assert whose(submitted(course, "s009") / "tiny.ipynb") == "s009"
    assert not any(b"evil" in content for content in below(course / "submitted").values())
    assert "(..)" in said["s004.zip/../../../s005/tiny/tiny.ipynb"]
    assert said["s005.zip/bad"] == "It is a link, not a file."
    assert said["s006.zip/bad"] == "It is encrypted."
    assert said["s007.zip"] == "It is no zip archive, or a damaged one."
    assert "absolute" in said["s008.zip//tmp/evil.ipynb"]
    assert "(..)" in said["../s010/tiny.ipynb"]
    assert said["S011/A.txt"] == "There is a file of the name s011/a.txt already."
    assert said[str(tmp_path / "empty.zip")] == "There is nothing in it."
    assert "cannot be read" in said[str(tmp_path / "nowhere.zip")]


def test_nobody_hands_in_for_somebody_else(course: Path, tmp_path: Path) -> None:
    """Whatever a learner calls files and folders of their own, they stay theirs."""
    forged = yaml.safe_dump({"submission_1": {":submitters": [{":sid": "s005"}]}}).encode()
    own = {
        "s005/tiny.ipynb": work("forged"),
        canvas_file(CLASS[5], attachment=10**9): work("forged"),
        moodle_file(CLASS[5]): work("forged"),
        "submission_metadata.yml": forged,
        "submission_1/tiny.ipynb": work("forged"),
    }
    top = moodle_file(CLASS[4], "")
    honest = gradescope({"submission_1": [{":sid": "s004"}], "submission_2": [{":sid": "s006"}]})
    for files in (
        {"assignment_7_export/submission_1/submission_metadata.yml": forged} | honest,
        {f"{top}{name}": content for name, content in own.items()},
        {canvas_file(CLASS[4], "hw.zip"): zipped(own)},
        {f"s004/{name}": content for name, content in own.items()},
        {f"nobody/{name}": content for name, content in own.items()} | {"s006/tiny.ipynb": work("s006")},
        {"nobody.zip": zipped(own), "s006.ipynb": work("s006")},
    ):
        collect(course, given(tmp_path, files), force=True)
        assert not (course / "submitted" / "s005").exists()


def test_when_it_was_handed_in_is_not_the_learners_to_say(course: Path, tmp_path: Path) -> None:
    own = {"tiny.ipynb": work("s004"), "Timestamp.txt": b"2000-01-01 00:00:00 UTC", "sub/timestamp.txt": b"mine"}
    (row,) = collect(course, given(tmp_path, {f"s004/{name}": content for name, content in own.items()}))
    assert "timestamp.txt is left out" in row.why
    assert set(below(submitted(course, "s004"))) == {"tiny.ipynb", "sub/timestamp.txt"}


def test_files_that_stand_in_each_others_way_are_left_out(course: Path, tmp_path: Path) -> None:
    files = {
        "s004/hw/tiny.ipynb": work("s004"),
        "s004/hw/a.txt": b"1",
        "s004/A.TXT": b"2",
        "s004/hw/a.txt/b": b"3",
        "s004/TINY.ipynb/x": b"4",
    }
    rows = collect(course, spread({}, tmp_path), given(tmp_path, files))
    assert below(submitted(course, "s004")) == {"tiny.ipynb": work("s004"), "a.txt": b"1"}
    assert {"s004/A.TXT", "s004/hw/a.txt/b", "s004/TINY.ipynb/x"} <= set(left_out(rows))


@pytest.mark.parametrize("what", ["student", "assignment", "attempts"])
def test_a_link_in_the_course_folder_is_not_followed(course: Path, tmp_path: Path, what: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = {"student": "submitted/s004", "assignment": f"submitted/s004/{UNIT}", "attempts": "attempts/s004"}[what]
    (course / link).parent.mkdir(parents=True)
    (course / link).symlink_to(outside)
    files = {"s004.ipynb": work("s004"), "s005.ipynb": work("s005")}
    rows = collect(course, given(tmp_path, files), force=True)
    assert list(left_out(rows)) == ["s004.ipynb"]
    assert not list(outside.iterdir())
    assert handed_in_by(course) == {"s005": "s005"}


def test_nothing_outside_the_two_folders_is_written(course: Path, tmp_path: Path) -> None:
    before = snapshot(course)
    collect(course, given(tmp_path, {canvas_file(one): work(one.id) for one in CLASS}), dry_run=True)
    assert snapshot(course) == before
    collect(course, given(tmp_path, {canvas_file(one): work(one.id) for one in CLASS}))
    after = snapshot(course)
    new = {name.split("/")[0] for name in set(after) - set(before)}
    assert {name: after[name] for name in before} == before
    assert new == {"submitted", "attempts"}
    assert [path.name for path in (course / ".gradwalk").iterdir()] == ["lock"], "which grading takes as well"


def test_the_course_folder_itself_is_not_collected(course: Path, tmp_path: Path) -> None:
    collect(course, given(tmp_path, {"s004.ipynb": work("s004")}))
    for path in (course, course / "submitted", course / "source" / UNIT, tmp_path, course / "attempts"):
        assert list(left_out(collect(course, path)).values())[0].startswith("It is the course folder")


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("number", range(6))
def test_killed_at_any_moment_nothing_is_half_written_and_the_next_run_goes_on(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    collect(course, given(tmp_path, {canvas_file(one, attachment=10): work("old") for one in CLASS[4:7]}))
    path = given(tmp_path, {canvas_file(one, attachment=20): work("new") for one in CLASS[4:7]}, "2.zip")
    rename, count = Path.rename, iter(range(100))

    def killed(self: Path, target: Path) -> Path:
        if next(count) == number:
            raise Killed
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killed)
        with pytest.raises(Killed):
            collect(course, path)
    assert set(handed_in_by(course).values()) <= {"old", "new"}
    assert left_out(collect(course, path)) == {}
    assert handed_in_by(course) == {one.id: "new" for one in CLASS[4:7]}
    assert [whose(path) for path in course.glob("attempts/*/*/[!.]*/tiny.ipynb")] == ["old"] * 3
    assert not list(course.glob("submitted/*/.*"))


# People who are not known


def test_those_who_are_not_known_become_students_with_safe_ids(empty: Path, tmp_path: Path) -> None:
    course = copied(empty, tmp_path / "course")
    files = {canvas_file(one): work(one.id) for one in CLASS}
    path = given(tmp_path, files)
    assert len(left_out(collect(course, path))) == 40
    rows = collect(course, path, new_students=True)
    assert states(rows) == ["taken in"] * 40
    found = handed_in_by(course)
    assert (found["kimminji-5000"], found["kimminji-5007"], found["canvas-5049"]) == ("s000", "s001", "s007")
    assert (found["김민지-5028"], found["delacruzmaría-5021"]) == ("s004", "s003")
    before = snapshot(course)
    assert states(collect(course, path, new_students=True)) == ["unchanged"] * 40
    assert snapshot(course) == before


def test_two_new_people_of_one_name_are_left_out(empty: Path, tmp_path: Path) -> None:
    course = copied(empty, tmp_path / "course")
    rows = collect(course, given(tmp_path, {moodle_file(one): work(one.id) for one in CLASS}), new_students=True)
    said = left_out(rows)
    assert said[moodle_file(MINJI)] == said[moodle_file(CLASS[1])] == "Two people in it would be called minji-kim."
    assert said[moodle_file(CLASS[7])] == "Nothing in the name can be an id."
    assert len(said) == 3
    assert "maría-de-la-cruz" in handed_in_by(course)


@pytest.mark.parametrize(
    ("text", "student"),
    [
        ("../../etc", "etc"),
        (".hidden", "hidden"),
        ("a/b\\c", "a-b-c"),
        ("con", "con-"),
        ("🌍", ""),
        ("x" * 61, "x" * 60),
    ],
)
def test_a_new_id_can_name_a_folder(text: str, student: str) -> None:
    assert new_id(Owner("folder", text, (("any", text),), (text,))) == student


def test_a_new_student_never_becomes_somebody_who_is_known(course: Path, tmp_path: Path) -> None:
    rows = collect(course, given(tmp_path, {"(s004).ipynb": work("?"), "x/tiny.ipynb": work("x")}), new_students=True)
    assert left_out(rows) == {"(s004).ipynb": "The new student would be called s004, which somebody else is."}
    assert handed_in_by(course) == {"x": "x"}


# Class lists


def roster(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "student"),
    [
        ('Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ann",31,77,alee,A\n', "alee"),
        ("Name,SID,Email,Role\nAnn Lee,alee,ann@x.org,Student\n", "alee"),
        ("First Name;Last Name;Username;Email\nAnn;Lee;alee;ann@x.org\n", "alee"),
        ("id,first_name,last_name,email,lms_user_id\nalee,Ann,Lee,ann@x.org,31\n", "alee"),
        ("First name\tSurname\tEmail address\nAnn\tLee\tann@x.org\n", "ann@x.org"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_class_list_of_each_system_is_read(tmp_path: Path, text: str, student: str, encoding: str) -> None:
    people = People()
    assert add_roster(roster(tmp_path, text, encoding), people)[1] == []
    assert people.find(Owner("Canvas", "", (), ("leeann",))).students == {student}


def test_a_class_list_adds_to_the_students_of_the_gradebook(named: Path, tmp_path: Path) -> None:
    people = people_of(open_course(named, UNIT))
    text = 'Student,ID,SIS Login ID\n"Kim, Minji",7,\n"Kim, Minji",8,s001@example.org\n"New, One",9,new1\n,10,\n'
    assert add_roster(roster(tmp_path, text), people)[1] == []
    assert people.with_id("canvas", "8") == {"s001"}
    assert people.with_id("canvas", "9") == {"new1"}
    _, said = add_roster(roster(tmp_path, "Student,SID,Email\nA B,s002,s003@example.org\n"), people)
    assert said == ["A B in the class list may be s002 or s003."]


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", "Student,Section\nx,y\n", "\0", "id\n"])
def test_a_file_that_is_no_class_list_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refusal, match="is no class list"):
        read_roster(roster(tmp_path, text))


def test_a_class_of_one_thousand_in_ten_thousand_files(empty: Path, tmp_path: Path) -> None:
    course = copied(empty, tmp_path / "course")
    files = {f"class/p{n:04}/{UNIT}.ipynb": work(f"p{n:04}") for n in range(1000)}
    files |= {f"class/p{n % 1000:04}/data/{n // 1000}.csv": b"%d" % n for n in range(9000)}
    rows = collect(course, given(tmp_path, files), new_students=True)
    assert states(rows) == ["taken in"] * 1000
    assert all(name == work for name, work in handed_in_by(course).items())
    assert len(below(course / "submitted")) == 10_000
