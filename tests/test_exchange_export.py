"""Marks as other systems read them: nothing lost, nothing invented, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from autograder.exchange import canvas, gradescope, moodle
from autograder.exchange.cells import identity, moment, number, text
from autograder.exchange.csv_file import ExportError, Table, read_table, write_file
from autograder.exchange.marks import Marked, few, marked, whole_table
from autograder.grading.record import CellGrade, Grade
from autograder.reports.results import ClassResults, Mark, Person, Standing, State

NAMES = [
    ("Ann", "Lee"), ("José, Jr.", 'O"Neil "Bo"'), ("🦊", "Fuchs 한국어"), ("شهد", "العربية"), ("a\nb", "c\r\nd"),
    ("", "Kim"), ("  Ann ", "Lee\u200f"),
]  # fmt: skip
FORMULAS = ["=cmd|'/C calc'!A1", "+1+cmd|x!A1", "-Kim", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("//x")', "＝1+1"]


def person(place: int, first: str, last: str) -> Person:
    return Person(f"s{place}", first, last, f"S{place}@School.edu", str(100 + place))


CLASS = [Marked(person(place, *names), place + 0.5) for place, names in enumerate(NAMES)]


def rows(table: Table) -> list[list[str]]:
    """The table as any other program reads it from the bytes of the file."""
    content = table.encoded().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline=""), delimiter=table.delimiter))


@pytest.mark.parametrize(
    ("value", "words"),
    [(17.0, "17"), (0.0, "0"), (-0.0, "0"), (-1.5, "-1.5"), (1 / 3, "0.33333"), (1e7, "10000000"), (100.0, "100"),
     (2.999999999, "3"), (-1e-9, "0"), (None, "")],
)  # fmt: skip
def test_numbers_have_a_point_and_nothing_else(value: float | None, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize("words", FORMULAS)
def test_what_a_spreadsheet_would_run_is_a_text(words: str) -> None:
    assert text(words) == f"'{words}"
    assert identity(words) in (f"'{words}", words)


@pytest.mark.parametrize("words", ["-1.5", "+3", "-12,5", "-", "1-2", "Ann =", "", "a\tb", "50%"])
def test_numbers_and_ordinary_texts_stay(words: str) -> None:
    assert text(words) == identity(words) == words


def test_ids_that_can_call_nothing_stay_as_they_are_and_all_others_do_not() -> None:
    assert [identity(words) for words in ("-kim", "+49@x.org", "@ann", "-a_b.c-d")] == [
        "-kim", "+49@x.org", "@ann", "-a_b.c-d",
    ]  # fmt: skip
    assert [words for words in FORMULAS if identity(words) == words] == ["-Kim"]
    draw = Random(5)
    for _ in range(2_000):
        words = "".join(draw.choices("=+-@ab1.(|!\t\r\n '\"", k=draw.randint(1, 6)))
        kept = identity(words)
        assert kept == f"'{words}" or kept[0] not in "=\t\r\n"
        assert kept == f"'{words}" or kept[0] not in "+-@" or not set(kept) & set("(|!=\"' ")


def test_times_are_in_utc_as_iso_8601_writes_them() -> None:
    assert moment(datetime(2026, 1, 5, 10, 0, 0, 7)) == "2026-01-05T10:00:00Z"
    assert moment(None) == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [True, False])
def test_a_table_comes_back_from_its_file_as_it_was(tmp_path: Path, delimiter: str, mark: bool) -> None:
    body = tuple((first, last, 'x"y', "a,b;c\td") for first, last in NAMES)
    table = Table(("first", "last", "quotes", "separators"), body, delimiter, mark)
    (tmp_path / "t.csv").write_bytes(table.encoded())
    assert read_table(tmp_path / "t.csv") == table
    assert table.encoded().startswith(b"\xef\xbb\xbf") is mark


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        ("a;ü".encode("utf-16"), "is not text in UTF-8"),
        (b'a,b\n"x', "is no CSV file"),
        (b"a,b\n1,2,3\n", "row 2 has 3 cells, the heading has 2"),
        (b"a,b\n" + b"x" * 200_000, "is no CSV file"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(ExportError, match=sentence):
        read_table(tmp_path / "t.csv")


def test_a_short_row_is_filled_up_and_an_empty_one_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"a,b\n\n1\n")
    assert read_table(tmp_path / "t.csv").rows == (("1", ""),)


def test_a_file_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    assert write_file(path, b"one")
    assert not write_file(path, b"one")
    with pytest.raises(ExportError, match="--force"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert write_file(path, b"two", force=True)
    assert [one.name for one in tmp_path.iterdir()] == ["m.csv"]
    with pytest.raises(ExportError, match="cannot be written"):
        write_file(tmp_path / "nowhere" / "m.csv", b"one")


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.csv"
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("autograder.exchange.csv_file.os.fsync", fails)
    with pytest.raises(ExportError, match="No space left"):
        write_file(path, b"new", force=True)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"m.csv": b"old"}


# What the gradebook knows


def standing(place: int, state: State, *, waits: bool = False) -> Standing:
    cells = (CellGrade("test_mse", 2, 2, "passed", "mse", "correct"), CellGrade("r", 0, 1, "wrong", "mse", "robust"))
    marks = (
        Mark("nb", "r", 1, 0.0),
        Mark("nb", "test_mse", 2, 2.0),
        Mark("nb", "why", 4, needs_manual_grade=waits) if waits else Mark("nb", "why", 4, manual=3.0),
    )
    if state != "graded":
        return Standing(Person(f"s{place}"), state, "It has no cells." if state == "not graded" else "")
    grade = Grade(cells, {}, (), (), 0.0)
    when = datetime(2026, 1, 5, 10)
    return Standing(person(place, *NAMES[place]), state, "", when, 60.0, 0.5, marks, {"nb": grade})


STATES: list[State] = ["graded", "not graded", "nothing handed in"]
RESULTS = ClassResults(
    "ps1",
    "c",
    None,
    (*(standing(place, state) for place, state in enumerate(STATES)), standing(3, "graded", waits=True)),
)


def test_nobody_without_a_mark_gets_a_zero_unless_it_is_asked_for() -> None:
    assert [one.points for one in marked(RESULTS)] == [4.5, None, None, 1.5]
    assert [one.points for one in marked(RESULTS, zero_missing=True)] == [4.5, None, 0, 1.5]
    assert [one.waits for one in marked(RESULTS)] == [False, False, False, True]


def test_the_whole_table_has_a_column_for_each_exercise_in_the_notebooks_order() -> None:
    heading, *body = rows(whole_table(RESULTS))
    assert heading[-3:] == ["mse", "mse (robust)", "why"]
    by_name = [dict(zip(heading, row, strict=True)) for row in body]
    known = {"points": "4.5", "max_points": "7", "penalty": "0.5", "seconds_late": "60", "mse": "2"}
    known |= {"mse (robust)": "0", "why": "3", "handed_in": "2026-01-05T10:00:00Z"}
    assert by_name[0] | known == by_name[0]
    assert (by_name[1]["state"], by_name[1]["points"], by_name[1]["problem"]) == ("not graded", "", "It has no cells.")
    assert {by_name[2][name] for name in ("points", "max_points", "mse", "why", "penalty")} == {""}
    assert (by_name[3]["why"], by_name[3]["waits_for_a_person"]) == ("", "yes")


def test_names_come_through_every_format() -> None:
    for table in (
        canvas.table_of(CLASS, "ps1", 9).table,
        moodle.table_of(CLASS, "ps1").table,
        gradescope.table_of(CLASS, 9).table,
    ):
        found = {cell for row in rows(table) for cell in row}
        for first, last in NAMES:
            assert {first, last} <= found or ", ".join(filter(None, (last, first))) in found


# Canvas

EXPORT = """Student,ID,SIS User ID,SIS Login ID,Section,Notes,Other (7),ps1 (42),Current Score,Final Score
,,,,,,,Manual Posting,,
    Points Possible,,,,,,10.00,9.00,(read only),(read only)
