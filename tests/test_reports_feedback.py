"""What stands on a page of feedback, and what never does, whatever a notebook holds."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.examine import Report, examine
from autograder.grading.comments import comments
from autograder.grading.record import CellGrade, Grade, ManualCell
from autograder.reports.feedback import UNEXPLAINED, topics
from autograder.reports.feedback_handout import Handout, Master
from autograder.reports.feedback_page import NoPage, page
from autograder.reports.feedback_place import Permissions, put
from autograder.reports.feedback_words import duration, lateness, opening, points
from autograder.reports.results import Mark, Person, Standing
from autograder.reports.sections import scored_cells
from autograder.show import as_html, as_text
from tests.hostile_html import HOSTILE, Reader, refused, words


def about(grade_id: str, **roles: Any) -> dict[str, Any]:
    return {
        "nbgrader": {"grade_id": grade_id, "grade": False, "locked": False, "solution": False, "task": False, **roles}
    }


def card(report: Report) -> dict[str, Any]:
    shown = {"exercise": report.exercise, "part": report.part, "verdict": report.verdict, "mistake": report.mistake}
    data = {"text/plain": as_text(report), "text/html": as_html(report, level=2)}
    return {"output_type": "display_data", "data": data, "metadata": {"gradwalk": shown}}


def checked(
    name: str, report: Report | None, points: float, part: str | None = None
) -> tuple[Any, Any, CellGrade | None]:
    """An answer, its test, and what the grader found."""
    test = f"test_{name}" + (f"_{part}" if part else "")
    asked = f', part="{part}"' if part else ""
    source = f'check("{name}", {name}{asked})\n### BEGIN HIDDEN TESTS\ncheck("{name}", {name}{asked}, fresh=True)'
    cell = new_code_cell(source, metadata=about(test, grade=True, locked=True, points=points))
    answer = new_code_cell(f"def {name}(x): ...", metadata=about(name, solution=True))
    if report is None:
        return answer, cell, None
    cell.outputs = [card(report)]
    earned = points if report.verdict == "passed" else 0.0
    hint = "" if report.verdict == "missing" else report.hint
    found = (name, report.part, report.mistake, report.message)
    graded = CellGrade(test, earned, points, report.verdict, *found, hint=hint)
    return answer, cell, graded


def summed(y_hat: Any, y: Any, half: bool = False) -> float:
    return float(np.sum((y_hat - y) ** 2)) / (2 if half else 1)


def listed(y_hat: Any, y: Any, half: bool = False) -> list[float]:
    return [float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)]


def unwritten(*args: Any) -> Any:
    raise NotImplementedError


def right(y_hat: Any, y: Any, half: bool = False) -> float:
    return float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)


def raising(y_hat: Any, y: Any, half: bool = False) -> float:
    raise ValueError("<script>window.pwned = 1</script> `x` $y$ *z*")


ANSWERS = {
    "mistake": summed,
    "pattern": listed,
    "missing": unwritten,
    "right": right,
    "raising": raising,
    "no function": 3.0,
}


def given(
    folder: Path, cells: Sequence[Any], grades: Sequence[CellGrade | None], **more: Any
) -> tuple[Handout, Standing]:
    """A learner whose notebook stands in `folder`."""
    write(folder / "one.ipynb", cells)
    masters = [one for one in cells if isinstance(one, dict) and isinstance(one.get("source"), str)]
    master = Master("one", tuple(scored_cells("one", masters)), tuple(more.pop("manual", ())), frozenset())
    known = tuple(one for one in grades if one)
    manual = tuple(more.pop("answers", ()))
    marks = tuple(Mark("one", one.grade_id, one.max_points, one.points) for one in known) + tuple(more.pop("marks", ()))
    grade = Grade(known, {}, (), (), 1.0, manual)
    person = Person("kim", "민준", "김 <script>window.pwned = 1</script>")
    standing = Standing(person, "graded", marks=marks, grades={"one": grade}, **more)
    return Handout("unit", "3 · *Yes* or `no`", (master,)), standing


def write(path: Path, cells: Sequence[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}))


def heading(text: str) -> Any:
    return new_markdown_cell(text)


@pytest.mark.parametrize("kind", ANSWERS)
def test_page_and_nbgraders_feedback_say_the_same_sentences(kind: str, tmp_path: Path) -> None:
    report = examine("mse", ANSWERS[kind])
    answer, test, graded = checked("mse", report, 2)
    handout, standing = given(tmp_path, [answer, test], [graded])
    text = page(handout, standing, {}, tmp_path)
    said = comments([answer, test], [graded] if graded else [])
    expected = unescape(said.get("mse", "")).replace("The cell above", "Its cell").replace("`", "")
    shown = words(text).replace("`", "")
    if kind == "missing":
        assert expected == "Its cell still raises NotImplementedError."
        assert "Not written yet … mse, 2 points" in shown
    else:
        assert expected in shown
        assert bool(expected) == (kind != "right")
    assert refused(text) == []


@pytest.mark.parametrize("kind", ["mistake", "pattern", "raising", "no function"])
def test_one_hint_is_given_with_what_is_off(kind: str, tmp_path: Path) -> None:
    report = examine("mse", ANSWERS[kind])
    answer, test, graded = checked("mse", report, 2)
    handout, standing = given(tmp_path, [answer, test], [graded])
    shown = words(page(handout, standing, {}, tmp_path))
    assert report.hints[0].replace("`", "") in shown
    assert report.hints[1].replace("`", "") not in shown


@pytest.mark.parametrize("exercise", [None, "mse"])
def test_what_a_plain_assertion_says_is_not_passed_on(exercise: str | None, tmp_path: Path) -> None:
    answer = new_code_cell("def f(x): ...", metadata=about("f", solution=True))
    source = "assert f(2) == 4\n### BEGIN HIDDEN TESTS\nassert f(3) == 9, 'f(3) is 9'\n### END HIDDEN TESTS"
    test = new_code_cell(source, metadata=about("test_f", grade=True, locked=True, points=1))
    test.outputs = [
        {"output_type": "error", "ename": "AssertionError", "evalue": "f(3) is 9", "traceback": ["f(3) is 9"]}
    ]
    graded = CellGrade("test_f", 0.0, 1.0, "wrong", exercise, message="f(3) is 9")
    text = page(*given(tmp_path, [answer, test], [graded]), {}, tmp_path)
    assert "f(3)" not in text
    assert UNEXPLAINED in text


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_page_shows_a_test(kind: str, tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", ANSWERS[kind]), 2)
    text = page(*given(tmp_path, [answer, test], [graded]), {}, tmp_path)
    assert "HIDDEN" not in text
    assert "fresh" not in text
    assert "check(" not in text


def test_the_parts_of_an_exercise_stand_together_and_say_a_thing_once(tmp_path: Path) -> None:
    report = examine("mse", unwritten)
    one, two = checked("mse", report, 2), checked("mse", replace(report, part="robust"), 1, "robust")
    _, standing = given(tmp_path, [one[0], one[1], two[1]], [one[2], two[2]])
    master = Master("one", tuple(scored_cells("one", [one[0], one[1], two[1]])), (), frozenset())
    (topic,) = topics(standing, master)
    assert (topic.name, topic.max_points, topic.state) == ("mse", 3, "missing")
    assert [bool(part.message) for part in topic.parts] == [True, False]


def test_links_lead_to_the_section_and_to_the_answer(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", summed), 2)
    cells = [heading("# Title"), heading("## 1.1 · Errors with $x$"), answer, test, heading("## 1.2 · More")]
    text = page(*given(tmp_path, cells, [graded]), {}, tmp_path)
    ids = {attrs["id"] for _, attrs in Reader(text).elements if "id" in attrs}
    targets = {
        attrs["href"][1:] for tag, attrs in Reader(text).elements if tag == "a" and attrs["href"].startswith("#")
    }
    assert targets <= ids
    assert {"n1-s1", "n1-mse", "look-n1-mse"} <= targets
    every = [attrs["id"] for _, attrs in Reader(text).elements if "id" in attrs]
    assert len(every) == len(ids)
    assert 'href="#n1-s1">1.1 · Errors with $x$</a>' in text


def test_points_of_a_person_and_what_waits_for_one(tmp_path: Path) -> None:
    answers = [
        new_markdown_cell("Because.", metadata=about(name, grade=True, solution=True, points=4))
        for name in ("read", "waits", "empty", "again")
    ]
    marks = [
        Mark("one", "read", 4, None, 3.5, 1.0),
        Mark("one", "waits", 4, None, None, 0.0, True),
        Mark("one", "empty", 4, 0.0),
        Mark("one", "again", 4, None, 2.0, 0.0, True),
    ]
    manual = ("read", "waits", "empty", "again")
    untouched = [ManualCell(name, 4, name == "empty") for name in manual]
    said = {("one", "read"): "**Nice**, 김! <script>window.pwned = 1</script> $x^2$", ("one", "lost"): "A last word."}
    text = page(*given(tmp_path, answers, [], manual=manual, answers=untouched, marks=marks), said, tmp_path)
    shown = words(text)
    assert "6.5 of 16 points so far" in shown
    assert "One answer waits for a person to read it: up to 4 more points." in shown
    assert "read 3.5 of 4 (+1 extra) points Your instructor writes: Nice, 김!" in shown
    assert "waits up to 4 points A person reads this answer. It has no points yet." in shown
    assert "empty 0 of 4 points Nothing was written here." in shown
    assert "again 2 of 4 points A person has given these points, and reads your answer once more." in shown
    assert "Further comments Your instructor writes: A last word." in shown
    assert "<msup>" in text
    assert refused(text) == []


def test_points_that_a_person_gave_for_a_test_are_said_to_be_theirs(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", summed), 2)
    handout, standing = given(tmp_path, [answer, test], [graded])
    standing = replace(standing, marks=(Mark("one", "test_mse", 2, 0.0, 1.5),))
    shown = words(page(handout, standing, {}, tmp_path))
    assert "1.5 of 2 points ✗ not right yet These points were given by a person." in shown


def test_a_late_penalty_is_taken_off_and_said(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", right), 2)
    handout, standing = given(tmp_path, [answer, test], [graded], penalty=0.5, seconds_late=2 * 86_400)
    shown = words(page(handout, standing, {}, tmp_path))
    assert "1.5 of 2 points Every exercise is right. Well done!" in shown
    assert "It was handed in 2 days late: 0.5 fewer points." in shown


def test_what_we_failed_to_grade_is_no_fault_of_the_learners(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", right), 2)
    assert graded is not None
    fault = replace(graded, points=0.0, verdict="fault", message="This is a fault of the grader: /srv/secret/path")
    text = page(*given(tmp_path, [answer, test], [fault]), {}, tmp_path)
    assert "secret" not in text
    assert "no fault of yours. A person looks at it." in text


def test_a_class_that_nbgrader_graded_has_points_without_sentences(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", summed), 2)
    handout, standing = given(tmp_path, [answer, test], [graded])
    text = page(handout, replace(standing, grades={}), {}, tmp_path)
    assert "0 of 2 points" in text
    assert UNEXPLAINED in text


def test_several_notebooks_share_a_page_and_an_absent_one_is_named(tmp_path: Path) -> None:
    answer, test, graded = checked("mse", examine("mse", summed), 2)
    handout, standing = given(tmp_path, [heading("# A"), answer, test], [graded])
    write(tmp_path / "two.ipynb", [heading("# B"), answer, test])
    two = replace(handout.masters[0], name="two")
    handout = replace(handout, masters=(handout.masters[0], two, replace(two, name="three")))
    standing = replace(standing, grades={**standing.grades, "two": standing.grades["one"]})
    text = page(handout, standing, {}, tmp_path)
    ids = [attrs["id"] for _, attrs in Reader(text).elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {"n1-mse", "n2-mse", "look-n1-mse", "look-n2-mse"} <= set(ids)
    assert "three.ipynb was not handed in." in words(text)


def test_a_hostile_notebook_makes_a_harmless_page(tmp_path: Path) -> None:
    text = page(*hostile_learner(tmp_path), {}, tmp_path)
    assert refused(text) == []
    assert Reader(text).is_balanced
    assert Reader(text).depth == 0
    assert "<bdi>민준 김 &lt;script&gt;" in text


def hostile_learner(folder: Path) -> tuple[Handout, Standing]:
    """A learner whose cells, outputs, ids and answers attack whoever reads the page."""
    answer, test, graded = checked("mse", examine("mse", raising), 2)
    evil = "\"><script>window.pwned = 30</script><img src=x onerror='window.pwned = 30'>"
    answer.source = "</code></pre></section>" + "\n".join(HOSTILE)
    kinds = ("text/html", "text/plain", "text/latex", "text/markdown", "image/svg+xml")
    answer.outputs = [{"output_type": "display_data", "data": {kind: one}} for one in HOSTILE for kind in kinds]
    answer.outputs += [
        {"output_type": "error", "ename": evil, "evalue": evil, "traceback": [evil, evil]},
        {"output_type": "stream", "name": evil, "text": evil},
        {"output_type": evil, "text": evil}, {"output_type": "stream", "text": 3}, 7, None,
    ]  # fmt: skip
    cells: list[Any] = [{**new_markdown_cell(one), "id": evil} for one in HOSTILE]
    cells += [new_markdown_cell(f"## {evil}"), answer, test, {"cell_type": "raw", "metadata": {}, "source": evil}]
    cells += [new_code_cell(evil, metadata=about(evil, solution=True)), new_markdown_cell("\ud800 broken \x00")]
    cells += [{"cell_type": "code", "metadata": {}, "source": [1, evil], "outputs": "no list"}, 3, {"cell_type": evil}]
    return given(folder, cells, [graded])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"cells": 3}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_graded_notebook_is_a_reason_for_no_page(content: bytes, tmp_path: Path) -> None:
    handout, standing = given(tmp_path, [], [])
    (tmp_path / "one.ipynb").write_bytes(content)
    with pytest.raises(NoPage, match="cannot be read"):
        page(handout, standing, {}, tmp_path)


def test_broken_letters_do_not_stop_a_page(tmp_path: Path) -> None:
    handout, standing = given(tmp_path, [heading("# T")], [])
    raw = (tmp_path / "one.ipynb").read_bytes().replace(b"# T", b"# T \xff\xfe \xed\xa0\x80")
    (tmp_path / "one.ipynb").write_bytes(raw)
    assert page(handout, standing, {}, tmp_path).encode()


def test_a_page_is_the_same_each_time(tmp_path: Path) -> None:
    learner = hostile_learner(tmp_path)
    assert page(*learner, {}, tmp_path) == page(*learner, {}, tmp_path)


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    text = page(*given(tmp_path, [heading("# T")], []), {}, tmp_path)
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in text
    assert not re.search(r"https?://|@import|url\(|<script|<link", text)


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ("", ""),
        ("pp", "Every exercise is right. Well done!"),
        ("mm", "Nothing is written yet. `e0` is a good place to start."),
        ("pw", "1 of 2 exercises is right. One is worth another look: below is what came back, what is off, and a "
               "question to start from."),
        ("wmm", "One is worth another look: below is what came back, what is off, and a question to start from. "
                "2 are not written yet."),
        ("ppm", "2 of 3 exercises are right. One is not written yet."),
    ],
)  # fmt: skip
def test_the_first_sentence_begins_with_what_is_right(verdicts: str, said: str) -> None:
    kinds: dict[str, Any] = {"p": "passed", "w": "wrong", "m": "missing"}
    cells = [checked(f"e{number}", None, 1)[1] for number in range(len(verdicts))]
    master = Master("one", tuple(scored_cells("one", cells)), (), frozenset())
    grades = tuple(CellGrade(f"test_e{n}", 0.0, 1.0, kinds[one], f"e{n}", "correct") for n, one in enumerate(verdicts))
    standing = Standing(Person("a"), "graded", grades={"one": Grade(grades, {}, (), (), 1.0)})
    assert opening(topics(standing, master)) == said


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (1.5, "1.5"), (1 / 3, "0.33"), (-0.0, "0"), (1234.5, "1234.5")]
)
def test_points_are_written_as_people_write_them(value: float, text: str) -> None:
    assert points(value) == text


@pytest.mark.parametrize(("seconds", "text"), [(10, "1 minute"), (7200, "2 hours"), (86_400, "1 day")])
def test_a_time_is_said_in_the_unit_that_fits(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_who_lost_nothing_reads_nothing_of_being_late() -> None:
    assert lateness(Standing(Person("a"), "graded", seconds_late=50.0)) == ""


def test_a_file_is_written_only_if_it_differs_and_never_through_a_link(tmp_path: Path) -> None:
    place, outside = tmp_path / "feedback" / "a" / "u", tmp_path / "outside"
    allowed = Permissions(0o644, is_shared=False)
    assert put(place, {"x.html": b"1"}, allowed, force=False)
    assert not put(place, {"x.html": b"1"}, allowed, force=False)
    assert put(place, {"x.html": b"1"}, allowed, force=True)
    outside.write_bytes(b"1")
    (place / "x.html").unlink()
    (place / "x.html").symlink_to(outside)
    (place / ".x.html.new").symlink_to(outside)
    assert put(place, {"x.html": b"1"}, allowed, force=False)
    assert not (place / "x.html").is_symlink()
    assert put(place, {"x.html": b"2"}, allowed, force=False)
    assert outside.read_bytes() == b"1"
    assert [one.name for one in place.iterdir()] == ["x.html"]
    assert (place / "x.html").stat().st_mode & 0o777 == 0o644


def test_a_shared_course_shares_its_feedback(tmp_path: Path) -> None:
    place = tmp_path / "feedback" / "a" / "u"
    put(place, {"x.html": b"1"}, Permissions(0o664, is_shared=True), force=False)
    assert (place / "x.html").stat().st_mode & 0o777 == 0o664
    for folder in (place, place.parent, place.parent.parent):
        assert folder.stat().st_mode & 0o2770 == 0o2770
