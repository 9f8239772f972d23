"""What is known of a class: who is in it, what became of their submissions, and what nbgrader makes of the points."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from autograder.commands.nbgrader_steps import database_url, run_nbgrader
from autograder.grading.layout import open_course
from autograder.reports.results import NOT_YET, ClassResults, Standing, read_class
from tests.tiny_class import CONFIG, RIGHT, UNIT, WRONG, grade, hand_in, make_course

POINT_A_DAY = """
import nbgrader.plugins
class PointADay(nbgrader.plugins.BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late // 86400
c.AssignLatePenalties.plugin_class = PointADay
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann is right, Bo late and waiting for a person, Cy has a broken file, Di nothing; Ed is not graded yet."""
    from nbgrader.api import Gradebook

    course = make_course(tmp_path_factory.mktemp("results") / "course", config=CONFIG + POINT_A_DAY)
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_assignment(UNIT).duedate = datetime(2026, 1, 5, 10)
        book.add_student("di", first_name="Di", last_name="O'Brien, Jr.", email="di@example.org", lms_user_id="77")
        book.db.commit()
    hand_in(course, "ann", RIGHT, when="2026-01-04 10:00:00 UTC")
    hand_in(course, "bo", WRONG, when="2026-01-07 12:00:00 UTC")
    (hand_in(course, "cy", RIGHT) / f"{UNIT}.ipynb").write_text("{")
    assert grade(course, "--jobs", "1").returncode == 1
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_grade("why", UNIT, UNIT, "ann").manual_score = 3.5
        book.find_grade("why", UNIT, UNIT, "ann").needs_manual_grade = False
        book.find_grade("test_double", UNIT, UNIT, "ann").extra_credit = 0.5
        book.db.commit()
    hand_in(course, "ed", RIGHT)
    return course


@pytest.fixture(scope="module")
def results(course: Path) -> ClassResults:
    return read_class(open_course(course, UNIT))


def of(results: ClassResults, student: str) -> Standing:
    (found,) = [one for one in results.standings if one.person.id == student]
    return found


def test_everybody_is_there_in_alphabetical_order(results: ClassResults) -> None:
    assert [one.person.id for one in results.standings] == ["ann", "bo", "cy", "di", "ed"]
    assert [one.state for one in results.standings] == [
        "graded", "graded", "not graded", "nothing handed in", "not graded",
    ]  # fmt: skip
    assert [one.person.id for one in results.graded] == ["ann", "bo"]
    assert (results.unit, results.course, results.max_points) == (UNIT, "tiny_course", 9.0)
    assert results.due == datetime(2026, 1, 5, 10)


def test_points_are_nbgraders_own(course: Path, results: ClassResults) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(database_url(course), "tiny_course") as book:
        for student in ("ann", "bo"):
            row = book.find_submission(UNIT, student)
            assert of(results, student).points == row.score - row.late_submission_penalty
            assert of(results, student).max_points == row.max_score
            assert of(results, student).needs_manual_grade == row.needs_manual_grade
            assert of(results, student).seconds_late == row.total_seconds_late
    assert of(results, "ann").points == 2 + 3 + 3.5 + 0.5
    assert (of(results, "bo").points, of(results, "bo").penalty) == (0.0, 0.0), "a penalty takes no more than there is"
    assert of(results, "bo").seconds_late == timedelta(days=2, hours=2).total_seconds()


def test_why_there_is_no_grade_is_kept(results: ClassResults) -> None:
    assert "tiny.ipynb: It is not JSON" in of(results, "cy").problem
    assert of(results, "ed").problem == NOT_YET
    assert of(results, "di").problem == ""


def test_the_graders_records_come_along(results: ClassResults) -> None:
    assert {cell.grade_id: cell.verdict for cell in of(results, "bo").cells} == {
        "test_double": "wrong", "test_square": "wrong",
    }  # fmt: skip
    assert "network" in of(results, "ann").layers
    assert of(results, "ann").seconds > 0
    assert of(results, "ann").grader
    assert list(of(results, "cy").cells) == []


def test_a_person_has_a_name_even_if_nobody_knows_it(results: ClassResults) -> None:
    assert of(results, "di").person.name == "Di O'Brien, Jr."
    assert (of(results, "di").person.email, of(results, "di").person.lms_user_id) == ("di@example.org", "77")
    assert of(results, "ann").person.name == "ann"


def test_an_extension_makes_less_late(course: Path) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_submission(UNIT, "bo").extension = timedelta(days=2)
        book.db.commit()
    assert of(read_class(open_course(course, UNIT)), "bo").seconds_late == 7200
    with Gradebook(database_url(course), "tiny_course") as book:
        book.find_submission(UNIT, "bo").extension = None
        book.db.commit()


def test_a_class_that_nbgrader_graded_has_points_and_no_records(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    hand_in(course, "kim", WRONG)
    assert run_nbgrader(course, "autograde", UNIT).is_ok
    found = of(read_class(open_course(course, UNIT)), "kim")
    assert (found.state, found.points, found.grades, found.layers) == ("graded", 0.0, {}, ())


def test_one_that_came_through_nbgraders_door_has_a_record(tmp_path: Path) -> None:
    door = 'c.Autograde.autograde_preprocessors = ["autograder.grading.door.Gradwalk"]\n'
    course = make_course(tmp_path / "course", config=CONFIG + door)
    hand_in(course, "kim", WRONG)
    assert run_nbgrader(course, "autograde", UNIT).is_ok
    found = of(read_class(open_course(course, UNIT)), "kim")
    assert [cell.verdict for cell in found.cells] == ["wrong", "wrong"]
    again = grade(course).stdout
    assert "graded before" not in again, "the next run grades it in full"
    assert "kim: 0 of 9 points" in again


def test_a_record_that_somebody_has_edited_stops_nothing(course: Path) -> None:
    path = course / ".gradwalk" / UNIT / "ann.json"
    before = path.read_text()
    for text in ("[]", "{", '{"notebooks": [1]}', '{"notebooks": {"tiny": {"cells": 3}}}', '{"notebooks": 1}'):
        path.write_text(text)
        found = of(read_class(open_course(course, UNIT)), "ann")
        assert (found.points, found.grades) == (9.0, {})
    path.write_text(before)


def test_times_are_in_utc(results: ClassResults) -> None:
    handed_in = of(results, "ann").handed_in
    assert handed_in is not None
    assert handed_in.replace(tzinfo=UTC) == datetime(2026, 1, 4, 10, tzinfo=UTC)