"Lee, Ann",100,A1,ann,"Mon, 9",-,8.00,,80,80
"Kim, =Bo",101,A2,bo,Tue,,7.00,3.00,70,70
"Neu, Eva",102,A3,eva,Tue,,,EX,,
"Student, Test",999,,abc,Tue,,,,,
"""


def roster(tmp_path: Path, content: str) -> Table:
    (tmp_path / "roster.csv").write_text(content, encoding="utf-8", newline="")
    return read_table(tmp_path / "roster.csv")


def learner(name: str, points: float | None, lms: str = "", email: str = "") -> Marked:
    return Marked(Person(name, email=email, lms_user_id=lms), points)


def test_canvas_gets_its_own_list_back_with_the_marks_and_no_other_assignment(tmp_path: Path) -> None:
    marks = [learner("ann", 8.25), learner("x", 5, "101"), learner("eva", 4), learner("zoe", 1)]
    handed = canvas.filled(roster(tmp_path, EXPORT), marks, "ps1", 9)
    assert rows(handed.table) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ps1 (42)"],
        ["", "", "", "", "", "Manual Posting"],
        ["    Points Possible", "", "", "", "", "9.00"],
        ["Lee, Ann", "100", "A1", "ann", "Mon, 9", "8.25"],
        ["Kim, =Bo", "101", "A2", "bo", "Tue", "5"],
        ["Neu, Eva", "102", "A3", "eva", "Tue", "EX"],
        ["Student, Test", "999", "", "abc", "Tue", ""],
    ]
    assert (handed.count, handed.without_row, handed.kept) == (2, ("zoe",), ("Neu, Eva (EX)",))
    assert handed.without_learner == ("Student, Test",)
    assert not handed.is_complete


def test_what_stands_there_stays_for_whoever_has_no_mark(tmp_path: Path) -> None:
    handed = canvas.filled(roster(tmp_path, EXPORT), [learner("bo", None), learner("ann", 0)], "ps1", 9)
    assert [row[-1] for row in rows(handed.table)][3:5] == ["0", "3.00"]
    assert (handed.count, handed.without_row) == (1, ())


def test_ids_that_lead_to_two_learners_lead_to_none(tmp_path: Path) -> None:
    marks = [learner("ann", 1), learner("other", 2, "100"), learner("bo", 3), learner("BO", 4)]
    handed = canvas.filled(roster(tmp_path, EXPORT), marks, "ps1", 9)
    assert handed.without_learner[:2] == ("Lee, Ann", "Kim, =Bo")
    assert handed.without_row == ("ann", "other", "bo", "BO")
    assert [row[-1] for row in rows(handed.table)][3:5] == ["", "3.00"]


def test_two_rows_for_one_learner_stay_empty(tmp_path: Path) -> None:
    text = "Student,ID,SIS Login ID,Section,ps1 (1)\nA,1,ann,S,\nB,2,ANN,S,\n"
    handed = canvas.filled(roster(tmp_path, text), [learner("ann", 5)], "ps1", 9)
    assert (handed.count, handed.without_row, handed.without_learner) == (0, ("ann",), ("A", "B"))


def test_an_assignment_that_canvas_does_not_know_is_a_new_column(tmp_path: Path) -> None:
    handed = canvas.filled(roster(tmp_path, EXPORT), [learner("ann", 5)], "ps2", 12)
    assert [row[-1] for row in rows(handed.table)][:4] == ["ps2", "", "12", "5"]
    assert "offer to make it" in handed.remarks[0]


def test_the_column_is_found_by_its_title_with_or_without_canvas_number(tmp_path: Path) -> None:
    table = roster(tmp_path, EXPORT.replace("Other (7)", "PS1 (7)"))
    with pytest.raises(ExportError, match=r"--column says which, PS1 \(7\) or ps1 \(42\)"):
        canvas.filled(table, CLASS, "ps1", 9)
    assert canvas.filled(table, CLASS, "x", 9, "ps1 (42)").table.heading[-1] == "ps1 (42)"
    with pytest.raises(ExportError, match="computes this column itself"):
        canvas.filled(roster(tmp_path, EXPORT.replace("9.00,(read", "(read only),(read")), CLASS, "ps1", 9)


def test_other_points_than_in_canvas_are_said(tmp_path: Path) -> None:
    remarks = canvas.filled(roster(tmp_path, EXPORT), CLASS, "ps1", 32).remarks
    assert remarks == ("In Canvas the assignment is worth 9 points, here 32.",)


def test_semicolons_and_the_byte_order_mark_stay_as_canvas_wrote_them(tmp_path: Path) -> None:
    table = roster(tmp_path, '\ufeffStudent;ID;SIS Login ID;Section;ps1 (4)\n"Lee; Ann";1;s0;A;"1,5"\n')
    content = canvas.filled(table, CLASS, "ps1", 9).table.encoded()
    assert content.startswith(b"\xef\xbb\xbfStudent;ID;")
    assert b'"Lee; Ann";1;s0;A;0.5\r\n' in content


def test_without_a_list_canvas_gets_what_the_gradebook_knows() -> None:
    marks = [Marked(Person("ann", "Ann", "-Lee", "", "77"), 3), Marked(Person("-bo", lms_user_id="X1"), None)]
    assert rows(canvas.table_of(marks, "ps1", 9).table) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ps1"],
        ["    Points Possible", "", "", "", "", "9"],
        ["'-Lee, Ann", "77", "", "ann", "", "3"],
        ["'-bo", "", "X1", "-bo", "", ""],
    ]


def test_a_formula_in_a_list_is_a_text_in_what_goes_back(tmp_path: Path) -> None:
    text = "Student,ID,SIS Login ID,Section,ps1 (1)\n\"=cmd|'x'!A1\",1,-ann,@SUM(1),-2.5\n"
    handed = canvas.filled(roster(tmp_path, text), [learner("-ann", None)], "ps1", 9)
    assert rows(handed.table)[1] == ["'=cmd|'x'!A1", "1", "-ann", "'@SUM(1)", "-2.5"]


# Moodle

WORKSHEET = """Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",\
"Last modified (submission)","Online text","Last modified (grade)","Feedback comments"
"Participant 7","Ann Lee",ann@x.org,"Submitted for grading - ",,9.00,Yes,"Monday, 5 January 2026, 9:00 AM",\
"=cmd|x!A1",-,"- good"
"Participant 8","Bo Kim",Bo@x.org,"No submission - ",2.00,9.00,No,-,,-,
"""


def test_moodles_worksheet_comes_back_with_its_identifiers_and_times(tmp_path: Path) -> None:
    marks = [learner("a", 7.5, email="ANN@x.org"), learner("b", None, email="bo@x.org")]
    handed = moodle.filled(roster(tmp_path, WORKSHEET), marks, "ps1", 9)
    heading, ann, bo = rows(handed.table)
    assert heading == ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade",
                       "Grade can be changed", "Last modified (submission)", "Last modified (grade)"]  # fmt: skip
    assert ann == ["Participant 7", "Ann Lee", "ann@x.org", "Submitted for grading - ", "7.5", "9.00", "Yes",
                   "Monday, 5 January 2026, 9:00 AM", "-"]  # fmt: skip
    assert bo[4] == "2.00"
    assert handed.is_complete
    assert handed.remarks == ("1 of the marks cannot be changed in Moodle.",)


def test_a_number_of_a_participant_is_nobodys_id(tmp_path: Path) -> None:
    handed = moodle.filled(roster(tmp_path, WORKSHEET), [learner("7", 5, "8")], "ps1", 100)
    assert (handed.count, handed.without_row, handed.without_learner) == (0, ("7",), ("Ann Lee", "Bo Kim"))
    assert "In Moodle the assignment is worth 9.00 points, here 100." in handed.remarks


GRADEBOOK = """"First name","Last name","ID number","Email address","Assignment: ps1 (Real)","Quiz (Real)",\
"Last downloaded from this course"
Ann,Lee,A1,a@x.org,-,3.00,1767600000
Bo,Kim,A2,b@x.org,1.00,-,1767600000
"""


def test_moodles_gradebook_keeps_every_column_and_its_dash_for_no_mark(tmp_path: Path) -> None:
    handed = moodle.filled(roster(tmp_path, GRADEBOOK), [learner("q", 4, "a1"), learner("A2", None)], "ps1", 9)
    assert [row[4:] for row in rows(handed.table)[1:]] == [["4", "3.00", "1767600000"], ["1.00", "-", "1767600000"]]
    handed = moodle.filled(roster(tmp_path, GRADEBOOK), [learner("A2", None)], "ps1", 9)
    assert rows(handed.table)[1][4] == "-"


def test_a_moodle_of_another_language_is_read_by_naming_the_columns(tmp_path: Path) -> None:
    text = "ID,Vollständiger Name,E-Mail-Adresse,Bewertung\nTeilnehmer/in7,Ann,a@x.org,\n"
    marks = [learner("a", 4, email="a@x.org")]
    with pytest.raises(ExportError, match="--column names one of these: ID, Vollständiger Name"):
        moodle.filled(roster(tmp_path, text), marks, "ps1", 9)
    with pytest.raises(ExportError, match="--match COLUMN names one"):
        moodle.filled(roster(tmp_path, text), marks, "ps1", 9, "Bewertung")
    with pytest.raises(ExportError, match="no column 'Email'"):
        moodle.filled(roster(tmp_path, text), marks, "ps1", 9, "Bewertung", ("Email",))
    handed = moodle.filled(roster(tmp_path, text), marks, "ps1", 9, "Bewertung", ("e-mail-adresse",))
    assert rows(handed.table)[1] == ["Teilnehmer/in7", "Ann", "a@x.org", "4"]


def test_whoever_has_no_mark_has_no_row_for_moodle_which_would_delete_one() -> None:
    handed = moodle.table_of([learner("a", 4, "L1", "a@x.org"), learner("b", None)], "ps1")
    assert rows(handed.table) == [
        ["First name", "Last name", "ID number", "Email address", "Username", "ps1"],
        ["", "", "L1", "a@x.org", "a", "4"],
    ]
    assert any("1 without a mark left out" in remark for remark in handed.remarks)


# Gradescope


def test_gradescope_gets_a_class_list_with_the_marks_beside_it(tmp_path: Path) -> None:
    handed = gradescope.table_of([Marked(Person("a", "Ann", "Lee", "a@x.org"), 4), Marked(Person("b"), None)], 9)
    assert rows(handed.table) == [
        ["First Name", "Last Name", "Email", "SID", "Total Score", "Max Points"],
        ["Ann", "Lee", "a@x.org", "a", "4", "9"],
        ["", "b", "", "b", "", "9"],
    ]
    assert "1 without an email address, which Gradescope asks for." in handed.remarks
    table = roster(tmp_path, "Name,SID,Email,Role\nAnn Lee,1,A@x.org,Student\nProf,,p@x.org,Instructor\n")
    handed = gradescope.filled(table, [learner("q", 4, email="a@x.org")])
    assert rows(handed.table)[:2] == [["Name", "SID", "Email", "Role", "Total Score"],
                                      ["Ann Lee", "1", "A@x.org", "Student", "4"]]  # fmt: skip
    assert handed.without_learner == ("Prof",)


def test_long_lists_of_names_are_cut() -> None:
    assert few(["a", "b"]) == "a, b"
    assert few([str(place) for place in range(9)]) == "0, 1, 2, 3, 4 and 4 more"
